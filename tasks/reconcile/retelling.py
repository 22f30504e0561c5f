"""Retellings: reports that state the facts of another and hardly one of their own, in its order, in other words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from tasks.reconcile.attributes import Mention
from tasks.reconcile.intervals import Interval

# So many facts, in one order and with hardly another, are not stated alike by two who did not read one text: all
# five pairs that fit among 248 reports of known origin, and were no copies by their wording, had one.
_FEWEST_FACTS = 5
_SHARE_OF_FACTS = 0.8
_FEWEST_IN_ORDER = 4


def retellings(groups: Sequence[Sequence[Mention]], chain_of: Callable[[str], str]) -> set[tuple[str, str]]:
    """Return the pairs of reports of which one states hardly a fact that the other does not.

    A pair has the lesser name first. ``groups`` are the mentions of each claim of a story, in order of publication and
    text; ``chain_of`` names the chain of copies that a report belongs to, by ``document_id``: it counts as one report.
    """
    facts: dict[str, dict[int, Mention]] = defaultdict(dict)
    for place, group in enumerate(groups):
        for mention in group:
            facts[chain_of(mention.row.document_id)].setdefault(place, mention)
    # Only reports that share enough are compared.
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        stated: dict[Interval, list[str]] = defaultdict(list)
        for chain in sorted({chain_of(mention.row.document_id) for mention in group}):
            stated[facts[chain][place].interval].append(chain)
        for alike in stated.values():
            for pair in combinations(alike, 2):
                shared[pair].append(place)
    return {
        (one, other)
        for (one, other), places in shared.items()
        if _is_retelling(facts[one], facts[other], places)
    }


def _is_retelling(one: Mapping[int, Mention], other: Mapping[int, Mention], alike: Sequence[int]) -> bool:
    if len(alike) < max(_FEWEST_FACTS, _SHARE_OF_FACTS * min(len(one), len(other))):
        return False
    if not all(one[place].interval.agrees(other[place].interval) for place in one.keys() & other.keys()):
        return False
    told = [other[place].row.char_start for place in sorted(alike, key=lambda p: one[p].row.char_start)]
    return _longest_rise(told) >= _FEWEST_IN_ORDER


def _longest_rise(numbers: Sequence[int]) -> int:
    """Return how many of the numbers rise from one to the next, leaving out as few as possible."""
    ends: list[int] = []
    for number in numbers:
        place = bisect_left(ends, number)
        ends[place : place + 1] = [number]
    return len(ends)
