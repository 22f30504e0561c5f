"""Weekdays: "Tuesday", "next Friday", "that Monday", "Tuesday last week"."""

import re
from datetime import date, timedelta

from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import (
    BACK,
    DAY_PARTS,
    DAY_SHIFTS,
    JOINTS,
    month_of,
    narrated,
    part_mod,
    published,
    shift_of,
    weekday_of,
    year_of,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import (
    shifted_day,
    weekday_near,
    weekday_of_week,
    year_of_month,
)
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import Direction, direction
from tasks.extract.dates.timex import months_days
from tasks.extract.dates.units import CLOCK_UNITS, UNIT_CODES


@rule(
    "weekday",
    "(?:(?P<part>{early}|{late}|{mid}|{earlier}|{later}|{about})(?: {on})? )?(?P<weekday>{weekday})",
)
def weekday(found: Found) -> Reading | None:
    """Read "Tuesday" by the tense of its clause."""
    if not_dates.is_no_weekday(found):
        return None
    number_ = weekday_of(found["weekday"])
    anchor = found.scene.published
    if anchor is None or _is_any(found):
        return Reading("DATE", f"XXXX-WXX-{number_}", part_mod(found["part"]), basis="unresolved")
    told = _day_told(found, number_) or _day_after_other(found, number_) or _day_at_hand(found, number_)
    day = told or weekday_near(anchor, number_, direction(found.scene, found.start, found.end))
    return Reading("DATE", day.isoformat(), part_mod(found["part"]), basis="publication", anchor=anchor)


def _is_any(found: Found) -> bool:
    """Tell "on a Tuesday", of no certain week; "a Tuesday meeting" is of one."""
    return found.preceding in ("a", "any") and not (
        found.following.isalpha() and found.following not in _AFTER_ANY
    )


_AFTER_ANY = frozenset(
    "and or in at when that while but with as for to because if is was night morning".split()
)


def _day_at_hand(found: Found, weekday: int) -> date | None:
    """Return the day before or after publication that "later Monday" means."""
    anchor = found.scene.published
    if anchor is None or found["part"] not in ("earlier", "later"):
        return None
    return next(
        (day for shift in (-1, 1) if (day := anchor + timedelta(shift)).isoweekday() == weekday), None
    )


def _day_told(found: Found, weekday: int) -> date | None:
    """Return the day with that weekday which "Tuesday's rate" takes up from the text before, where there is one."""
    published_on = found.scene.published
    if found.following not in ("'", "’") or published_on is None:
        return None
    for mention in found.scene.recent_mentions():
        day = mention.start_on
        if day is None or day != mention.end_on or mention.timex_type != "DATE":
            continue
        if day.isoweekday() == weekday and abs((day - published_on).days) < _DAYS_OF_A_WEEK:
            return day
    return None


_DAYS_OF_A_WEEK = 7
_SPAN = re.compile(r" (?:to|until|through|till) ")


def _day_after_other(found: Found, weekday: int) -> date | None:
    """Return the weekday that follows the one it is joined to: "next Tuesday and Wednesday"."""
    scene = found.scene
    if not scene.mentions:
        return None
    other = scene.mentions[-1]
    between = scene.text[other.char_end : scene.starts[found.start]]
    if other.start_on is None or other.start_on != other.end_on or not JOINTS.fullmatch(between):
        return None
    day = weekday_near(other.start_on, weekday, "future")
    is_told_as_past = scene.published and other.start_on < scene.published < day
    if is_told_as_past and _SPAN.fullmatch(between):
        # "from Monday to Thursday" on a Wednesday: one week
        return day
    return None if is_told_as_past or "weekday" not in other.rule else day


@rule(
    "relative-weekday",
    "{lead}(?P<the>{the} |{this} (?={past}))?(?P<rel>{pointer}) (?P<weekday>{weekday})(?: (?P<time>{part_of_day}))?",
)
def relative_weekday(found: Found) -> Reading | None:
    """Read "last Tuesday", "next Friday", "that Friday"."""
    rel, weekday = found["rel"], weekday_of(found["weekday"])
    time = f"T{DAY_PARTS[found['time']]}" if found["time"] else ""
    kind = "TIME" if time else "DATE"
    mod = part_mod(found["part"])
    scene = found.scene
    if rel in ("that", "same", "following", "previous", "preceding", "prior", "subsequent", "ensuing") or (
        rel == "next" and found["the"]
    ):
        anchor, basis = narrated(found)
        if anchor is not None:
            return Reading(
                kind, _narrated_weekday(anchor, weekday, rel) + time, mod, basis=basis, anchor=anchor
            )
    anchor = scene.published
    if anchor is None:
        return Reading(kind, f"XXXX-WXX-{weekday}{time}", mod, basis="unresolved")
    if rel in ("last", "past"):
        day = weekday_near(anchor - timedelta(1), weekday, "past")
    elif rel == "this":
        day = weekday_of_week(anchor, weekday, 0)
        way = direction(scene, found.start, found.end)
        if day < anchor and way == "future":
            day += timedelta(7)
        elif day > anchor and way == "past":
            day -= timedelta(7)
    else:
        day = weekday_near(anchor + timedelta(1), weekday, "future")
    return published(found, kind, day.isoformat() + time, mod)


def _narrated_weekday(anchor: date, weekday: int, rel: str) -> str:
    if rel in ("following", "subsequent", "ensuing", "next"):
        return weekday_near(anchor + timedelta(1), weekday, "future").isoformat()
    if rel in BACK:
        return weekday_near(anchor - timedelta(1), weekday, "past").isoformat()
    return weekday_of_week(anchor, weekday, 0).isoformat()


@rule("weekday-of-week", "(?P<weekday>{weekday}) (?:{of} )?(?P<rel>[{last}{next}{this}]) {week_noun}")
@rule("weekday-of-week", "(?P<rel>[{last}{next}{this}]) {week_noun} (?:{on} )?(?P<weekday>{weekday})")
def weekday_in_week(found: Found) -> Reading | None:
    """Read "Tuesday last week", "Friday of next week"."""
    weekday = weekday_of(found["weekday"])
    anchor = found.scene.published
    value = weekday_of_week(anchor, weekday, shift_of(found["rel"])).isoformat() if anchor else None
    return published(found, "DATE", value, unresolved=f"XXXX-WXX-{weekday}")


@rule(
    "span-from-day",
    "(?P<n>{number}|{a}) (?P<unit>[{day_noun}{week_noun}{unit_many}]) (?P<from>{from}|{after}|{before}) "
    "(?:(?P<weekday>{weekday})|(?P<word>{day_word}))(?!{apostrophe})",
    "(?P<n>{number}|{a}) (?P<unit>[{week_noun}{unit_many}]) (?P<from>)"
    "(?:(?P<weekday>{weekday})|(?P<word>{day_word}))(?!{apostrophe})",
    "(?P<n>{number}|{a}) (?P<unit>{units}) (?P<from>{ago}) (?:(?P<weekday>{weekday})|(?P<word>{day_word}))",
    "(?P<n>)(?P<from>)(?P<weekday>{weekday}) (?P<unit>{week_noun})(?![{apostrophe}])",
)
def span_from_day(found: Found) -> Reading | None:
    """Read "a week from Monday", "three weeks tomorrow", "a week ago today", "Thursday week"."""
    anchor, code = found.scene.published, UNIT_CODES.get(found["unit"], "")
    if code not in ("D", "W", "M", "Y") or found["unit"] in CLOCK_UNITS:
        return None
    if not found["from"] and found["word"] == "yesterday":
        return None
    if anchor is None:
        return published(found, "DATE", None)
    joint = found["from"]
    way: Direction = "past" if joint == "ago" else "future"
    if joint in ("after", "before"):
        way = direction(found.scene, found.start, found.end) or "past"
    if found["weekday"]:
        anchor_too = weekday_near(anchor, weekday_of(found["weekday"]), way)
    else:
        anchor_too = anchor + timedelta(DAY_SHIFTS[found["word"]])
    count = int(number(found["n"] or "one"))
    day = shifted_day(anchor_too, code, -count if joint in ("ago", "before") else count)
    return published(found, "DATE", day.isoformat()) if day else None


@rule(
    "weekday-ordinal",
    "(?P<weekday>{weekday}){comma}? (?:{the} )?(?P<day>{day}{th})(?! {of}| {month})",
    "(?P<weekday>{weekday}) (?P<day>{day})(?=(?:{comma} |{comma}? {and} | {or} |{span_to}){weekday} {day})",
)
def weekday_ordinal(found: Found) -> Reading | None:
    """Read "Tuesday the 18th", or the first of "Tuesday 18 and Friday 21 March".

    It is the nearest such day within the months before and after publication.
    """
    anchor, weekday, number_ = found.scene.published, weekday_of(found["weekday"]), int(number(found["day"]))
    if anchor is None:
        return None
    days = [
        day
        for shift in sorted(range(-_NEAR_MONTH, _NEAR_MONTH + 1), key=abs)
        if (day := anchor + timedelta(shift)).day == number_ and day.isoweekday() == weekday
    ]
    return published(found, "DATE", days[0].isoformat()) if days else None


_NEAR_MONTH = 35


@rule(
    "nth-weekday",
    "(?:{the} )?(?P<nth>{ordinal_small}|{last}) (?P<weekday>{weekday}) [{of}{in}] (?P<month>{month})"
    "(?:{comma}? (?P<year>{year}))?",
)
def nth_weekday(found: Found) -> Reading | None:
    """Read "the first Monday of February"."""
    month, weekday, anchor = month_of(found["month"]), weekday_of(found["weekday"]), found.scene.published
    year = year_of(found, "year")
    basis = "explicit"
    if year is None:
        if anchor is None:
            return Reading("DATE", f"XXXX-{month:02}", basis="unresolved")
        year = year_of_month(anchor, month, direction(found.scene, found.start, found.end))
        basis = "publication"
    first, last = months_days(year, month, 1)
    if found["nth"] == "last":
        day = weekday_near(last, weekday, "past")
    else:
        day = weekday_near(first, weekday, "future") + timedelta(7 * (int(number(found["nth"])) - 1))
    if day > last:
        return None
    return Reading("DATE", day.isoformat(), basis=basis, anchor=anchor if basis == "publication" else None)
