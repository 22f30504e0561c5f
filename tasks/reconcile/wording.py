"""Words as comparisons see them: without their endings, and weighed by how rare they are in news."""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from tasks import paths
from tasks.calendar_words import MONTH_ABBREVIATIONS, MONTH_NAMES, WEEKDAY_NAMES

# Reports that seeds/word_rarity.csv was counted in.
_COUNTED_REPORTS = 295

# A word in more than this share of reports tells nothing apart.
_COMMON_SHARE = 0.25

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*\d|\d")
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_SHORTEST_STEM = 3


def words(text: str) -> list[str]:
    """Return the words and digit numbers of a text, in order; hyphens part words."""
    return _WORD.findall(text)


@cache
def word_form(word: str) -> str:
    """Return a word in lower case without its possessive, plural or verb ending.

    Forms of one word meet ("strikes", "striking", "strike"); the form itself need not be a word.
    """
    form = word.lower().replace("’", "'").removesuffix("'s")
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST_STEM and not form.endswith("ss"):
            form = form[: len(form) - len(ending)] + instead
            break
    return form[:-1] if form.endswith("e") and len(form) > _SHORTEST_STEM else form


CALENDAR_FORMS = frozenset(
    word_form(word)
    for word in (
        *(
            *MONTH_NAMES,
            *MONTH_ABBREVIATIONS,
            *WEEKDAY_NAMES,
            "Mon",
            "Tue",
            "Tues",
            "Wed",
            "Thu",
            "Thurs",
            "Fri",
            "Sat",
        ),
        *("GMT", "UTC", "BST", "EST", "EDT", "PST", "PDT", "CET", "am", "pm"),
        *("today", "tomorrow", "yesterday", "tonight", "updated", "posted", "published"),
    )
)
"""Forms of words that name a day or a time of day."""


@cache
def _reports_with() -> dict[str, int]:
    with (paths.SEEDS / "word_rarity.csv").open(encoding="utf-8") as lines:
        return {row["form"]: int(row["reports"]) for row in csv.DictReader(lines)}


@cache
def rarity(form: str) -> float:
    """Return the inverse document frequency of a word form in news: ln((N + 1) / (n + 1)), greater is rarer.

    N reports were counted; n of them hold the form, taken for 1 where the table has none. The table is fixed, so
    that a weight never depends on what else lies in a ledger.
    """
    return math.log((_COUNTED_REPORTS + 1) / (_reports_with().get(form, 1) + 1))


@cache
def is_common(form: str) -> bool:
    """Return whether a form stands in so many reports that sharing it says nothing."""
    return _reports_with().get(form, 0) > _COUNTED_REPORTS * _COMMON_SHARE


def is_number(word: str) -> bool:
    """Return whether a word of ``words`` is written in digits."""
    return word[0].isdigit()


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    """Yield every run of ``length`` words of a text, in lower case."""
    lowered = [word.lower() for word in words(text)]
    return (tuple(lowered[start : start + length]) for start in range(len(lowered) - length + 1))


def pooled(contexts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of weighted word forms."""
    mean: dict[str, float] = defaultdict(float)
    for context in contexts:
        for form, weight in context.items():
            mean[form] += weight / len(contexts)
    return mean


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of weighted word forms, 0 to 1."""
    shared = sum(weight * other[form] for form, weight in one.items() if form in other)
    if not shared:
        return 0.0
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / lengths
