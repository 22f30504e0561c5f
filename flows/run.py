"""The main job: ingest, normalize, extract, load, validate, publish."""

import shutil
from contextlib import suppress
from datetime import date
from functools import partial
from getpass import getuser
from pathlib import Path

from prefect import flow, runtime
from prefect.logging import get_run_logger

from flows import progress
from flows.lock import writer_lock
from flows.reading import read_in_processes
from flows.run_artifact import leave_artifact
from flows.run_log import run_log
from flows.run_result import RunResult
from tasks.credentials import conceal, masked, recall
from tasks.extract.pipeline import extractor_version
from tasks.extract.task import extract
from tasks.ingest.task import ingest
from tasks.load.replay import being_rebuilt, remove_warehouse
from tasks.load.runs import (
    Run,
    accept,
    begin_run,
    fail_run,
    keep_unpublished,
    refuse,
    run_transaction,
)
from tasks.load.task import load
from tasks.normalize.task import normalize
from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES
from tasks.publish.publish import PublishError, sweep
from tasks.publish.task import publish
from tasks.raw_store import sweep_raw
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.reconcile.task import reconcile
from tasks.validate import helper
from tasks.validate.acceptance import NOTHING_ACCEPTED, Acceptance, drift_accepted
from tasks.validate.task import validate
from tasks.version import WIRELEDGER_VERSION

# Inputs per batch: enough that Prefect's cost per task does not show, few enough that memory stays flat.
BATCH_SIZE = 200

LOCK_WAIT_SECONDS = 600.0


class RunRefusedError(Exception):
    """The gate refused a run: nothing was published, and what was published before stays."""

    def __init__(self, result: RunResult) -> None:
        super().__init__(f"the gate refused the run: {result.verdict.reason}")
        self.result = result

    def __reduce__(self) -> tuple[type["RunRefusedError"], tuple[RunResult]]:
        """Pickle with what it was made from: Prefect sends errors between processes."""
        return type(self), (self.result,)


outcomes: list[RunResult | BaseException] = []
"""How runs of this process ended. A Prefect server that has gone away takes a flow's result and error with it."""


def name_run() -> str:
    """Return what Prefect calls a run: its first sources."""
    sources = runtime.flow_run.parameters.get("sources") or []
    names = [Path(source).name or source for source in map(masked, sources)]
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


@flow(name="wireledger", flow_run_name=name_run, validate_parameters=False)
def run_pipeline(
    sources: list[str],
    data: str = "data",
    published_on: date | None = None,
    workers: int = 1,
    lock_wait_seconds: float = LOCK_WAIT_SECONDS,
    keep: int = KEPT_FILES,
    accept_drift: bool = False,
    check_ahead: bool = False,
) -> RunResult:
    """Bring ``sources`` into the ledger under ``data``, and publish it if the gate accepts the run.

    ``published_on`` is the day of publication of reports that state none; ``workers`` the number of
    processes that read batches; ``keep`` how many files published before stay beside the published one;
    ``accept_drift`` lets a run through whose reports are not like those of the runs before; ``check_ahead``
    starts the process that checks the rows at once, so that its imports are done when the gate needs it.
    Raises ``WriterBusyError`` when another run holds the ledger for too long, ``RunRefusedError`` when the gate
    refused the run, ``PublishError`` when the published file could not be replaced.
    """
    folder = DataFolder(Path(data).resolve())
    if check_ahead:
        helper.start()
    try:
        with writer_lock(folder.lock, wait_seconds=lock_wait_seconds, on_wait=_tell_waiting):
            _sweep(folder)
            recall(folder.addresses)
            shown = conceal(sources)
            accepted = drift_accepted(getuser()) if accept_drift else NOTHING_ACCEPTED
            run = begin_run(folder, shown, WIRELEDGER_VERSION, runtime.flow_run.id)
            with run_log(folder.logs, run.run_id, run.before):
                result = _run(folder, run, shown, published_on, workers, keep=keep, accepted=accepted)
    except BaseException as error:
        outcomes.append(error)
        raise
    outcomes.append(result)
    return result


def _run(
    folder: DataFolder,
    run: Run,
    sources: list[str],
    published_on: date | None,
    workers: int,
    *,
    keep: int,
    accepted: Acceptance,
) -> RunResult:
    log = get_run_logger()
    log.info("run %s begins", run.run_id)
    for dead in run.abandoned:
        log.warning("run %s had ended early; nothing of it was kept", dead)
    try:
        _read(folder, run, sources, published_on, workers)
        result = _bring_in(folder, run, accepted)
    except BaseException as error:
        reason = masked(f"{type(error).__name__}: {error}")
        log.error("run %s ends early: %s", run.run_id, reason)
        with suppress(Exception):
            fail_run(folder, run.run_id, reason)
        raise
    _conclude(folder, run, result, keep)
    return result


def _sweep(folder: DataFolder) -> None:
    """Remove what killed runs left half-made; of what they wrote in the warehouse nothing was kept."""
    shutil.rmtree(folder.runs, ignore_errors=True)
    shutil.rmtree(folder.warehouse.with_name(f"{folder.warehouse.name}.tmp"), ignore_errors=True)
    remove_warehouse(being_rebuilt(folder))
    sweep_raw(folder.raw)
    sweep(folder.published)


def _read(folder: DataFolder, run: Run, sources: list[str], published_on: date | None, workers: int) -> None:
    """Read the sources into the run's folder: nothing is written in the ledger."""
    batches = ingest(
        folder, run.run_id, sources, published_on, BATCH_SIZE, partial(progress.report, "ingest")
    )
    if workers > 1 and len(batches) > 1:
        for done, _ in enumerate(read_in_processes(folder, run.run_id, batches, workers), start=1):
            progress.report("read", done, len(batches))
    else:
        for done, batch in enumerate(batches, start=1):
            normalize(folder, run.run_id, batch)
            extract(folder.run(run.run_id), batch)
            progress.report("read", done, len(batches))


def _bring_in(folder: DataFolder, run: Run, accepted: Acceptance) -> RunResult:
    """Write what was read in the ledger and have it judged: all in one transaction, kept when the gate accepts it."""
    progress.report("load", 0)
    version = extractor_version()
    with run_transaction(folder.warehouse) as connection:
        # What rested on a run that an older version took out again.
        reconcile_ledger(connection)
        counts = load(connection, folder, run.run_id, run.started_at, version)
        reconcile(connection, run.run_id)
        verdict = validate(connection, folder, run.run_id, accepted)
        if verdict.accepted:
            accept(connection, folder, run.run_id)
        else:
            refuse(connection, folder, run.run_id, verdict.reason or "")
    return RunResult(run.run_id, counts, verdict)


def _conclude(folder: DataFolder, run: Run, result: RunResult, keep: int) -> None:
    """Publish an accepted run; say that a refused one is not."""
    log = get_run_logger()
    if not result.verdict.accepted:
        log.error("run %s is refused: %s", run.run_id, result.verdict.reason)
        _tell_prefect(result)
        raise RunRefusedError(result)
    progress.report("publish", 0)
    try:
        publish(folder, keep)
    except PublishError as error:
        log.error("run %s is not published: %s", run.run_id, error)
        with suppress(Exception):
            keep_unpublished(folder, run.run_id, str(error))
        raise
    log.info("run %s is published", run.run_id)
    shutil.rmtree(folder.run(run.run_id), ignore_errors=True)
    _tell_prefect(result)


def _tell_prefect(result: RunResult) -> None:
    try:
        leave_artifact(result)
    except Exception as error:  # whatever the server's trouble is, the run has ended well without it
        get_run_logger().warning("Prefect's server did not take the run's summary: %s", error)


def _tell_waiting(holder: str) -> None:
    get_run_logger().warning("waiting for another run (%s)", holder)
    progress.report("wait", 0)
