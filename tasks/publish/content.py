"""What a DuckDB file of ours says, as one SHA-256 a table: equal for equal content, whenever it was made."""

from hashlib import sha256
from pathlib import Path

import duckdb

from tasks.database import connect

RUN_METADATA = frozenset(
    {
        "ended_at",
        "flow_run_id",
        "ingested_at",
        "input_ordinal",
        "quarantined_at",
        "released_at",
        "run_id",
        "run_number",
        "run_started_at",
        "seen_at",
        "sources",
        "started_at",
        "validated_at",
    }
)
"""Columns that say which run brought a row, when, and in what order. Everything else follows from the reports."""

RUN_TABLES = frozenset(
    {
        "analysis.dispositions",
        "ledger.dispositions",
        "quality.run_statistics",
        "quality.runs",
        "quality.validations",
    }
)
"""Tables with rows for every run. They differ between ledgers that took the same reports in in other runs."""

_OBJECTS = """
SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary
UNION ALL
SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE NOT internal AND NOT temporary
ORDER BY 1
"""
_COLUMNS = """
SELECT column_name, data_type
FROM duckdb_columns()
WHERE schema_name || '.' || table_name = ?
ORDER BY column_name
"""


def content_hashes(path: Path) -> dict[str, str]:
    """Return the SHA-256, in hexadecimal, of every table and view of a file, by schema-qualified name.

    The hash covers the columns' names and types and all rows, in no order; ``RUN_METADATA`` is left out, also
    of rows that are kept as JSON. Raises ``duckdb.Error`` when the file cannot be read.
    """
    with connect(path, read_only=True) as connection:
        names = [name for (name,) in connection.execute(_OBJECTS).fetchall()]
        return {name: _hash(connection, name) for name in names}


def _hash(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    columns = [
        (column, data_type)
        for column, data_type in connection.execute(_COLUMNS, [name]).fetchall()
        if column not in RUN_METADATA
    ]
    fields = ", ".join(f"{column} := {_content(column)}" for column, _ in columns)
    row = connection.execute(
        f"SELECT string_agg(digest, '' ORDER BY digest) "
        f"FROM (SELECT sha256(to_json(struct_pack({fields}))) AS digest FROM {name})"
    ).fetchone()
    return sha256(f"{columns} {row}".encode()).hexdigest()


def _content(column: str) -> str:
    """Return the expression for what a column says, less the run metadata that a row as JSON holds."""
    if column != "row_json":
        return column
    nothing = "{" + ", ".join(f'"{name}": null' for name in sorted(RUN_METADATA)) + "}"
    # RFC 7396: a merge with null removes the member.
    return f"json_merge_patch({column}, '{nothing}')::VARCHAR"
