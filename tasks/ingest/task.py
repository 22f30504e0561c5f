"""The ingest stage as a Prefect task."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import islice

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.batches import batch_file, write_inputs
from tasks.contracts import InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder


# A retry helps when an outlet's server fails for a moment; bytes that are already kept are not kept twice.
@task(name="ingest", retries=2, retry_delay_seconds=[5, 30], cache_policy=NO_CACHE)
def ingest(
    data: DataFolder,
    run_id: str,
    sources: Sequence[str],
    published_on: date | None,
    batch_size: int,
    progress: Callable[[int, int], None],
) -> list[str]:
    """Keep the raw bytes of every input and list the inputs in batches. Returns the batches' names."""
    logger = get_run_logger()
    names: list[str] = []
    shapes: Counter[str] = Counter()
    records = read_inputs(resolve_sources(sources), data, published_on, progress)
    for batch in _batched(records, batch_size):
        names.append(f"{len(names):05d}")
        write_inputs(batch_file(data.run(run_id), "inputs", names[-1]), batch)
        shapes.update(record.media_type for record in batch)
        for record in batch:
            if record.reason:
                logger.warning("%s: %s", record.source_uri, record.reason)
    logger.info("%d inputs: %s", shapes.total(), ", ".join(f"{n} {shape}" for shape, n in shapes.items()))
    return names


def _batched(records: Iterator[InputRecord], size: int) -> Iterator[list[InputRecord]]:
    while batch := list(islice(records, size)):
        yield batch
