"""Great Expectations asked once for each frame: a suite says the same of the same rows, however often tests ask it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pandas as pd

from expectations.rules import Suite
from tasks.validate.checkpoint import Checkpoints
from tasks.validate.verdict import Finding


class RememberedCheckpoints:
    """``Checkpoints`` that keep what they found, by suite and frame. Their Data Docs have no pages."""

    def __init__(self) -> None:
        self._checkpoints = Checkpoints()
        self._found: dict[str, list[tuple[pd.DataFrame, tuple[Finding, ...]]]] = {}

    def run(
        self, suite: Suite, frame: pd.DataFrame, *, name: str, validated_at: datetime
    ) -> Iterator[Finding]:
        """Do what ``Checkpoints.run`` does."""
        known = self._found.setdefault(suite.table, [])
        for seen, findings in known:
            if _is_same(seen, frame):
                yield from findings
                return
        found = tuple(self._checkpoints.run(suite, frame, name=name, validated_at=validated_at))
        known.append((frame.copy(), found))
        yield from found

    def build_docs(self, folder: Path) -> None:
        """Make the folder that the gate puts its index into."""
        (folder / "static").mkdir(parents=True)


def _is_same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return list(one.columns) == list(other.columns) and one.equals(other)
