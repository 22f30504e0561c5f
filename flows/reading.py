"""Reports read by several processes, batch by batch; a process that is lost costs its batches a second reading."""

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool

from prefect.futures import PrefectFuture, as_completed
from prefect.logging import get_run_logger
from prefect.task_runners import ProcessPoolTaskRunner

from flows.children import begin_worker
from tasks.batches import batch_file, read_inputs
from tasks.extract.batch import ExtractCounts
from tasks.extract.task import extract
from tasks.normalize.task import normalize
from tasks.paths import DataFolder


class WorkerLostError(Exception):
    """A process that reads reports was lost, twice. The message says where, and what to do."""


def read_in_processes(folder: DataFolder, run_id: str, batches: list[str], workers: int) -> Iterator[str]:
    """Normalize and extract batches in processes of their own; yields each batch when it is read.

    When a process is lost, those that are not read yet are read by a single one, which needs less memory. Raises
    ``WorkerLostError`` when that one is lost too.
    """
    left = list(batches)
    try:
        for batch in _read(folder, run_id, batches, min(workers, len(batches))):
            left.remove(batch)
            yield batch
    except BrokenProcessPool:
        get_run_logger().warning(
            "a process that reads reports was lost, killed or out of memory; one process reads the %d batches left",
            len(left),
        )
    try:
        for batch in _read(folder, run_id, list(left), 1):
            left.remove(batch)
            yield batch
    except BrokenProcessPool as error:
        # A single process takes them in order.
        raise WorkerLostError(_what_was_lost(folder, run_id, left[0])) from error


def _read(folder: DataFolder, run_id: str, batches: list[str], workers: int) -> Iterator[str]:
    if not batches:
        return
    with ProcessPoolTaskRunner(max_workers=workers, initializer=begin_worker) as runner:
        futures: dict[PrefectFuture[ExtractCounts], str] = {}
        for batch in batches:
            normalized = runner.submit(normalize, {"data": folder, "run_id": run_id, "batch": batch})
            parameters = {"run_folder": folder.run(run_id), "batch": batch}
            futures[runner.submit(extract, parameters, wait_for=[normalized])] = batch
        for future in as_completed(list(futures)):
            counts = future.result()
            get_run_logger().info("a batch of %d documents is read", counts.documents)
            yield futures[future]


def _what_was_lost(folder: DataFolder, run_id: str, batch: str) -> str:
    inputs = [record.source_uri for record in read_inputs(batch_file(folder.run(run_id), "inputs", batch))]
    return (
        f"the process that read batch {batch} was lost, and so was the one that tried again (killed from outside, or "
        f"out of memory): {len(inputs)} inputs, from {inputs[0]} to {inputs[-1]}. What was published before is "
        "untouched. Look for the cause in the system's log, free some memory, or leave that source out, and run again."
    )
