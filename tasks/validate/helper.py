"""The checkpoints in a process of their own, started ahead of the gate.

Great Expectations takes seconds to import. In a thread it would hold up the reading of reports; in a process it
uses the core that stands idle meanwhile. The process opens no database, and ends when its parent does.
"""

import gc
import signal
from collections.abc import Iterable, Iterator
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from expectations.catalogue import SUITES
from expectations.rules import Suite
from tasks.validate.checkpoint import Asked, Checkpoints
from tasks.validate.verdict import Finding


class HelperLostError(Exception):
    """The process that checks the rows has ended before its answer. The message says what to do."""


_started: list["CheckpointProcess"] = []


def start() -> None:
    """Start a process for the next run to be checked."""
    _started.append(CheckpointProcess())


def open_checkpoints() -> "Checkpoints | CheckpointProcess":
    """Return the process that was started ahead, or checkpoints in this process where none was or it was lost."""
    process = _started.pop() if _started else None
    return process if process and process.is_alive() else Checkpoints()


class CheckpointProcess:
    """``Checkpoints`` at the other end of a pipe."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end,), daemon=True)
        self._process.start()
        # Only the process holds its end now: if it dies, waiting for its answer ends too.
        far_end.close()

    def is_alive(self) -> bool:
        """Return whether the process can be asked."""
        return self._process.is_alive()

    def run(self, asked: Iterable[Asked], *, validated_at: datetime) -> Iterator[Finding]:
        """Run the checkpoint of each suite on its frame, as ``Checkpoints.run`` does.

        While a frame is checked, the next is taken from ``asked``, and what was found before is dealt with.
        """
        suite: Suite | None = None
        for each in asked:
            # Sent only when the last answer is in: two that write and do not read would wait for each other.
            answer = self._answer() if suite else ()
            self._ask("run", each.suite.stem, each.frame, each.name, validated_at)
            if suite:
                yield from _findings(suite, answer)
            suite = each.suite
        if suite:
            yield from _findings(suite, self._answer())

    def begin_docs(self, folder: Path) -> None:
        """Have the Data Docs written, as ``Checkpoints.begin_docs`` writes them, and do not wait for it."""
        self._ask("begin_docs", folder)

    def finish_docs(self) -> None:
        """Return when the Data Docs are written. Raises ``RuntimeError`` when they could not be."""
        self._answer()

    def _ask(self, *request: object) -> None:
        try:
            self._pipe.send(request)
        except BrokenPipeError as error:
            raise _ended() from error

    def _answer(self) -> Any:
        try:
            answer = self._pipe.recv()
        except (EOFError, ConnectionResetError) as error:
            raise _ended() from error
        if isinstance(answer, Exception):
            raise answer
        return answer


def _ended() -> HelperLostError:
    return HelperLostError(
        "the process that checks the rows was lost (killed from outside, or out of memory). What was published before "
        "is untouched. Free some memory, and run again."
    )


def _findings(suite: Suite, answer: Iterable[tuple[str, int, tuple[str, ...]]]) -> Iterator[Finding]:
    by_id = {rule.id: rule for rule in suite.rules}
    for rule_id, checked_count, row_ids in answer:
        yield Finding(by_id[rule_id], suite.table, checked_count, row_ids)


def _serve(pipe: Connection) -> None:
    # A Ctrl-C at the terminal is for the parent, which takes its pipe along.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    checkpoints = Checkpoints()
    # What the imports leave stays; the collector need not walk through it again and again.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    while True:
        try:
            request = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = _answer(checkpoints, *request)
        except Exception as error:
            # Not every exception can be sent whole.
            answer = RuntimeError(f"{type(error).__name__}: {error}")
        try:
            pipe.send(answer)
        except BrokenPipeError:
            return


def _answer(checkpoints: Checkpoints, request: str, *arguments: Any) -> object:
    if request == "begin_docs":
        checkpoints.begin_docs(*arguments)
        return None
    stem, frame, name, validated_at = arguments
    suite = next(suite for suite in SUITES if suite.stem == stem)
    found = checkpoints.run([Asked(suite, frame, name)], validated_at=validated_at)
    return [(finding.rule.id, finding.checked_count, finding.row_ids) for finding in found]
