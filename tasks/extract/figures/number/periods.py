"""What a quantity is per ("a year", "per capita", "annually"), and the period it is stated for ("in 2025")."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import HYPHENS, PHRASE_ENDS, word_list
from tasks.extract.mentions import DateMention
from tasks.extract.numerals import Words

_PER_WORDS = {word: word for word in word_list("periods.rate_units")} | {
    "capita": "person",
    "head": "person",
    "annum": "year",
    "kilo": "kilogram",
    "liter": "litre",
    "kilometer": "kilometre",
    "kg": "kilogram",
    "km": "kilometre",
    "m²": "square metre",
    "m2": "square metre",
    "sqm": "square metre",
    "sqft": "square foot",
    "kwh": "kilowatt hour",
    "mwh": "megawatt hour",
}
_SIZES = {"sq": "square", "square": "square", "cu": "cubic", "cubic": "cubic"}
_SIDES = {"m": "metre", "meter": "metre", "km": "kilometre", "kilometer": "kilometre", "ft": "foot", "yd": "yard",
          "mi": "mile", "in": "inch"}  # fmt: skip
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "quarterly": "quarter",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "nightly": "night",
    "hourly": "hour",
}
_ADJECTIVES = _ADVERBS | {"annual": "year", "annualised": "year", "annualized": "year"}
# "a year earlier" says when, not per what.
_POINTS_IN_TIME = word_list("periods.points_in_time")
_PERIOD_LEADERS = word_list("periods.period_leaders")
_RELATIVE = frozenset({"this", "last", "next"})
_SHORTEST_PERIOD = 28
_ADJECTIVE_WINDOW = 5
_PERIOD_WINDOW = 5


def read_rate(words: Words, reading: Reading) -> None:
    """Set ``per`` from the words after the quantity, or from "annual" and the like before it."""
    # "€90/MWh"; other figures are parted by a slash as often ("12 men/women").
    last = reading.last
    slashed = reading.mention.kind == "money" and words.word(last) == "/" and words.word(last + 1).isalpha()
    for i in dict.fromkeys((reading.last, reading.reach)):
        found = _per_at(words, i, slashed=slashed)
        if found is not None:
            reading.mention.per, reading.reach = found[0], max(reading.reach, found[1])
            return
    i = reading.counted_at[1]
    if i and words.word(i) == "per" and words.word(i + 1) in _PER_WORDS and i < reading.first:
        # "income per capita is $4,310"
        reading.mention.per = _PER_WORDS[words.low[i + 1]]
        return
    if reading.mention.kind == "money":
        for i in range(reading.first - 1, max(reading.first - 1 - _ADJECTIVE_WINDOW, -1), -1):
            if not words.low[i][0].isalpha():
                return
            if words.low[i] in _ADJECTIVES:
                reading.mention.per = _ADJECTIVES[words.low[i]]
                return


def _per_at(words: Words, i: int, *, slashed: bool) -> tuple[str, int] | None:
    while words.word(i) in HYPHENS:
        i += 1
    word = "per" if slashed and words.word(i) == "/" else words.word(i)
    if word in _ADVERBS:
        return _ADVERBS[word], i + 1
    if word not in ("a", "an", "per", "each", "every"):
        return None
    j = i + 1
    while words.word(j) in HYPHENS:
        j += 1
    unit = words.word(j)
    # "A year from now", not "€5m a year from €4m".
    is_change = words.word(j + 1) == "from" and words.word(j + 2) not in ("now", "then", "today")
    if words.word(j + 1) in _POINTS_IN_TIME and not is_change:
        return None
    if unit in _PER_WORDS:
        return _PER_WORDS[unit], j + 1
    if word == "per" and unit in _SIZES:
        # "per sq m", "per sq. ft"
        side = words.word(j + 1 + (words.word(j + 1) == "."))
        if side.isalpha():
            return f"{_SIZES[unit]} {_SIDES.get(side, side)}", j + 2 + (words.word(j + 1) == ".")
    if word == "per" and unit in ("metric", "million", "thousand") and words.word(j + 1).isalpha():
        return f"{unit} {words.word(j + 1)}", j + 2
    if word == "per" and unit[:1].isalpha() and unit != "cent":
        hour = j + 1 + (words.word(j + 1) in HYPHENS)
        return (f"{unit} hour", hour + 1) if words.word(hour) == "hour" else (unit, j + 1)
    if word == "per" and unit[:1].isdecimal() and words.word(j + 1)[:1].isalpha():
        return f"{unit} {words.word(j + 1)}", j + 2
    return None


class Periods:
    """The dates of a report that last long enough to be periods, ready to be looked up by offset."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self._dates = [date for date in dates if _lasts(date)]
        self._starts = [date.char_start for date in self._dates]

    def assign(self, words: Words, reading: Reading) -> None:
        """Set the period when a lasting date follows the quantity: "for 2025", "in the first quarter".

        "by 2030" is a deadline and "since 2019" a beginning: neither is a period.
        """
        if not self._dates or reading.reach >= len(words):
            return
        position = bisect_left(self._starts, words.ends[reading.last - 1])
        if position == len(self._dates):
            return
        date = self._dates[position]
        i = reading.reach
        for j in range(i, min(i + _PERIOD_WINDOW, len(words))):
            word = words.low[j]
            if words.starts[j] == date.char_start and word in _RELATIVE:
                reading.mention.period_start, reading.mention.period_end = date.start_on, date.end_on
                return
            if words.starts[j] >= date.char_start or not word[0].isalpha():
                break
            if word in _PERIOD_LEADERS and _reaches(words, j, date):
                reading.mention.period_start, reading.mention.period_end = date.start_on, date.end_on
                return
            if word in PHRASE_ENDS and word not in _PERIOD_LEADERS and j > i:
                break


def _reaches(words: Words, leader: int, date: DateMention) -> bool:
    """Tell whether the date begins right after the preposition, but for an article."""
    if words.starts[leader] >= date.char_start:
        return False
    return date.char_start - words.ends[leader] <= len(" the ")


def _lasts(date: DateMention) -> bool:
    if date.timex_type != "DATE" or date.start_on is None or date.end_on is None:
        return False
    return (date.end_on - date.start_on).days + 1 >= _SHORTEST_PERIOD
