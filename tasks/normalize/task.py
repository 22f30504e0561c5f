"""The normalize stage as a Prefect task."""

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.normalize.batch import NormalizeCounts, normalize_batch
from tasks.paths import DataFolder


@task(name="normalize", task_run_name="normalize {batch}", cache_policy=NO_CACHE)
def normalize(data: DataFolder, run_id: str, batch: str) -> NormalizeCounts:
    """Turn a batch's new inputs into documents, and give every input its disposition."""
    counts = normalize_batch(data, run_id, batch)
    get_run_logger().info(
        "%d inputs: %d known from earlier runs, %d documents", counts.inputs, counts.known, counts.documents
    )
    return counts
