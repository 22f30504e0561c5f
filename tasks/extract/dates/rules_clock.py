"""Times of day: on the clock, and as parts of a day."""

import re
from datetime import date, timedelta

from tasks.calendar_words import WEEKDAY_NUMBERS
from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import (
    DAY_PARTS,
    calendar_day,
    month_of,
    narrated,
    part_mod,
    published,
    weekday_of,
    year_of,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import weekday_near
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction

# Offsets of zone names that mean one offset; "ET" or "local time" change with the season or the place.
_ZONE_OFFSETS = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "est": "-05:00",
    "edt": "-04:00",
    "cdt": "-05:00",
    "mdt": "-06:00",
    "mst": "-07:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "wib": "+07:00",
    "aest": "+10:00",
    "aedt": "+11:00",
    "awst": "+08:00",
    "nzst": "+12:00",
    "nzdt": "+13:00",
}
_BEFORE_A_TIME = frozenset(
    "at by around about from until till before after since to between and - – approximately nearly".split()
)
_BETWEEN_TIMES = frozenset("to and - – or".split())
_BETWEEN_LENGTH = 6
_FIRST_HOUR_OF_NIGHT = 6
_NO_TIME_AFTER = frozenset("win victory lead defeat loss draw percent majority vote advantage margin".split())


@rule(
    "clock",
    "(?:[{about}{only}] )?(?P<hour>{hour})(?:[{colon}{dot}](?P<minute>{minute}))?(?P<seconds>{colon}{minute})?"
    " ?(?P<half>{ampm}){in_zone}?{its_day}",
    "(?P<hour>{hour})(?:{colon}(?P<minute>{minute}))?"
    "(?P<half> {in} {the} {part_of_day}| {at} {part_of_day}){its_day}",
    "(?P<hour>{hour}){colon}(?P<minute>{minute})(?P<seconds>{colon}{minute})?"
    "{in_zone}?{its_day}(?!{colon}|{dot}{digits})",
    "(?P<hour>{hour}){dot}(?P<minute>{minute}){in_zone}{its_day}",
    "(?P<hour>{hour})(?P<dot>{dot})(?P<minute>{minute})(?=(?: {on})? [{weekday_name}{day_word}]){its_day}",
    "(?P<hour>{hour}) {o}{apostrophe}{clock}{its_day}",
    "(?P<bare>(?P<hour>{hour}))(?= (?:{day_word}|{this} {part_of_day}|{weekday} {part_of_day})){its_day}",
    "(?P<four>[{to_9999}{year}{to_999}]){in_zone}{its_day}",
)
def clock(found: Found) -> Reading | None:
    """Read "10:30 a.m.", "16:08 UTC", "0730 GMT", "8 p.m. Tuesday"."""
    groups = found.match.re.groupindex
    if "four" in groups:
        digits = found["four"]
        if len(digits) != 4:
            return None
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
    part = "night" if found["day_word"] == "tonight" else found["its_part"]
    half = _half_day(found["half"]) or _half_told(part, hour)
    if found["bare"] and not (half and found.preceding in _BEFORE_A_TIME):
        return None
    if found["seconds"] and not (half or _zone(found)):
        return None
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12) or not _is_time(found, half):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    time = f"T{hour:02}:{minute:02}{found['seconds']}{_offset(_zone(found))}"
    return on_day(found, time)


def _is_time(found: Found, half: str) -> bool:
    """Tell a bare "10:30" from a score or a section: half-day, zone, day or preposition must show it."""
    if found["dot"]:
        return found.preceding in ("at", "from", "until", "before", "after")
    if half or _zone(found) or found["weekday"] or found["day_word"] or "clock" in found[0]:
        return True
    word = found.preceding
    if word in _BETWEEN_TIMES:
        mentions = found.scene.mentions
        near = found.scene.starts[found.start] - mentions[-1].char_end if mentions else 0
        return bool(mentions) and mentions[-1].timex_type == "TIME" and near < _BETWEEN_LENGTH
    return word in _BEFORE_A_TIME and found.following not in _NO_TIME_AFTER


def _half_told(part: str, hour: int) -> str:
    """Return "am" or "pm" for "3:40 this afternoon"; empty where the hour is one of twenty-four."""
    if not part or not 1 <= hour <= 12 or (DAY_PARTS[part] == "NI" and hour < _FIRST_HOUR_OF_NIGHT):
        return ""
    return "am" if DAY_PARTS[part] == "MO" else "pm" if DAY_PARTS[part] in ("AF", "EV", "NI") else ""


def _zone(found: Found) -> str:
    return found["zone"] or found["zone_too"]


def _half_day(words: str) -> str:
    """Return "am" or "pm" for "a.m.", "in the evening" and such; empty where nothing tells."""
    part = words.rpartition(" ")[2]
    if part in DAY_PARTS:
        return "am" if DAY_PARTS[part] == "MO" else "pm"
    return re.sub(r"[. ]", "", words)


def _offset(zone: str) -> str:
    """Return the offset from UTC that ``zone`` ("gmt +8", "est") stands for, empty where it stands for none."""
    name = re.match("[a-z]*", zone)
    shift = re.search(r"([+–−-])\s*(\d{1,2})", zone)
    if shift and name and name[0] in ("gmt", "utc"):
        return f"{'+' if shift[1] == '+' else '-'}{int(shift[2]):02}:00"
    return _ZONE_OFFSETS.get(name[0], "") if name else ""


def on_day(found: Found, time: str) -> Reading | None:
    """Return the reading of a time of day on the weekday or day word beside it, else on a day still to be found."""
    if found["weekday"]:
        anchor = found.scene.published
        weekday = weekday_of(found["weekday"])
        if anchor is None:
            return Reading("TIME", f"XXXX-WXX-{weekday}{time}", basis="unresolved")
        day = weekday_near(anchor, weekday, direction(found.scene, found.start, found.end))
        return published(found, "TIME", day.isoformat() + time)
    if found["day_word"]:
        shift = {"tomorrow": 1, "yesterday": -1}.get(found["day_word"], 0)
        anchor = found.scene.published
        value = (anchor + timedelta(shift)).isoformat() + time if anchor else None
        return published(found, "TIME", value, unresolved=f"XXXX-XX-XX{time}")
    return Reading("TIME", time, basis="unresolved", needs_day=True)


@rule("noon", "{noon}(?! {day_word}){its_day}")
def noon(found: Found) -> Reading | None:
    """Read "noon", "midnight Tuesday"."""
    word = found.preceding
    if not (found["weekday"] or found["day_word"] or word in _BEFORE_A_TIME or word in ("past", "of")) or (
        found.scene.tokens[found.start][0].isupper() and found.before(1)
    ):
        return None
    return on_day(found, "T24:00" if found[0].startswith("midnight") else "T12:00")


@rule(
    "weekday-part",
    "(?:(?P<part>{early}|{late}|{earlier}|{later}) (?:{on} )?)?(?P<weekday>{weekday}) (?P<time>[{part_of_day}{noon}])",
    "(?P<part>)(?P<time>[{part_of_day}{noon}]) (?P<weekday>{weekday})",
)
def weekday_part(found: Found) -> Reading | None:
    """Read "Tuesday night", "early Friday morning"; not "Sunday Morning Live"."""
    if not_dates.is_programme(found.scene, found.end - 1):
        return None
    time = f"T{DAY_PARTS[found['time']]}"
    weekday = weekday_of(found["weekday"])
    anchor = found.scene.published
    if anchor is None:
        return Reading("TIME", f"XXXX-WXX-{weekday}{time}", part_mod(found["part"]), basis="unresolved")
    day = weekday_near(anchor, weekday, direction(found.scene, found.start, found.end))
    return published(found, "TIME", day.isoformat() + time, part_mod(found["part"]))


@rule(
    "overnight",
    "{overnight}(?: (?:{on} )?(?P<weekday>{weekday})(?! {month}|{comma}? {month}))?",
    "(?P<weekday>{weekday}) {overnight}",
)
def overnight(found: Found) -> Reading | None:
    """Read "overnight" as the night before publication, or the one to come; not "an overnight train"."""
    time, anchor = "TNI", found.scene.published
    way = direction(found.scene, found.start, found.end)
    if found["weekday"]:
        weekday = weekday_of(found["weekday"])
        if anchor is None:
            return Reading("TIME", f"XXXX-WXX-{weekday}{time}", basis="unresolved")
        return published(found, "TIME", weekday_near(anchor, weekday, way).isoformat() + time)
    if found.preceding in _BEFORE_ADJECTIVE or (
        found.following.isalpha() and found.following not in _AFTER_OVERNIGHT
    ):
        return None
    day = anchor - timedelta(way != "future") if anchor else None
    into = found.after(2)[1:] if found.following == "into" else []
    if anchor and into and into[0] in WEEKDAY_NUMBERS:
        day = weekday_near(anchor, WEEKDAY_NUMBERS[into[0]], way) - timedelta(1)
    return published(found, "TIME", day.isoformat() + time if day else None, unresolved=f"XXXX-XX-XX{time}")


_BEFORE_ADJECTIVE = frozenset("a an the this that last first no any his her its their our".split())
_AFTER_OVERNIGHT = frozenset(
    """
    in on at by to from as and or but when while after before with for near into over amid through that it he she
    they we because was were is are had has will would during between off across around inside outside against about
    without under where
    """.split()
)


@rule(
    "part-of-day-of",
    "(?:{the} )?(?:(?P<part>{early}|{late}) )?"
    "(?P<time>[{part_of_day}{parts_of_day}]) {of} {on_weekday}(?P<month>{month}) (?P<day>{day_th})"
    "(?:{comma}? (?P<year>{year}))?",
    "(?:{the} )?(?:(?P<part>{early}|{late}) )?"
    "(?P<time>[{part_of_day}{parts_of_day}]) {of} {on_weekday}(?P<day>{day_th}) (?P<month>{month})"
    "(?:{comma}? (?P<year>{year}))?",
)
def part_of_day_of(found: Found) -> Reading | None:
    """Read "the morning of March 3"."""
    day = calendar_day(found, month_of(found["month"]), int(number(found["day"])), year_of(found, "year"))
    if day is None:
        return None
    day.timex_type = "TIME"
    day.value += f"T{DAY_PARTS[found['time'].removesuffix('s')]}"
    return day


@rule(
    "relative-part",
    "{lead}(?:{the} |{that} (?={same}))?(?P<rel>[{this}{last}{that}{same}{next}{following}{previous}]) "
    "(?P<time>{part_of_day})",
)
def relative_part(found: Found) -> Reading | None:
    """Read "this morning", "last night", "the next evening"."""
    rel, time = found["rel"], f"T{DAY_PARTS[found['time']]}"
    anchor: date | None
    if rel in ("this", "last"):
        anchor, basis, shift = found.scene.published, "publication", -(rel == "last")
    else:
        anchor, basis = narrated(found, rel)
        shift = {"that": 0, "same": 0, "previous": -1, "preceding": -1, "prior": -1}.get(rel, 1)
    if anchor is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", part_mod(found["part"]), basis="unresolved")
    return Reading(
        "TIME",
        (anchor + timedelta(shift)).isoformat() + time,
        part_mod(found["part"]),
        basis=basis,
        anchor=anchor,
    )


@rule("bare-part-of-day", "(?P<time>{part_of_day})")
def bare_part_of_day(found: Found) -> Reading | None:
    """Read "by evening", "before dawn", "at dusk"; not "evening classes", "at night" for whenever it is night."""
    word, time = found.preceding, found["time"]
    is_moment = time in ("dawn", "dusk", "daybreak", "lunchtime") and word in _BEFORE_DAWN
    if not (is_moment or (word in ("by", "until") and time != "lunchtime")) or found.following in (
        "-",
        "–",
        "of",
    ):
        return None
    if found.following.isalpha() and found.following not in _AFTER_PART:
        return None
    return Reading("TIME", f"T{DAY_PARTS[time]}", basis="unresolved", needs_day=True)


_BEFORE_DAWN = frozenset("at before by after until since around".split())
_AFTER_PART = frozenset(
    "on as and but when after before it the he she they we in with a an for was were had to at by many most all".split()
)


@rule("vague-part-of-day", "(?P<part>{early}|{late}) (?P<time>{part_of_day})")
def vague_part_of_day(found: Found) -> Reading | None:
    """Read "in late afternoon"."""
    if found.preceding not in ("in", "by", "until", "since", "during"):
        return None
    time = f"T{DAY_PARTS[found['time']]}"
    return Reading("TIME", time, part_mod(found["part"]), basis="unresolved", needs_day=True)


@rule(
    "part-of-day",
    "(?:(?P<part>{early}|{late}|{earlier}|{later}) {in} )?{the} (?P<extra>{early} |{late} )?"
    "(?P<time>{part_of_day})(?! ?{dash})",
)
def part_of_day(found: Found) -> Reading | None:
    """Read "in the morning", "during the night"; of no day where the clause tells what happens every morning."""
    before = found.before(1)
    if not found["part"] and (
        not before or before[0] not in ("in", "during", "by", "into", "through", "throughout")
    ):
        return None
    time, mod = f"T{DAY_PARTS[found['time']]}", part_mod(found["part"] or found["extra"])
    if not found["part"] and direction(found.scene, found.start, found.end) is None:
        return Reading("TIME", f"XXXX-XX-XX{time}", mod, basis="unresolved")
    return Reading("TIME", time, mod, basis="unresolved", needs_day=True)
