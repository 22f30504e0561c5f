"""The hashes by which two ledgers are compared see every row and column, and no trace of the run."""

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from tasks.database import table_names
from tasks.publish.content import RUN_METADATA, content_hashes
from tasks.publish.publish import publish_warehouse
from tests.gate_rows import load_valid_run

_QUARANTINE = (
    "INSERT INTO quality.quarantine BY NAME SELECT 'ledger.documents' AS table_name, document_id AS row_id, 'x' AS "
    "expectation_id, document_id, 'why' AS reason, to_json(kept)::VARCHAR AS row_json, run_id, ingested_at AS "
    "quarantined_at FROM ledger.documents AS kept"
)


def hashes(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, str]:
    connection.execute("CHECKPOINT")
    [(file,)] = connection.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchall()
    publish_warehouse(Path(file), folder / "published.duckdb")
    return content_hashes(folder / "published.duckdb")


@pytest.fixture
def filled(warehouse: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    load_valid_run(warehouse)
    warehouse.execute(_QUARANTINE)
    return warehouse


def test_every_table_and_view_is_hashed(filled: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    found = hashes(filled, tmp_path)
    assert set(table_names()) < set(found)
    assert "analysis.figures" in found
    assert all(len(digest) == 64 for digest in found.values())


def test_when_and_by_which_run_a_row_came_is_no_content(
    filled: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    before = hashes(filled, tmp_path)
    later = timedelta(days=400)
    filled.execute("UPDATE ledger.documents SET ingested_at = ingested_at + ?, run_id = 'other'", [later])
    filled.execute("UPDATE ledger.dispositions SET run_id = 'other', input_ordinal = input_ordinal + 7")
    filled.execute("DELETE FROM quality.quarantine")
    filled.execute(_QUARANTINE)
    assert hashes(filled, tmp_path) == before


def test_the_order_of_rows_is_no_content(filled: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    before = hashes(filled, tmp_path)
    filled.execute("CREATE TEMP TABLE turned AS FROM ledger.figures ORDER BY figure_id DESC")
    filled.execute("DELETE FROM ledger.figures")
    filled.execute("INSERT INTO ledger.figures FROM turned")
    assert hashes(filled, tmp_path) == before


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("ledger.figures", "UPDATE ledger.figures SET value = value + 1e-9 WHERE text = '6.3'"),
        ("ledger.dates", "DELETE FROM ledger.dates WHERE text = 'Monday'"),
        ("ledger.documents", "UPDATE ledger.documents SET byline = '' WHERE byline IS NULL"),
        (
            "quality.quarantine",
            "UPDATE quality.quarantine SET row_json = replace(row_json, 'quake', 'Quake')",
        ),
        ("ledger.sentences", "INSERT INTO ledger.sentences SELECT 'x', 'x', 0, 0, 1, 'x'"),
    ],
)
def test_any_change_of_a_row_is_seen(
    filled: duckdb.DuckDBPyConnection, tmp_path: Path, table: str, change: str
) -> None:
    before = hashes(filled, tmp_path)
    filled.execute(change)
    after = hashes(filled, tmp_path)
    assert after[table] != before[table]


def test_run_metadata_names_columns_that_exist(filled: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    hashes(filled, tmp_path)
    with duckdb.connect(str(tmp_path / "published.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT DISTINCT column_name FROM duckdb_columns() WHERE NOT internal")
        assert {name for (name,) in rows.fetchall()} >= RUN_METADATA
