"""Writes ``docs/dictionary.md`` from the comments in ``sql/``: what every published table and view holds."""

import sys
from pathlib import Path

import duckdb

from tasks.database import connect, create_tables
from tasks.publish.views import create_views

_HEAD = """# Dictionary

What `data/published/wireledger.duckdb` holds. Written by `make docs` from the comments in `sql/`, which are
in the file too (`SELECT comment FROM duckdb_columns()`); do not edit it here.

BI tools need only schema `analysis`. Offsets are code points into `ledger.documents.text`, half-open.
"""

_OBJECTS = """
SELECT schema_name, table_name AS name, 'table' AS kind, comment FROM duckdb_tables() WHERE NOT internal
UNION ALL
SELECT schema_name, view_name, 'view', comment FROM duckdb_views() WHERE NOT internal
ORDER BY schema_name, name
"""
_MACROS = """
SELECT schema_name, function_name, parameters, comment
FROM duckdb_functions()
WHERE NOT internal AND function_type = 'table_macro'
ORDER BY ALL
"""
_COLUMNS = """
SELECT column_name, data_type, comment
FROM duckdb_columns()
WHERE schema_name = ? AND table_name = ?
ORDER BY column_index
"""


def render_dictionary() -> str:
    """Return the dictionary as Markdown."""
    with connect(None) as connection:
        create_tables(connection)
        create_views(connection)
        return _HEAD + "".join(_sections(connection) + _macros(connection))


def _sections(connection: duckdb.DuckDBPyConnection) -> list[str]:
    sections = []
    for schema, name, kind, comment in connection.execute(_OBJECTS).fetchall():
        columns = connection.execute(_COLUMNS, [schema, name]).fetchall()
        lines = [f"| `{column}` | {data_type} | {said} |" for column, data_type, said in columns]
        sections.append(
            f"\n## {schema}.{name} ({kind})\n\n{comment}\n\n| column | type | meaning |\n|---|---|---|\n"
            + "\n".join(lines)
            + "\n"
        )
    return sections


def _macros(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [
        f"\n## {schema}.{name}({', '.join(parameters)}) (table macro)\n\n{comment}\n"
        for schema, name, parameters, comment in connection.execute(_MACROS).fetchall()
    ]


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(render_dictionary(), encoding="utf-8")
