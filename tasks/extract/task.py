"""The extract stage as a Prefect task."""

from dataclasses import fields
from pathlib import Path

import polars as pl
from prefect import task
from prefect.logging import get_run_logger

from tasks.batches import batch_file, write_rows
from tasks.database import frame_schema
from tasks.extract.batch import extract_documents
from tasks.extract.rows import DocumentRows


@task(name="extract", task_run_name="extract {batch}")
def extract(run_folder: Path, batch: str) -> dict[str, int]:
    """Read a batch's English documents; write their sentences, dates and figures. Returns rows by table."""
    documents = pl.read_parquet(batch_file(run_folder, "documents", batch))
    english = documents.filter(pl.col("language") == "en")
    found = extract_documents(english.select("document_id", "text", "published_on").iter_rows())
    counts = {}
    for table in fields(DocumentRows):
        rows = getattr(found, table.name)
        write_rows(batch_file(run_folder, table.name, batch), rows, frame_schema(f"ledger.{table.name}"))
        counts[table.name] = len(rows)
    logger = get_run_logger()
    logger.info("%d documents read: %s", len(english), ", ".join(f"{n} {name}" for name, n in counts.items()))
    if skipped := len(documents) - len(english):
        logger.info("%d documents are not in English: loaded, not extracted", skipped)
    return counts
