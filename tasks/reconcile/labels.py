"""Labels: a claim in a few words, taken from the reports' own."""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from tasks import paths
from tasks.reconcile.attributes import Mention
from tasks.reconcile.cues import action_label
from tasks.reconcile.things import PERSON
from tasks.reconcile.wording import CALENDAR_FORMS, is_common, pooled, word_form, words

_MOST_NAMES = 2
_LONGEST_COUNTED = 40
_MOST_WORDS = 2

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
    "time": "time",
    "percent percent": "share",
}

# "Recently", "billion", "off": words that tell when, how or how much, not what.
_TELLING = re.compile(r"(?!\w*(?:ly|illion|housand|cent)$)[a-z]{4,}")

# Labels that do not tell one claim from another.
_BARE = frozenset(
    [
        "amount",
        "distance",
        "duration",
        "length",
        "measure",
        "number",
        "ratio",
        "share",
        "time",
        "time since",
        "people",
        "person",
        "prices",
        "rank",
    ]
)


def labels_of(
    groups: Sequence[Sequence[Mention]],
    originals: Mapping[int, Sequence[Mention]],
    known_names: Collection[str] = frozenset(),
) -> list[str]:
    """Return what the mentions of each claim of a story measure, in words: "people killed (Lake Orro)".

    None is empty; those that would be the same, or tell of a quantity only, name what the reports speak of beside the
    figure: "time, jury deliberated". ``originals`` are, by the place of a claim, the mentions that its own are given
    as conversions of; ``known_names`` the forms of words that the reports capitalise inside sentences: a word that
    only begins one is no name.
    """
    told_of = [originals.get(place, group) for place, group in enumerate(groups)]
    what = [_what(group, of, known_names) for group, of in zip(groups, told_of, strict=True)]
    names = [_shown_names(what[place], of, known_names) for place, of in enumerate(told_of)]
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, name in enumerate(what):
        alike[name, *names[place]].append(place)
    labels: list[str] = []
    for place, name in enumerate(what):
        others = [told_of[other] for other in alike[name, *names[place]] if other != place]
        is_bare = name.partition(" in ")[0] in _BARE
        beside = _told_beside(told_of[place], others, known_names, name) if others or is_bare else ""
        if others and not beside:
            beside = _first_value(groups[place])
        label = f"{name}, {beside}" if beside else name
        labels.append(f"{label} ({', '.join(names[place])})" if names[place] else label)
    return labels


def _told_beside(
    mentions: Sequence[Mention], others: Sequence[Sequence[Mention]], known: Collection[str], shown: str
) -> str:
    """Return the weightiest words beside the figures that are not beside ``others``, in the order of a sentence."""
    elsewhere = {form for other in others for mention in other for form in mention.context}
    shown_forms = {word_form(word) for word in words(shown)}
    weights = {
        form: weight
        for form, weight in pooled([mention.context for mention in mentions]).items()
        if form not in known
        and form not in CALENDAR_FORMS
        and form not in shown_forms
        and form not in elsewhere
        and not any(form in mention.names for mention in mentions)
        and 2 * sum(form in mention.context for mention in mentions) >= len(mentions)
    }
    kept = sorted(weights, key=lambda form: (-weights[form], form))[:_MOST_WORDS]
    told = dict.fromkeys(
        word
        for word in words(mentions[0].row.sentence)
        if word_form(word) in kept and _TELLING.fullmatch(word)
    )
    return " ".join(told)


def _first_value(mentions: Sequence[Mention]) -> str:
    text = mentions[0].row.text
    return text if text[1:2].isupper() else text[0].lower() + text[1:]


def _shown_names(what: str, mentions: Sequence[Mention], known: Collection[str]) -> list[str]:
    shown = {word_form(word) for word in words(what)}
    return [
        name for name in _names(mentions, known) if not shown & {word_form(word) for word in words(name)}
    ][:_MOST_NAMES]


def _what(mentions: Sequence[Mention], told_of: Sequence[Mention], known: Collection[str]) -> str:
    first = mentions[0]
    counted = _most_common(told_of, lambda mention: _counted(mention, known))
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


def _counted(mention: Mention, known: Collection[str]) -> str | None:
    counted = mention.row.counted
    if mention.row.counted_head == "time":
        # "Shot twice": the word is the number.
        return "times"
    if counted is None or len(counted) > _LONGEST_COUNTED:
        counted = mention.row.counted_head
    if counted is None or not counted[0].isupper():
        return counted
    if " " not in counted and not is_known(counted, known):
        # It begins a sentence.
        return counted[0].lower() + counted[1:]
    # "€2 billion for Norden Steel" is no amount of that name.
    is_name = mention.dimension != "count" and all(word[0].isupper() for word in counted.split())
    return None if is_name and mention.row.kind != "age" else counted


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
            names.append(_without_office(possessor))
    return names


def _without_office(name: str) -> str:
    """Return "Ursula von der Leyen" for "EU President Ursula von der Leyen"."""
    told = name.split()
    after = max(
        (
            end
            for end in range(1, len(told) - 1)
            for start in range(end)
            if " ".join(told[start:end]) in _offices()
        ),
        default=0,
    )
    return " ".join(told[after:])


@cache
def _offices() -> frozenset[str]:
    with (paths.SEEDS / "titles.csv").open(encoding="utf-8") as lines:
        offices = [row["titles"].split("|") for row in csv.DictReader(lines) if row["class"] == "office"]
    return frozenset(title for titles in offices for title in titles)


def is_known(word: str, known: Collection[str]) -> bool:
    """Return whether a word that begins a sentence is a name."""
    form = word_form(word)
    return form in known or (not known and not is_common(form))
