"""TIMEX3 values and the days they stand for (ISO 8601 where it has a form, TIDES and TimeML where not)."""

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
"""First and last day, inclusive."""

_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?:-(?:(?P<weekday>[1-7])|(?P<weekend>WE)))?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?(?:T.*)?"
)
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d{2})(?:XX)?")


def days_of(value: str) -> Days | None:
    """Return the inclusive days that a TIMEX3 date or time value covers, or None when it settles none.

    Seasons settle none: when they begin depends on the hemisphere and on who speaks.
    """
    found = _VALUE.fullmatch(value)
    try:
        if found:
            return _calendar_days(
                {name: int(text) for name, text in found.groupdict().items() if text and text != "WE"},
                weekend=found["weekend"] is not None,
            )
        if found := _DECADE.fullmatch(value):
            year = int(found[1]) * 10
            return date(year, 1, 1), date(year + 9, 12, 31)
        if found := _CENTURY.fullmatch(value):
            year = int(found[1]) * 100
            return date(year, 1, 1), date(year + 99, 12, 31)
    except ValueError:
        return None
    return None


def _calendar_days(part: dict[str, int], *, weekend: bool) -> Days:
    year = part["year"]
    if "day" in part:
        day = date(year, part["month"], part["day"])
        return day, day
    if "month" in part:
        return months_days(year, part["month"], 1)
    if "week" in part:
        monday = date.fromisocalendar(year, part["week"], 1)
        if weekend:
            return monday + timedelta(5), monday + timedelta(6)
        if "weekday" in part:
            day = monday + timedelta(part["weekday"] - 1)
            return day, day
        return monday, monday + timedelta(6)
    if "quarter" in part:
        return months_days(year, part["quarter"] * 3 - 2, 3)
    if "half" in part:
        return months_days(year, part["half"] * 6 - 5, 6)
    return months_days(year, 1, 12)


def months_days(year: int, month: int, count: int) -> Days:
    """Return the days of ``count`` months from ``month`` on, all in ``year``."""
    last = month + count - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def month_value(year: int, month: int) -> str:
    """Return a month's value; ``month`` may lie outside 1-12 and then counts on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04}-{month:02}"


def week_value(day: date) -> str:
    """Return the value of the ISO week that ``day`` lies in."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def quarter_value(year: int, quarter: int) -> str:
    """Return a quarter's value; ``quarter`` may lie outside 1-4 and then counts on into other years."""
    return f"{year + (quarter - 1) // 4:04}-Q{(quarter - 1) % 4 + 1}"


def valid_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
