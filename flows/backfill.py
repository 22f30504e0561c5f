"""Reads again, with the extractors of today, the reports that an older version of them has read.

No Prefect here, as in ``flows.rebuild``: it is one person's decision after an upgrade, and nothing is retried.
"""

import shutil
from contextlib import suppress
from dataclasses import dataclass, field

from flows import progress
from flows.lock import writer_lock
from tasks.credentials import masked
from tasks.database import connect
from tasks.extract.batch import extract_batch
from tasks.extract.pipeline import extractor_version
from tasks.load.reload import replace_rows, stale_documents, write_documents
from tasks.load.runs import (
    Run,
    accept,
    begin_run,
    fail_run,
    keep_unpublished,
    open_ledger,
    refuse_run,
    utc_now,
)
from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES, keep_published, newest_run
from tasks.publish.publish import PublishError, publish_warehouse
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import judge
from tasks.version import WIRELEDGER_VERSION

BATCH_SIZE = 200

LOCK_WAIT_SECONDS = 600.0


@dataclass(frozen=True, slots=True)
class BackfillResult:
    """What a backfill did."""

    stale: int
    """Documents that another version of the extractors had read."""
    read: int = 0
    figures: int = 0
    """Figures that stand in them now."""
    dates: int = 0
    quarantined: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    """Documents that an extractor stumbled over, which keep their old rows: why, by ``document_id``."""
    refused: str | None = None
    """Why the gate refused it all; None when it did not."""


def backfill_ledger(folder: DataFolder, lock_wait_seconds: float = LOCK_WAIT_SECONDS) -> BackfillResult:
    """Replace the rows of stale documents in one transaction, through the gate, and publish.

    Raises ``WriterBusyError``, ``SchemaError``, ``DamagedFileError``, ``LedgerLostError``, ``PublishError``,
    ``OSError``.
    """
    with writer_lock(folder.lock, wait_seconds=lock_wait_seconds, on_wait=_tell_waiting):
        shutil.rmtree(folder.runs, ignore_errors=True)
        if not folder.warehouse.exists():
            return BackfillResult(stale=0)
        with connect(folder.warehouse) as connection:
            open_ledger(connection, folder)
            stale = stale_documents(connection, extractor_version())
        if not stale:
            if newest_run(folder.warehouse) != newest_run(folder.published):
                # An earlier backfill ended between its last row and its file.
                _publish(folder)
            return BackfillResult(stale=0)
        run = begin_run(folder, [], WIRELEDGER_VERSION, None, command="backfill")
        try:
            failed = _read_again(folder, run, stale)
            result = _replace(folder, run, len(stale), failed)
        except BaseException as error:
            with suppress(Exception):
                fail_run(folder, run.run_id, masked(f"{type(error).__name__}: {error}"))
            raise
        shutil.rmtree(folder.run(run.run_id), ignore_errors=True)
        if result.refused is not None:
            refuse_run(folder, run.run_id, result.refused)
            return result
        try:
            _publish(folder)
        except (PublishError, OSError) as error:
            with suppress(Exception):
                keep_unpublished(folder, run.run_id, str(error))
            raise
        return result


def _publish(folder: DataFolder) -> None:
    progress.report("publish", 0)
    keep_published(folder.published, KEPT_FILES)
    publish_warehouse(folder.warehouse, folder.published)


def _read_again(folder: DataFolder, run: Run, stale: list[str]) -> dict[str, str]:
    failed: dict[str, str] = {}
    read = 0
    with connect(folder.warehouse, read_only=True) as connection:
        for batch in write_documents(connection, folder.run(run.run_id), stale, BATCH_SIZE):
            counts = extract_batch(folder.run(run.run_id), batch)
            failed |= counts.failed
            read += counts.documents + len(counts.failed)
            progress.report("backfill", read, len(stale))
    return failed


def _replace(folder: DataFolder, run: Run, stale: int, failed: dict[str, str]) -> BackfillResult:
    """Exchange the rows, have the gate judge them, and keep or undo all of it in one step."""
    progress.report("load", 0)
    with connect(folder.warehouse) as connection:
        connection.begin()
        document_ids = replace_rows(connection, folder.run(run.run_id), extractor_version())
        reconcile_ledger(connection, document_ids)
        verdict = judge(connection, run.run_id, utc_now(), document_ids=document_ids, docs_folder=folder.docs)
        if not verdict.accepted:
            connection.rollback()
            return BackfillResult(stale, failed=failed, refused=verdict.reason or "")

        def count(table: str) -> int:
            query = f"SELECT count(*) FROM ledger.{table} WHERE document_id IN (SELECT unnest(?))"
            return int(connection.execute(query, [document_ids]).fetchall()[0][0])

        counts = [count(table) for table in ("sentences", "figures", "dates")]
        connection.execute(
            "UPDATE quality.runs SET inputs = 0, documents = 0, sentences = ?, figures = ?, dates = ? "
            "WHERE run_id = ?",
            [*counts, run.run_id],
        )
        accept(connection, folder, run.run_id)
        connection.commit()
    return BackfillResult(
        stale,
        read=len(document_ids),
        figures=counts[1],
        dates=counts[2],
        quarantined=verdict.quarantined,
        failed=failed,
    )


def _tell_waiting(_: str) -> None:
    progress.report("wait", 0)
