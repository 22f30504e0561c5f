"""Labels: a claim in a few words, taken from the reports' own."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence

from tasks.reconcile.attributes import PERSON, Mention, action_label
from tasks.reconcile.wording import CALENDAR_FORMS, is_common, word_form, words

_MOST_NAMES = 2
_LONGEST_COUNTED = 40

# Names of more than one word: "Black Sea", "Ursula von der Leyen".
_NAME_WORD = r"[A-Z][^\W\d_]*(?:[-'’][^\W\d_]+)?"
_NAME = re.compile(
    rf"{_NAME_WORD}(?: (?:(?:von|van|der|den|de|da|di|del|al|bin) ){{0,2}}{_NAME_WORD}){{0,4}}"
)

# What is counted where "the toll rose to 12": people.
_TOLLED = frozenset(
    word_form(noun)
    for noun in ("toll", "life", "lives", "dead", "death", "body", "fatality", "casualty", "other", "person")
)

# Quantities that their dimension names well enough.
_OF_DIMENSION = {
    "measure {magnitude}": "magnitude",
    "length": "length",
    "area": "area",
    "mass": "weight",
    "volume": "volume",
    "speed": "speed",
    "power": "power",
    "energy": "energy",
    "short time": "time",
    "days": "time",
    "months": "time",
    "percent percent": "share",
}


def label_of(
    mentions: Sequence[Mention], original: Sequence[Mention] = (), known_names: Collection[str] = frozenset()
) -> str:
    """Return what the mentions of a claim measure, in words: "people killed (Lake Orro)". Never empty.

    ``original`` are the mentions that these are given as conversions of; ``known_names`` the forms of words that the
    reports capitalise inside sentences: a word that only begins one is no name.
    """
    what = _what(mentions, original or mentions)
    shown = {word_form(word) for word in words(what)}
    names = [
        name
        for name in _names(original or mentions, known_names)
        if not shown & {word_form(word) for word in words(name)}
    ]
    return f"{what} ({', '.join(names[:_MOST_NAMES])})" if names else what


def _what(mentions: Sequence[Mention], told_of: Sequence[Mention]) -> str:
    first = mentions[0]
    counted = _most_common(told_of, _counted)
    action = _action(told_of)
    is_said_twice = bool(
        action and counted and set(map(word_form, words(counted))) & set(map(word_form, words(action)))
    )
    if first.dimension == "count":
        action = None if is_said_twice else action
        if action == "population":
            return action
        if first.thing == PERSON and counted and word_form(words(counted)[-1]) in _TOLLED:
            counted = "people"
        return " ".join(part for part in (counted or first.thing or "number", action) if part)
    if first.row.kind == "ordinal":
        return f"rank of {counted}" if counted else "rank"
    if first.row.kind == "age":
        return f"age of {counted}" if counted else "age"
    if first.row.kind == "money":
        of = (action if first.thing == PERSON else None) or counted or action or "amount"
        return f"{of} in {first.row.unit}" if first.row.unit else of
    quantity = action or _OF_DIMENSION.get(first.dimension, first.row.kind)
    return quantity if is_said_twice or not counted else f"{quantity}, {counted}"


def _action(mentions: Sequence[Mention]) -> str | None:
    """Return what happened in words; None where too few of the mentions say so."""
    action = _most_common(mentions, lambda mention: mention.action)
    said = sum(mention.action == action for mention in mentions)
    return action_label(action) if action and said * 3 >= len(mentions) else None


def _counted(mention: Mention) -> str | None:
    counted = mention.row.counted
    return counted if counted and len(counted) <= _LONGEST_COUNTED else mention.row.counted_head


def _most_common(mentions: Sequence[Mention], what: Callable[[Mention], str | None]) -> str | None:
    """Return the commonest; among equals the shortest, then the first by name."""
    counts = Counter(found for mention in mentions if (found := what(mention)))
    return min(counts, key=lambda found: (-counts[found], len(found), found), default=None)


def _names(mentions: Sequence[Mention], known: Collection[str]) -> list[str]:
    """Return the names that stand next to the figure in at least half of the mentions, as written."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for mention in mentions:
        counts.update(mention.near_names)
        for name in _names_in(mention.row.sentence, known):
            for word in words(name):
                written.setdefault(word_form(word), name)
    frequent = [
        form
        for form, count in counts.items()
        if count * 2 >= len(mentions) and form in written and form not in CALENDAR_FORMS
    ]
    frequent.sort(key=lambda form: (-counts[form], form))
    return list(dict.fromkeys(written[form] for form in frequent))


def _names_in(sentence: str, known: Collection[str]) -> list[str]:
    names = []
    for found in _NAME.finditer(sentence):
        name = found.group()
        if found.start() == 0 and not is_known(name.split()[0], known):
            name = name.partition(" ")[2].lstrip()
        possessor = name.removesuffix("'s").removesuffix("’s")
        # "AFP" tells who reports; "NATO's" whose it is.
        if possessor and name[0].isupper() and (possessor != name or not name.isupper()):
            names.append(possessor)
    return names


def is_known(word: str, known: Collection[str]) -> bool:
    """Return whether a word that begins a sentence is a name."""
    form = word_form(word)
    return form in known or (not known and not is_common(form))
