"""Great Expectations asked once for each frame: a suite says the same of the same rows, however often tests ask it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pandas as pd

from tasks.validate.checkpoint import Asked, Checkpoints
from tasks.validate.verdict import Finding


class RememberedCheckpoints:
    """``Checkpoints`` that keep what they found, by suite and frame. Their Data Docs have no pages."""

    def __init__(self) -> None:
        self._checkpoints = Checkpoints()
        self._found: dict[str, list[tuple[pd.DataFrame, tuple[Finding, ...]]]] = {}

    def run(self, asked: Iterable[Asked], *, validated_at: datetime) -> Iterator[Finding]:
        """Do what ``Checkpoints.run`` does."""
        for each in asked:
            yield from self._run(each, validated_at)

    def begin_docs(self, folder: Path) -> None:
        """Make the folder that the gate puts its index into."""
        (folder / "static").mkdir(parents=True)

    def finish_docs(self) -> None:
        """Do nothing: there are no pages."""

    def _run(self, asked: Asked, validated_at: datetime) -> tuple[Finding, ...]:
        known = self._found.setdefault(asked.suite.table, [])
        for seen, findings in known:
            if _is_same(seen, asked.frame):
                return findings
        found = tuple(self._checkpoints.run([asked], validated_at=validated_at))
        known.append((asked.frame.copy(), found))
        return found


def _is_same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return list(one.columns) == list(other.columns) and one.equals(other)
