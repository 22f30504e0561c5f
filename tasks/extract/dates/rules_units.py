"""Days, weeks, months and years pointed at: "last week", "the next day", "the end of the year"."""

import re
from datetime import date

from tasks.calendar_words import MONTH_NUMBERS
from tasks.extract.dates.anchors import (
    QUARTER,
    SENTENCE_END,
    UNRESOLVED,
    anchored,
    at_publication,
    first_day,
    narrated,
    part_mod,
    published,
    shift_of,
    weekend_at_publication,
)
from tasks.extract.dates.resolve import shifted_value
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.timex import days_of
from tasks.extract.dates.units import UNIT_CODES

# These count from a date of the story, the others from the day of publication.
_OF_THE_STORY = frozenset("same that previous preceding prior following subsequent ensuing".split())
_OVER_A_SPAN = frozenset("over in during within throughout through across".split())
_POSSESSIVES = frozenset("its their our his her".split())
_OF_A_PERIOD = re.compile(r"\d{4}$|the$|an?$|his|her|their|its|my|our|each|every|" + "|".join(MONTH_NUMBERS))
_STORY_SHAPES = {
    "W": re.compile(r"\d{4}-(?:W\d\d|\d\d-\d\d)"),
    "M": re.compile(r"\d{4}-\d\d(-\d\d)?"),
    "Q": QUARTER,
    "Y": re.compile(r"\d{4}(-.*)?"),
}


@rule(
    "relative-unit",
    "(?:{the_}?(?P<part>{part}) ?)?(?P<the>{the} |{its} |{this} (?={past})|{that} (?={same}))?"
    "(?P<rel>{pointer}) (?P<unit>[{unit_one}{quarter}{weekend}])",
    "(?P<rel>{pointer}) (?P<unit>[{unit_one}{quarter}{weekend}])",
)
def relative_unit(found: Found) -> Reading | None:
    """Read "last week", "late next year", "the same month", "the following day"."""
    rel, code, the = found["rel"], UNIT_CODES[found["unit"]], found["the"].strip()
    if _is_no_pointer(found, rel, code, the):
        return None
    mod = part_mod(found["part"])
    if rel in _OF_THE_STORY or (code == "D" and rel in ("next", "this")):
        return _unit_of_story(found, rel, code, mod)
    if the == "the" and _is_span(found, rel):
        return Reading("DURATION", f"P1{code}", mod)
    if code == "D":
        return None
    if code == "WE" and rel == "this":
        return weekend_at_publication(found, mod)
    if code == "DE":
        anchor = found.scene.published
        value = f"{anchor.year // 10 + shift_of(rel)}X" if anchor else None
        return published(found, "DATE", value, mod, unresolved=UNRESOLVED[code])
    return _narrowed(found, at_publication(found, code, shift_of(rel), mod))


def _is_no_pointer(found: Found, rel: str, code: str, the: str) -> bool:
    """Refuse "this year-old custom", "the last week of August", "his last year in office", "to this day"."""
    if found.following in ("-", "–") and found.after(2)[1:] == ["old"]:
        return True
    if rel == "last" and found.following == "of" and _OF_A_PERIOD.match(" ".join(found.after(2)[1:])):
        return True
    if (the in _POSSESSIVES or found.preceding in _POSSESSIVES) and found.following:
        return True
    if code == "D" and rel == "that":
        return found.following in ("when", "that")
    if code == "D" and rel == "same" and found.following in ("when", "that", "as", "in"):
        return found.scene.last_day() is None
    return code == "D" and rel == "this" and (found.preceding == "to" or found.following == "in")


def _is_span(found: Found, rel: str) -> bool:
    """Tell whether "the past year" is twelve months that end now, rather than a year of the calendar."""
    return rel == "past" or (rel in ("last", "next", "coming") and found.preceding in _OVER_A_SPAN)


def _narrowed(found: Found, reading: Reading) -> Reading:
    """Cut "earlier this week" and "later this week" at the day of publication."""
    days, anchor = days_of(reading.value), reading.anchor
    if days and anchor and days[0] <= anchor <= days[1]:
        if found["part"] == "earlier":
            reading.days = (days[0], anchor)
        elif found["part"] == "later":
            reading.days = (anchor, days[1])
    return reading


def _unit_of_story(found: Found, rel: str, code: str, mod: str | None) -> Reading | None:
    """Return the unit told from the date in force, for months and years the last one mentioned."""
    anchor: date | None
    if code in ("DE", "CE"):
        return None
    if code in _STORY_SHAPES:
        mention = found.scene.last_of(_STORY_SHAPES[code])
        anchor, basis = (
            (first_day(mention), "narrative") if mention else (found.scene.published, "publication")
        )
    else:
        anchor, basis = narrated(found, rel)
    value = shifted_value(anchor, code, shift_of(rel)) if anchor else None
    return anchored("DATE", value, mod, anchor, basis, UNRESOLVED[code])


@rule(
    "day-before-or-after",
    "{the} (?P<unit>{unit_one}) (?P<way>[{before}{after}{earlier}{later}])(?! [{day_word}])",
    "{the} (?P<unit>{unit_one}) (?P<way>[{previous}{following}])",
)
def day_before_or_after(found: Found) -> Reading | None:
    """Read "the day before" at the end of a clause, "the year previous"."""
    way = found["way"]
    if way in ("before", "earlier", "after", "later"):
        if found.following.isalnum() or found.following in ("$", "'", '"', "“"):
            return None
        way = "previous" if way in ("before", "earlier") else "following"
    return _unit_of_story(found, way, UNIT_CODES[found["unit"]], None)


@rule(
    "part-of-unit",
    "(?P<part>(?:{the} )?(?:[{early}{late}] )?[{beginning}{middle}{end}] {of}|{mid}{dash}?"
    "|{early}(?: {in})?|{late}(?: {in})?|{earlier} {in}|{later} {in}) {the} "
    "(?P<unit>[{week_noun}{month_noun}{year_noun}{quarter}{weekend}])",
)
def part_of_unit(found: Found) -> Reading:
    """Read "the end of the year", "later in the week"."""
    mod = part_mod(found["part"])
    code = UNIT_CODES[found["unit"]]
    if code == "WE":
        return weekend_at_publication(found, mod)
    if found["part"].endswith(" in") and (told := _told_beside(found, code)):
        value = shifted_value(told, code, 0)
        return anchored("DATE", value, mod, told, "narrative", UNRESOLVED[code])
    return at_publication(found, code, 0, mod)


def _told_beside(found: Found, code: str) -> date | None:
    """Return the first day of the date that the sentence told before "later in the month", where there is one."""
    scene = found.scene
    mention = scene.last_of(_STORY_SHAPES[code]) if code in _STORY_SHAPES else None
    if mention is None or SENTENCE_END.search(scene.text, mention.char_end, scene.starts[found.start]):
        return None
    return mention.start_on


@rule("unit-end", "(?P<unit>[{month_noun}{year_noun}{quarter}])(?:[ {dash}]|{apostrophe}{s} ){end}(?! ?{of})")
def unit_end(found: Found) -> Reading | None:
    """Read "by year end"."""
    if found.preceding not in ("by", "at", "before", "until", "since", "the"):
        return None
    return at_publication(found, UNIT_CODES[found["unit"]], 0, "END")


_SUBJECTS = frozenset("when that she he they of it we i".split())
_BEFORE_THE_DAY = frozenset(
    "for ended ending end ends closed closing close finish finished finishing during opened in on".split()
)
_AFTER_THE_DAY = frozenset("at with by in and as after up down to but on while".split())
_WHOLES = frozenset("rest remainder match session most".split())


@rule("the-unit", "{the} (?P<unit>[{unit_one}{weekend}{quarter}])(?! ?[{before}{after}{dash}{unit_one}])")
def the_unit(found: Found) -> Reading | None:
    """Read "for the day", "during the weekend", "rest of the year": the one in force."""
    unit, following = found["unit"], found.following
    if following in _SUBJECTS or following.isdigit():
        return None
    if unit == "weekend":
        return weekend_at_publication(found)
    if following in ("'", "’"):
        return None
    before, before_that = (*found.before(2), "", "")[:2]
    of_a_whole = before == "of" and before_that in _WHOLES
    if unit == "day":
        if before_that == "back":
            return None
        if (before in _BEFORE_THE_DAY or of_a_whole) and (
            not following.isalpha() or following in _AFTER_THE_DAY
        ):
            return _unit_of_story(found, "", "D", None)
        return None
    if unit == "quarter" and (mention := found.scene.last_of(QUARTER)):
        return anchored("DATE", mention.timex_value, None, mention.start_on, "narrative", UNRESOLVED["Q"])
    in_part_of = before == "in" and before_that in ("earlier", "later")
    if unit in ("week", "month", "year") and (before in ("for", "during") or of_a_whole or in_part_of):
        return at_publication(found, UNIT_CODES[unit], 0)
    return None
