"""Loads a run's batches into the warehouse."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from tasks import paths
from tasks.batches import batch_files
from tasks.database import frame_schema
from tasks.load.edit_rows import insert_edits_of_run

EXTRACTED = ("sentences", "dates", "figures", "mentions", "statements", "credits", "attendance", "pledges")


@dataclass(frozen=True, slots=True)
class LoadCounts:
    """Rows that a run added, and how many inputs met each disposition."""

    documents: int
    sentences: int
    figures: int
    dates: int
    dispositions: dict[str, int]

    @property
    def inputs(self) -> int:
        """Inputs seen, whatever became of them."""
        return sum(self.dispositions.values())


def load_run(
    connection: duckdb.DuckDBPyConnection,
    run_folder: Path,
    run_id: str,
    started_at: datetime,
    extractor_version: str,
) -> LoadCounts:
    """Insert a run's documents, their rows and all dispositions. Call inside the run's transaction.

    Versions, copies and repeats are decided here, where all of the run and all of the ledger are in view.
    """
    documents, dispositions = batch_files(run_folder, "documents"), batch_files(run_folder, "dispositions")
    if documents:
        _run_script(connection, "failed_documents", failures=batch_files(run_folder, "failures"))
        _run_script(connection, "staged_documents", documents=documents, dispositions=dispositions)
        _run_script(
            connection,
            "insert_documents",
            documents=documents,
            run_id=run_id,
            started_at=started_at,
            extractor_version=extractor_version,
        )
        _run_script(
            connection,
            "quarantine_failed_documents",
            documents=documents,
            run_id=run_id,
            started_at=started_at,
        )
        _run_script(connection, "insert_dispositions", run_id=run_id, dispositions=dispositions)
        for table in EXTRACTED:
            connection.execute(_insert_rows(table), {"files": batch_files(run_folder, table)})
        insert_edits_of_run(connection, run_id)
    counts = _counts(connection, run_id)
    connection.execute(
        "UPDATE quality.runs SET inputs = ?, documents = ?, sentences = ?, figures = ?, dates = ? "
        "WHERE run_id = ?",
        [counts.inputs, counts.documents, counts.sentences, counts.figures, counts.dates, run_id],
    )
    return counts


def _insert_rows(table: str) -> str:
    """Return the statement that inserts the rows of ``$files``, whose ids begin with their document's content_id."""
    ids = [name for name in frame_schema(f"ledger.{table}") if name.endswith("_id")]
    named = ", ".join(
        f"if(starts_with(read.{name}, content_id), "
        f"staged.document_id || substr(read.{name}, length(content_id) + 1), read.{name}) AS {name}"
        for name in ids
    )
    return (
        f"INSERT INTO ledger.{table} BY NAME "
        f"SELECT read.* EXCLUDE (filename) REPLACE ({named}) "
        "FROM read_parquet($files, filename = true) AS read "
        "JOIN staged_documents AS staged "
        "ON staged.content_id = read.document_id AND staged.batch = parse_filename(read.filename, true) "
        "WHERE staged.disposition IN ('loaded', 'new_version')"
    )


def _run_script(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> None:
    script = (paths.SQL / "load" / f"{name}.sql").read_text(encoding="utf-8")
    connection.execute(script, parameters)


def _counts(connection: duckdb.DuckDBPyConnection, run_id: str) -> LoadCounts:
    def count(query: str) -> int:
        row = connection.execute(query, [run_id]).fetchone()
        return int(row[0]) if row else 0

    def rows_of(table: str) -> int:
        return count(
            f"SELECT count(*) FROM {table} JOIN ledger.documents USING (document_id) WHERE run_id = ?"
        )

    by_disposition = connection.execute(
        "SELECT disposition, count(*) FROM ledger.dispositions WHERE run_id = ? GROUP BY ALL ORDER BY 1",
        [run_id],
    ).fetchall()
    return LoadCounts(
        documents=count("SELECT count(*) FROM ledger.documents WHERE run_id = ?"),
        sentences=rows_of("ledger.sentences"),
        figures=rows_of("ledger.figures"),
        dates=rows_of("ledger.dates"),
        dispositions=dict(by_disposition),
    )
