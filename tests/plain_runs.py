"""The main job without Prefect: the same stages in the same order, in one process, for tests of the ledger."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tasks.database import connect
from tasks.extract.batch import extract_batch
from tasks.extract.pipeline import extractor_version
from tasks.ingest.batch import ingest_batches
from tasks.load.load import LoadCounts, load_run
from tasks.load.runs import accept, begin_run, refuse, run_transaction
from tasks.normalize.batch import normalize_batch
from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import validate_run

Ask = Callable[[str], list[tuple[Any, ...]]]


def run_plain(
    data: DataFolder,
    *sources: Path | str,
    published_on: date | None = None,
    batch_size: int = 200,
    gate: bool = True,
) -> LoadCounts:
    """Bring sources into the ledger and publish it; a refused run is taken out and publishes nothing.

    Without ``gate``, which takes most of the time of a small run, nothing is checked and all is published.
    """
    named = [str(source) for source in sources]
    run = begin_run(data, named, "test", None)
    for batch, _ in ingest_batches(data, run.run_id, named, published_on, batch_size):
        normalize_batch(data, run.run_id, batch)
        extract_batch(data.run(run.run_id), batch)
    with run_transaction(data.warehouse) as connection:
        reconcile_ledger(connection)
        counts = load_run(connection, data.run(run.run_id), run.run_id, run.started_at, extractor_version())
        reconcile_ledger(connection)
        if gate:
            verdict = validate_run(connection, run.run_id, None)
            if not verdict.accepted:
                refuse(connection, data, run.run_id, verdict.reason or "")
                return counts
        accept(connection, data, run.run_id)
    publish_warehouse(data.warehouse, data.published)
    return counts


def asker(data: DataFolder) -> Ask:
    """Return a function that asks the published file."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        with connect(data.published, read_only=True) as connection:
            return connection.execute(query).fetchall()

    return ask
