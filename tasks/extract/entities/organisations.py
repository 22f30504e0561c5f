"""Organisations by the form of their names: "Orro Valley Water Authority", "University of Leeds", "Vexley Ltd"."""

from functools import lru_cache

from tasks.extract.entities.runs import Run
from tasks.extract.entities.titles import title_words_at
from tasks.extract.entities.vocabulary import CALENDAR, ORG_HEADS, ORG_OPENERS, PLACES, word_list

# Names that every country or city has one of: without whose it is, they name nothing.
GENERIC = word_list("generic_orgs")
# Their of-phrases hold two things: "Ministry of Food and Farming".
_OF_TWO = frozenset(
    ("Ministry", "Department", "Office", "Academy", "Institute", "Board", "Bureau", "Faculty", "College")
)
_GENERIC_WORDS = word_list("generic_words") | ORG_HEADS


@lru_cache(maxsize=4096)
def is_generic(name: str) -> bool:
    """Tell whether a name says only what kind of body it is: "National Assembly", "State Congress"."""
    return name in GENERIC or all(word in _GENERIC_WORDS for word in name.split(" "))


def organisation_at(run: Run, first: int, last: int) -> tuple[int, int] | None:
    """Return the words (first, after the last) of an organisation named within words ``first`` to ``last``, or None.

    Its head noun ends it ("World Food Programme"), unless an of-phrase goes on ("Ministry of Public Works").
    """
    head = None
    for i in range(first, last):
        word = run.words[i]
        if i > first and title_words_at(run, i) > i and word not in ORG_HEADS:
            break
        may_head = word in ORG_HEADS and (i > first or word in ORG_OPENERS)
        if may_head or (word in ORG_OPENERS and _of_phrase(run, i)):
            head = i
    if head is None:
        return None
    end = _of_phrase(run, head) if run.words[head] in ORG_OPENERS else None
    if end is not None:
        return first, end
    if head == first:
        return None
    if all(run.words[i] in CALENDAR or run.words[i] in PLACES for i in range(first, head)):
        return None
    return first, head + 1


def _of_phrase(run: Run, head: int) -> int | None:
    """Return the end of "of X", "of the X and Y" or "for X" after the head noun, or None."""
    i = head + 1
    if i >= len(run) or run.words[i] not in ("of", "for", "on"):
        return None
    i += 1
    if i < len(run) and run.words[i] == "the":
        i += 1
    start = i
    while i < len(run) and not (run.is_link(i)):
        if i > start and title_words_at(run, i) > i:
            break
        i += 1
        if i + 1 < len(run) and run.words[i] == "and" and run.words[head] in _OF_TWO:
            i += 1
    return i if i > start else None
