"""Puts a new reading of documents in the place of the old one."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from tasks.batches import batch_file, batch_files
from tasks.load.edit_rows import renew_edits
from tasks.load.load import EXTRACTED

_STALE = """
SELECT document_id
FROM ledger.documents
WHERE extractor_version <> ?
ORDER BY document_id
"""


def stale_documents(connection: duckdb.DuckDBPyConnection, extractor_version: str) -> list[str]:
    """Return the ids of the documents that another version of the extractors has read."""
    return [document_id for (document_id,) in connection.execute(_STALE, [extractor_version]).fetchall()]


def write_documents(
    connection: duckdb.DuckDBPyConnection, run_folder: Path, document_ids: Sequence[str], batch_size: int
) -> Iterator[str]:
    """Write documents of the ledger to a run's folder, for the extractors to read. Yields the batches' names."""
    for start in range(0, len(document_ids), batch_size):
        name = f"{start // batch_size:05d}"
        path = batch_file(run_folder, "documents", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        frame = connection.execute(
            "FROM ledger.documents WHERE document_id IN (SELECT unnest(?)) ORDER BY document_id",
            [list(document_ids[start : start + batch_size])],
        ).pl()
        frame.write_parquet(path)
        yield name


def replace_rows(
    connection: duckdb.DuckDBPyConnection, run_folder: Path, extractor_version: str
) -> list[str]:
    """Replace the rows of the documents that were read again, and return their ids. Call inside a transaction.

    What an extractor stumbled over keeps its old rows and stays stale.
    """
    found = connection.execute(
        "SELECT document_id FROM read_parquet($documents) AS document "
        "ANTI JOIN read_parquet($failures) AS failure USING (document_id) "
        "ORDER BY document_id",
        {
            "documents": batch_files(run_folder, "documents"),
            "failures": batch_files(run_folder, "failures"),
        },
    ).fetchall()
    document_ids = [document_id for (document_id,) in found]
    named = {"ids": document_ids}
    for table in EXTRACTED:
        connection.execute(f"DELETE FROM ledger.{table} WHERE document_id IN (SELECT unnest($ids))", named)
        connection.execute(
            f"INSERT INTO ledger.{table} BY NAME FROM read_parquet($files) WHERE document_id IN (SELECT unnest($ids))",
            named | {"files": batch_files(run_folder, table)},
        )
    connection.execute(
        "DELETE FROM quality.quarantine WHERE table_name <> 'ledger.documents' "
        "AND document_id IN (SELECT unnest($ids))",
        named,
    )
    connection.execute(
        "UPDATE ledger.documents SET extractor_version = $version WHERE document_id IN (SELECT unnest($ids))",
        named | {"version": extractor_version},
    )
    renew_edits(connection, document_ids)
    return document_ids
