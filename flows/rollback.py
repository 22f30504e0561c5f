"""Puts a file published before back in its place, and says what that means."""

import getpass

from flows.lock import writer_lock
from flows.render import console
from tasks.paths import DataFolder
from tasks.publish.kept import RollbackError, kept_runs, roll_back


def roll_back_published(data: DataFolder, to_run: str | None, wait_seconds: float) -> None:
    """Exchange the published file while no run writes. Raises ``RollbackError`` and ``WriterBusyError``."""
    if not kept_runs(data.published):
        raise RollbackError(
            f"no file published before is kept in {data.root}: `wireledger run --keep N` keeps them"
        )
    with writer_lock(data.lock, wait_seconds=wait_seconds, on_wait=_tell_waiting):
        done = roll_back(data.published, to_run, data.rollbacks, getpass.getuser())
    console.print(
        f"published again: the file of run {done.to_run}, instead of that of run {done.from_run or 'unknown'}.\n"
        "The warehouse is unchanged: the next run publishes all that it holds. To go forward again: "
        f"wireledger rollback --to {done.from_run or 'RUN'}",
        highlight=False,
        soft_wrap=True,
    )


def _tell_waiting(holder: str) -> None:
    console.print(f"waiting for a run to end ({holder})", style="dim", highlight=False)
