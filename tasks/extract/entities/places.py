"""Places that are no countries though they are called like one: towns, rivers, seas, and words for something else."""

import re

from tasks.extract.entities.lexicon import Known
from tasks.extract.entities.vocabulary import PLACES, word_list

_ALSO_WORDS = frozenset(("China", "Guernsey", "Guinea", "Jersey", "Turkey"))
_NOT_COUNTRY_BEFORE = word_list("not_country_before")
_CAUTIOUS = word_list("cautious")
_US_STATES = word_list("us_states")
_STATE_AFTER = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
_PLACE_AFTER = re.compile(r" (\w+)")
# "He wrote in English."
_LANGUAGE_BEFORE = re.compile(r"\b(?:in|into|speaks?|speaking|spoke|learn|learned|fluent) \Z")
_LANGUAGE_AFTER = re.compile(r"[.,;:)!?\n]|\Z| (?:and|or|but|at|on|as|that|to) ")


def is_town(text: str, end: int) -> bool:
    """Tell whether an American state or a Canadian province follows: "Allen, Texas"."""
    if text[end : end + 2] != ", ":
        return False
    state = _STATE_AFTER.match(text, end)
    return state is not None and (state[1] in _US_STATES or state[1].split(" ")[0] in _US_STATES)


def is_no_country(text: str, start: int, end: int, known: Known) -> bool:
    """Tell whether a country's word means something else here: a place, an animal, a language."""
    if place_follows(text, end, text[start:end]):
        return True
    if known.basis != "demonym" or _LANGUAGE_BEFORE.search(text, max(0, start - 12), start) is None:
        return False
    return _LANGUAGE_AFTER.match(text, end) is not None


def place_follows(text: str, end: int, name: str) -> bool:
    """Tell whether an American state or a noun for a place goes on after a country's or a city's name."""
    if text[end : end + 2] == ", ":
        state = _STATE_AFTER.match(text, end)
        if (
            state
            and state[1] != "Georgia"
            and (state[1] in _US_STATES or state[1].split(" ")[0] in _US_STATES)
        ):
            return name != "Washington"
    elif text[end : end + 1] == " ":
        place = _PLACE_AFTER.match(text, end)
        if place is not None and place[1] == "state" and name in _US_STATES:
            return True
        return place is not None and (
            place[1] in PLACES or (name in _ALSO_WORDS and place[1] in _NOT_COUNTRY_BEFORE)
        )
    return False


def is_cautious(text: str, start: int, end: int, name: str) -> bool:
    """Tell whether a name that is also a word should not be trusted: where a sentence starts, before a place."""
    if name not in _CAUTIOUS:
        return False
    before = text[max(start - 2, 0) : start]
    return start == 0 or before[-1] in '\n"“' or before[0] in ".!?" or place_follows(text, end, name)
