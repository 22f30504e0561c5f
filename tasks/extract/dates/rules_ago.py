"""Times told by their distance: "three years ago", "two days later", "the year-earlier quarter"."""

import re
from datetime import date, timedelta

from tasks.extract.dates.anchors import (
    QUARTER,
    UNRESOLVED,
    amount_of,
    anchored,
    month_of,
    narrated,
    published,
    shift_of,
)
from tasks.extract.dates.numbers import is_number, number
from tasks.extract.dates.resolve import shifted_day, shifted_value
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import month_value, quarter_value
from tasks.extract.dates.units import CLOCK_UNITS, UNIT_CODES, VAGUE

_BACK = frozenset("ago earlier before".split())
_OF_THE_STORY = frozenset("earlier later before".split())
_LONGEST_YEAR = 366
_YEARS = {"Y": 1, "DE": 10, "CE": 100}
_LONG_AGO = 500
"""Years from which a round number no longer means a certain year."""
_MONTH = re.compile(r"\d{4}-\d\d")
_PART_OF_YEAR = re.compile(r"\d{4}-(?:\d\d|[QH]\d)")
# The unit to count in where a unit is not counted whole, and how many of it make one.
_FINER = {
    "Y": ("M", 12),
    "W": ("D", 7),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
    "M": ("W", 4),
    "D": ("D", 1),
    "Q": ("M", 3),
    "WE": ("W", 1),
}


@rule(
    "ago",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a}|{half} {a})(?: |{hyphen})(?:{adjective} )?"
    "(?P<unit>{units})(?: {or} {so}| {or} {more})? (?P<way>{ago})",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a}|{half} {a})(?: |{hyphen})(?:{adjective} )?"
    "(?P<unit>{units}) (?P<way>[{earlier}{later}]|{from} {present}|{from} {day_word})(?! {than})",
    "(?:{approx} )?(?P<n>{number}|{a}) (?P<unit>{units}) (?P<way>{before})(?=[{dot}{comma}{right}])",
    "(?:{approx} )?(?P<n>{a}) (?P<unit>[{unit_one}{hour_one}])(?P<more> {or} {small_number}|{and_a_half})"
    " (?P<way>[{ago}{earlier}{later}])",
    "(?P<unit>{plural}) (?P<way>[{ago}{later}{earlier}])",
    "(?:{approx} )?(?:{a} )?(?P<n>{quarter})(?:{dash}| {of} {a} )(?P<unit>{century_noun})"
    " (?P<way>[{ago}{earlier}{later}])",
)
def ago(found: Found) -> Reading | None:
    """Read "three years ago", "two days later", "a week from now"."""
    way, words = found["way"], found["n"] or _editors_number(found)
    reference = "PAST_REF" if way in _BACK else "FUTURE_REF"
    if way.startswith("from") and found.following == "on":
        return None
    amount_mod, extent = amount_of(found)
    mod = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}.get(amount_mod or "", amount_mod)
    reading = _at_distance(found, way, words, mod, reference)
    if reading:
        reading.code_points = extent
    return reading


def _editors_number(found: Found) -> str:
    """Return the number that an editor put before the unit: "[Ten] years ago"."""
    closing, word, opening = [*found.before(3), "", "", ""][:3]
    return word if closing == "]" and opening == "[" and is_number(word) else ""


def _at_distance(found: Found, way: str, words: str, mod: str | None, reference: str) -> Reading | None:
    unit = found["unit"]
    if not words or " or " in found["more"] or VAGUE.search(words):
        is_over = way == "later" and direction(found.scene, found.start, found.end) == "past"
        return Reading("DATE", "PAST_REF" if is_over else reference, mod)
    count = {"half": 0.5, "quarter": 0.25}.get(words.split()[0]) or number(words + found["more"])
    signed = -count if way in _BACK else count
    if unit in CLOCK_UNITS:
        return _hours_away(signed * CLOCK_UNITS[unit][1], mod, *_anchor(found, "H", 0), is_ago=way == "ago")
    code, steps = _whole_units(UNIT_CODES[unit], signed)
    if code in _YEARS and abs(steps) * _YEARS[code] >= _LONG_AGO:
        return Reading("DATE", reference, mod)
    if (code == "Y" or way in _OF_THE_STORY) and (reading := _from_part_of_year(found, code, steps)):
        return reading
    anchor, basis = _anchor(found, code, steps)
    if anchor is None:
        return Reading("DATE", UNRESOLVED[UNIT_CODES[unit]], mod, basis="unresolved")
    value = shifted_value(anchor, "Y" if code in _YEARS else code, steps * _YEARS.get(code, 1))
    return anchored("DATE", value, mod, anchor, basis, reference)


def _whole_units(code: str, count: float) -> tuple[str, int]:
    """Return ``count`` units as a whole number of them, or of a finer unit."""
    if count == int(count) or code not in _FINER:
        return code, round(count)
    finer, factor = _FINER[code]
    return finer, round(count * factor)


def _anchor(found: Found, code: str, steps: int) -> tuple[date | None, str]:
    """Return the day to count from and its basis; for "later" one from which it ends no later than the report."""
    scene = found.scene
    if found["way"] not in _OF_THE_STORY:
        return scene.published, "publication"
    if scene.published is None or found["way"] != "later" or found["unit"] in CLOCK_UNITS:
        return narrated(found)
    way = direction(scene, found.start, found.end)
    for mention in scene.recent_mentions():
        if mention.start_on is None or mention.end_on is None:
            continue
        if (mention.end_on - mention.start_on).days > (_LONGEST_YEAR if code == "Y" else 0):
            break
        moved = shifted_day(mention.start_on, code, steps)
        if moved and (moved <= scene.published or mention.start_on > scene.published or way == "future"):
            return mention.start_on, "narrative"
    return None, "unresolved"


def _hours_away(
    hours: float, mod: str | None, anchor: date | None, basis: str, *, is_ago: bool
) -> Reading | None:
    """Return the day that lies whole days of hours away; for other hours nothing tells the time."""
    if anchor and hours % 24 == 0:
        moved = anchor + timedelta(hours=hours)
        return Reading("DATE", moved.isoformat(), mod, basis=basis, anchor=anchor)
    return Reading("DATE", "PAST_REF", mod) if is_ago else None


def _from_part_of_year(found: Found, code: str, steps: int) -> Reading | None:
    """Read "a year earlier" or "a month earlier" after a month or quarter of the same sentence from that."""
    scene = found.scene
    if not scene.mentions or found["way"].startswith("from"):
        return None
    last = scene.mentions[-1]
    between = scene.text[last.char_end : scene.starts[found.start]]
    if not _PART_OF_YEAR.fullmatch(last.timex_value) or ". " in between or "\n" in between:
        return None
    year, part = int(last.timex_value[:4]), last.timex_value[5:]
    if found["way"] == "ago" and scene.published and (steps != -1 or year < scene.published.year - 1):
        return None
    if code == "Y":
        value = f"{year + steps:04}-{part}"
    elif code == "M" and part.isdigit():
        value = month_value(year, int(part) + steps)
    elif code == "Q" and part.startswith("Q"):
        value = quarter_value(year, int(part[1]) + steps)
    else:
        return None
    return Reading("DATE", value, basis="narrative" if last.start_on else "unresolved", anchor=last.start_on)


@rule(
    "year-ago-part",
    "(?:{the_}|{its} )?{year_noun}{dash}[{earlier}{ago}](?: (?P<part>{ordinal} {quarter}|{quarter}))?",
    "(?:{the_}|{its} )?{year_noun} [{earlier}{ago}] (?P<part>{ordinal} {quarter}|{quarter})",
)
def year_ago_part(found: Found) -> Reading:
    """Read "the year-earlier quarter"."""
    anchor, basis = _quarter_reported(found)
    if anchor is None:
        return Reading("DATE", "XXXX-QX", basis="unresolved")
    part = found["part"]
    quarter = int(number(part)) if part not in ("", "quarter") else (anchor.month + 2) // 3
    return Reading("DATE", quarter_value(anchor.year - 1, quarter), basis=basis, anchor=anchor)


def _quarter_reported(found: Found) -> tuple[date | None, str]:
    """Return a day of the quarter told last, else of the last that was over at publication, and the basis."""
    mention, published_on = found.scene.last_of(QUARTER), found.scene.published
    if mention and mention.start_on:
        return mention.start_on, "narrative"
    return (shifted_day(published_on.replace(day=1), "Q", -1) if published_on else None), "publication"


@rule("latest-quarter", "{the} (?:{latest}|{most} {recent}) (?:{fiscal} )?{quarter}")
def latest_quarter(found: Found) -> Reading:
    """Read "the latest quarter" as the one told last, else the last that was over at publication."""
    anchor, basis = _quarter_reported(found)
    value = quarter_value(anchor.year, (anchor.month + 2) // 3) if anchor else None
    return anchored("DATE", value, None, anchor, basis, UNRESOLVED["Q"])


@rule(
    "in-time",
    "(?P<n>{number}) (?P<unit>{unit_many}){apostrophe} {time}",
    "(?P<n>{a}|{one}) (?P<unit>{unit_one}){apostrophe}{s} {time}",
)
def in_time(found: Found) -> Reading | None:
    """Read "in three days' time"."""
    if found.preceding not in ("in", "within"):
        return None
    anchor, code = found.scene.published, UNIT_CODES[found["unit"]]
    if code not in ("D", "W", "M", "Y"):
        return None
    value = shifted_value(anchor, code, int(number(found["n"]))) if anchor else None
    return published(found, "DATE", value, unresolved=UNRESOLVED[code])


@rule("same-period-of-year", "{the} {same} (?P<unit>[{month_noun}{quarter}]) (?:{of}|{in}) (?P<year>{year})")
def same_period_of_year(found: Found) -> Reading | None:
    """Read "the same month of 2017"."""
    mention = found.scene.last_of(_MONTH if found["unit"] == "month" else QUARTER)
    if mention is None:
        return None
    return Reading(
        "DATE", found["year"] + mention.timex_value[4:], basis="narrative", anchor=mention.start_on
    )


@rule(
    "span-beside-that",
    "(?P<n>{number}|{a}) (?P<unit>{units}) (?P<way>[{before}{after}]) {that}(?=[{dot}{comma}{right}])",
)
def span_beside_that(found: Found) -> Reading | None:
    """Read "a year after that"."""
    anchor, basis = narrated(found)
    code = UNIT_CODES[found["unit"]]
    if anchor is None or found["unit"] in CLOCK_UNITS or code not in ("D", "W", "M", "Y"):
        return None
    steps = int(number(found["n"]))
    value = shifted_value(anchor, code, -steps if found["way"] == "before" else steps)
    return anchored("DATE", value, None, anchor, basis, UNRESOLVED[code])


@rule(
    "same-period",
    "{the} {same} (?P<unit>[{month_noun}{quarter}]) (?:{a} {year_noun} [{ago}{earlier}]"
    "|(?:{of} )?{the} {previous} {year_noun}|(?:{of} )?{last} {year_noun})",
)
def same_period(found: Found) -> Reading:
    """Read "the same month a year ago"."""
    code = UNIT_CODES[found["unit"]]
    mention = found.scene.last_of(_MONTH if code == "M" else QUARTER)
    if code == "Q" and mention is None:
        anchor, basis = _quarter_reported(found)
        value = quarter_value(anchor.year - 1, (anchor.month + 2) // 3) if anchor else None
        return anchored("DATE", value, None, anchor, basis, UNRESOLVED[code])
    if mention is None or mention.start_on is None:
        return published(found, "DATE", None, unresolved=UNRESOLVED[code])
    value = f"{mention.start_on.year - 1:04}{mention.timex_value[4:]}"
    return Reading("DATE", value, basis="narrative", anchor=mention.start_on)


@rule(
    "ago-in-unit",
    "(?P<n>{number}|{a}) (?P<unit>{unit_one}|{unit_many}) {ago} (?P<rel>{this}|{last}|{next}) "
    "(?P<whole>[{week_noun}{month_noun}{weekend}])",
    "(?P<n>{number}|{a}) (?P<unit>{unit_one}|{unit_many}) {ago} [{in}{this}{last}{next}] (?P<month>{month})(?! {day})",
)
def ago_in_unit(found: Found) -> Reading | None:
    """Read "ten years ago this week", "two years ago in May"."""
    anchor, years = found.scene.published, UNIT_CODES[found["unit"]] == "Y"
    if not years or anchor is None:
        return None
    back = int(number(found["n"]))
    if found["month"]:
        value: str | None = month_value(anchor.year - back, month_of(found["month"]))
    else:
        moved, code = shifted_day(anchor, "Y", -back), UNIT_CODES[found["whole"]]
        value = shifted_value(moved, code, shift_of(found["rel"])) if moved else None
    return published(found, "DATE", value)
