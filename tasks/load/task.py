"""The load stage as a Prefect task."""

from datetime import datetime

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.load.load import LoadCounts, load_run
from tasks.paths import DataFolder


@task(name="load", task_run_name="load {run_id}", cache_policy=NO_CACHE)
def load(
    connection: duckdb.DuckDBPyConnection,
    data: DataFolder,
    run_id: str,
    started_at: datetime,
    extractor_version: str,
) -> LoadCounts:
    """Load all batches of a run into the warehouse, inside the run's transaction."""
    counts = load_run(connection, data.run(run_id), run_id, started_at, extractor_version)
    get_run_logger().info(
        "added %d documents, %d sentences, %d figures, %d dates; inputs: %s",
        counts.documents,
        counts.sentences,
        counts.figures,
        counts.dates,
        ", ".join(f"{n} {name}" for name, n in counts.dispositions.items()) or "none",
    )
    return counts
