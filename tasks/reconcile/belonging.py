"""Belonging: whether a figure is the whole of which a part is told, and to whom an age belongs."""

import re

from tasks.reconcile.wording import word_form, words

_THE = r"(?:the|its|their|his|her|our|those|these|[A-Z][\w-]{0,30}['’]s|[A-Z][\w-]{0,30}s['’])"

_WHOLE = re.compile(
    r"(?:\b(?i:all|most|half|many|much|some|none|few|several|any|each|either|both|majority|part|percent|cent|thirds?|"
    r"quarters?|one|two|three|four|five|six|seven|eight|nine|ten)|\d) of "
    rf"{_THE} $"
)


# Of "three quarters of the Netherlands' ".
_LONGEST_WHOLE = 60


def is_whole(sentence: str, start: int) -> bool:
    """Return whether a figure at an offset counts all those of whom a part is told: "three of the 72 passengers"."""
    return _WHOLE.search(sentence, max(0, start - _LONGEST_WHOLE), start) is not None


_RISEN = re.compile(
    r"\b(?:rose|risen|rises|rising|went\sup|gone\sup|goes\sup|climb(?:s|ed|ing)?|increased?|raised|gr[eo]wn?|jump(?:s|ed)|"
    r"soared|fell|fallen|falls|dropped|sank|cut|stood|stands|put)\s(?:[\w-]{1,20}\s){0,4}(?:to|past|above|at)\s"
    r"(?:[a-z]{1,12}\s){0,3}$"
)
_NEW_CLAUSE = re.compile(r"[;:—]\s|,\s(?:and|but|while|as)\s")


def risen_subject(sentence: str, start: int) -> list[str]:
    """Return the words that a figure at an offset is the new state of, none where it is none.

    Of "the number of people killed when the ferry sank rose to 31", "the number of people killed when the ferry sank".
    """
    found = _RISEN.search(sentence, max(0, start - 100), start)
    if not found:
        return []
    begins = [end.end() for end in _NEW_CLAUSE.finditer(sentence, 0, found.start())]
    return words(sentence[begins[-1] if begins else 0 : found.start()])


_NAME = r"[A-Z][\w'’-]{1,30}"
_BEFORE_AGE = re.compile(rf"((?:{_NAME}\s){{0,4}}{_NAME}),\s(?:aged?\s|who\sis\s)?$")
_AFTER_AGE = re.compile(rf"\s(?:[a-z-]{{1,20}},?\s){{0,3}}({_NAME}(?:\s{_NAME}){{1,4}})")


def holders_of(sentence: str, start: int, end: int) -> frozenset[str]:
    """Return the forms of the name next to an age: "Omar Teague, 28", "the 28-year-old driver Omar Teague"."""
    found = _BEFORE_AGE.search(sentence, max(0, start - 160), start) or _AFTER_AGE.match(sentence, end)
    return frozenset(map(word_form, words(found[1]))) if found else frozenset()
