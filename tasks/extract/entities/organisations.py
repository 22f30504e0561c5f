"""Organisations by the form of their names: "Orro Valley Water Authority", "University of Leeds", "Vexley Ltd"."""

from functools import lru_cache

from tasks.extract.entities.lexicon import LEXICON
from tasks.extract.entities.runs import Run
from tasks.extract.entities.titles import title_words_at
from tasks.extract.entities.vocabulary import CALENDAR, ORG_HEADS, ORG_OPENERS, PLACES, word_list

# Names that every country or city has one of: without whose it is, they name nothing.
GENERIC = word_list("generic_orgs")
# Their of-phrases hold two things: "Ministry of Food and Farming".
_OF_TWO = frozenset(
    (
        "Ministry",
        "Department",
        "Office",
        "Academy",
        "Institute",
        "Board",
        "Bureau",
        "Faculty",
        "College",
        "Court",
    )
)
_LEGAL_FORMS = word_list("legal_forms")
# What goes on behind a head noun, and what makes an event, a law or a street of it.
_TAILS, _NOT_ORG_TAILS = word_list("org_tails"), word_list("not_org_tails")
_HEADLINE_VERBS = word_list("headline_verbs")
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
        if i > first and title_words_at(run, i) > i and not _heads(run, i):
            break
        if word in _LEGAL_FORMS and i == last - 1 and i > first:
            head = i
            continue
        if word in _HEADLINE_VERBS:
            break  # "Roe Leads Coalition"
        may_head = word in ORG_HEADS and (i > first or word in ORG_OPENERS)
        if may_head or (word in ORG_OPENERS and _of_phrase(run, i)):
            head = i
    if head is None:
        return None
    end = _of_phrase(run, head) if run.words[head] in ORG_OPENERS else None
    if end is not None:
        # "members of the House of Representatives Ana Reis and Tom Poe"
        generic = (k for k in range(head + 3, end) if run.phrase(head, k) in GENERIC and not run.is_link(k))
        whole = next(generic, end)
        return first, whole
    if head == first:
        return None
    if all(run.words[i] in CALENDAR or run.words[i] in PLACES for i in range(first, head)):
        return None
    end = head + 1
    if end < last and run.words[end] in _NOT_ORG_TAILS:
        return None
    while end < last and (run.words[end] in _TAILS or run.phrase(end, end + 2) in _TAILS):
        end += 1 + (run.words[end] not in _TAILS)
    return first, end


def _heads(run: Run, i: int) -> bool:
    """Tell whether the word at ``i``, or the one behind it, makes an organisation of a title: "General Staff"."""
    return run.words[i] in ORG_HEADS or (i + 1 < len(run) and run.words[i + 1] in ORG_HEADS)


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
        if i + 1 >= len(run):
            continue
        two = run.words[i] == "and" and run.words[head] in _OF_TWO and run.words[i + 1] not in LEXICON
        # "Court of Appeal of Norland"
        if two or (run.words[i] == "of" and run.phrase(head, i) in GENERIC):
            i += 1
    return i if i > start else None
