"""Cuts the inputs of all sources into batches."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from tasks.batches import batch_file, write_inputs
from tasks.contracts import InputRecord
from tasks.ingest.read import Progress, read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tasks.raw_index import write_inputs_of_run
from tasks.raw_store import sync_raw


def ingest_batches(
    data: DataFolder,
    run_id: str,
    sources: Sequence[str],
    published_on: date | None,
    batch_size: int,
    progress: Progress | None = None,
) -> Iterator[tuple[str, list[InputRecord]]]:
    """Keep the raw bytes of every input, write the inputs' records to the run's folder, and yield each batch.

    The records are also kept, for good, in the index of raw inputs; it is whole when the last batch has been taken.

    Raises ``SourceError`` when no source can be read.
    """
    records = read_inputs(resolve_sources(sources), data, published_on, progress)
    number = 0
    with write_inputs_of_run(data.index, run_id) as index:
        while batch := list(islice(records, batch_size)):
            name = f"{number:05d}"
            # No row of the ledger may rest on bytes that a loss of power can take away.
            sync_raw(data.raw, {record.raw_sha256 for record in batch if record.raw_sha256})
            write_inputs(batch_file(data.run(run_id), "inputs", name), batch)
            index.add(batch)
            yield name, batch
            number += 1
