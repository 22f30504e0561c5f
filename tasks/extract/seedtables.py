"""Reads the reference tables in ``seeds/`` that linguistic rules rest on."""

import csv
from functools import cache

from tasks.paths import SEEDS


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``seeds/<name>.csv`` in file order, each a mapping from column to text."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


def listed(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that lists several forms, separated by ``|``."""
    return tuple(part for part in cell.split("|") if part)
