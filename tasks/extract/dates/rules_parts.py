"""Parts of months and of days: "the first week of May", "the early hours of Monday", "1353 (1023 GMT)"."""

from datetime import date, timedelta

from tasks.extract.dates.anchors import (
    DAY_PARTS,
    DAY_SHIFTS,
    calendar_day,
    month_of,
    published,
    shift_of,
    weekday_of,
    year_of,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import weekday_near, year_of_month
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.rules_clock import on_day
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import Days, month_value, months_days, week_value

_LAST = frozenset({"last", "final"})
_WEEK = 7
_MIDDLE_OF_A_MONTH = 15
_SATURDAY = 6


@rule(
    "part-of-month",
    "(?:{the} )?(?P<nth>{ordinal_small}|{last}|{final}) (?P<unit>[{week_noun}{weekend}{half}]) {of} "
    "(?:(?P<month>{month})(?:{comma}? (?P<year>{year}))?|(?P<rel>[{last}{this}{next}]) {month_noun})",
    "{the} (?P<nth>{ordinal_small}|{last}|{final}|{early}) (?P<unit>{unit_many}) {of} "
    "(?:(?P<month>{month})(?:{comma}? (?P<year>{year}))?|(?P<rel>[{last}{this}{next}]) {month_noun})",
)
def part_of_month(found: Found) -> Reading | None:
    """Read "the first week of May": its first seven days; "the final days of April": the end of April."""
    year, month, basis, anchor = _month_meant(found)
    if year is None:
        return Reading("DATE", f"XXXX-{month:02}" if month else "XXXX-XX", basis="unresolved")
    unit, nth = found["unit"], found["nth"]
    if unit in ("days", "weeks"):
        mod = "END" if nth in _LAST else "START" if nth in ("first", "early") else None
        return Reading("DATE", month_value(year, month), mod, basis=basis, anchor=anchor) if mod else None
    count = -1 if nth in _LAST else int(number(nth))
    if unit == "half":
        return _half_of_month(year, month, count, basis, anchor)
    days = _nth_days(year, month, count, weekend=unit == "weekend")
    if days is None:
        return None
    # The week that has most of these days.
    value = week_value(days[0] + timedelta(_WEEK // 2)) if unit == "week" else f"{week_value(days[0])}-WE"
    return Reading("DATE", value, basis=basis, anchor=anchor, days=days)


def _month_meant(found: Found) -> tuple[int | None, int, str, date | None]:
    """Return the year and the month that the words name, with the basis and the day they count from."""
    anchor = found.scene.published
    if found["rel"]:
        if anchor is None:
            return None, 0, "unresolved", None
        first = month_value(anchor.year, anchor.month + shift_of(found["rel"]))
        return int(first[:4]), int(first[-2:]), "publication", anchor
    month = month_of(found["month"])
    year = year_of(found, "year")
    if year is not None:
        return year, month, "explicit", None
    if anchor is None:
        return None, month, "unresolved", None
    return (
        year_of_month(anchor, month, direction(found.scene, found.start, found.end)),
        month,
        "publication",
        anchor,
    )


def _half_of_month(year: int, month: int, nth: int, basis: str, anchor: date | None) -> Reading | None:
    first, last = months_days(year, month, 1)
    middle = date(year, month, _MIDDLE_OF_A_MONTH)
    if nth not in (1, 2, -1):
        return None
    days = (first, middle) if nth == 1 else (middle + timedelta(1), last)
    mod = "START" if nth == 1 else "END"
    return Reading("DATE", month_value(year, month), mod, basis=basis, anchor=anchor, days=days)


def _nth_days(year: int, month: int, nth: int, *, weekend: bool) -> Days | None:
    """Return the nth seven days or the nth weekend of a month, the last one for -1; None where it has none."""
    first, last = months_days(year, month, 1)
    length = 1 if weekend else _WEEK - 1
    if nth < 0:
        start = weekday_near(last - timedelta(1), _SATURDAY, "past") if weekend else last - timedelta(length)
    else:
        opening = weekday_near(first, _SATURDAY, "future") if weekend else first
        start = opening + timedelta(_WEEK * (nth - 1))
    return (start, min(start + timedelta(length), last)) if start <= last else None


@rule(
    "early-hours",
    "{the} [{early}{small}] {hour_many} {of} (?:(?P<weekday>{weekday})|(?P<day_word>{day_word})"
    "|(?P<month>{month}) (?P<day>{day_th}))(?: {part_of_day})?",
    "{the} [{early}{small}] {hour_many} {of} (?P<day>{day_th}) (?P<month>{month})",
    "{the} [{early}{small}] {hour_many}(?! {of})",
)
def early_hours(found: Found) -> Reading | None:
    """Read "the early hours of Monday", "the small hours" as the beginning of a morning."""
    time, scene = f"T{DAY_PARTS['morning']}", found.scene
    if found["month"]:
        day = calendar_day(found, month_of(found["month"]), int(number(found["day"])), None)
        if day is not None:
            day.timex_type, day.mod = "TIME", "START"
            day.value += time
        return day
    anchor = scene.published
    if found["weekday"]:
        weekday = weekday_of(found["weekday"])
        if anchor is None:
            return Reading("TIME", f"XXXX-WXX-{weekday}{time}", "START", basis="unresolved")
        near = weekday_near(anchor, weekday, direction(scene, found.start, found.end))
        return published(found, "TIME", near.isoformat() + time, "START")
    if found["day_word"]:
        value = (anchor + timedelta(DAY_SHIFTS[found["day_word"]])).isoformat() + time if anchor else None
        return published(found, "TIME", value, "START", unresolved=f"XXXX-XX-XX{time}")
    return Reading("TIME", time, "START", basis="unresolved", needs_day=True)


@rule(
    "middle-of-part-of-day",
    "{mid}[{dash} ]?(?P<time>{part_of_day})(?! ?{dash}){its_day}",
)
def middle_of_part_of_day(found: Found) -> Reading | None:
    """Read "by mid-morning", "mid-afternoon on Tuesday"; not "a mid-morning snack"."""
    told = found["weekday"] or found["day_word"]
    if not told and (
        found.preceding not in _BEFORE_A_MOMENT
        or (found.following.isalpha() and found.following not in _AFTER_A_MOMENT)
    ):
        return None
    reading = on_day(found, f"T{DAY_PARTS[found['time']]}")
    if reading is not None:
        reading.mod = "MID"
    return reading


_BEFORE_A_MOMENT = frozenset("by at in until since before after around from during about".split())
_AFTER_A_MOMENT = frozenset(
    "on as and but when after before it he she they the we in with a an for was were had to at by rain trading".split()
)


@rule(
    "clock-in-four-digits",
    "(?P<four>[{to_9999}{year}])(?P<hours> (?:{hour_many}|{unit_short}))(?P<local> {local} {time})?{its_day}",
    "(?P<four>[{to_9999}{year}])(?= ?{left}[{to_9999}{year}]{in_zone})",
    "(?P<four>[{to_9999}{year}])(?= (?:{on} )?[{weekday_name}{day_word}]){its_day}",
    wins_ties=True,
)
def clock_in_four_digits(found: Found) -> Reading | None:
    """Read "0600 hrs", "1353 (1023 GMT)", "at 2145 on Sunday"; not "1200 hours of work", "in 2010 on Monday"."""
    four = found["four"]
    hour, minute = int(four[:2]), int(four[2:])
    if len(four) != len("0600") or hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return None
    led = found.preceding in _BEFORE_A_CLOCK
    if found["hours"]:
        is_clock = not found["hours"].endswith(("minutes", "seconds", "mins", "secs")) and (
            four[0] == "0" or found["local"] or (led and found.following != "of")
        )
    else:
        is_clock = led if found["weekday"] or found["day_word"] else led or found.preceding in ("(", ",")
    return on_day(found, f"T{hour:02}:{minute:02}") if is_clock else None


_LAST_HOUR, _LAST_MINUTE = 24, 59
_BEFORE_A_CLOCK = frozenset("at from until till to by since before after around about".split())


@rule(
    "clock-in-words",
    "{half} {past} (?P<hour>[{one}{small_number}{teen_number}{digit}{to_12}])(?: ?(?P<half>{ampm}))?{its_day}",
    "(?:{a} )?{quarter} (?P<way>[{past}{to}]) (?P<hour>[{one}{small_number}{teen_number}{digit}{to_12}])"
    "(?: ?(?P<half>{ampm}))?{its_day}",
)
def clock_in_words(found: Found) -> Reading | None:
    """Read "at half past nine", "a quarter to six on Sunday evening"."""
    hour = int(number(found["hour"]))
    if not 1 <= hour <= _HOURS_OF_A_HALF or found.preceding not in _BEFORE_A_CLOCK - {"from", "to"}:
        return None
    if found.following in ("percent", "per", "%", "-", "points"):
        return None
    minute = _HALF_HOUR if not found["way"] else _QUARTER_HOUR
    if found["way"] == "to":
        hour, minute = (hour - 1) or _HOURS_OF_A_HALF, 60 - _QUARTER_HOUR
    part = "night" if found["day_word"] == "tonight" else found["its_part"]
    if found["half"].startswith("p") or (part and DAY_PARTS[part] in ("AF", "EV", "NI")):
        hour = hour % _HOURS_OF_A_HALF + _HOURS_OF_A_HALF
    return on_day(found, f"T{hour:02}:{minute:02}")


_HOURS_OF_A_HALF, _HALF_HOUR, _QUARTER_HOUR = 12, 30, 15


@rule(
    "nth-weekday-of-every-month",
    "(?:{the} )?(?P<nth>{ordinal_small}|{last}) {weekday} {of} (?:{every}|{a}) {month_noun}",
)
def nth_weekday_of_every_month(found: Found) -> Reading:
    """Read "the first Monday of every month"."""
    return Reading("SET", "P1M")
