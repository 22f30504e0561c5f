"""Organisations that a report gives an acronym in parentheses: "Orro Valley Growers (OVG)", by their initials."""

import re
from collections.abc import Iterator

from tasks.extract.entities.found import Found
from tasks.extract.entities.vocabulary import GIVEN_NAMES, TITLES, word_list

_ACRONYM = re.compile(r" \(([A-Z](?:[A-Z]|&(?=[A-Z])){2,7})[,;)]")
_WORD = re.compile(r"[\w'’]+")
# Code points: no name of up to eight initials is longer.
_LONGEST = 150
_SENTENCE = re.compile(r"[.:;!?()\"“”\n]")
_SMALL = frozenset("of the and for on in to de la et von der s".split())
# What has an acronym and is no organisation: laws, tests, diseases, devices.
_THINGS = word_list("defined_things")


def defined_by_acronym(text: str) -> Iterator[Found]:
    """Yield the names whose initials follow them in parentheses, in order."""
    for match in _ACRONYM.finditer(text):
        start = _start_of(text, match.start(), match[1].replace("&", ""))
        if start is not None:
            yield Found(start, match.start(), "organisation", "organisation.acronym_defined")


def _start_of(text: str, end: int, letters: str) -> int | None:
    before = text[max(0, end - _LONGEST) : end]
    ends = [mark.end() for mark in _SENTENCE.finditer(before)]
    words = list(_WORD.finditer(before, ends[-1] if ends else 0))
    if not words or words[-1].group() in _THINGS or words[-1].group() in TITLES:
        return None
    left = len(letters)
    for word in reversed(words):
        first = word.group()[0]
        if first == letters[left - 1]:
            left -= 1
            if left == 0:
                return None if word.group() in GIVEN_NAMES else end - len(before) + word.start()
        elif word.group() not in _SMALL:
            return None
    return None


def with_defined(names: list[Found], defined: list[Found]) -> list[Found]:
    """Return names in order, those that overlap a defined one replaced by it unless they hold all of it."""
    merged: list[Found] = []
    i = 0
    for new in defined:
        while i < len(names) and names[i].end <= new.start:
            merged.append(names[i])
            i += 1
        overlapping = []
        while i < len(names) and names[i].start < new.end:
            overlapping.append(names[i])
            i += 1
        if any(_holds(old, new) for old in overlapping):
            merged += overlapping
        else:
            merged.append(new)
    return merged + names[i:]


def _holds(old: Found, new: Found) -> bool:
    is_organisation = old.form == "organisation" or (
        old.known is not None and old.known.kind == "organisation"
    )
    return is_organisation and old.start <= new.start and old.end >= new.end
