"""Times told by their distance: "three years ago", "two days later", "the year-earlier quarter"."""

import re
from datetime import date, timedelta

from tasks.extract.dates.anchors import (
    QUARTER,
    UNRESOLVED,
    anchored,
    narrated,
    published,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import (
    shifted_day,
    shifted_value,
)
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import quarter_value
from tasks.extract.dates.units import CLOCK_UNITS, UNIT_CODES, approx_mod

_MONTH = re.compile(r"\d{4}-\d\d")


@rule(
    "ago",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a}|{half} {a})(?: |{hyphen})(?:{adjective} )?"
    "(?P<unit>{units})(?: {or} {so}| {or} {more})? (?P<way>{ago})",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a}|{half} {a})(?: |{hyphen})(?:{adjective} )?"
    "(?P<unit>{units}) (?P<way>[{earlier}{later}]|{from} {present}|{from} {day_word})(?! {than})",
    "(?:{approx} )?(?P<n>{number}|{a}) (?P<unit>{units}) (?P<way>{before})(?=[{dot}{comma}{right}])",
    "(?:{approx} )?(?P<n>{a}) (?P<unit>[{unit_one}{hour_one}])(?P<more> {or} {small_number}"
    "|{and_a_half}) (?P<way>[{ago}{earlier}{later}])",
    "(?P<approx>)(?P<n>)(?P<unit>{plural}) (?P<way>[{ago}{later}{earlier}])",
)
def ago(found: Found) -> Reading | None:
    """Read "three years ago", "two days later", "a week from now"."""
    way, unit = found["way"], found["unit"]
    code = UNIT_CODES[unit]
    back = way in ("ago", "earlier", "before")
    reference = "PAST_REF" if back else "FUTURE_REF"
    words = found["n"]
    mod = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}.get(
        approx_mod(found["approx"]) or "", approx_mod(found["approx"])
    )
    if (
        not words
        or " or " in found["more"]
        or re.search("few|several|many|numerous|some|couple|dozen", words)
    ):
        return Reading("DATE", reference, mod)
    count = 0.5 if words.startswith("half") else number(words + found["more"])
    is_narrative = way in ("earlier", "later", "before")
    if (
        is_narrative
        and code in ("Y", "Q", "M")
        and count == 1
        and (reading := _same_part_of_other_year(found, code, back))
    ):
        return reading
    if (
        way == "ago"
        and code == "Y"
        and (reading := _same_part_of_other_year(found, code, back, same_sentence=True))
    ):
        return reading
    if unit in CLOCK_UNITS:
        anchor, basis = narrated(found) if is_narrative else (found.scene.published, "publication")
        return _hours_away(count, unit, back, mod, anchor, basis)
    anchor, basis = (
        _anchor_before(found, code, -count if back else count)
        if is_narrative
        else (found.scene.published, "publication")
    )
    if anchor is None:
        return Reading("DATE", UNRESOLVED.get(code, "XXXX-XX-XX"), mod, basis="unresolved")
    code, whole = _whole_units(code, count)
    value = shifted_value(
        anchor,
        "Y" if code in ("DE", "CE") else code,
        (-whole if back else whole) * {"DE": 10, "CE": 100}.get(code, 1),
    )
    return anchored("DATE", value, mod, anchor, basis, reference)


_LONGEST_YEAR = 366


def _anchor_before(found: Found, code: str, count: float) -> tuple[date | None, str]:
    """Return the day in force that lets "N units later" end no later than the report itself."""
    scene = found.scene
    if scene.published is None or count < 0 or found["way"] != "later" or code in ("H", "S"):
        return narrated(found)
    way = direction(scene, found.start, found.end)
    whole, steps = _whole_units(code, count)
    for mention in scene.recent_mentions():
        if mention.start_on is None or mention.end_on is None:
            continue
        if (mention.end_on - mention.start_on).days > (_LONGEST_YEAR if whole == "Y" else 0):
            break
        moved = shifted_day(mention.start_on, whole, steps)
        if moved and (moved <= scene.published or mention.start_on > scene.published or way == "future"):
            return mention.start_on, "narrative"
    return None, "unresolved"


def _whole_units(code: str, count: float) -> tuple[str, int]:
    if count == int(count):
        return code, int(count)
    finer = {
        "Y": ("M", 12),
        "W": ("D", 7),
        "DE": ("Y", 10),
        "CE": ("Y", 100),
        "M": ("W", 4),
        "D": ("D", 1),
        "Q": ("M", 3),
        "WE": ("W", 1),
    }
    code, factor = finer[code]
    return code, round(count * factor)


def _hours_away(
    count: float, unit: str, back: bool, mod: str | None, anchor: date | None, basis: str
) -> Reading:
    hours = count * CLOCK_UNITS[unit][1]
    days = hours / 24
    if anchor and days == int(days):
        moved = anchor + timedelta(int(-days if back else days))
        return Reading("DATE", moved.isoformat(), mod, basis=basis, anchor=anchor)
    return Reading("TIME", "XXXX-XX-XXTXX:XX", mod, basis="unresolved")


_PART_OF_YEAR = re.compile(r"\d{4}-(?:\d\d|[QH]\d)")


def _same_part_of_other_year(
    found: Found, code: str, back: bool, *, same_sentence: bool = False
) -> Reading | None:
    """Read "a year earlier" after a month or quarter of the same sentence as that month or quarter."""
    scene = found.scene
    if code != "Y" or not scene.mentions:
        return None
    last = scene.mentions[-1]
    if not _PART_OF_YEAR.fullmatch(last.timex_value):
        return None
    if any(sign in scene.text[last.char_end : scene.starts[found.start]] for sign in (". ", "\n")):
        return None
    count = int(number(found["n"]))
    year = int(last.timex_value[:4]) + (-count if back else count)
    basis = "narrative" if last.start_on else "unresolved"
    return Reading("DATE", f"{year:04}{last.timex_value[4:]}", basis=basis, anchor=last.start_on)


@rule(
    "year-ago-part",
    "(?:{the_}|{its} )?(?P<unit>{unit_one})(?: |{dash})(?P<way>[{earlier}{ago}])(?: "
    "(?P<part>{ordinal} {quarter}|{quarter}))?(?! ?{dot}?$)",
)
def year_ago_part(found: Found) -> Reading | None:
    """Read "the year-earlier quarter"."""
    mention = found.scene.last_of(QUARTER)
    anchor = mention.start_on if mention else None
    if anchor is None:
        return published(found, "DATE", None, unresolved="XXXX-QX")
    quarter = int(number(found["part"])) if found["part"] != "quarter" else (anchor.month + 2) // 3
    return Reading("DATE", quarter_value(anchor.year - 1, quarter), basis="narrative", anchor=anchor)


@rule(
    "same-period",
    "{the} {same} (?P<unit>[{unit_one}{quarter}]) (?P<when>{a} {unit_one} [{ago}{earlier}]|"
    "(?:{of} )?{the} {previous} {unit_one}|(?:{of} )?{last} {unit_one})",
)
def same_period(found: Found) -> Reading | None:
    """Read "the same month a year ago"."""
    shape = {"month": _MONTH, "quarter": QUARTER}.get(found["unit"])
    mention = found.scene.last_of(shape) if shape else None
    if mention is None or mention.start_on is None:
        return published(found, "DATE", None, unresolved="XXXX")
    return Reading(
        "DATE",
        f"{mention.start_on.year - 1:04}{mention.timex_value[4:]}",
        basis="narrative",
        anchor=mention.start_on,
    )
