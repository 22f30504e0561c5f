"""One writer at a time: an advisory lock that is free again when its holder ends, however it ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO


class DataFolderGoneError(Exception):
    """The data folder was removed, moved or replaced during a run. The message says what to do."""


class WriterBusyError(Exception):
    """Another run is writing to the same data folder and did not end in time."""


@contextmanager
def writer_lock(path: Path, *, wait_seconds: float, on_wait: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of a data folder; wait for its holder, who is named once to ``on_wait``.

    Raises ``WriterBusyError`` when the holder has not ended after ``wait_seconds``, ``DataFolderGoneError`` when what
    is done inside fails because the folder is no longer there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        deadline = time.monotonic() + wait_seconds
        told = False
        while not _try_lock(file.fileno()):
            holder = _read_holder(path)
            if time.monotonic() >= deadline:
                raise WriterBusyError(
                    f"another run is writing to {path.parent} ({holder}); nothing was changed. "
                    "Wait for it to end, allow more time with --wait, or use another --data folder."
                )
            if not told:
                on_wait(holder)
                told = True
            time.sleep(0.2)
        _sign(file)
        try:
            yield
        except Exception as error:
            if _is_there(path, file.fileno()):
                raise
            raise DataFolderGoneError(
                f"{path.parent} was removed, moved or replaced while wireledger was writing to it "
                f"({type(error).__name__}: {error}). Put it back and run again, or run again without it: everything is "
                "read anew then."
            ) from error


def _is_there(path: Path, descriptor: int) -> bool:
    """Return whether a file still has its name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except OSError:
        return False


@contextmanager
def lock_at_once(path: Path) -> Iterator[str | None]:
    """Hold a lock, or do not wait for it: yields None, or who holds it instead."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        if not _try_lock(file.fileno()):
            yield _read_holder(path)
            return
        _sign(file)
        yield None


def _sign(file: TextIO) -> None:
    file.truncate(0)
    file.write(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
    file.flush()


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read_holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") or "a run that has just started"
    except OSError:
        return "unknown process"
