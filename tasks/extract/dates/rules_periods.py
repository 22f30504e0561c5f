"""Quarters and years told by the months they reach from or to: "the October-December quarter", "the year to June"."""

from tasks.extract.dates.anchors import calendar_day, month_of, published, year_of
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import year_of_quarter
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of, week_value

_LAST_DAYS = 25
"""A quarter that ends on a later day of its last month is that of the calendar; some firms end on a Saturday."""


@rule(
    "quarter-by-months",
    "(?:{the} )?(?P<month>{month})(?:{hyphen}| {to} )(?P<until>{month}) {quarter}"
    "(?:(?: {of}| {in})? (?P<year>{year}))?",
    "(?:{the} )?(?P<month>{month})(?:{hyphen}| {to} )(?P<until>{month}) (?P<year>{year}) {quarter}",
)
def quarter_by_months(found: Found) -> Reading | None:
    """Read "the October-December quarter"."""
    first, last = month_of(found["month"]), month_of(found["until"])
    if first % 3 != 1 or last != first + 2:
        return None
    nth, anchor, year = last // 3, found.scene.published, year_of(found, "year")
    if year is not None:
        return Reading("DATE", f"{year:04}-Q{nth}")
    way = direction(found.scene, found.start, found.end)
    value = f"{year_of_quarter(anchor, nth, way):04}-Q{nth}" if anchor else None
    return published(found, "DATE", value, unresolved=f"XXXX-Q{nth}")


@rule(
    "period-ended",
    "(?:{the} )?(?P<unit>[{week_noun}{month_noun}{quarter}{year_noun}])"
    "(?= (?P<joint>{ended}|{to}|{through}) (?:{in} )?(?:{the} {end} {of} )?"
    "(?:(?P<day>{day_th}) )?(?P<month>{month})(?: (?P<day_too>{day_th}))?(?:{comma}? (?P<year>{year}))?)",
)
def period_ended(found: Found) -> Reading | None:
    """Read "the quarter ended Dec. 31" as that of the calendar where it is one; else the length alone is told."""
    if not found[0].startswith("the ") and found["joint"] not in ("ended", "ending"):
        return None
    if found["unit"] == "year":
        return Reading("DURATION", "P1Y")
    month, day = month_of(found["month"]), int(number(found["day"] or found["day_too"] or "31"))
    if found["unit"] in ("week", "month"):
        return _of_its_last_day(found, month, day)
    if month % 3 or day < _LAST_DAYS:
        return Reading("DURATION", "P3M")
    nth, anchor, year = month // 3, found.scene.published, year_of(found, "year")
    if year is not None:
        return Reading("DATE", f"{year:04}-Q{nth}")
    value = f"{year_of_quarter(anchor, nth, 'past'):04}-Q{nth}" if anchor else None
    return published(found, "DATE", value, unresolved=f"XXXX-Q{nth}")


def _of_its_last_day(found: Found, month: int, day: int) -> Reading | None:
    """Return the week or month that ends on the day stated."""
    reading = calendar_day(found, month, day, year_of(found, "year"))
    days = days_of(reading.value) if reading else None
    if reading and days:
        reading.value = week_value(days[0]) if found["unit"] == "week" else reading.value[:7]
    return reading
