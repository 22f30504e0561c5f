"""How often something happened, in one word: "was shot twice", "voted only once", "twice a week"."""

from collections.abc import Iterable

from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.number.percents import compares
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    HYPHENS,
    PREPOSITIONS,
    VERBS,
    word_list,
)
from tasks.extract.numerals import Numeral, Words

TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
# "Think twice", "once or twice"
_IDIOMS_BEFORE = frozenset({"think", "thinks", "thinking", "thought", "or", "at"})
# "Once" is a conjunction or "formerly" as a rule; after these it counts, where nothing goes on after it.
_BEFORE_ONCE = word_list("times.before_once")
_AFTER_ONCE = (PREPOSITIONS - {"than", "as", "like"}) | {"and", "but", "", "since", "before"}
_RATES = frozenset({"a", "an", "per", "each", "every"})
_RATE_UNITS = frozenset({"year", "season", "quarter", "month", "week", "day", "night", "hour"})
# "Twice this year", not "twice last year's"
_POINTED = frozenset({"this", "last"})
_CURRENCY_SIGNS = frozenset("$€£¥")
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_FREQUENCIES = frozenset({"daily", "weekly", "monthly", "yearly", "annually"})
_MEASURING = frozenset({"more", "less", "fewer", "most", "least", "much", "many", "long", "tall", "high", "wide",
                        "deep", "thick", "old"})  # fmt: skip
_OPENS = (
    (ADVERBS - _MEASURING) | AUXILIARIES | PREPOSITIONS | (CONJUNCTIONS - {"what"}) | VERBS | _FREQUENCIES
)


def read_times(words: Words, candidates: Iterable[int]) -> list[Reading]:
    """Return the counts of times that one of the words ``candidates`` states; "twice as many" is a ratio."""
    return [
        _reading(words, i)
        for i in candidates
        if words.low[i] in TIMES and (_is_once(words, i) if words.low[i] == "once" else _is_twice(words, i))
    ]


def _reading(words: Words, i: int) -> Reading:
    value = TIMES[words.low[i]]
    numeral = Numeral(i, i + 1, words.starts[i], words.ends[i], "words", value, value, value)
    reading = make_reading(words, numeral, "count", "count.times")
    reading.mention.counted, reading.mention.counted_head = words.surface[i], "time"
    return reading


def _is_twice(words: Words, i: int) -> bool:
    before, after = words.word(i - 1), words.word(i + 1)
    if before in _IDIOMS_BEFORE or before in HYPHENS or after in HYPHENS or compares(words, i + 1):
        return False
    if after in _RATES:
        return words.word(i + 2) in _RATE_UNITS
    if after in _POINTED:
        return words.word(i + 2) in _RATE_UNITS | _SEASONS
    closed = not after[:1].isalnum() and after not in _CURRENCY_SIGNS
    return closed or after in _OPENS or after.endswith(("ed", "ly"))


def _is_once(words: Words, i: int) -> bool:
    """Tell "bitten once", "has voted only once" and "once a year" from "once the storm had passed"."""
    after = words.word(i + 1)
    if after in _RATES:
        return words.word(i + 2) in _RATE_UNITS and words.word(i - 1) not in ("at", "than")
    closed = not after[:1].isalnum() or after in _AFTER_ONCE
    return closed and after not in HYPHENS and words.word(before_modifier(words, i) - 1) in _BEFORE_ONCE
