"""Organisations whose name holds a possessive: "Saint Brigid's Hospital", "the Workers' Party of Norland"."""

import re

from tasks.extract.entities.found import Found
from tasks.extract.entities.vocabulary import OPENERS, word_list

APOSTROPHES = frozenset(("'s ", "’s ", "s' ", "s’ "))
"""What stands right before the second half of such a name."""
_SECOND_HALF = re.compile(
    r"(?:[A-Z][\w-]{1,30} ){0,2}"
    rf"(?:{'|'.join(sorted(word_list('possessed_heads')))})\b"
    r"(?: of (?:the )?[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2}| (?:London|Belfast|Dublin|Glasgow)\b)?"
)
_BEFORE = re.compile(r"(?<![\w’'.-])(?:[A-Z][\w.-]{0,30} ){0,3}[A-Z][\w-]{1,30}\Z")
_OWNERS = word_list("possessive_owners")
_SAINTS = frozenset(("St", "St.", "Saint"))
_OF_TRADES = ("Association", "Union", "Federation", "Guild", "Party", "Congress", "Trust")
_LONGEST = 80


def possessive_name(text: str, start: int) -> Found | None:
    """Return the organisation whose name goes on at ``start``, behind an apostrophe, or None."""
    second = _SECOND_HALF.match(text, start)
    if second is None:
        return None
    of_many = text[start - 2] != "s"
    end = start - 2 if of_many else start - 3
    before = _BEFORE.search(text, max(0, end - _LONGEST), end)
    if before is None:
        return None
    words = before.group().split(" ")
    if len(words) > 1 and words[-2] in _SAINTS:
        first = end - len(" ".join(words[-2:]))
    elif words[-1] in _OWNERS:
        is_longer = (
            len(words) > 1 and words[0] not in OPENERS and second.group().endswith(("Hospital", "School"))
        )
        first = before.start() if is_longer else end - len(words[-1])
    elif of_many and second.group().endswith(_OF_TRADES) and words[-1] not in OPENERS:
        # "the Flemish Growers' Association"
        first = before.start() + (len(words[0]) + 1 if words[0] in OPENERS else 0)
    else:
        return None
    return Found(first, second.end(), "organisation", "organisation.possessive")
