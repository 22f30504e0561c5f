"""Dates that name a day, month, year, decade or century, with or without the year."""

import re
from datetime import date

from tasks.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from tasks.extract.dates import not_dates
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import weekday_near, year_of_day, year_of_month
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import days_of, month_value, valid_day

_MODS = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "outset": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "about": "APPROX",
    "around": "APPROX",
    "circa": "APPROX",
}
_WORD = re.compile(r"[a-z]+")
_FAR_YEARS = 2
_SAME_PASSAGE = 400


def part_mod(words: str) -> str | None:
    """Return the TIMEX3 mod that words such as "late" or "the end of" give a date."""
    return next((_MODS[word] for word in _WORD.findall(words) if word in _MODS), None)


def month_of(words: str) -> int:
    """Return the number of the month that ``words`` name."""
    return MONTH_NUMBERS[words.rstrip(".")]


def weekday_of(words: str) -> int:
    """Return the ISO number of the weekday that ``words`` name, also in the plural."""
    name = words.rstrip(".")
    return WEEKDAY_NUMBERS[name] if name in WEEKDAY_NUMBERS else WEEKDAY_NUMBERS[name.removesuffix("s")]


def two_digit_year(digits: str, published: date | None) -> int:
    """Return the year in full; no more than twenty years after publication, else in the century before."""
    latest = (published.year if published else 2029) + 20
    year = latest - latest % 100 + int(digits[-2:])
    return year if year <= latest else year - 100


def year_of(found: Found, group: str) -> int | None:
    """Return the year written in ``group``, None where there is none."""
    digits = found[group].lstrip("'’‘")
    if not digits:
        return None
    return two_digit_year(digits, found.scene.published) if len(digits) == 2 else int(digits)


def plausible(year: int) -> bool:
    """Tell whether a bare number can be a year that news speaks of."""
    return 1000 <= year < 2200


def calendar_day(
    found: Found, month: int, day: int, year: int | None, group: str | int = 0
) -> Reading | None:
    """Return the reading of a day and month, the year settled by the context where None."""
    if year is not None:
        if not valid_day(year, month, day):
            return None
        return Reading(
            "DATE",
            f"{year:04}-{month:02}-{day:02}",
            part_mod(found["part"]) if _has(found, "part") else None,
            group=group,
        )
    if not valid_day(2000, month, day):
        return None
    year, basis, anchor = _year_from_context(found, month, day)
    stem = f"{year:04}" if year else "XXXX"
    return Reading("DATE", f"{stem}-{month:02}-{day:02}", basis=basis, anchor=anchor, group=group)


def _has(found: Found, group: str) -> bool:
    return group in found.match.re.groupindex and found.match.start(group) >= 0


def _year_from_context(found: Found, month: int, day: int) -> tuple[int | None, str, date | None]:
    scene = found.scene
    told = _passage_year(found)
    if told is not None and valid_day(told[0], month, day):
        return told[0], "narrative", told[1]
    if scene.published is None:
        return None, "unresolved", None
    year = year_of_day(scene.published, month, day, direction(scene, found.start, found.end))
    return year, ("publication" if year else "unresolved"), (scene.published if year else None)


def _passage_year(found: Found) -> tuple[int, date] | None:
    """Return the year, and its day, of a passage that tells of another time than the report's own."""
    scene = found.scene
    if not scene.mentions:
        return None
    last = scene.mentions[-1]
    if last.start_on is None or last.end_on is None or last.basis not in ("explicit", "narrative"):
        return None
    if scene.starts[found.start] - last.char_end > _SAME_PASSAGE or last.timex_type != "DATE":
        return None
    if "\n\n" in scene.text[last.char_end : scene.starts[found.start]] or len(last.timex_value) < 7:
        return None
    if scene.published and abs(scene.published.year - last.start_on.year) < _FAR_YEARS:
        return None
    return last.start_on.year, last.start_on


@rule(
    "month-day-year",
    "(?:{weekday}{comma}? )?(?P<month>{month}) (?P<day>{day_th})(?:{comma} ?| )(?P<year>{year})(?!{comma}{to_999})",
    "(?:{weekday}{comma}? )?(?P<month>{month}) (?P<day>{day_th}){comma}? ?(?P<year>{short_year})",
    "(?:{weekday}{comma}? )?(?:{the} )?(?P<day>{day_th}|{ordinal_word})(?: {of})? (?P<month>{month}){comma}? (?P<year>{year}|{short_year})",
    "(?P<day>{day}){dash}(?P<month>{month}){dash}(?P<year>{year})",
)
def month_day_year(found: Found) -> Reading | None:
    """Read "March 11, 2025", "11 March 2025", "Tuesday, 11th of March 2025", "11-Mar-2025"."""
    return calendar_day(found, month_of(found["month"]), int(number(found["day"])), year_of(found, "year"))


@rule(
    "days-of-month-year",
    "(?P<first>(?:{weekday}{comma}? )?(?P<month>{month}) (?P<day>{day_th}))(?:{span_to}| {and} | {or} )"
    "(?P<second>(?P<until>{day_th})(?:{comma} ?| )(?P<year>{year}))",
    "(?P<first>(?P<day>{day_th}))(?:{span_to}| {and} | {or} )(?P<second>(?P<until>{day_th}) (?:{of} )?(?P<month>{month}){comma}? (?P<year>{year}))",
)
@rule(
    "days-of-month",
    "(?P<first>(?:{weekday}{comma}? )?(?P<month>{month}) (?P<day>{day_th}))(?:{span_to}| {and} | {or} )(?P<second>(?P<until>{day_th}))"
    "(?![{comma}]{to_999})(?!{dot}{digits})(?! ?[{unit_one}{unit_many}{hour_one}{hour_many}{month_name}{am}{colon}])",
    "(?P<first>(?P<day>{day_th}))(?:{span_to}| {and} | {or} )(?P<second>(?P<until>{day_th}) (?:{of} )?(?P<month>{month}))",
)
def days_of_month(found: Found) -> list[Reading] | None:
    """Read "March 11–15", "11 and 12 March 2025": two days."""
    month = month_of(found["month"])
    year = year_of(found, "year") if _has(found, "year") else None
    first = calendar_day(found, month, int(number(found["day"])), year, "first")
    second = calendar_day(found, month, int(number(found["until"])), year, "second")
    return [first, second] if first and second else None


@rule(
    "month-day",
    "(?:(?P<weekday>{weekday}){comma}? )?(?P<month>{month}) (?P<day>{day_th}|{ordinal_word})(?!{comma}{to_999})(?!{dot}{digits})(?!{colon}{minute})",
    "(?:(?P<weekday>{weekday}){comma}? )?(?:{the} )?(?P<day>{day_th}|{ordinal_word})(?: {of})? (?P<month>{month})",
    "(?P<day>{day}){dash}(?P<month>{month_short})",
)
def month_day(found: Found) -> Reading | None:
    """Read "March 11", "the 11th of March", "Tuesday, 11 March"."""
    month, day = month_of(found["month"]), int(number(found["day"]))
    if not_dates.is_no_month_day(found):
        return None
    weekday = found["weekday"] if _has(found, "weekday") else ""
    if weekday and (reading := _by_weekday(found, month, day, weekday_of(weekday))):
        return reading
    return calendar_day(found, month, day, None)


def _by_weekday(found: Found, month: int, day: int, weekday: int) -> Reading | None:
    """Return the day near publication that falls on the weekday stated."""
    anchor = found.scene.published
    if anchor is None:
        return None
    years = [
        year
        for year in range(anchor.year - 3, anchor.year + 4)
        if valid_day(year, month, day) and date(year, month, day).isoweekday() == weekday
    ]
    if not years:
        return None
    year = min(years, key=lambda year: abs((date(year, month, day) - anchor).days))
    return Reading("DATE", f"{year:04}-{month:02}-{day:02}", basis="publication", anchor=anchor)


@rule(
    "month-year",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<month>{month})(?:{comma}? | {of} |{dash})(?P<year>{year}|{short_year})(?!{comma}{to_999})",
)
def month_year(found: Found) -> Reading | None:
    """Read "March 2025", "late March of 2025"."""
    year = year_of(found, "year")
    if year is None or not plausible(year):
        return None
    return Reading("DATE", month_value(year, month_of(found["month"])), part_mod(found["part"]))


@rule(
    "months-year",
    "(?P<first>(?P<month>{month}))(?: {and} | {to} | {or} |{hyphen})(?P<second>(?P<other>{month}) (?P<year>{year}))",
)
def months_year(found: Found) -> list[Reading]:
    """Read "May and June 2011": two months of one year, or of two where the second comes first in the year."""
    year, month, other = int(found["year"]), month_of(found["month"]), month_of(found["other"])
    return [
        Reading("DATE", month_value(year - (month > other), month), group="first"),
        Reading("DATE", month_value(year, other), group="second"),
    ]


@rule(
    "month-relative-year",
    "(?:{the_}?(?P<part>{part}) ?)?(?P<month>{month}){comma}? (?:{of} )?(?:{the} )?(?P<rel>[{last}{this}{next}{previous}{following}]) {unit_one}",
)
def month_relative_year(found: Found) -> Reading | None:
    """Read "October of next year", "May last year"."""
    if (
        found.match.group()[-1] != found.scene.classes[found.end - 1]
        or found.scene.tokens[found.end - 1].lower() != "year"
    ):
        return None
    anchor = found.scene.published
    month = month_of(found["month"])
    if anchor is None:
        return Reading("DATE", f"XXXX-{month:02}", part_mod(found["part"]), basis="unresolved")
    shift = {"last": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0}.get(found["rel"], 1)
    return Reading(
        "DATE",
        month_value(anchor.year + shift, month),
        part_mod(found["part"]),
        basis="publication",
        anchor=anchor,
    )


@rule(
    "month",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<month>{month})(?!{dash}[{month_name}])",
    "(?P<rel>[{last}{this}{next}{past}{coming}{following}]) (?P<month>{month})(?! [{day}])",
)
def month(found: Found) -> Reading | None:
    """Read "March", "late March", "last March"."""
    if not_dates.is_no_month(found):
        return None
    scene, number_ = found.scene, month_of(found["month"])
    mod = part_mod(found["part"]) if _has(found, "part") else None
    rel = found["rel"] if _has(found, "rel") else ""
    told = None if rel else _passage_year(found)
    if told:
        return Reading("DATE", month_value(told[0], number_), mod, basis="narrative", anchor=told[1])
    anchor = scene.published
    if anchor is None:
        return Reading("DATE", f"XXXX-{number_:02}", mod, basis="unresolved")
    if rel in ("last", "past"):
        year = anchor.year - (number_ >= anchor.month)
    elif rel in ("next", "coming", "upcoming", "following", "subsequent", "ensuing"):
        year = anchor.year + (number_ <= anchor.month)
    elif rel == "this":
        year = anchor.year
    else:
        year = year_of_month(anchor, number_, direction(scene, found.start, found.end))
    return Reading("DATE", month_value(year, number_), mod, basis="publication", anchor=anchor)


@rule(
    "iso-day",
    "(?P<year>{year}){dash}(?P<month>{month_two}){dash}(?P<day>{day_two})(?![{dash}])",
    "(?P<year>{year})[{slash}](?P<month>{month_two})[{slash}](?P<day>{day_two})",
)
def iso_day(found: Found) -> Reading | None:
    """Read "2025-03-11"."""
    return calendar_day(found, int(found["month"]), int(found["day"]), int(found["year"]))


@rule(
    "numeric-day",
    "(?P<one>{day})(?P<sign>[{slash}{dot}{dash}])(?P<two>{day})[{slash}{dot}{dash}](?P<year>{year}|{two_digits})(?![{slash}{dash}]|{dot}{digits})",
)
def numeric_day(found: Found) -> Reading | None:
    """Read "11/03/2025": by an unambiguous date of the same form elsewhere in the text, else with no day."""
    if not_dates.is_no_numeric_day(found):
        return None
    one, two, year = int(found["one"]), int(found["two"]), year_of(found, "year")
    if year is None:
        return None
    month_first, day_first = valid_day(year, one, two), valid_day(year, two, one)
    if month_first and day_first and one != two:
        order = _numeric_order(found.scene.text)
        if order is None:
            return Reading("DATE", f"{year:04}-XX-XX", basis="unresolved", days=None)
        month_first, day_first = order == "month", order == "day"
    if month_first:
        return Reading("DATE", f"{year:04}-{one:02}-{two:02}")
    return Reading("DATE", f"{year:04}-{two:02}-{one:02}") if day_first else None


_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d\d)(?!\d)")


def _numeric_order(text: str) -> str | None:
    """Return "day" or "month", what all-number dates of the text begin with, where one of them settles it."""
    orders = set()
    for one, two in _NUMERIC.findall(text):
        if int(one) > 12 >= int(two):
            orders.add("day")
        elif int(two) > 12 >= int(one):
            orders.add("month")
    return orders.pop() if len(orders) == 1 else None


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
    if anchor is None:
        return Reading("DATE", f"XXXX-WXX-{number_}", part_mod(found["part"]), basis="unresolved")
    day = weekday_near(anchor, number_, direction(found.scene, found.start, found.end))
    return Reading("DATE", day.isoformat(), part_mod(found["part"]), basis="publication", anchor=anchor)


@rule(
    "year",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<year>{year})(?![{comma}{dot}{colon}{slash}]{digits}|{dash}{digits}|{th}|{s}|{slash})",
    "(?P<part>(?:{the} )?)(?P<unit>{unit_one}) (?P<year>{year})(?![{comma}{dot}]{digits})",
    "(?P<part>)(?P<year>{short_year})(?!{s}|[{dash}{dot}{comma}]{digits})",
)
def year(found: Found) -> Reading | None:
    """Read "2025", "late 2025", "the year 2025", "'82"."""
    value = year_of(found, "year")
    if value is None or not plausible(value) or not_dates.is_no_year(found, value):
        return None
    if _has(found, "unit") and found["unit"] != "year":
        return None
    return Reading("DATE", f"{value:04}", part_mod(found["part"]))


@rule(
    "years",
    "(?P<first>(?P<year>{year}))(?: ?{dash} ?|{slash}| {to} | {until} | {through} )(?P<second>(?P<until>{year}))(?![{comma}{dot}]{digits})",
    "(?P<first>(?P<year>{year}))(?:{dash}|{slash})(?P<second>(?P<until>{two_digits}))(?!{dash}|{digits}|[{comma}{dot}{colon}]{digits}|{th})",
)
def years(found: Found) -> list[Reading] | None:
    """Read "2022–2024", "2024-25": two years."""
    first = int(found["year"])
    until = found["until"]
    last = int(until) if len(until) == 4 else first - first % 100 + int(until)
    if not (plausible(first) and first < last <= first + 150) or not_dates.is_no_year(found, first):
        return None
    return [Reading("DATE", f"{first:04}", group="first"), Reading("DATE", f"{last:04}", group="second")]


@rule(
    "decade",
    "(?:{the} )?(?:(?P<part>{part}|{late}|{early}|{mid}) ?{dash}? ?)?(?P<year>{year}|{short_year}|{two_digits})(?:[{apostrophe}])?{s}",
    "(?:{the} )?(?:(?P<part>{part}|{late}|{early}|{mid}) ?{dash}? ?)?(?P<word>(?:{teen_number} )?{tens_years})",
)
def decade(found: Found) -> Reading | None:
    """Read "the 1990s", "the late '80s", "the nineteen seventies"."""
    mod = part_mod(found["part"])
    if _has(found, "word"):
        *century, tens = found["word"].split()
        if (
            not century
            and not found.match.group().startswith(found.scene.classes[found.start])
            or not_dates.is_no_decade_word(found)
        ):
            return None
        hundreds = int(number(century[0])) if century else 19
        return Reading("DATE", f"{hundreds}{_TENS_YEARS[tens] // 10}X", mod)
    digits = found["year"].lstrip("'’‘")
    if not digits.endswith("0") or not_dates.is_no_decade(found):
        return None
    value = int(digits) if len(digits) == 4 else two_digit_year(digits, found.scene.published)
    return Reading("DATE", f"{value // 10}X", mod) if plausible(value) else None


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
    "(?:{the} )?(?:(?P<part>{part}|{early}|{late}|{mid})(?: |{dash}))?(?P<nth>{ordinal})(?: |{dash})(?P<unit>{unit_one})",
)
def century(found: Found) -> Reading | None:
    """Read "the 19th century"."""
    if found["unit"] != "century":
        return None
    return Reading("DATE", f"{int(number(found['nth'])) - 1:02}XX", part_mod(found["part"]))


@rule("iso-week", "(?P<year>{year}){dash}?{w}(?P<week>{two_digits})")
def iso_week(found: Found) -> Reading | None:
    """Read "2025-W11"."""
    value = f"{found['year']}-W{found['week']}"
    return Reading("DATE", value) if days_of(value) else None
