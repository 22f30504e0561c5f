"""The spaCy component ``figures``: finds what a report states in numbers.

One pass: the lexer finds the numerals, each is read by the first rule that fits (``READERS``), ends of ranges
are joined, and then the words around each figure say how exact it is, what it measures, in which direction
it changed, what it is per and how it relates to its neighbours. Every step is a function of a module of this package;
a new form is one more entry in the table that the step reads, or one more reader here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.figures.frame.actions import find_action, share_actions
from tasks.extract.figures.frame.directions import read_direction
from tasks.extract.figures.frame.measured import find_measured
from tasks.extract.figures.frame.measured_alike import share_forward
from tasks.extract.figures.frame.reader import read_frames
from tasks.extract.figures.frame.respective import respective_lists, settle_lists
from tasks.extract.figures.frame.roles import assign_role
from tasks.extract.figures.number.ages import read_age, read_listed_age
from tasks.extract.figures.number.articles import or_starts_in, read_articles, told_by_article
from tasks.extract.figures.number.compounds import join_compounds, join_suspended, read_points
from tasks.extract.figures.number.counts import read_count, share_noun
from tasks.extract.figures.number.left_out_nouns import read_elliptical
from tasks.extract.figures.number.left_out_units import complete_ellipsis
from tasks.extract.figures.number.modifiers import modify
from tasks.extract.figures.number.money import Currencies, read_money
from tasks.extract.figures.number.not_figures import is_clock_time, is_no_figure, is_part_of_word, is_stamp
from tasks.extract.figures.number.ordinal_nouns import numbers_quarter
from tasks.extract.figures.number.ordinals import read_ordinal
from tasks.extract.figures.number.percents import MULTIPLYING, read_multiples, read_percent, read_ratio
from tasks.extract.figures.number.periods import Periods, read_rate
from tasks.extract.figures.number.ranges import join_ranges
from tasks.extract.figures.number.times import TIMES, read_times
from tasks.extract.figures.number.units import read_unit, scaled_letter
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import DASHES, MONTHS, WEEKDAYS
from tasks.extract.mentions import DateMention, FigureMention, store, text_of
from tasks.extract.numerals import TRIGGERS, Numeral, Words, find_numerals, number_search, parts_with_numbers
from tasks.extract.sentences import sentence_starts
from tasks.extract.tokentable import tokens_of

# A rate's denominator ("per 100,000 people") and a margin of error ("± 4") are no figures of their own.
_NEVER_BEFORE = frozenset({"per", "±"})
# Words that state a ratio or a count by themselves: "doubled", "twice".
_SINGLE_WORDS = frozenset(MULTIPLYING) | frozenset(TIMES)
_HOLDS_NUMBER = number_search(TRIGGERS | _SINGLE_WORDS)
_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@[^\s@]{1,255}")
# "17°5′ N 83°5′ W"
_POSITION = re.compile(r"(?<![\d.])\d[\d.]*\s?°(?:\s?\d[\d.]*\s?[′'’])?(?:\s?\d[\d.]*\s?[″\"”])?\s?[NSEW]\b")
_CALENDAR = "|".join(sorted(MONTHS | WEEKDAYS, reverse=True))
_PLAIN_DATE = re.compile(rf"(?i:(?:{_CALENDAR})\b\.?|\d{{1,4}}(?:st|nd|rd|th)?\b|[ ,]|\b(?:of|the)\b)+")
# A year before other words may count ("2019 km").
_AFTER_YEAR = re.compile(r"\s{0,3}(?:[.,;)\n]|\Z|(?:and|to|the|was|when|after)\b)")
_AFTER_NO_DAY = re.compile(r"\s?(?:[%$€£¥]|[.,]\d|per\b|percent\b|[mbt]?n\b|million\b|billion\b)")
_ADDRESS_MARKS = ("://", "www.", "@")


@Language.factory("figures")
def create_figures(nlp: Language, name: str) -> "FiguresComponent":
    """Return the component for ``nlp.add_pipe("figures")``."""
    return FiguresComponent()


class FiguresComponent(ReportComponent):
    """Sets ``doc._.figures`` and ``doc.spans["figures"]``.

    Where the component ``dates`` has run before, its dates are no figures and give figures their periods;
    durations it found may be figures too. Without it, years and days are told by their form alone.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        figures = read_figures(
            text_of(doc), doc._.dates or [], doc._.outlet_country, doc._.published_on, _sentence_starts(doc)
        )
        store(doc, "figures", figures)
        return doc


def _sentence_starts(doc: Doc) -> list[int] | None:
    """Return the code points at which sentences begin, or None where no component has marked them."""
    if not doc.has_annotation("SENT_START"):
        return None
    starts = tokens_of(doc).starts
    return [starts[i] for i in np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()]


def read_figures(
    text: str,
    dates: list[DateMention],
    country: str | None = None,
    published_on: date | None = None,
    sentences: list[int] | None = None,
) -> list[FigureMention]:
    """Return the figures of a text, given the dates found in it and the code points at which its sentences begin."""
    taken = _Taken(text, dates)
    articles = told_by_article(text, dates)
    words = Words(text, parts_with_numbers(text, or_starts_in(_HOLDS_NUMBER, articles), taken.plain_dates))
    readings = _with_others(words, _read(words, text, country, taken), articles)
    readings = join_ranges(words, join_compounds(words, join_suspended(words, readings)))
    share_noun(words, readings)
    read_points(words, readings)
    lists = respective_lists(words, readings)
    periods = Periods(dates)
    done: list[Reading] = []
    for reading in readings:
        _complete(words, reading, done, periods)
        done.append(reading)
    settle_lists(words, lists)
    share_forward(words, done)
    share_actions(words, done)
    if done:
        starts = list(sentence_starts(text)) if sentences is None else sentences
        read_frames(words, done, starts, dates, published_on)
    return [reading.mention for reading in done]


def _is_plain_date(text: str, start: int, end: int) -> bool:
    """Tell "5 May 2020" from "three days ago" and from the beginnings of "In May 5% of" and "In 2019 km were"."""
    if not _PLAIN_DATE.fullmatch(text, start, end):
        return False
    lone_year = end - start == len("2025")
    return bool(_AFTER_YEAR.match(text, end)) if lone_year else not _AFTER_NO_DAY.match(text, end)


class _Taken:
    """Looks up whether a span lies in a date, a time of day, an address on the web or a position on the globe."""

    def __init__(self, text: str, dates: list[DateMention]) -> None:
        times = [(d.char_start, d.char_end) for d in dates if d.timex_type in ("DATE", "TIME")]
        addresses = (
            [match.span() for match in _WEB_ADDRESS.finditer(text)]
            if any(map(text.__contains__, _ADDRESS_MARKS))
            else []
        )
        if "°" in text:
            addresses += [match.span() for match in _POSITION.finditer(text)]
        self.plain_dates = [span for span in times if _is_plain_date(text, *span)]
        """Days, months and years in digits that cannot be part of a figure, in order."""
        self._plain_dates = _Spans(self.plain_dates)
        self._times = _Spans(times)
        self._addresses = _Spans(addresses)

    def in_address(self, numeral: Numeral) -> bool:
        """Tell whether a web or mail address or a position in degrees holds the numeral."""
        return self._addresses.touch(numeral.start, numeral.end)

    def in_plain_date(self, numeral: Numeral) -> bool:
        """Tell whether a date that cannot be part of a figure holds the numeral."""
        return self._plain_dates.touch(numeral.start, numeral.end)

    def in_date(self, numeral: Numeral) -> bool:
        """Tell whether a date or time of day holds a part of the numeral."""
        return self._times.touch(numeral.start, numeral.end)


class _Spans:
    """Spans that do not nest, to be searched by offset."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def touch(self, start: int, end: int) -> bool:
        """Tell whether a span overlaps the one from ``start`` to ``end``."""
        i = bisect_left(self._starts, end) - 1
        return i >= 0 and self._ends[i] > start


def _read(words: Words, text: str, country: str | None, taken: _Taken) -> list[Reading]:
    numerals = find_numerals(words)
    currencies = Currencies(text, country)
    readings: list[Reading] = []
    for position, numeral in enumerate(numerals):
        if readings and _is_taken(readings[-1], numeral):
            continue
        following = numerals[position + 1] if position + 1 < len(numerals) else None
        reading = _read_one(words, numeral, following, currencies, taken)
        dropped = (
            position > 0
            and reading is not None
            and _hangs_on_dropped(words, numerals[position - 1], reading, readings)
        )
        if dropped:
            continue
        if readings and (reading is None or reading.mention.rule == "count.bare"):
            reading = read_listed_age(words, numeral, readings[-1]) or reading
        if readings and reading is None and not taken.in_date(numeral):
            reading = read_elliptical(words, numeral, readings)
        if reading is not None:
            readings.append(reading)
    return readings


def _is_taken(reading: Reading, numeral: Numeral) -> bool:
    """Tell whether a numeral is part of the figure before it or of the name of what that counts ("737 jets")."""
    first, last = reading.counted_at
    return numeral.first < reading.last or first <= numeral.first < last


def _hangs_on_dropped(words: Words, before: Numeral, reading: Reading, readings: list[Reading]) -> bool:
    """Tell whether a dash joins a bare number to one that is no figure: the rest of a score or a name."""
    if reading.mention.rule != "count.bare" or (readings and readings[-1].numeral is before):
        return False
    i = before.last
    return i + 1 == reading.first and words.low[i] in DASHES and words.joined(i) and words.joined(i + 1)


def _read_one(
    words: Words, numeral: Numeral, following: Numeral | None, currencies: Currencies, taken: _Taken
) -> Reading | None:
    """Return what the first reader that fits makes of a numeral."""
    if (
        taken.in_plain_date(numeral)
        or taken.in_address(numeral)
        or is_part_of_word(words, numeral)
        or is_clock_time(words, numeral)
        or is_stamp(words, numeral)
        or words.word(numeral.first - 1) in _NEVER_BEFORE
    ):
        return None
    if numeral.form == "ordinal":
        dated = taken.in_date(numeral) and not numbers_quarter(words, numeral)
        return None if dated else read_ordinal(words, numeral)
    scaled_letter(words, numeral)
    claimed = (
        read_percent(words, numeral)
        or read_money(words, numeral, currencies)
        or read_age(words, numeral)
        or read_unit(words, numeral)
    )
    if claimed is not None:
        return claimed
    if taken.in_date(numeral):
        return None
    ordinal = read_ordinal(words, numeral)
    if ordinal is not None or is_no_figure(words, numeral):
        return ordinal
    return read_ratio(words, numeral, following) or read_count(words, numeral)


def _with_others(words: Words, readings: list[Reading], articles: list[int]) -> list[Reading]:
    """Add the figures that no numeral states: "doubling", "twice", "a fortnight"."""
    single = [i for i, word in enumerate(words.low) if word in _SINGLE_WORDS]
    others = [*read_multiples(words, single), *read_times(words, single)] if single else []
    others += read_articles(words, articles) if articles else []
    return sorted([*readings, *others], key=lambda reading: reading.first) if others else readings


def _complete(words: Words, reading: Reading, earlier: list[Reading], periods: Periods) -> None:
    """Add what the words around a figure and the figures before it say of it."""
    previous = earlier[-1] if earlier else None
    complete_ellipsis(words, reading, earlier)
    if reading.mention.modifier != "between":
        modify(words, reading)
    read_rate(words, reading)
    read_direction(words, reading, previous)
    find_measured(words, reading, previous)
    read_rate(words, reading) if reading.mention.per is None else None
    periods.assign(words, reading)
    assign_role(words, reading, earlier)
    find_action(words, reading, previous)
