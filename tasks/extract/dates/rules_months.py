"""Months and seasons: "March 2025", "late last March", "the summer of 1969"."""

from datetime import date

from tasks.extract.dates import not_dates
from tasks.extract.dates.anchors import (
    AHEAD,
    BACK,
    JOINTS,
    anchored,
    month_of,
    narrated,
    part_mod,
    passage_year,
    plausible,
    published,
    story_year,
    year_of,
    year_told,
)
from tasks.extract.dates.numbers import number
from tasks.extract.dates.resolve import year_of_month
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction
from tasks.extract.dates.timex import month_value


@rule(
    "month-year",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<month>{month})(?:{comma}? | {of} |{dash})"
    "(?P<year>{year}|{short_year})(?!{comma}{to_999})",
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
    "(?:{the_}?(?P<part>{part}) ?)?(?P<month>{month}){comma}? (?:{of} )?(?:{the} )?"
    "(?P<rel>[{last}{this}{next}{previous}{following}{that}{same}]) {year_noun}",
)
def month_relative_year(found: Found) -> Reading | None:
    """Read "October of next year", "May last year", "June of the following year"."""
    month = month_of(found["month"])
    told = year_told(found, found["rel"])
    if told is None:
        return Reading("DATE", f"XXXX-{month:02}", part_mod(found["part"]), basis="unresolved")
    year, anchor, basis = told
    return Reading("DATE", month_value(year, month), part_mod(found["part"]), basis=basis, anchor=anchor)


@rule(
    "month-years-ago",
    "(?P<month>{month})(?: {of})? (?P<n>{number}|{a}) [{year_noun}{unit_many}] (?P<way>{ago}|{earlier}|{before})",
)
def month_years_ago(found: Found) -> Reading | None:
    """Read "February three years ago"."""
    anchor, basis = (found.scene.published, "publication") if found["way"] == "ago" else narrated(found)
    if anchor is None or "year" not in found[0]:
        return None
    value = month_value(anchor.year - int(number(found["n"])), month_of(found["month"]))
    return Reading("DATE", value, basis=basis, anchor=anchor)


@rule(
    "month",
    "(?:{the_}?(?P<part>{part}|{about}) ?)?(?P<month>{month})",
    "(?:{this} (?={past}))?(?P<rel>[{last}{this}{next}{past}{coming}{following}{that}]) (?P<month>{month})(?! [{day}])",
)
def month(found: Found) -> Reading | None:
    """Read "March", "late March", "last March"."""
    is_of_a_day = found["part"].strip() in _ABOUT and found.following.isdigit()
    if is_of_a_day or not_dates.is_no_month(found):
        return None
    scene, number_ = found.scene, month_of(found["month"])
    mod, rel = part_mod(found["part"]), found["rel"]
    told = story_year(found) if rel == "that" else None if rel else passage_year(found, has_day=False)
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
        way = "future" if found.following in _TO_COME else direction(scene, found.start, found.end)
        year = _year_after_other(found, number_) or year_of_month(anchor, number_, way)
    return Reading("DATE", month_value(year, number_), mod, basis="publication", anchor=anchor)


# "about March 2" is a day.
_ABOUT = frozenset("about around approximately".split())
# "December delivery" is the next one.
_TO_COME = frozenset("delivery settlement futures".split())


def _year_after_other(found: Found, month: int) -> int | None:
    """Return the year of the month that follows the one it is joined to: "from November to February"."""
    scene = found.scene
    if not scene.mentions:
        return None
    other = scene.mentions[-1]
    between = scene.text[other.char_end : scene.starts[found.start]]
    if other.rule != "month" or other.start_on is None or not JOINTS.fullmatch(between):
        return None
    year = other.start_on.year + (month < other.start_on.month)
    is_told_as_past = scene.published and other.start_on < scene.published < date(year, month, 1)
    return None if is_told_as_past else year


@rule(
    "season",
    "(?:{the} )?{part_}(?P<rel>{near_pointer}) (?P<season>{season})",
    "(?:{the} )?{part_}(?P<season>{season})(?: {of})? (?P<year>{year}|{short_year})",
    "(?:{the} )?{part_}(?P<season>{season}) (?:{of} )?(?:{the} )?"
    "(?P<rel>[{last}{this}{next}{previous}{following}{that}{same}]) (?P<whole>{year_noun})",
    "(?P<rel>[{that}{same}]) (?P<season>{season})",
    "(?P<the>{the} )?{part_}(?P<season>{season})",
)
def season(found: Found) -> Reading | None:
    """Read "last summer", "the spring of 2024", "this fall"."""
    name = found["season"]
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[name]
    mod, rel = part_mod(found["part"]), found["rel"]
    if found["year"]:
        return Reading("DATE", f"{year_of(found, 'year'):04}-{code}", mod)
    if not rel and _is_no_season(found, name):
        return None
    if found["whole"]:
        year, anchor, basis = year_told(found, rel) or (None, None, "unresolved")
        return anchored("DATE", f"{year or 0:04}-{code}", mod, anchor, basis, f"XXXX-{code}")
    if rel in ("that", "same"):
        story = story_year(found)
        value, since = (f"{story[0]:04}-{code}", story[1]) if story else (None, None)
        return anchored("DATE", value, mod, since, "narrative", f"XXXX-{code}")
    anchor = found.scene.published
    if anchor is None:
        return published(found, "DATE", None, mod, unresolved=f"XXXX-{code}")
    return published(found, "DATE", f"{_season_year(found, anchor, code, rel):04}-{code}", mod)


_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def _season_year(found: Found, anchor: date, code: str, rel: str) -> int:
    first = _SEASON_MONTHS[code]
    in_season = (anchor.month - first) % 12 < 3
    began = anchor.year - (anchor.month < first)
    if rel == "this":
        return began if in_season else anchor.year
    if rel in BACK:
        return began - in_season
    if rel in AHEAD:
        return anchor.year + (anchor.month >= first)
    if in_season:
        return began
    return year_of_month(anchor, first, direction(found.scene, found.start, found.end))


def _is_no_season(found: Found, name: str) -> bool:
    """Refuse "to fall", "springs", "Winter Games", "the fall of the city"."""
    word, following, scene = found.preceding, found.following, found.scene
    is_in_name = scene.token(found.end + 1)[:1].isupper() and scene.token(found.start)[:1].isupper()
    if following == "of" or is_in_name:
        return True
    if name in ("fall", "spring"):
        ends_there = found["the"] or name == "spring" or following in (",", ".", "")
        return not found["part"] and not (word in _BEFORE_FALL and ends_there)
    if found["part"] or found["the"]:
        return following.isalpha() and following not in _AFTER_SEASON
    return word not in _BEFORE_SEASON


_BEFORE_FALL = frozenset("in by during since until for every".split())
_BEFORE_SEASON = frozenset("in during by since until through of for their its our".split())
_AFTER_SEASON = frozenset(
    "and or but when after before as for with by to in at on of that because is was were will would".split()
)
