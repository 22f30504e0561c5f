"""Makes the warehouse anew from ``data/raw``: every run on record again, in order, with the code of today."""

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from flows import progress
from flows.from_raw import bring_in_again, read_again
from flows.lock import writer_lock
from tasks import raw_index
from tasks.database import connect
from tasks.load.replay import (
    being_rebuilt,
    end_replay,
    exchange_warehouse,
    put_run,
    remove_warehouse,
    started_at,
)
from tasks.load.runs import run_transaction
from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES, keep_published
from tasks.publish.publish import publish_warehouse
from tasks.validate.acceptance import acceptance_of
from tasks.validate.release import ReleaseError, find_refused, release_row

LOCK_WAIT_SECONDS = 600.0


class NothingToRebuildError(Exception):
    """No run is on record under ``data/raw``. The message says what to do."""


@dataclass(frozen=True, slots=True)
class RebuildResult:
    """What a rebuild made."""

    runs: Counter[str]
    """Runs by their verdict."""
    documents: int
    figures: int
    dates: int
    set_aside: Path | None
    """Where the warehouse before is kept; None when there was none."""
    refused_now: dict[str, str]
    """Runs that had been accepted and that the gate refuses now, with its reason."""


def rebuild_ledger(folder: DataFolder, lock_wait_seconds: float = LOCK_WAIT_SECONDS) -> RebuildResult:
    """Make a new warehouse beside the old one, let it take its place, and publish it.

    The old warehouse, whatever its state, is not read, and kept aside. Raises ``NothingToRebuildError``,
    ``RawStoreError`` or ``RawIndexError`` when raw inputs are missing or damaged, ``WriterBusyError``, ``OSError``,
    ``PublishError``; up to the exchange nothing is changed by any of them.
    """
    with writer_lock(folder.lock, wait_seconds=lock_wait_seconds, on_wait=_tell_waiting):
        rows = raw_index.recorded_runs(folder.index)
        if not rows:
            raise NothingToRebuildError(
                f"{folder.index} has no run on record, so there is nothing to rebuild from. Run again on the sources, "
                "with another --data folder if this one cannot be used."
            )
        beside = being_rebuilt(folder)
        remove_warehouse(beside)
        shutil.rmtree(folder.runs, ignore_errors=True)
        refused_now: dict[str, str] = {}
        for done, row in enumerate(rows):
            progress.report("rebuild", done, len(rows))
            reason = _replay(beside, row, docs=folder.docs if done + 1 == len(rows) else None)
            if reason is not None and row["verdict"] != "refused":
                refused_now[row["run_id"]] = reason
        progress.report("publish", 0)
        keep_published(folder.published, KEPT_FILES)
        set_aside = exchange_warehouse(folder, beside)
        publish_warehouse(folder.warehouse, folder.published)
        raw_index.mask_recorded(folder.index)
    return _result(folder, set_aside, refused_now)


def _replay(beside: DataFolder, row: Mapping[str, Any], docs: Path | None) -> str | None:
    """Bring one run in again. Returns why the gate refuses it, None when it does not."""
    run_id = str(row["run_id"])
    if not raw_index.has_inputs(beside.index, run_id):
        put_run(beside.warehouse, row)
        _release_again(beside, row)
        return None
    put_run(beside.warehouse, row, verdict="running")
    read_again(beside, run_id, raw_index.read_inputs_of_run(beside.index, run_id))
    with run_transaction(beside.warehouse) as connection:
        _, verdict = bring_in_again(connection, beside, run_id, started_at(row), docs, acceptance_of(row))
        reason = None if verdict.accepted else verdict.reason or ""
        end_replay(connection, row, reason)
    shutil.rmtree(beside.run(run_id))
    return reason


def _release_again(beside: DataFolder, row: Mapping[str, Any]) -> None:
    """Put back what a person released, where the rules of today refuse it still."""
    released = {each["row_id"]: each for each in row.get("releases", ())}
    for row_id, release in released.items():
        with connect(beside.warehouse) as connection:
            connection.begin()
            try:
                release_row(
                    connection,
                    str(row["run_id"]),
                    find_refused(connection, row_id),
                    release["released_by"],
                    release["release_reason"],
                    datetime.fromisoformat(release["released_at"]),
                )
            except ReleaseError:
                connection.rollback()
            else:
                connection.commit()


def _result(folder: DataFolder, set_aside: Path | None, refused_now: dict[str, str]) -> RebuildResult:
    with connect(folder.warehouse, read_only=True) as connection:
        runs = connection.execute(
            "SELECT verdict, count(*) FROM quality.runs GROUP BY ALL ORDER BY 1"
        ).fetchall()

        def count(table: str) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])

        return RebuildResult(
            runs=Counter(dict(runs)),
            documents=count("ledger.documents"),
            figures=count("ledger.figures"),
            dates=count("ledger.dates"),
            set_aside=set_aside,
            refused_now=refused_now,
        )


def _tell_waiting(_: str) -> None:
    progress.report("wait", 0)
