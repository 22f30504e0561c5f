"""Years and what is larger or a named part of them: "2025", "2024-25", "the 1990s", "Q3 2024"."""

import re
from datetime import date

from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import (
    anchored,
    month_of,
    part_mod,
    plausible,
    published,
    shift_of,
    two_digit_year,
    year_of,
    year_told,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import year_of_quarter
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of, valid_day


@rule(
    "year",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<year>{year})(?![{comma}{dot}{colon}{slash}]{digits}"
    "|{dash}{digits}|{th}|{s}|{slash})",
    "(?P<part>(?:{the} )?)(?P<unit>{year_noun}) (?P<year>{year})(?![{comma}{dot}]{digits})",
    "(?P<part>{the} )(?P<unit>{year_noun}) (?P<far>(?P<year>[{to_9999}{to_999}]))(?![{comma}{dot}]{digits})",
    "(?P<part>)(?P<year>{short_year})(?!{s}|[{dash}{dot}{comma}]{digits})",
)
def year(found: Found) -> Reading | None:
    """Read "2025", "late 2025", "the year 2025", "the year 3000", "'82"."""
    value = year_of(found, "year")
    if not value or not_dates.is_no_year(found, value):
        return None
    if not plausible(value) and (not found["far"] or not_dates.is_counted(found)):
        return None
    return Reading("DATE", f"{value:04}", part_mod(found["part"]))


@rule(
    "years",
    "(?P<first>(?P<year>{year}))(?: ?{dash} ?|{slash}| {to} | {until} | {through} )(?P<second>"
    "(?P<until>{year}))(?![{comma}{dot}]{digits})",
    "(?P<first>(?P<year>{year}))(?:{dash}|{slash})(?P<second>(?P<until>{two_digits}))(?!{dash}"
    "|{digits}|[{comma}{dot}{colon}]{digits}|{th})",
)
def years(found: Found) -> list[Reading] | None:
    """Read "2022–2024", "2024-25": two years."""
    first = int(found["year"])
    until = found["until"]
    if len(until) == 2 and int(until) <= min(first % 100, 12) and until != "00" and "-" in found[0]:
        return [Reading("DATE", f"{first:04}-{until}")]
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    if not (plausible(first) and first < last <= first + 150) or not_dates.is_no_year(found, first):
        return None
    return [Reading("DATE", f"{first:04}", group="first"), Reading("DATE", f"{last:04}", group="second")]


@rule(
    "decade",
    "(?:{the} )?(?:(?P<part>{part}|{late}|{early}|{mid}) ?{dash}? ?)?(?P<year>{year}|{short_year}"
    "|{two_digits})(?:[{apostrophe}])?{s}",
    "(?:{the} )?(?:(?P<part>{part}|{late}|{early}|{mid}) ?{dash}? ?)?(?P<word>(?:{teen_number} )?{tens_years})",
)
def decade(found: Found) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the nineteen seventies"."""
    mod = part_mod(found["part"])
    if found["word"]:
        *century, tens = found["word"].split()
        if (
            not century and not found.match.group().startswith(found.scene.classes[found.start])
        ) or not_dates.is_no_decade_word(found):
            return None
        hundreds = int(number(century[0])) if century else 19
        return Reading("DATE", f"{hundreds}{_TENS_YEARS[tens] // 10}X", mod)
    if not_dates.is_no_decade(found):
        return None
    digits = found["year"].lstrip("'’‘")
    if not digits.endswith("0"):
        return None
    value = int(digits) if len(digits) == 4 else two_digit_year(digits, found.scene.published, ahead=0)
    if digits.endswith("00") and value <= _LAST_CENTURY_IN_HUNDREDS:
        return Reading("DATE", f"{value // 100}XX", mod)
    return Reading("DATE", f"{value // 10}X", mod) if plausible(value) else None


_LAST_CENTURY_IN_HUNDREDS = 1900
"""The "1800s" are a century, the "2000s" a decade."""


_TENS_YEARS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


@rule(
    "century",
    "(?:{the} )?(?:(?P<part>{part}|{early}|{late}|{mid})(?: |{dash}))?(?P<nth>{ordinal})(?: |{dash})"
    "{century_noun}(?P<era>{era})?",
)
def century(found: Found) -> Reading | None:
    """Read "the 19th century", "the 5th century BC"."""
    era = "BC" if found["era"] else ""
    return Reading("DATE", f"{era}{int(number(found['nth'])) - 1:02}XX", part_mod(found["part"]))


@rule(
    "years-of-era",
    "(?P<first>(?P<year>{year_of_era})(?P<era>{era})?)(?:{span_to}| {and} )(?P<second>(?P<until>{year_of_era}){era})",
)
def years_of_era(found: Found) -> list[Reading] | None:
    """Read "356 to 323 BC": two years."""
    first, second = _before_christ(found["year"]), _before_christ(found["until"])
    if first is None or second is None or first <= second:
        return None
    return [Reading("DATE", first, group="first"), Reading("DATE", second, group="second")]


@rule(
    "year-of-era",
    "(?:(?P<part>{about}) )?(?P<year>{year_of_era})(?P<era>{era})",
    "(?:(?P<part>{about}) )?(?:{our_era} ?(?P<year>{digits})(?!{comma}{to_999}))",
    "(?:(?P<part>{about}) )?(?P<year>{digits}) (?:{our_era}|{ce})",
)
@rule(
    "day-of-era",
    "(?P<month>{month}) (?P<day>{day_th}){comma}? (?P<year>{year_of_era})(?P<era>{era})",
    "(?P<day>{day_th}) (?:{of} )?(?P<month>{month}){comma}? (?P<year>{year_of_era})(?P<era>{era})",
    "(?P<month>{month}) (?P<day>{day_th}){comma}? {our_era} ?(?P<year>{digits})(?!{comma}{to_999})",
    "(?P<day>{day_th}) (?:{of} )?(?P<month>{month}){comma}? {our_era} ?(?P<year>{digits})(?!{comma}{to_999})",
)
def year_of_era(found: Found) -> Reading | None:
    """Read "about 3200 BC", "AD 14", "15 March 44 BC": of years before Christ no calendar settles the days."""
    year = int(number(found["year"]))
    stem = _before_christ(found["year"]) if found["era"] else f"{year:04}" if 0 < year < 10_000 else None
    if stem is None or not found["month"]:
        return Reading("DATE", stem, part_mod(found["part"])) if stem else None
    month, day = month_of(found["month"]), int(number(found["day"]))
    return (
        Reading("DATE", f"{stem}-{month:02}-{day:02}")
        if valid_day(2000 if found["era"] else year, month, day)
        else None
    )


def _before_christ(digits: str) -> str | None:
    year = int(number(digits))
    return f"BC{year:04}" if 0 < year < 10_000 else None


@rule("week-of-year", "{week_noun} (?P<week>{digits})(?: {of}|{comma})? (?P<year>{year})")
def week_of_year(found: Found) -> Reading | None:
    """Read "week 12 of 2025"."""
    value = f"{found['year']}-W{int(found['week']):02}"
    return Reading("DATE", value) if days_of(value) else None


@rule(
    "relative-fiscal-year",
    "(?:(?:{the}|{its}) )?"
    "(?P<rel>[{last}{this}{next}{current}{previous}{coming}{following}]) {fiscal} "
    "{year_noun}",
)
def relative_fiscal_year(found: Found) -> Reading | None:
    """Read "last fiscal year"."""
    anchor = found.scene.published
    return Reading(
        "DATE", f"FY{anchor.year + shift_of(found['rel']):04}" if anchor else "XXXX", basis="unresolved"
    )


@rule("iso-week", "(?P<year>{year}){dash}?{w}(?P<week>{two_digits})")
def iso_week(found: Found) -> Reading | None:
    """Read "2025-W11"."""
    value = f"{found['year']}-W{found['week']}"
    return Reading("DATE", value) if days_of(value) else None


@rule(
    "quarter",
    "(?:{the} |{its} )?(?:(?P<part>{part}) (?:{the} |{its} )?)?(?P<fiscal>{fiscal} )?(?P<nth>{ordinal}|{final}|{last})"
    "(?: |{dash})(?:{fiscal} )?(?P<unit>[{quarter}{half}])(?:(?: {of}| {in})?(?: {fiscal})? "
    "(?P<year>{year}))?",
    "(?:{the} )?(?P<part>)(?P<fiscal>)(?P<nth>{ordinal}|{final}|{last})(?: |{dash})"
    "(?P<unit>[{quarter}{half}]) {of} (?P<rel>{this}|{last}|{next}|{that}|{the}"
    "(?: {previous}| {following}| {same})?) {year_noun}",
    "(?:{the} )?(?P<part>)(?P<fiscal>)(?P<year>{year}) (?P<nth>{ordinal}|{final})(?: |{dash})"
    "(?P<unit>[{quarter}{half}])",
    "(?P<part>)(?P<fiscal>)(?P<rel>{this}|{last}|{next}) {year_noun}{apostrophe}{s} (?P<nth>{ordinal}"
    "|{final})(?: |{dash})(?P<unit>[{quarter}{half}])",
    "(?P<part>)(?P<fiscal>)(?P<unit>[{q}{h}])(?P<nth>{digit})(?:(?: |{dash})(?:{of} )?(?P<year>{year}))?",
    "(?P<part>)(?P<fiscal>)(?P<year>{year})(?: |{dash})?(?P<unit>[{q}{h}])(?P<nth>{digit})",
)
def quarter(found: Found) -> Reading | None:
    """Read "the third quarter of 2024", "Q3 2024", "the first half of the year"."""
    groups = found.match.re.groupindex
    unit = "Q" if found["unit"] in ("quarter", "q") else "H"
    nth = _nth(found["nth"], unit)
    rel = found["rel"] if "rel" in groups else ""
    written = year_of(found, "year") if "year" in groups else None
    follows = found.scene.tokens[found.end : found.end + 1]
    if found["unit"] in ("q", "h") and follows and follows[0].isalpha():
        return None
    if nth is None or (not written and not rel and (unit == "H" or not_dates.is_game_part(found))):
        return None
    mod = part_mod(found["part"])
    if written:
        return Reading("DATE", f"{written:04}-{unit}{nth}", mod)
    if rel:
        year, since, basis = year_told(found, rel.removeprefix("the ")) or (0, None, "unresolved")
        return anchored("DATE", f"{year:04}-{unit}{nth}", mod, since, basis, f"XXXX-{unit}{nth}")
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, mod, unresolved=f"XXXX-{unit}{nth}")
    if beside := _year_told_beside(found):
        year, since = beside
        return anchored("DATE", f"{year:04}-{unit}{nth}", mod, since, "narrative", "")
    year = year_of_quarter(anchor, nth, direction(found.scene, found.start, found.end))
    reading = published(found, "DATE", f"{year:04}-{unit}{nth}", mod)
    if "fiscal" in found[0] or "financial" in found[0]:
        reading.basis, reading.anchor = "unresolved", None
    return reading


def _year_told_beside(found: Found) -> tuple[int, date] | None:
    """Return the year right before: "early next year, probably in the first quarter"."""
    scene = found.scene
    mention = scene.mentions[-1] if scene.mentions else None
    if mention is None or mention.start_on is None or not _YEAR.fullmatch(mention.timex_value):
        return None
    between = scene.text[mention.char_end : scene.starts[found.start]]
    return (mention.start_on.year, mention.start_on) if _NARROWED.fullmatch(between) else None


_YEAR = re.compile(r"\d{4}")
_NARROWED = re.compile(r",? (?:(?!but|and|while|as|then)[a-z]+ ){0,2}in ")


def _nth(words: str, unit: str) -> int | None:
    if words == "final":
        return 4 if unit == "Q" else 2
    if words == "last":
        return None
    nth = int(number(words))
    return nth if 1 <= nth <= (4 if unit == "Q" else 2) else None


@rule(
    "fiscal-year",
    "(?:{the} )?{fiscal} (?:{year_noun} )?(?P<year>{year})(?:[{dash}{slash}]{two_digits})?",
    "{fy} ?(?P<year>{year}|{two_digits}|{short_year})(?:[{dash}{slash}]{two_digits})?",
)
def fiscal_year(found: Found) -> Reading | None:
    """Read "fiscal 2025", "FY25": a year whose days only its owner knows."""
    year = year_of(found, "year")
    return Reading("DATE", f"FY{year:04}") if year else None
