"""The load stage as a Prefect task."""

from datetime import datetime

from prefect import task
from prefect.logging import get_run_logger

from tasks.load.load import LoadCounts, load_run
from tasks.paths import DataFolder


# A retry helps when an ad-hoc reader holds the warehouse open for a moment.
@task(name="load", task_run_name="load {run_id}", retries=3, retry_delay_seconds=[1, 5, 15])
def load(data: DataFolder, run_id: str, started_at: datetime, extractor_version: str) -> LoadCounts:
    """Load all batches of a run into the warehouse, in one transaction."""
    counts = load_run(data.warehouse, data.run(run_id), run_id, started_at, extractor_version)
    get_run_logger().info(
        "added %d documents, %d sentences, %d figures, %d dates; inputs: %s",
        counts.documents,
        counts.sentences,
        counts.figures,
        counts.dates,
        ", ".join(f"{n} {name}" for name, n in counts.dispositions.items()) or "none",
    )
    return counts
