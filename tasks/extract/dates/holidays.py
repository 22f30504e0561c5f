"""Holidays with a day that can be computed: fixed days, "the fourth Thursday of November", days from Easter.

``seeds/holidays.csv`` lists them. ``rule`` is one of ``MM-DD``; ``M/N/day``, the Nth such weekday of month M
(N -1: the last), with ``+D`` for D days later; ``easter+D``, Western Easter moved by D days.
"""

import csv
import re
from datetime import date, timedelta

from tasks.calendar_words import WEEKDAY_NUMBERS
from tasks.paths import SEEDS

_NTH = re.compile(r"\A(?P<month>\d+)/(?P<nth>-?\d+)/(?P<weekday>[a-z]+)(?:\+(?P<days>\d+))?")


def _load() -> dict[str, str]:
    with (SEEDS / "holidays.csv").open(encoding="utf-8", newline="") as lines:
        return {row["name"]: row["rule"] for row in csv.DictReader(lines)}


HOLIDAYS: dict[str, str] = _load()
"""Name as news writes it, with a straight apostrophe, to its rule."""

_longest_first = sorted(HOLIDAYS, key=len, reverse=True)
NAME = re.compile(
    r"\b(?:" + "|".join(re.escape(name).replace("'", "['’]") for name in _longest_first) + r")(?!\w)"
)


def holiday_day(name: str, year: int) -> date:
    """Return the day of the holiday in ``year``.

    Raises KeyError when the name is not in the seeds.
    """
    rule = HOLIDAYS[name.replace("’", "'")]
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    nth = _NTH.fullmatch(rule)
    if nth is None:
        return date.fromisoformat(f"{year:04}-{rule}")
    weekday, count = WEEKDAY_NUMBERS[nth["weekday"]], int(nth["nth"])
    if count > 0:
        first = date(year, int(nth["month"]), 1)
        day = first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (count - 1))
    else:
        following = date(year + int(nth["month"]) // 12, int(nth["month"]) % 12 + 1, 1)
        last = following - timedelta(1)
        day = last - timedelta((last.isoweekday() - weekday) % 7)
    return day + timedelta(int(nth["days"] or 0))


def easter(year: int) -> date:
    """Return Western Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
