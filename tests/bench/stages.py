"""One run through the stages, called directly: without Prefect, and without what the imports cost."""

import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import duckdb

from tasks.extract.batch import extract_batch, extract_documents
from tasks.extract.pipeline import extractor_version
from tasks.ingest.batch import ingest_batches
from tasks.load.load import load_run
from tasks.load.runs import accept, begin_run, run_transaction
from tasks.normalize.batch import normalize_batch
from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.checkpoint import preload
from tasks.validate.gate import validate_run

_BATCH_SIZE = 200

_Result = TypeVar("_Result")


@dataclass(slots=True)
class Spent:
    """Seconds by stage."""

    clock: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    """Of all threads: what else the machine does hardly shows in it."""

    def on(self, stage: str, work: Callable[[], _Result]) -> _Result:
        """Do the work of a stage, and note what it took."""
        began, processor = time.perf_counter(), time.process_time()
        result = work()
        self.processor[stage] = time.process_time() - processor
        self.clock[stage] = time.perf_counter() - began
        return result


def warm_up() -> None:
    """Import and build what a run needs once, however many reports it brings."""
    preload()
    extract_documents([])


def run_stages(data: DataFolder, source: Path, *, gate: bool = True) -> Spent:
    """Bring a source into the ledger under ``data``, through the gate and out to the published file.

    Without ``gate``, the run ends when it is reconciled, and counts as accepted. Raises ``RuntimeError`` when the gate
    refuses it.
    """
    spent = Spent()
    run = begin_run(data, [str(source)], "bench", None)
    folder = data.run(run.run_id)
    batches = spent.on(
        "ingest",
        lambda: [name for name, _ in ingest_batches(data, run.run_id, [str(source)], None, _BATCH_SIZE)],
    )
    spent.on("normalize", lambda: [normalize_batch(data, run.run_id, batch) for batch in batches])
    spent.on("extract", lambda: [extract_batch(folder, batch) for batch in batches])
    with ExitStack() as stack:
        connection = stack.enter_context(run_transaction(data.warehouse))
        spent.on(
            "load", lambda: load_run(connection, folder, run.run_id, run.started_at, extractor_version())
        )
        spent.on("reconcile", lambda: reconcile_ledger(connection))
        if gate:
            spent.on("validate", lambda: _validate(connection, data, run.run_id))
        accept(connection, data, run.run_id)
        spent.on("commit", stack.close)
    if gate:
        spent.on("publish", lambda: publish_warehouse(data.warehouse, data.published))
    shutil.rmtree(folder)
    return spent


def _validate(connection: duckdb.DuckDBPyConnection, data: DataFolder, run_id: str) -> None:
    verdict = validate_run(connection, run_id, data.docs)
    if not verdict.accepted:
        raise RuntimeError(verdict.reason)
