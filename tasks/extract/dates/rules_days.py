"""Days of the calendar: "March 11, 2025", "11 March", "2025-03-11", "11/03/2025"."""

import re
from datetime import date
from functools import lru_cache

from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import (
    calendar_day,
    days_of_passage,
    month_of,
    plausible,
    published,
    weekday_of,
    year_of,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import (
    shifted_day,
    year_of_day,
)
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of, month_value, valid_day


@rule(
    "month-day-year",
    "{of_weekday}(?P<month>{month}) (?P<day>{day_th}|{ordinal_word})(?: ?{comma} ?| )"
    "(?P<year>[{year}{to_9999}])(?!{comma}{to_999})",
    "{of_weekday}(?P<month>{month}) (?P<day>{day_th}){comma}? ?(?P<year>{short_year})",
    "{of_weekday}(?:{the} )?(?P<day>{day_th}|{ordinal_word})(?: {of})? (?P<month>{month}){comma}? "
    "(?P<year>[{year}{to_9999}]|{short_year})(?!{comma}{to_999})",
    "(?P<day>{day}){dash}(?P<month>{month}){dash}(?P<year>{year})",
)
def month_day_year(found: Found) -> Reading | None:
    """Read "March 11, 2025", "11 March 2025", "Tuesday, 11th of March 2025", "11-Mar-2025", "1 January 3000"."""
    month, year = month_of(found["month"]), year_of(found, "year")
    if not_dates.is_part_of_number(found) or year == 0:
        return None
    if year and not plausible(year) and not_dates.is_counted(found):
        return None
    reading = calendar_day(found, month, int(number(found["day"])), year)
    if reading and found["weekday"] and not_dates.ends_name_with_weekday(found):
        day = date.fromisoformat(reading.value)
        if day.isoweekday() != weekday_of(found["weekday"]):
            words = min(found.match.start("day"), found.match.start("month"))
            reading.code_points = found.scene.starts[words], found.scene.starts[found.end]
    return reading


@rule(
    "days-of-month-year",
    "(?P<first>{on_weekday}(?P<month>{month}) (?P<day>{day_th}))(?:{span_to}| {and} | {or} )"
    "(?P<second>(?P<until>{day_th})(?:{comma} ?| )(?P<year>{year}))",
    "(?P<first>(?P<day>{day_th}))(?:{span_to}| {and} | {or} )(?P<second>(?P<until>{day_th}) "
    "(?:{of} )?(?P<month>{month}){comma}? (?P<year>{year}))",
)
@rule(
    "days-of-month",
    "(?P<first>{on_weekday}(?P<month>{month}) (?P<day>{day_th}))(?:{span_to}| {and} | {or} )"
    "(?P<second>(?P<until>{day_th}))"
    "(?![{comma}]{to_999})(?!{dot}{digits})(?! ?[{unit_one}{unit_many}{hour_one}{hour_many}{month_name}{am}{colon}])",
    "(?P<first>(?P<day>{day_th}))(?:{span_to}| {and} | {or} )(?P<second>(?P<until>{day_th}) "
    "(?:{of} )?(?P<month>{month}))",
)
def days_of_month(found: Found) -> list[Reading] | None:
    """Read "March 11–15", "11 and 12 March 2025": two days."""
    month = month_of(found["month"])
    year = year_of(found, "year") if found["year"] else None
    first = calendar_day(found, month, int(number(found["day"])), year, "first")
    second = calendar_day(found, month, int(number(found["until"])), year, "second")
    return [first, second] if first and second else None


@rule(
    "days-of-year",
    "(?P<first>{on_weekday}(?P<month>{month}) (?P<day>{day_th}))(?:{span_to}| {and} )"
    "(?P<second>{on_weekday}(?P<month_too>{month}) (?P<until>{day_th})(?:{comma} ?| )(?P<year>{year}))",
    "(?P<first>{on_weekday}(?P<day>{day_th}) (?P<month>{month}))(?:{span_to}| {and} )"
    "(?P<second>{on_weekday}(?P<until>{day_th}) (?P<month_too>{month}){comma}? (?P<year>{year}))",
)
def days_of_year(found: Found) -> list[Reading] | None:
    """Read "December 30 to January 2, 2026": the first in the year before where it comes later in the year."""
    month, month_too, year = month_of(found["month"]), month_of(found["month_too"]), int(found["year"])
    first = calendar_day(found, month, int(number(found["day"])), year - (month > month_too), "first")
    second = calendar_day(found, month_too, int(number(found["until"])), year, "second")
    return [first, second] if first and second else None


@rule(
    "month-day",
    "{of_weekday}(?P<month>{month}) (?P<day>{day_th}|{ordinal_word})(?!{comma}{to_999})(?!{dot}{digits})"
    "(?!{colon}{minute})(?!{comma}? {year})",
    "{of_weekday}(?:{the} )?(?P<day>{day_th}|{ordinal_word})(?: {of})? (?P<month>{month})(?!{comma}? {year})",
    "(?P<day>{day}){dash}(?P<month>{month_short})",
)
def month_day(found: Found) -> Reading | None:
    """Read "March 11", "the 11th of March", "Tuesday, 11 March"."""
    month, day = month_of(found["month"]), int(number(found["day"]))
    if not_dates.is_no_month_day(found):
        return None
    by_clause = calendar_day(found, month, day, None)
    if by_clause is None or by_clause.basis == "unresolved" or not found["weekday"]:
        return by_clause
    weekday = weekday_of(found["weekday"])
    if date.fromisoformat(by_clause.value).isoweekday() == weekday:
        return by_clause
    return _in_year_of_weekday(found, month, day, weekday)


_SURELY_NEAR_DAYS = 30
"""A day this near may have a wrong weekday beside it: that it falls on it in another year says little."""
_NEAR_YEARS = 3


def _in_year_of_weekday(found: Found, month: int, day: int, weekday: int) -> Reading:
    """Return the day in the year where it falls on the weekday stated; with no year where none suggests itself.

    A day to come is one of the twelve months ahead; else the passage may tell of such a year, or it is the nearest.
    """

    def falls(year: int) -> bool:
        return valid_day(year, month, day) and date(year, month, day).isoweekday() == weekday

    def read(year: int, basis: str, anchor: date) -> Reading:
        return Reading("DATE", f"{year:04}-{month:02}-{day:02}", basis=basis, anchor=anchor)

    anchor = found.scene.published
    if anchor:
        around = [
            year for year in range(anchor.year - _NEAR_YEARS, anchor.year + _NEAR_YEARS + 1) if falls(year)
        ]
        days_away = {year: (date(year, month, day) - anchor).days for year in around}
        if direction(found.scene, found.start, found.end) == "future":
            for year, days in days_away.items():
                if _SURELY_NEAR_DAYS < days <= _DAYS_AHEAD:
                    return read(year, "publication", anchor)
    for told in days_of_passage(found):
        if falls(told.year):
            return read(told.year, "narrative", told)
    nearest = year_of_day(anchor, month, day, None) if anchor else None
    if anchor and nearest and around and abs((date(nearest, month, day) - anchor).days) > _SURELY_NEAR_DAYS:
        return read(min(around, key=lambda year: abs(days_away[year])), "publication", anchor)
    return Reading("DATE", f"XXXX-{month:02}-{day:02}", basis="unresolved")


_DAYS_AHEAD = 366


@rule(
    "iso-day",
    "(?P<year>{year}){dash}(?P<month>{month_two}){dash}(?P<day>{day_two})(?![{dash}])",
    "(?P<year>{year})[{slash}](?P<month>{month_two})[{slash}](?P<day>{day_two})",
)
def iso_day(found: Found) -> Reading | None:
    """Read "2025-03-11"."""
    return calendar_day(found, int(found["month"]), int(found["day"]), int(found["year"]))


@rule(
    "numeric-day",
    "(?P<one>{day})(?P<sign>[{slash}{dot}{dash}])(?P<two>{day})(?P=sign)(?P<year>{year}"
    "|{two_digits})(?![{slash}{dash}]|{dot}{digits})",
)
def numeric_day(found: Found) -> Reading | None:
    """Read "11/03/2025": by an unambiguous date of the same form elsewhere in the text, else with no day."""
    if not_dates.is_no_numeric_day(found):
        return None
    one, two, year = int(found["one"]), int(found["two"]), year_of(found, "year")
    if year is None:
        return None
    month_first, day_first = valid_day(year, one, two), valid_day(year, two, one)
    if month_first and day_first and one != two:
        order = _numeric_order(found.scene.text)
        if order is None:
            readings = (date(year, one, two), date(year, two, one))
            return Reading("DATE", "XXXX-XX-XX", basis="unresolved", either=readings)
        month_first, day_first = order == "month", order == "day"
    if month_first:
        return Reading("DATE", f"{year:04}-{one:02}-{two:02}")
    return Reading("DATE", f"{year:04}-{two:02}-{one:02}") if day_first else None


_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)")


@lru_cache(maxsize=4)
def _numeric_order(text: str) -> str | None:
    """Return "day" or "month", what all-number dates of the text begin with, where one of them settles it."""
    orders = set()
    for one, two in _NUMERIC.findall(text):
        if int(one) > 12 >= int(two):
            orders.add("day")
        elif int(two) > 12 >= int(one):
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None


@rule(
    "week-of",
    "{the} {week_noun} {of} (?P<month>{month}) (?P<day>{day_th})",
    "{the} {week_noun} {of} (?P<day>{day_th}) (?P<month>{month})",
)
def week_of(found: Found) -> Reading | None:
    """Read "the week of March 10"."""
    day = calendar_day(found, month_of(found["month"]), int(number(found["day"])), None)
    days = days_of(day.value) if day else None
    if day is None or days is None:
        return None
    iso = days[0].isocalendar()
    day.value = f"{iso.year:04}-W{iso.week:02}"
    return day


@rule("month-day-number", "{the} (?P<day>{day}{th}) {of} (?P<rel>{this}|{last}|{next}|{the}) {month_noun}")
def month_day_number(found: Found) -> Reading | None:
    """Read "the 15th of next month"."""
    anchor = found.scene.published
    if anchor is None:
        return None
    shift = {"last": -1, "next": 1}.get(found["rel"], 0)
    moved = shifted_day(anchor.replace(day=1), "M", shift)
    if moved is None:
        return None
    value = f"{month_value(moved.year, moved.month)}-{int(number(found['day'])):02}"
    return published(found, "DATE", value) if days_of(value) else None


@rule("day-number", "{the} (?P<day>{day}{th})(?! {of}|{dash})")
def day_number(found: Found) -> Reading | None:
    """Read "from the 14th" by the month that the sentence or the one before names; elsewhere it counts anything."""
    scene = found.scene
    if found.preceding not in _BEFORE_DAY_NUMBER or not scene.mentions:
        return None
    if found.following.isalnum() and found.following not in _AFTER_DAY_NUMBER:
        return None
    told, day = scene.mentions[-1], int(number(found["day"]))
    between = scene.text[told.char_end : scene.starts[found.start]]
    if len(between) > _NEAR_MONTH_NAMED or told.start_on is None or not _NAMES_MONTH.search(told.rule):
        return None
    year, month = told.start_on.year, told.start_on.month
    value = f"{year:04}-{month:02}-{day:02}"
    return Reading("DATE", value, basis="narrative", anchor=told.start_on) if days_of(value) else None


_NEAR_MONTH_NAMED = 120
_NAMES_MONTH = re.compile("^month|^days-of|^day-number")
_BEFORE_DAY_NUMBER = frozenset("on from until till by since before after to and through".split())
_AFTER_DAY_NUMBER = frozenset(
    "and but or to until when after before at in for with as he she it they we the a was were is will".split()
)
