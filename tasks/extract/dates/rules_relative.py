"""Dates told from another day: from publication ("last week"), or from one in the text ("the next day")."""

import re
from datetime import date, timedelta

from tasks.extract.dates import not_dates
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import shifted_day, shifted_value, weekday_near, weekday_of_week, weekend_near, year_of_month
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.rules_absolute import part_mod, weekday_of, year_of
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of, month_value, quarter_value
from tasks.extract.dates.units import CLOCK_UNITS, UNIT_CODES, approx_mod

_UNRESOLVED = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "WE": "XXXX-WXX-WE", "DE": "XXX", "CE": "XX"}
_BACK = frozenset("last past previous preceding prior".split())
_AHEAD = frozenset("next coming upcoming following subsequent ensuing".split())
_OVER_A_SPAN = frozenset("over in during within for throughout through across".split())
_DAY_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "lunchtime": "MI",
    "noon": "MI",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "midnight": "24:00",
    "overnight": "NI",
}
_QUARTER_OR_HALF = re.compile(r"\d{4}-[QH]\d")
_QUARTER = re.compile(r"\d{4}-Q\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_YEAR = re.compile(r"\d{4}")


def published(found: Found, timex_type: str, value: str | None, mod: str | None = None, *, unresolved: str = "XXXX-XX-XX") -> Reading:
    """Return a reading anchored to the day of publication, or an unresolved one where that is unknown."""
    anchor = found.scene.published
    if anchor is None or value is None:
        return Reading(timex_type, unresolved, mod, basis="unresolved")
    return Reading(timex_type, value, mod, basis="publication", anchor=anchor)


def narrated(found: Found) -> tuple[date | None, str]:
    """Return the day in force in the story and its basis: the day mentioned last, else that of publication."""
    last = found.scene.last_day()
    if last is not None:
        return last, "narrative"
    return found.scene.published, "publication"


@rule("day-word", "(?:(?P<part>{early}|{late}|{earlier}|{later}) )?(?P<word>{day_word})(?: (?P<time>{part_of_day}))?", "(?P<part>{the} )?(?P<time>{noon}) (?P<word>{day_word})")
def day_word(found: Found) -> Reading | None:
    """Read "today", "yesterday morning", "tonight"."""
    word, part = found["word"], found["time"]
    shift = {"tomorrow": 1, "yesterday": -1}.get(word, 0)
    anchor = found.scene.published
    time = "TNI" if word == "tonight" else f"T{_DAY_PARTS[part]}" if part else ""
    kind = "TIME" if time else "DATE"
    if word == "tomorrow" and found.after(2)[:2] == ["'", "s"] and found.after(3)[2:] == ["world"]:
        return None
    value = f"{(anchor + timedelta(shift)).isoformat()}{time}" if anchor else None
    return published(found, kind, value, part_mod(found["part"]), unresolved=f"XXXX-XX-XX{time}")


@rule("day-beyond", "{the} (?P<unit>{unit_one}) (?P<way>[{before}{after}]) (?P<word>{day_word})")
def day_beyond(found: Found) -> Reading | None:
    """Read "the day after tomorrow"."""
    shifts = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
    shift = shifts.get((found["way"], found["word"]))
    if found["unit"] != "day" or shift is None:
        return None
    anchor = found.scene.published
    return published(found, "DATE", (anchor + timedelta(shift)).isoformat() if anchor else None)


@rule("present", "(?:{only} |{about} )?(?P<word>{present})", "{the} (?P<word>{present})")
def present(found: Found) -> Reading | None:
    """Read "now", "currently"."""
    if found["word"] == "now":
        after = found.after(1)
        if after and after[0] in ("-", "that"):
            return None
    return Reading("DATE", "PRESENT_REF", group="word")


@rule("present-phrase", "{the} (?P<word>{moment})", "(?P<word>{these} {unit_many})", "(?P<word>{the} {present} {time})")
def present_phrase(found: Found) -> Reading | None:
    """Read "at the moment", "these days"."""
    if found["word"] == "moment":
        return Reading("DATE", "PRESENT_REF") if found.before(1)[:1] in (["at"], ["for"]) else None
    if found["word"] == "these days":
        return Reading("DATE", "PRESENT_REF")
    return None


@rule("current", "(?P<word>{current})(?: (?P<unit>[{unit_one}{quarter}]))?", "{the} (?P<word>{current}) (?P<unit>[{unit_one}{quarter}])")
def current(found: Found) -> Reading | None:
    """Read "current", "the current quarter"."""
    unit = found["unit"]
    if not unit:
        return Reading("DATE", "PRESENT_REF") if found.after(1) and found.after(1)[0].isalpha() else None
    code = UNIT_CODES[unit]
    anchor = found.scene.published
    return published(found, "DATE", shifted_value(anchor, code, 0) if anchor else None, unresolved=_UNRESOLVED[code])


@rule("past-word", "(?:{more} |{most} )?{past_word}", "{recent}")
def past_word(found: Found) -> Reading | None:
    """Read "recently", "recent"."""
    return Reading("DATE", "PAST_REF")


@rule("in-the-past", "(?P<extent>{the}(?: {recent})? {past})(?! [{digits}{few}{couple}{small_number}{teen_number}{tens_number}{unit_one}{unit_many}{season_name}{spring}{adjective}{half}{weekend}])")
def in_the_past(found: Found) -> Reading | None:
    """Read "in the past"."""
    after = found.after(1)
    if found.before(1)[:1] not in (["in"], ["from"], ["of"]) or (after and after[0].isalpha() and after[0] not in _AFTER_PAST):
        return None
    return Reading("DATE", "PAST_REF", group="extent")


_AFTER_PAST = frozenset("and but when as because that by to with it he she they we has have had is was were are for".split())


@rule("future", "(?P<extent>{the} (?:{near} )?{future})", "(?P<extent>{future})(?! ?[{of}])")
def future(found: Found) -> Reading | None:
    """Read "in the future", "the near future"."""
    after, before = found.after(1), found.before(1)
    if found["extent"] == "future" or (after and after[0] == "of") or before[:1] not in (["in"], ["for"], ["into"]):
        return None
    return Reading("DATE", "FUTURE_REF", group="extent")


@rule("soon", "{soon}")
def soon(found: Found) -> Reading | None:
    """Read "soon", not "as soon as"."""
    if found.before(1)[:1] in (["as"], ["too"], ["how"], ["so"]) or found.after(1)[:1] in (["after"], ["-"], ["to"]):
        return None
    return Reading("DATE", "FUTURE_REF")


@rule(
    "relative-unit",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<the>{the} |{its} )?(?P<rel>[{last}{this}{next}{past}{previous}{coming}{following}{same}{that}]) (?P<unit>[{unit_one}{quarter}{weekend}])",
    "(?P<part>)(?P<the>)(?P<rel>[{this}{that}{same}{last}{next}{previous}]) (?P<unit>[{unit_one}{quarter}{weekend}])",
)
def relative_unit(found: Found) -> Reading | None:
    """Read "last week", "late next year", "the same month", "the following day"."""
    rel, code = found["rel"], UNIT_CODES[found["unit"]]
    after = found.after(1)
    if after and after[0] in ("-", "–") and found["unit"] in ("year", "month", "day", "week") and found.after(2)[1:] == ["old"]:
        return None
    is_definite = bool(found["the"])
    mod = part_mod(found["part"])
    if rel in ("same", "that", "previous", "preceding", "prior", "following", "subsequent", "ensuing") or (code == "D" and rel in ("next", "this")):
        return _narrative_unit(found, rel, code, mod)
    if is_definite and rel in ("last", "past", "next", "coming") and _is_span(found, rel):
        return Reading("DURATION", f"P1{code}", mod)
    if code == "WE":
        return _relative_weekend(found, rel, mod)
    if code == "D" and rel in ("last", "past", "coming"):
        return None
    shift = -1 if rel in _BACK else 1 if rel in _AHEAD else 0
    anchor = found.scene.published
    value = _decade_value(anchor, shift) if anchor and code == "DE" else shifted_value(anchor, code, shift) if anchor else None
    reading = published(found, "DATE", value, mod, unresolved=_UNRESOLVED[code])
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
        return published(found, "DATE", None, mod, unresolved=_UNRESOLVED["WE"])
    if rel == "this":
        value: str | None = weekend_near(anchor, direction(found.scene, found.start, found.end))
    elif rel in _BACK:
        value = shifted_value(anchor, "WE", 0 if anchor.isoweekday() == 7 and False else -1)
    else:
        value = shifted_value(anchor, "WE", 0 if anchor.isoweekday() < 4 and rel == "coming" else 1)
    return published(found, "DATE", value, mod, unresolved=_UNRESOLVED["WE"])


def _narrative_unit(found: Found, rel: str, code: str, mod: str | None) -> Reading | None:
    shift = -1 if rel in _BACK else 1 if rel in _AHEAD else 0
    scene = found.scene
    if code == "WE":
        if rel == "that":
            code = "WE"
        anchor, basis = narrated(found)
        return _anchored("DATE", shifted_value(anchor, "WE", shift) if anchor else None, mod, anchor, basis, _UNRESOLVED["WE"])
    if rel == "that" and code == "D" and found.after(1)[:1] in (["when"], ["that"]):
        return None
    if code in ("M", "Q", "Y"):
        shape = {"M": re.compile(r"\d{4}-\d\d(-\d\d)?"), "Q": _QUARTER, "Y": re.compile(r"\d{4}(-.*)?")}[code]
        mention = scene.last_of(shape)
        if mention is not None and mention.start_on is not None:
            return _anchored("DATE", shifted_value(mention.start_on, code, shift), mod, mention.start_on, "narrative", _UNRESOLVED[code])
        anchor = scene.published
        return _anchored("DATE", shifted_value(anchor, code, shift) if anchor else None, mod, anchor, "publication", _UNRESOLVED[code])
    if code in ("DE", "CE"):
        return None
    anchor, basis = narrated(found)
    return _anchored("DATE", shifted_value(anchor, code, shift) if anchor else None, mod, anchor, basis, _UNRESOLVED[code])


def _anchored(kind: str, value: str | None, mod: str | None, anchor: date | None, basis: str, unresolved: str) -> Reading:
    if value is None or anchor is None:
        return Reading(kind, unresolved, mod, basis="unresolved")
    return Reading(kind, value, mod, basis=basis, anchor=anchor)


@rule("day-before-or-after", "(?P<extent>{the} (?P<unit>{unit_one}) (?P<way>[{before}{after}{earlier}{later}]))(?! [{day_word}])")
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
    "(?P<part>(?:{the} )?(?:(?P<very>{early}|{late}) )?[{beginning}{middle}{end}] {of}|{mid}{dash}?|{early}(?: {in})?|{late}(?: {in})?|{earlier} {in}|{later} {in}) (?P<the>{the}) (?P<unit>[{unit_one}{quarter}{weekend}])(?: {before})?",
)
def part_of_unit(found: Found) -> Reading | None:
    """Read "the end of the year", "later in the week"."""
    if found["unit"] == "day" or found.match.group()[-1] == found.scene.classes[found.end - 1] and found["unit"] not in UNIT_CODES:
        return None
    code = UNIT_CODES[found["unit"]]
    if code in ("DE", "CE", "D"):
        return None
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, part_mod(found["part"]), unresolved=_UNRESOLVED[code])
    value = weekend_near(anchor, direction(found.scene, found.start, found.end)) if code == "WE" else shifted_value(anchor, code, 0)
    return published(found, "DATE", value, part_mod(found["part"]))


@rule("unit-end", "(?P<unit>[{unit_one}{quarter}])(?: |{dash})(?P<end>{end})(?! ?{of})")
def unit_end(found: Found) -> Reading | None:
    """Read "by year end"."""
    if found.before(1)[:1] not in (["by"], ["at"], ["before"], ["until"], ["since"], ["the"]) or found["unit"] not in ("year", "month", "quarter"):
        return None
    anchor = found.scene.published
    code = UNIT_CODES[found["unit"]]
    return published(found, "DATE", shifted_value(anchor, code, 0) if anchor else None, "END", unresolved=_UNRESOLVED[code])


_FOR_THE_DAY = frozenset("for ended ending end ends closed closing close finish finished finishing during opened in on".split())


@rule("the-unit", "(?P<extent>{the} (?P<unit>[{unit_one}{weekend}{quarter}]))(?! ?[{before}{after}{dash}{apostrophe}{unit_one}])")
def the_unit(found: Found) -> Reading | None:
    """Read "for the day", "during the weekend": the one in force."""
    unit, before, after = found["unit"], found.before(2), found.after(1)
    word = before[0] if before else ""
    if after and (after[0] in ("when", "that", "she", "he", "they", "of", "it", "we", "i") or after[0].isdigit()):
        return None
    if unit == "weekend":
        if found.scene.published is None:
            return published(found, "DATE", None, unresolved=_UNRESOLVED["WE"])
        return published(found, "DATE", weekend_near(found.scene.published, direction(found.scene, found.start, found.end)))
    if unit == "day":
        if word not in _FOR_THE_DAY and not (word == "of" and len(before) > 1 and before[1] in ("rest", "remainder", "match", "session")):
            return None
        if after and after[0].isalpha() and after[0] not in ("at", "with", "by", "in", "and", "as", "after", "up", "down", "to", "but", "on", "while"):
            return None
        return _narrative_unit(found, "same", "D", None)
    if unit == "quarter" and (mention := found.scene.last_of(_QUARTER)):
        return _anchored("DATE", mention.timex_value, None, mention.start_on, "narrative", _UNRESOLVED["Q"])
    if unit in ("week", "month", "year") and (word in ("for", "during") or before[:2] in (["of", "rest"], ["of", "remainder"], ["in", "earlier"], ["in", "later"], ["of", "most"])):
        code = UNIT_CODES[unit]
        anchor = found.scene.published
        return published(found, "DATE", shifted_value(anchor, code, 0) if anchor else None, unresolved=_UNRESOLVED[code])
    return None


@rule(
    "ago",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a}|{half} {a})(?: |{hyphen})(?:{adjective} )?(?P<unit>{units})(?: {or} {so}| {or} {more})? (?P<way>{ago})",
    "(?:{approx} )?(?P<n>{number}|{vague}|{a})(?: |{hyphen})(?:{adjective} )?(?P<unit>{units}) (?P<way>[{earlier}{later}]|{from} {present}|{from} {day_word})(?! {than})",
    "(?P<approx>)(?P<n>)(?P<unit>{plural}) (?P<way>[{ago}{later}{earlier}])",
)
def ago(found: Found) -> Reading | None:
    """Read "three years ago", "two days later", "a week from now"."""
    way, unit = found["way"], found["unit"]
    code = UNIT_CODES[unit]
    back = way in ("ago", "earlier")
    reference = "PAST_REF" if back else "FUTURE_REF"
    words = found["n"]
    mod = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}.get(approx_mod(found["approx"]) or "", approx_mod(found["approx"]))
    if not words or re.search("few|several|many|numerous|some|couple|dozen", words):
        return Reading("DATE", reference, mod)
    count = 0.5 if words.startswith("half") else number(words)
    is_narrative = way in ("earlier", "later")
    if is_narrative and code in ("Y", "Q", "M") and count == 1 and (reading := _same_part_of_other_year(found, code, back)):
        return reading
    if way == "ago" and code == "Y" and (reading := _same_part_of_other_year(found, code, back, same_sentence=True)):
        return reading
    anchor, basis = narrated(found) if is_narrative else (found.scene.published, "publication")
    if anchor is None:
        return Reading("DATE", _UNRESOLVED.get(code, "XXXX-XX-XX"), mod, basis="unresolved")
    if unit in CLOCK_UNITS:
        return _hours_away(count, unit, back, mod, anchor, basis)
    code, whole = _whole_units(code, count)
    value = shifted_value(anchor, "Y" if code in ("DE", "CE") else code, (-whole if back else whole) * {"DE": 10, "CE": 100}.get(code, 1))
    reading = _anchored("DATE", value, mod, anchor, basis, "XXXX-XX-XX")
    return reading


def _whole_units(code: str, count: float) -> tuple[str, int]:
    if count == int(count):
        return code, int(count)
    finer = {"Y": ("M", 12), "W": ("D", 7), "DE": ("Y", 10), "CE": ("Y", 100), "M": ("W", 4), "D": ("D", 1), "Q": ("M", 3), "WE": ("W", 1)}
    code, factor = finer[code]
    return code, round(count * factor)


def _hours_away(count: float, unit: str, back: bool, mod: str | None, anchor: date, basis: str) -> Reading:
    hours = count * CLOCK_UNITS[unit][1]
    days = hours / 24
    if days == int(days):
        moved = anchor + timedelta(int(-days if back else days))
        return Reading("DATE", moved.isoformat(), mod, basis=basis, anchor=anchor)
    return Reading("TIME", f"{anchor.isoformat()}TXX:XX", mod, basis="unresolved", anchor=None, days=None)


_PART_OF_YEAR = re.compile(r"\d{4}-(?:\d\d|[QH]\d)")


def _same_part_of_other_year(found: Found, code: str, back: bool, *, same_sentence: bool = False) -> Reading | None:
    """Read "a year earlier" after a month or quarter of the same sentence as that month or quarter."""
    scene = found.scene
    if code != "Y" or not scene.mentions:
        return None
    last = scene.mentions[-1]
    if not _PART_OF_YEAR.fullmatch(last.timex_value) or last.start_on is None:
        return None
    if any(sign in scene.text[last.char_end : scene.starts[found.start]] for sign in (". ", "\n")):
        return None
    count = int(number(found["n"]))
    year = last.start_on.year + (-count if back else count)
    return Reading("DATE", f"{year:04}{last.timex_value[4:]}", basis="narrative", anchor=last.start_on)


@rule(
    "year-ago-part",
    "(?:{the_}|{its} )?(?P<unit>{unit_one})(?: |{dash})(?P<way>[{earlier}{ago}]) (?P<part>{ordinal} {quarter}|{quarter})",
)
def year_ago_part(found: Found) -> Reading | None:
    """Read "the year-earlier quarter"."""
    mention = found.scene.last_of(_QUARTER)
    anchor = mention.start_on if mention else None
    if anchor is None:
        return published(found, "DATE", None, unresolved="XXXX-QX")
    quarter = int(number(found["part"])) if found["part"] != "quarter" else (anchor.month + 2) // 3
    return Reading("DATE", quarter_value(anchor.year - 1, quarter), basis="narrative", anchor=anchor)


@rule("same-period", "{the} {same} (?P<unit>[{unit_one}{quarter}]) (?P<when>{a} {unit_one} [{ago}{earlier}]|(?:{of} )?{the} {previous} {unit_one}|(?:{of} )?{last} {unit_one})")
def same_period(found: Found) -> Reading | None:
    """Read "the same month a year ago"."""
    shape = {"month": _MONTH, "quarter": _QUARTER}.get(found["unit"])
    mention = found.scene.last_of(shape) if shape else None
    if mention is None or mention.start_on is None:
        return published(found, "DATE", None, unresolved="XXXX")
    return Reading("DATE", f"{mention.start_on.year - 1:04}{mention.timex_value[4:]}", basis="narrative", anchor=mention.start_on)


@rule(
    "relative-weekday",
    "(?:(?P<part>{early}|{late}|{earlier}|{later}) )?(?P<the>{the} )?(?P<rel>[{last}{this}{next}{past}{previous}{coming}{following}{same}{that}]) (?P<weekday>{weekday})(?: (?P<time>{part_of_day}))?",
)
def relative_weekday(found: Found) -> Reading | None:
    """Read "last Tuesday", "next Friday", "that Friday"."""
    rel, weekday = found["rel"], weekday_of(found["weekday"])
    time = f"T{_DAY_PARTS[found['time']]}" if found["time"] else ""
    kind = "TIME" if time else "DATE"
    mod = part_mod(found["part"])
    scene = found.scene
    if rel in ("that", "same", "following", "previous", "preceding", "prior", "subsequent", "ensuing") or (rel == "next" and found["the"]):
        anchor, basis = narrated(found)
        if anchor is not None:
            return Reading(kind, _narrated_weekday(anchor, weekday, rel) + time, mod, basis=basis, anchor=anchor)
    anchor = scene.published
    if anchor is None:
        return Reading(kind, f"XXXX-WXX-{weekday}{time}", mod, basis="unresolved")
    if rel in ("last", "past"):
        day = weekday_near(anchor - timedelta(1), weekday, "past")
    elif rel == "this":
        day = weekday_of_week(anchor, weekday, 0)
        if day < anchor and direction(scene, found.start, found.end) == "future":
            day += timedelta(7)
    else:
        day = weekday_near(anchor + timedelta(1), weekday, "future")
    return published(found, kind, day.isoformat() + time, mod)


def _narrated_weekday(anchor: date, weekday: int, rel: str) -> str:
    if rel in ("following", "subsequent", "ensuing", "next"):
        return weekday_near(anchor + timedelta(1), weekday, "future").isoformat()
    if rel in _BACK:
        return weekday_near(anchor - timedelta(1), weekday, "past").isoformat()
    return weekday_of_week(anchor, weekday, 0).isoformat()


@rule("weekday-of-week", "(?P<weekday>{weekday}) (?:{of} )?(?P<rel>[{last}{next}{this}]) (?P<unit>{unit_one})")
@rule("weekday-of-week", "(?P<rel>[{last}{next}{this}]) (?P<unit>{unit_one}) (?:{on} )?(?P<weekday>{weekday})")
def weekday_in_week(found: Found) -> Reading | None:
    """Read "Tuesday last week", "Friday of next week"."""
    if found["unit"] != "week":
        return None
    weekday = weekday_of(found["weekday"])
    anchor = found.scene.published
    shift = {"last": -1, "next": 1, "this": 0}[found["rel"]]
    value = weekday_of_week(anchor, weekday, shift).isoformat() if anchor else None
    return published(found, "DATE", value, unresolved=f"XXXX-WXX-{weekday}")


@rule(
    "season",
    "(?:{the} )?(?:(?P<part>{part}) ?)?(?P<rel>[{last}{this}{next}{past}{previous}{coming}{following}]) (?P<season>{season})",
    "(?:{the} )?(?:(?P<part>{part}) ?)?(?P<season>{season})(?: {of})? (?P<year>{year}|{short_year})",
    "(?:{the} )?(?:(?P<part>{part}) ?)?(?P<season>{season}) (?:{of} )?(?P<rel>[{last}{this}{next}]) {unit_one}",
    "(?P<the>{the} )?(?:(?P<part>{part}) ?)?(?P<season>{season})",
)
def season(found: Found) -> Reading | None:
    """Read "last summer", "the spring of 2024", "this fall"."""
    name = found["season"]
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[name]
    groups = found.match.re.groupindex
    mod = part_mod(found["part"])
    if "year" in groups:
        return Reading("DATE", f"{year_of(found, 'year'):04}-{code}", mod)
    rel = found["rel"] if "rel" in groups else ""
    if not rel and _is_no_season(found, name):
        return None
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, mod, unresolved=f"XXXX-{code}")
    if found.scene.tokens[found.end - 1].lower() == "year":
        shift = {"last": -1, "this": 0, "next": 1}[rel]
        return published(found, "DATE", f"{anchor.year + shift:04}-{code}", mod)
    return published(found, "DATE", f"{_season_year(found, anchor, code, rel):04}-{code}", mod)


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season_year(found: Found, anchor: date, code: str, rel: str) -> int:
    first = _SEASON_MONTHS[code]
    in_season = (anchor.month - first) % 12 < 3
    began = anchor.year - (anchor.month < first)
    if rel == "this":
        if in_season:
            return began
        return anchor.year if direction(found.scene, found.start, found.end) != "past" or anchor.month >= first else anchor.year
    if rel in _BACK:
        return began - in_season
    if rel in _AHEAD:
        return anchor.year + (anchor.month >= first)
    return year_of_month(anchor, first, direction(found.scene, found.start, found.end)) if not in_season else began


def _is_no_season(found: Found, name: str) -> bool:
    """Refuse "to fall", "springs", "Winter Games", "the fall of the city"."""
    before, after = found.before(1), found.after(1)
    word, following = (before[0] if before else ""), (after[0] if after else "")
    scene = found.scene
    next_token = scene.tokens[found.end + 1] if found.end + 1 < len(scene.tokens) else ""
    if following == "of" or next_token[:1].isupper() and scene.tokens[found.start][:1].isupper():
        return True
    has_part = bool(found["part"])
    if name in ("fall", "spring"):
        if has_part:
            return False
        return not (word in ("in", "by", "during", "since", "until", "for", "every") and (found["the"] or name == "spring" or following in (",", ".", "")))
    if has_part or found["the"]:
        return following.isalpha() and following not in _AFTER_SEASON
    return word not in ("in", "during", "by", "since", "until", "through", "of", "for", "their", "its", "our")


_AFTER_SEASON = frozenset("and or but when after before as for with by to in at on of that because is was were will would".split())


@rule(
    "quarter",
    "(?:{the} |{its} )?(?:(?P<part>{part}) )?(?P<fiscal>{fiscal} )?(?P<nth>{ordinal}|{final}|{last})(?: |{dash})(?:{fiscal} )?(?P<unit>[{quarter}{half}])(?:(?: {of}| {in})?(?: {fiscal})? (?P<year>{year}))?",
    "(?:{the} )?(?P<part>)(?P<fiscal>)(?P<nth>{ordinal}|{final}|{last})(?: |{dash})(?P<unit>[{quarter}{half}]) {of} (?P<rel>{this}|{last}|{next}|{the}(?: {previous}| {following})?) {unit_one}",
    "(?:{the} )?(?P<part>)(?P<fiscal>)(?P<year>{year}) (?P<nth>{ordinal}|{final})(?: |{dash})(?P<unit>[{quarter}{half}])",
    "(?P<part>)(?P<fiscal>)(?P<rel>{this}|{last}|{next}) {unit_one}{apostrophe}{s} (?P<nth>{ordinal}|{final})(?: |{dash})(?P<unit>[{quarter}{half}])",
    "(?P<part>)(?P<fiscal>)(?P<unit>[{q}{h}])(?P<nth>{digit})(?: |{dash})?(?:{of} )?(?P<year>{year})?",
    "(?P<part>)(?P<fiscal>)(?P<year>{year})(?: |{dash})?(?P<unit>[{q}{h}])(?P<nth>{digit})",
)
def quarter(found: Found) -> Reading | None:
    """Read "the third quarter of 2024", "Q3 2024", "the first half of the year"."""
    groups = found.match.re.groupindex
    unit = "Q" if found["unit"] in ("quarter", "q") else "H"
    nth = _nth(found["nth"], unit)
    rel = found["rel"] if "rel" in groups else ""
    written = year_of(found, "year") if "year" in groups else None
    if nth is None or (not written and not rel and (unit == "H" or not_dates.is_game_part(found))):
        return None
    if rel and found.scene.tokens[found.end - 1].lower() not in ("year",) and "apostrophe" not in found[0] and "year" not in found[0]:
        return None
    mod = part_mod(found["part"])
    if written:
        return Reading("DATE", f"{written:04}-{unit}{nth}", mod)
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, mod, unresolved=f"XXXX-{unit}{nth}")
    if rel:
        shift = {"last": -1, "the previous": -1, "the preceding": -1, "the prior": -1, "next": 1, "the following": 1}.get(rel, 0)
        return published(found, "DATE", f"{anchor.year + shift:04}-{unit}{nth}", mod)
    first_month = nth * 3 - 2
    if first_month <= anchor.month < first_month + 3:
        year = anchor.year
    elif direction(found.scene, found.start, found.end) == "future":
        year = anchor.year + (first_month < anchor.month)
    else:
        year = anchor.year - (first_month > anchor.month)
    reading = published(found, "DATE", f"{year:04}-{unit}{nth}", mod)
    if found["fiscal"]:
        reading.basis, reading.anchor = "unresolved", None
    return reading


def _nth(words: str, unit: str) -> int | None:
    if words == "final":
        return 4 if unit == "Q" else 2
    if words == "last":
        return None
    nth = int(number(words))
    return nth if 1 <= nth <= (4 if unit == "Q" else 2) else None


@rule("fiscal-year", "(?:{the} )?{fiscal} (?:(?P<unit>{unit_one}) )?(?P<year>{year})(?:[{dash}{slash}]{two_digits})?", "{fy} ?(?P<year>{year}|{two_digits}|{short_year})(?:[{dash}{slash}]{two_digits})?")
def fiscal_year(found: Found) -> Reading | None:
    """Read "fiscal 2025", "FY25": a year whose days only its owner knows."""
    year = year_of(found, "year")
    return Reading("DATE", f"FY{year:04}") if year else None


@rule("week-of", "{the} (?P<unit>{unit_one}) {of} (?P<month>{month}) (?P<day>{day_th})")
def week_of(found: Found) -> Reading | None:
    """Read "the week of March 10"."""
    from tasks.extract.dates.rules_absolute import calendar_day, month_of

    if found["unit"] != "week":
        return None
    day = calendar_day(found, month_of(found["month"]), int(number(found["day"])), None)
    days = days_of(day.value) if day else None
    if day is None or days is None:
        return None
    iso = days[0].isocalendar()
    day.value = f"{iso.year:04}-W{iso.week:02}"
    return day


@rule("month-day-number", "{the} (?P<day>{day}{th}) {of} (?P<rel>{this}|{last}|{next}|{the}) {unit_one}")
def month_day_number(found: Found) -> Reading | None:
    """Read "the 15th of next month"."""
    anchor = found.scene.published
    if anchor is None or found.scene.tokens[found.end - 1].lower() != "month":
        return None
    shift = {"last": -1, "next": 1}.get(found["rel"], 0)
    moved = shifted_day(anchor.replace(day=1), "M", shift)
    if moved is None:
        return None
    value = f"{month_value(moved.year, moved.month)}-{int(number(found['day'])):02}"
    return published(found, "DATE", value) if days_of(value) else None
