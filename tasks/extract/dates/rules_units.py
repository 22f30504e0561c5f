"""Days, weeks, months and years pointed at: "last week", "the next day", "the end of the year"."""

import re
from datetime import date

from tasks.calendar_words import MONTH_NUMBERS
from tasks.extract.dates.anchors import (
    AHEAD,
    BACK,
    QUARTER,
    UNRESOLVED,
    anchored,
    first_day,
    narrated,
    part_mod,
    published,
)
from tasks.extract.dates.resolve import (
    shifted_value,
    weekend_near,
)
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of
from tasks.extract.dates.units import UNIT_CODES

_OVER_A_SPAN = frozenset("over in during within for throughout through across".split())


@rule(
    "relative-unit",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<the>{the} |{its} |{this} (?={past})|{that} (?={same}))?"
    "(?P<rel>{pointer}) (?P<unit>[{unit_one}{quarter}{weekend}])",
    "(?P<part>)(?P<the>)(?P<rel>[{this}{that}{same}{last}{next}{previous}]) (?P<unit>[{unit_one}{quarter}{weekend}])",
)
def relative_unit(found: Found) -> Reading | None:
    """Read "last week", "late next year", "the same month", "the following day"."""
    rel, code = found["rel"], UNIT_CODES[found["unit"]]
    after = found.after(1)
    if (
        after
        and after[0] in ("-", "–")
        and found["unit"] in ("year", "month", "day", "week")
        and found.after(2)[1:] == ["old"]
    ):
        return None
    if rel == "last" and after[:1] == ["of"] and _OF_A_PERIOD.match(" ".join(found.after(2)[1:])):
        return None
    if after[:1] and found["the"].strip() in _POSSESSIVES:
        return None
    if rel == "this" and code == "D" and found.preceding == "to":
        return None
    is_definite = found["the"] not in ("", "this ", "that ")
    mod = part_mod(found["part"])
    if rel in ("same", "that", "previous", "preceding", "prior", "following", "subsequent", "ensuing") or (
        code == "D" and rel in ("next", "this")
    ):
        return _narrative_unit(found, rel, code, mod)
    if is_definite and rel in ("last", "past", "next", "coming") and _is_span(found, rel):
        return Reading("DURATION", f"P1{code}", mod)
    if code == "WE":
        return _relative_weekend(found, rel, mod)
    if code == "D" and rel in ("last", "past", "coming"):
        return None
    shift = -1 if rel in BACK else 1 if rel in AHEAD else 0
    anchor = found.scene.published
    value = (
        _decade_value(anchor, shift)
        if anchor and code == "DE"
        else shifted_value(anchor, code, shift)
        if anchor
        else None
    )
    reading = published(found, "DATE", value, mod, unresolved=UNRESOLVED[code])
    return _narrowed(found, reading)


def _is_span(found: Found, rel: str) -> bool:
    """Tell whether "the past year" is twelve months that end now, rather than a year of the calendar."""
    return rel == "past" or found.before(1)[:1] in ([word] for word in _OVER_A_SPAN - {"for"})


def _decade_value(anchor: date, shift: int) -> str:
    return f"{anchor.year // 10 + shift}X"


def _narrowed(found: Found, reading: Reading) -> Reading:
    """Cut "earlier this week" and "later this week" at the day of publication."""
    days, anchor = days_of(reading.value), reading.anchor
    if days and anchor and days[0] <= anchor <= days[1]:
        if found["part"] == "earlier":
            reading.days = (days[0], anchor)
        elif found["part"] == "later":
            reading.days = (anchor, days[1])
    return reading


def _relative_weekend(found: Found, rel: str, mod: str | None) -> Reading:
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, mod, unresolved=UNRESOLVED["WE"])
    if rel == "this":
        value: str | None = weekend_near(anchor, direction(found.scene, found.start, found.end))
    elif rel in BACK:
        value = shifted_value(anchor, "WE", 0 if anchor.isoweekday() == 7 and False else -1)
    else:
        value = shifted_value(anchor, "WE", 0 if anchor.isoweekday() < 4 and rel == "coming" else 1)
    return published(found, "DATE", value, mod, unresolved=UNRESOLVED["WE"])


def _narrative_unit(found: Found, rel: str, code: str, mod: str | None) -> Reading | None:
    shift = -1 if rel in BACK else 1 if rel in AHEAD else 0
    scene = found.scene
    if code == "WE":
        if rel == "that":
            code = "WE"
        anchor, basis = narrated(found)
        return anchored(
            "DATE",
            shifted_value(anchor, "WE", shift) if anchor else None,
            mod,
            anchor,
            basis,
            UNRESOLVED["WE"],
        )
    if rel == "that" and code == "D" and found.following in ("when", "that"):
        return None
    if code in ("M", "Q", "Y"):
        shape = {"M": re.compile(r"\d{4}-\d\d(-\d\d)?"), "Q": QUARTER, "Y": re.compile(r"\d{4}(-.*)?")}[code]
        mention = scene.last_of(shape)
        told = first_day(mention) if mention else None
        anchor, basis = (told, "narrative") if told else (scene.published, "publication")
        return anchored(
            "DATE",
            shifted_value(anchor, code, shift) if anchor else None,
            mod,
            anchor,
            basis,
            UNRESOLVED[code],
        )
    if code in ("DE", "CE"):
        return None
    anchor, basis = narrated(found)
    return anchored(
        "DATE", shifted_value(anchor, code, shift) if anchor else None, mod, anchor, basis, UNRESOLVED[code]
    )


@rule(
    "day-before-or-after",
    "(?P<extent>{the} (?P<unit>{unit_one}) (?P<way>[{before}{after}{earlier}{later}]))(?! [{day_word}])",
)
def day_before_or_after(found: Found) -> Reading | None:
    """Read "the day before", "the year after" at the end of a clause."""
    after = found.after(1)
    if after and (after[0].isalpha() or after[0].isdigit() or after[0] in ("$", "'", '"', "“")):
        return None
    rel = "previous" if found["way"] in ("before", "earlier") else "following"
    return _narrative_unit(found, rel, UNIT_CODES[found["unit"]], None)


@rule("previous-after", "(?P<extent>{the} (?P<unit>{unit_one}) (?P<rel>[{previous}{following}]))")
def previous_after(found: Found) -> Reading | None:
    """Read "the year previous"."""
    return _narrative_unit(found, found["rel"], UNIT_CODES[found["unit"]], None)


@rule(
    "part-of-unit",
    "(?P<part>(?:{the} )?(?:(?P<very>{early}|{late}) )?[{beginning}{middle}{end}] {of}|{mid}{dash}?"
    "|{early}(?: {in})?|{late}(?: {in})?|{earlier} {in}|{later} {in}) (?P<the>{the}) "
    "(?P<unit>[{unit_one}{quarter}{weekend}])(?: {before})?",
)
def part_of_unit(found: Found) -> Reading | None:
    """Read "the end of the year", "later in the week"."""
    if found["unit"] == "day" or (
        found.match.group()[-1] == found.scene.classes[found.end - 1] and found["unit"] not in UNIT_CODES
    ):
        return None
    code = UNIT_CODES[found["unit"]]
    if code in ("DE", "CE", "D"):
        return None
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, part_mod(found["part"]), unresolved=UNRESOLVED[code])
    value = (
        weekend_near(anchor, direction(found.scene, found.start, found.end))
        if code == "WE"
        else shifted_value(anchor, code, 0)
    )
    return published(found, "DATE", value, part_mod(found["part"]))


@rule("unit-end", "(?P<unit>[{unit_one}{quarter}])(?: |{dash})(?P<end>{end})(?! ?{of})")
def unit_end(found: Found) -> Reading | None:
    """Read "by year end"."""
    if found.preceding not in ("by", "at", "before", "until", "since", "the") or found["unit"] not in (
        "year",
        "month",
        "quarter",
    ):
        return None
    anchor = found.scene.published
    code = UNIT_CODES[found["unit"]]
    return published(
        found, "DATE", shifted_value(anchor, code, 0) if anchor else None, "END", unresolved=UNRESOLVED[code]
    )


_POSSESSIVES = frozenset("its their our his her".split())
_OF_A_PERIOD = re.compile(r"\d{4}$|the$|an?$|his|her|their|its|my|our|each|every|" + "|".join(MONTH_NUMBERS))
_FOR_THE_DAY = frozenset(
    "for ended ending end ends closed closing close finish finished finishing during opened in on".split()
)


@rule(
    "the-unit",
    "(?P<extent>{the} (?P<unit>[{unit_one}{weekend}{quarter}]))(?! ?[{before}{after}{dash}{unit_one}])",
)
def the_unit(found: Found) -> Reading | None:
    """Read "for the day", "during the weekend": the one in force."""
    unit, before, after = found["unit"], found.before(2), found.after(1)
    word = before[0] if before else ""
    if after and (
        after[0] in ("when", "that", "she", "he", "they", "of", "it", "we", "i") or after[0].isdigit()
    ):
        return None
    if unit == "weekend":
        if found.scene.published is None:
            return published(found, "DATE", None, unresolved=UNRESOLVED["WE"])
        return published(
            found, "DATE", weekend_near(found.scene.published, direction(found.scene, found.start, found.end))
        )
    if after[:1] in (["'"], ["’"]):
        return None
    if unit == "day":
        if word not in _FOR_THE_DAY and not (
            word == "of" and len(before) > 1 and before[1] in ("rest", "remainder", "match", "session")
        ):
            return None
        if (
            after
            and after[0].isalpha()
            and after[0]
            not in ("at", "with", "by", "in", "and", "as", "after", "up", "down", "to", "but", "on", "while")
        ):
            return None
        return _narrative_unit(found, "same", "D", None)
    if unit == "quarter" and (mention := found.scene.last_of(QUARTER)):
        return anchored("DATE", mention.timex_value, None, mention.start_on, "narrative", UNRESOLVED["Q"])
    if unit in ("week", "month", "year") and (
        word in ("for", "during")
        or before[:2]
        in (["of", "rest"], ["of", "remainder"], ["in", "earlier"], ["in", "later"], ["of", "most"])
    ):
        code = UNIT_CODES[unit]
        anchor = found.scene.published
        return published(
            found, "DATE", shifted_value(anchor, code, 0) if anchor else None, unresolved=UNRESOLVED[code]
        )
    return None
