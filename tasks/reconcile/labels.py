"""Labels: a claim in a few words, taken from the reports' own."""

from collections import Counter
from collections.abc import Callable, Sequence

from tasks.reconcile.attributes import Mention, action_label
from tasks.reconcile.wording import CALENDAR_FORMS, word_form, words

_MOST_NAMES = 2
_LONGEST_COUNTED = 40

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
}


def label_of(mentions: Sequence[Mention]) -> str:
    """Return what the mentions of a claim measure, in words: "people killed (Lake Orro)". Never empty."""
    counted = _most_common(mentions, _counted)
    action = _most_common(mentions, lambda mention: mention.action)
    named = action_label(action) if action else None
    first = mentions[0]
    if first.dimension == "count":
        what = " ".join(part for part in (counted or first.thing or "number", named) if part)
    elif first.row.kind == "ordinal":
        what = f"rank of {counted}" if counted else "rank"
    elif first.row.kind == "age":
        what = f"age of {counted}" if counted else "age"
    elif first.row.kind == "money":
        of = " ".join(part for part in (counted, named) if part)
        what = f"{of} in {first.row.unit or 'money'}" if of else first.row.unit or "money"
    else:
        what = ", ".join(
            part for part in (named or _OF_DIMENSION.get(first.dimension, first.row.kind), counted) if part
        )
    names = [name for name in _names(mentions) if word_form(name) not in {word_form(w) for w in words(what)}]
    return f"{what} ({', '.join(names)})" if names else what


def _counted(mention: Mention) -> str | None:
    counted = mention.row.counted
    return counted if counted and len(counted) <= _LONGEST_COUNTED else mention.row.counted_head


def _most_common(mentions: Sequence[Mention], what: Callable[[Mention], str | None]) -> str | None:
    """Return the commonest; among equals the shortest, then the first by name."""
    counts = Counter(found for mention in mentions if (found := what(mention)))
    return min(counts, key=lambda found: (-counts[found], len(found), found), default=None)


def _names(mentions: Sequence[Mention]) -> list[str]:
    """Return the names that stand next to the figure in at least half of the mentions, as written."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for mention in mentions:
        counts.update(mention.near_names)
        for word in words(mention.row.sentence):
            written.setdefault(word_form(word), word.removesuffix("'s").removesuffix("’s"))
    frequent = [
        form
        for form, count in counts.items()
        if count * 2 >= len(mentions) and not written[form].isupper() and form not in CALENDAR_FORMS
    ]
    frequent.sort(key=lambda form: (-counts[form], form))
    return [written[form] for form in frequent[:_MOST_NAMES]]
