"""The ingest stage as a Prefect task."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.display import visible
from tasks.ingest.batch import ingest_batches
from tasks.ingest.read import Progress
from tasks.paths import DataFolder


@task(name="ingest", cache_policy=NO_CACHE)
def ingest(
    data: DataFolder,
    run_id: str,
    sources: Sequence[str],
    published_on: date | None,
    batch_size: int,
    progress: Progress,
) -> list[str]:
    """Keep the raw bytes of every input and list the inputs in batches. Returns the batches' names."""
    logger = get_run_logger()
    names: list[str] = []
    shapes: Counter[str] = Counter()
    for name, batch in ingest_batches(data, run_id, sources, published_on, batch_size, progress):
        names.append(name)
        shapes.update(record.media_type for record in batch)
        for record in batch:
            if record.reason:
                logger.warning("%s", visible(f"{record.source_uri}: {record.reason}"))
    logger.info("%d inputs: %s", shapes.total(), ", ".join(f"{n} {shape}" for shape, n in shapes.items()))
    return names
