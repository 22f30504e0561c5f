"""Currencies: what a report leaves unsaid of an amount, where the story's other reports say it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tasks.reconcile.attributes import FigureRow

# "40 million" may be euros; "40" may be anything.
_LEAST = 1e6


def with_currencies(rows: Sequence[FigureRow]) -> list[FigureRow]:
    """Return the figures of a story, with the currency of amounts that only other reports name.

    "40 million" that counts nothing is money where the story tells of €40 million and of 40 million in no other
    currency; a "$" that its own report leaves open is the only dollar of the story.
    """
    spent: dict[float, set[str]] = defaultdict(set)
    dollars: set[str] = set()
    for row in rows:
        if row.kind == "money" and row.unit and row.value is not None:
            spent[row.value].add(row.unit)
            if "$" in row.text:
                dollars.add(row.unit)
    return [_with_currency(row, spent.get(row.value or 0.0, set()), dollars) for row in rows]


def _with_currency(row: FigureRow, same: set[str], dollars: set[str]) -> FigureRow:
    is_open = row.kind == "money" and row.unit is None
    if is_open and "$" in row.text and len(dollars) == 1:
        return replace(row, unit=next(iter(dollars)))
    is_bare = row.kind == "count" and (row.value or 0.0) >= _LEAST and not _counts(row)
    if (is_open or is_bare) and len(same) == 1:
        return replace(row, kind="money", unit=next(iter(same)))
    return row


def _counts(row: FigureRow) -> bool:
    """Return whether the noun after a number is counted; one before it may be the price's."""
    after = row.sentence[row.char_start - row.sentence_start + len(row.text) :].lstrip()
    return row.counted is not None and row.counted[0].islower() and after.startswith(row.counted)
