"""Spans of time that only an article states: "at least a week", "for a fortnight".

They are those that the component ``dates`` found. "A year" alone is as often a rate or any year, so that an estimate
or a verb or preposition of lasting must stand beside it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from tasks.extract.figures.number.units import unit_named
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import word_list
from tasks.extract.mentions import DateMention
from tasks.extract.numerals import HoldsNumber, Numeral, Words

_AMOUNT = re.compile(r"PT?\d{1,3}(?:[YMWDHS]|DE|CE)")
_ARTICLES = frozenset({"a", "an"})
# "Lasted a month", "jailed for a year"
_LASTING = word_list("articles.lasting")
# "Half an hour", "a quarter of an hour"
_FRACTIONS = frozenset({"half", "quarter", "quarters", "third", "thirds"})
_ESTIMATED = frozenset({"EQUAL_OR_MORE", "EQUAL_OR_LESS", "MORE_THAN", "LESS_THAN", "APPROX"})


def told_by_article(text: str, dates: Iterable[DateMention]) -> list[int]:
    """Return where the spans of time begin that an article and a unit state, in order."""
    found = []
    for date in dates:
        if date.timex_type != "DURATION" or not _AMOUNT.fullmatch(date.timex_value):
            continue
        words = text[date.char_start : date.char_end].lower().split()
        led = text[max(date.char_start - 12, 0) : date.char_start].split()
        lasts = date.timex_mod in _ESTIMATED or (bool(led) and led[-1].lower() in _LASTING)
        if lasts and not _ARTICLES.isdisjoint(words[:-1]):
            found.append(date.char_start)
    return found


def or_starts_in(holds_number: HoldsNumber, starts: list[int]) -> HoldsNumber:
    """Return a search that finds what ``holds_number`` finds, and the offsets ``starts``."""
    if not starts:
        return holds_number

    def holds(text: str, start: int, end: int) -> object:
        # The search counts from the blank in front of the text.
        i = bisect_left(starts, start - 1)
        return (i < len(starts) and starts[i] < end - 1) or holds_number(text, start, end)

    return holds


def read_articles(words: Words, starts: list[int]) -> list[Reading]:
    """Return the spans of time that an article states; ``starts`` are where they begin, their estimates included."""
    articles = {_article_from(words, bisect_left(words.starts, start)) for start in starts}
    return [reading for i in sorted(articles) if (reading := _amount(words, i)) is not None]


def _article_from(words: Words, i: int) -> int:
    """Return the article of "at least a week" from its first word on, or -1."""
    return next((j for j in range(i, min(i + 5, len(words))) if words.low[j] in _ARTICLES), -1)


def _amount(words: Words, i: int) -> Reading | None:
    unit = unit_named(words.word(i + 1)) if i >= 0 else None
    if unit is None or words.word(i - 1) in _FRACTIONS or words.word(i - 2) in _FRACTIONS:
        return None
    numeral = Numeral(i, i + 1, words.starts[i], words.ends[i], "words", 1.0, 1.0, 1.0)
    rule = f"{unit.dimension}.article"
    return make_reading(words, numeral, unit.dimension, rule, last=i + 2, unit=unit.code, factor=unit.factor)
