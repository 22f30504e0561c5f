"""Runs the main job, a rebuild or a backfill, again and again, each in a process that may be killed at a chosen moment.

``python -m tests.soak.runner`` imports everything once and forks a process for each order that it reads from
standard input, one JSON object a line; it answers with how that process ended. The product knows nothing of it:
stages are wrapped from here, and file operations are seen through Python's audit hook.
"""

import contextlib
import importlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tasks.paths import DataFolder

BOUNDARIES = (
    "_sweep begin_run ingest normalize extract load reconcile tasks.validate.gate.mark_dispositions validate accept "
    "_bring_in publish leave_artifact"
).split()
"""Functions of ``flows.run``, or of the module named before them, that begin and end a stage, in their order.

The gate has moved rows to quarantine before ``mark_dispositions``; ``_bring_in`` ends with the run's transaction.
"""

_WRITES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate"})


@dataclass(frozen=True, slots=True)
class Order:
    """One run of the main job, and the moment at which its process is to be killed, if any."""

    sources: list[str]
    data: str
    before: str | None = None
    """Name of a boundary: killed before it is called."""
    after: str | None = None
    """Name of a boundary: killed after it has returned."""
    operation: int | None = None
    """Killed before the n-th operation that writes below the data folder, from 0."""
    seconds: float | None = None
    """Killed that long after the run began."""
    command: str = "run"
    """``run``, ``rebuild`` or ``backfill``: the functions at its boundaries are those of ``flows.<command>``."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended: its exit code, minus the signal's number when one ended it."""

    code: int
    operations: int
    """Operations that wrote below the data folder."""


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _Operations:
    """Counts what Python writes below a folder, and kills at the n-th. DuckDB's own writes are not seen."""

    def __init__(self, folder: str, fatal: int | None) -> None:
        self.count = 0
        self._folder = folder
        self._fatal = fatal
        self._lock = threading.Lock()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        writes = event in _WRITES or (event == "open" and bool(arguments[2] & (os.O_WRONLY | os.O_RDWR)))
        if writes and any(str(part).startswith(self._folder) for part in arguments):
            with self._lock:
                if self.count == self._fatal:
                    _die()
                self.count += 1


def _wrap(module: Any, name: str, before: bool) -> None:
    wrapped: Callable[..., Any] = getattr(module, name)

    def deadly(*arguments: Any, **options: Any) -> Any:
        if before:
            _die()
        wrapped(*arguments, **options)
        _die()

    setattr(module, name, deadly)


def _run(order: Order, report: int) -> None:
    """Run the job in this process, which was forked for it; never returns."""
    code = 1
    try:
        flow = importlib.import_module(f"flows.{order.command}")
        operations = _Operations(order.data, order.operation)
        sys.addaudithook(operations)
        if place := order.before or order.after:
            module, _, name = place.rpartition(".")
            _wrap(importlib.import_module(module) if module else flow, name, before=order.before is not None)
        if order.seconds is not None:
            timer = threading.Timer(order.seconds, _die)
            timer.daemon = True
            timer.start()
        if order.command == "run":
            flow.run_pipeline(order.sources, order.data)
        else:
            getattr(flow, f"{order.command}_ledger")(DataFolder(Path(order.data)))
        os.write(report, str(operations.count).encode())
        code = 0
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
    finally:
        os._exit(code)


def _serve() -> None:
    # Imported once, and used only in the forked processes: a thread does not survive a fork.
    import flows.backfill
    import flows.rebuild
    import flows.run  # noqa: F401
    from tasks.validate.checkpoint import preload

    preload()
    print(flush=True)
    for line in sys.stdin:
        order = Order(**json.loads(line))
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _run(order, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as answer:
            operations = answer.read()
        _, status = os.waitpid(child, 0)
        ending = Ending(os.waitstatus_to_exitcode(status), int(operations or b"0"))
        print(json.dumps(asdict(ending)), flush=True)


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        _serve()
