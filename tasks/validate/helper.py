"""The checkpoints in a process of their own, started ahead of the gate.

Great Expectations takes seconds to import. In a thread it would hold up the reading of reports; in a process it
uses the core that stands idle meanwhile. The process opens no database, and ends when its parent does.
"""

import gc
import signal
from collections.abc import Iterator
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.catalogue import SUITES
from expectations.rules import Suite
from tasks.validate.checkpoint import Checkpoints
from tasks.validate.verdict import Finding

_started: list["CheckpointProcess"] = []


def start() -> None:
    """Start a process for the next run to be checked."""
    _started.append(CheckpointProcess())


def open_checkpoints() -> "Checkpoints | CheckpointProcess":
    """Return the process that was started ahead, or checkpoints in this process where none was."""
    return _started.pop() if _started else Checkpoints()


class CheckpointProcess:
    """``Checkpoints`` at the other end of a pipe."""

    def __init__(self) -> None:
        context = get_context("spawn")
        self._pipe, far_end = context.Pipe()
        context.Process(target=_serve, args=(far_end,), daemon=True).start()
        # Only the process holds its end now: if it dies, waiting for its answer ends too.
        far_end.close()

    def run(
        self, suite: Suite, frame: pd.DataFrame, *, name: str, validated_at: datetime
    ) -> Iterator[Finding]:
        """Run one suite's checkpoint on a frame, as ``Checkpoints.run`` does."""
        by_id = {rule.id: rule for rule in suite.rules}
        for rule_id, checked_count, row_ids in self._ask("run", suite.stem, frame, name, validated_at):
            yield Finding(by_id[rule_id], suite.table, checked_count, row_ids)

    def build_docs(self, folder: Path) -> None:
        """Write the Data Docs, as ``Checkpoints.build_docs`` does."""
        self._ask("build_docs", folder)

    def _ask(self, *request: object) -> Any:
        try:
            self._pipe.send(request)
            answer = self._pipe.recv()
        except (EOFError, BrokenPipeError) as error:
            raise RuntimeError("the process that checks the rows has ended; run again") from error
        if isinstance(answer, Exception):
            raise answer
        return answer


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
        pipe.send(answer)


def _answer(checkpoints: Checkpoints, request: str, *arguments: Any) -> object:
    if request == "build_docs":
        checkpoints.build_docs(*arguments)
        return None
    stem, frame, name, validated_at = arguments
    suite = next(suite for suite in SUITES if suite.stem == stem)
    found = checkpoints.run(suite, frame, name=name, validated_at=validated_at)
    return [(finding.rule.id, finding.checked_count, finding.row_ids) for finding in found]
