"""Publication times as sources write them: ISO 8601, RFC 2822, and the forms of English news pages."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from tasks.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published."""

    on: date
    """The outlet's own day."""
    at: datetime | None
    """The instant in UTC, without tzinfo; None when only a day, or a time without its zone, is stated."""


# Zones of RFC 2822, section 4.3, and those abbreviations that name one offset in news. ET, IST and
# their like, which stand for several, are missing: they leave the day known and the instant unknown.
_ZONE_HOURS: Final = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9, "kst": 9, "aest": 10, "aedt": 11,
}  # fmt: skip

_ZONE = r"[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|\(?[A-Za-z]{1,5}\)?(?![A-Za-z])"
_TIME: Final = re.compile(
    r"(?:(?<=\d)T|[\s,]|\bat\b){0,4}(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?\s{0,4}(?P<half>[ap]\.?m\b\.?)?"
    rf"(?:\s{{0,4}}(?P<zone>{_ZONE})(?:\s{{0,4}}\([A-Za-z ]{{1,40}}\))?)?",
    re.IGNORECASE,
)
_BASIC_TIME: Final = re.compile(
    r"(?<=\d{8})T(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<fraction>)(?P<half>)(?P<zone>Z|[+-]\d{4})?$"
)
_EPOCH: Final = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?")

_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
_WEEKDAY: Final = re.compile(
    rf"^(?:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})\b\.?,?\s*", re.IGNORECASE
)

# Systems write these for "no date".
_PLACEHOLDERS: Final = frozenset({date(1970, 1, 1), date(1900, 1, 1)})
_LONGEST: Final = 300
"""Characters; what is longer states more than a time."""
_FIRST_YEAR: Final = 1700
"""Before the first daily newspapers a date is a mistake."""


def _named(day: str, month: str, year: str) -> date:
    # Two-digit years as RFC 2822, section 4.3, reads them.
    full = int(year) + (0 if len(year) == 4 else 2000 if int(year) < 50 else 1900)
    return date(full, MONTH_NUMBERS[month.lower()], int(day))


def _slashed(first: str, second: str, year: str) -> date:
    """Read 3/14/2025 and 14/3/2025; where both numbers could be the month, the order is not known."""
    low, high = sorted((int(first), int(second)))
    if high <= 12 and low != high:
        raise ValueError("day and month cannot be told apart")
    return date(int(year), low, high)


_DAY_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[..., date]], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", lambda y, _, m, d: date(int(y), int(m), int(d))),
        (r"(\d{4})(\d{2})(\d{2})", lambda y, m, d: date(int(y), int(m), int(d))),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", lambda d, m, y: date(int(y), int(m), int(d))),
        (r"(\d{1,2})/(\d{1,2})/(\d{4})", _slashed),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+({_MONTH})\.?,?[\s-]+(\d{{4}}|\d{{2}})", _named),
        (rf"({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", lambda m, d, y: _named(d, m, y)),
    )
)


def parse_published(stated: str) -> Publication | None:
    """Return the publication time that is written, or None when it is not understood or names no single day.

    Of two times with a semicolon between, the first gives the instant and the last the outlet's day.
    """
    if len(stated) > _LONGEST:
        return None
    parts = [part for written in stated.split(";") if (part := _parse(written.strip()))]
    if not parts:
        return None
    return Publication(on=parts[-1].on, at=parts[0].at)


def _parse(stated: str) -> Publication | None:
    if epoch := _EPOCH.fullmatch(stated):
        seconds = int(epoch[1]) / (1000 if len(epoch[1]) > 10 else 1)
        return _checked(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))
    match = _BASIC_TIME.search(stated) or _TIME.search(stated)
    rest = stated if match is None else f"{stated[: match.start()]} {stated[match.end() :]}"
    try:
        day = _day(rest.strip(" \t,|·-–—"))
        if day is None:
            return None
        if match is None:
            return _checked(day)
        moment = datetime.combine(day, _clock(match))
        offset = _offset(match["zone"])
        return _checked(moment if offset is None else moment.replace(tzinfo=timezone(offset)))
    except (ValueError, OverflowError):
        return None


def _checked(stated: date) -> Publication | None:
    """Return the day, and the instant where ``stated`` has a zone; None for placeholders."""
    day = stated.date() if isinstance(stated, datetime) else stated
    if day in _PLACEHOLDERS or day.year < _FIRST_YEAR:
        return None
    zoned = isinstance(stated, datetime) and stated.tzinfo is not None
    return Publication(day, stated.astimezone(UTC).replace(tzinfo=None) if zoned else None)  # type: ignore[attr-defined]


def _day(written: str) -> date | None:
    written = _WEEKDAY.sub("", written)
    for pattern, build in _DAY_FORMS:
        if match := pattern.fullmatch(written):
            return build(*match.groups())
    return None


def _clock(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if half := match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    # A leap second is written as 60 and has no place in a clock without them.
    second = min(int(match["second"] or 0), 59)
    return time(hour, int(match["minute"]), second, int(((match["fraction"] or "") + "000000")[:6]))


def _offset(zone: str | None) -> timedelta | None:
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        sign = -1 if zone[0] == "-" else 1
        return sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    hours = _ZONE_HOURS.get(zone.strip("()").lower())
    return None if hours is None else timedelta(hours=hours)
