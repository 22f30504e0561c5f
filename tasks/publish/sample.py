"""Asks every view of a new file for what is new in it, so that the asking costs what the new reports do.

What a view has answered from the file published before, it answers again: the rows are the same, and so is the view.
Where that cannot be known, all of its rows are read.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb

from tasks.database import DamagedFileError, column_types, connect, create_tables, table_names
from tasks.publish.views import askable, create_views, query_views

# Only these runs add rows and change none of other reports.
_ADDING = "run"

# No view reads them: they are how stories are found.
_UNSEEN = frozenset({"ledger.document_terms", "ledger.document_links", "ledger.document_weekdays"})

_DEFINITIONS = """
SELECT schema_name || '.' || view_name, sql FROM duckdb_views() WHERE NOT internal
UNION ALL
SELECT schema_name || '.' || function_name, macro_definition FROM duckdb_functions()
WHERE NOT internal AND function_type = 'table_macro'
UNION ALL
SELECT schema_name || '.' || table_name, sql FROM duckdb_tables() WHERE NOT internal
ORDER BY ALL
"""

_Definitions = list[tuple[str, str]]

# The new reports, all versions of them, and the reports that they share a story with.
_SAMPLE = """
CREATE TEMP TABLE new_documents AS
    SELECT document_id, source_uri FROM whole.ledger.documents WHERE run_id IN (FROM new_runs);
CREATE TEMP TABLE sampled_stories AS
    SELECT DISTINCT story_id FROM whole.ledger.story_documents
    WHERE document_id IN (SELECT document_id FROM new_documents);
CREATE TEMP TABLE sampled_documents AS
    SELECT document_id FROM whole.ledger.documents WHERE source_uri IN (SELECT source_uri FROM new_documents)
    UNION
    SELECT document_id FROM whole.ledger.story_documents WHERE story_id IN (FROM sampled_stories);
"""

# By the column that says what a row belongs to; the first that a table has.
_CONDITIONS = {
    "run_id": "run_id IN (FROM new_runs)",
    "story_id": "story_id IN (FROM sampled_stories)",
    "claim_id": "claim_id IN (SELECT claim_id FROM whole.ledger.claims WHERE story_id IN (FROM sampled_stories))",
    "date_claim_id": "date_claim_id IN "
    "(SELECT date_claim_id FROM whole.ledger.date_claims WHERE story_id IN (FROM sampled_stories))",
    "document_id": "document_id IN (FROM sampled_documents)",
}


def _condition(table: str) -> str:
    if table == "ledger.documents":
        return _CONDITIONS["document_id"]
    columns = column_types(table)
    return next(condition for column, condition in _CONDITIONS.items() if column in columns)


def ask_views(half: Path, published: Path) -> None:
    """Ask every view of a file that is to be published, beside the one that is.

    Raises ``duckdb.Error`` where a view cannot be read.
    """
    with connect(half) as connection:
        new_runs = _runs_added(connection, published)
        if new_runs is None:
            query_views(connection)
            return
        for name in askable(connection):
            connection.execute(f"FROM {name} LIMIT 0")
    with sampled(half, new_runs) as sample:
        query_views(sample)


def _runs_added(connection: duckdb.DuckDBPyConnection, published: Path) -> list[str] | None:
    """Return the runs since the published file where they have only added to it; None where that is not known."""
    if not published.exists():
        return None
    try:
        with connect(published, read_only=True) as before:
            known = before.execute("SELECT run_id FROM quality.runs").fetchall()
            definitions: _Definitions = before.execute(_DEFINITIONS).fetchall()
    except (duckdb.Error, DamagedFileError):
        return None
    if definitions != connection.execute(_DEFINITIONS).fetchall():
        return None
    added = connection.execute(
        "SELECT run_id, command FROM quality.runs WHERE run_id NOT IN (SELECT unnest(?)) ORDER BY run_id",
        [[run_id for (run_id,) in known]],
    ).fetchall()
    if not added or any(command != _ADDING for _, command in added):
        return None
    return [run_id for run_id, _ in added]


@contextmanager
def sampled(file: Path, run_ids: Sequence[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database in memory with what runs added to a file, and what it is told with, and every view on it.

    That is their reports in all versions, and the reports that they share stories with: what the views say of the
    new reports, they say here as there.
    """
    with connect(None) as sample:
        create_tables(sample)
        sample.execute(f"ATTACH '{str(file).replace(chr(39), chr(39) * 2)}' AS whole (READ_ONLY)")
        sample.execute("CREATE TEMP TABLE new_runs AS SELECT unnest(?) AS run_id", [list(run_ids)])
        sample.execute(_SAMPLE)
        for table in table_names():
            if table not in _UNSEEN:
                # Found by number first: the other columns are then read only where a row is of the sample.
                found = f"SELECT rowid FROM whole.{table} WHERE {_condition(table)}"
                sample.execute(f"INSERT INTO {table} SELECT * FROM whole.{table} WHERE rowid IN ({found})")
        sample.execute("DETACH whole")
        create_views(sample)
        yield sample
