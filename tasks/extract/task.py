"""The extract stage as a Prefect task."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.extract.batch import ExtractCounts, extract_batch


@task(name="extract", task_run_name="extract {batch}", cache_policy=NO_CACHE)
def extract(run_folder: Path, batch: str) -> ExtractCounts:
    """Read a batch's English documents for sentences, dates and figures."""
    counts = extract_batch(run_folder, batch)
    found = ", ".join(f"{n} {table}" for table, n in counts.rows.items())
    logger = get_run_logger()
    for document_id, reason in counts.failed.items():
        logger.error("document %s could not be read and goes to quarantine: %s", document_id, reason)
    logger.info(
        "%d documents read: %s; %d not in English, loaded as they are",
        counts.documents,
        found,
        counts.skipped,
    )
    return counts
