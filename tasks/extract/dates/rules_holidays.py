"""Holidays: "Christmas", "Easter Monday 2026", "last Thanksgiving"."""

import re
from datetime import date

from tasks.extract.dates.anchors import part_mod, published
from tasks.extract.dates.holidays import NAME, holiday_day
from tasks.extract.dates.rules import Found, Reading, rule
from tasks.extract.dates.tense import direction

_LONGEST_NAME = 40
_YEAR_AFTER = re.compile(r",? (?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(\d{4})\b")
_YEAR_SOON_AFTER = re.compile(r"[^.!?\n]{0,40}?\b(?:in|of) ((?:19|20)\d{2})\b")
_BEFORE = re.compile(r"\b(last|this|next) $", re.IGNORECASE)


@rule(
    "holiday",
    "{holiday}(?: [{holiday_end}{weekday_name}])?",
    "{holiday_end}",
    "{weekday_name}",
    "{ordinal_small} {of} {month_name}",
    "{march}",
    wins_ties=True,
)
def holiday(found: Found) -> Reading | None:
    """Read a holiday's name, which the last word of the match ends."""
    text, starts = found.scene.text, found.scene.starts
    first, after = starts[found.start], starts[found.end]
    name = next(
        (name for name in NAME.finditer(text, max(0, first - _LONGEST_NAME), after) if name.end() >= after),
        None,
    )
    if (
        name is None
        or (name[0] == _ELECTION_DAY and not _is_american(found))
        or _is_surname(text, name)
        or (found.scene.mentions and name.start() < found.scene.mentions[-1].char_end)
    ):
        return None
    return _reading(found, name)


# Other countries vote on other days.
_ELECTION_DAY = "Election Day"
_AMERICAN = re.compile(
    r"\b(?:U\.S\.|US|United States|America|Americans?|Washington|White House|Congress|Democrats?|Republicans?)\b"
)


def _is_american(found: Found) -> bool:
    """Tell whether the report tells of the United States."""
    return _AMERICAN.search(found.scene.text) is not None


def _election_day(found: Found, anchor: date, extent: tuple[int, int]) -> Reading:
    """Return the nearest federal election day, or any that is near; none where the tense speaks against it."""
    days = [holiday_day(_ELECTION_DAY, year) for year in range(anchor.year - 2, anchor.year + 3)]
    day = min(
        (day for day in days if day.year % 2 == 0 or abs((day - anchor).days) < _SEASON_OF_ELECTIONS),
        key=lambda day: abs((day - anchor).days),
    )
    way = direction(found.scene, found.start, found.end)
    if (way == "past" and day > anchor) or (way == "future" and day < anchor):
        return Reading("DATE", "XXXX-XX-XX", basis="unresolved", code_points=extent)
    return Reading("DATE", day.isoformat(), basis="publication", anchor=anchor, code_points=extent)


_SEASON_OF_ELECTIONS = 60
_GIVEN_NAME = re.compile(r"(?<![.!?“\"\n] )(?<!^)\b[A-Z][a-z]+ $")


def _is_surname(text: str, name: re.Match[str]) -> bool:
    """Tell "Johnnie Christmas" by the name before it, inside a sentence; "Orthodox Easter" has a day of its own."""
    before = text[max(0, name.start() - _LONGEST_NAME) : name.start()]
    word = _GIVEN_NAME.search(before)
    return word is not None and word[0].strip() not in _BEFORE_HOLIDAY


_BEFORE_HOLIDAY = frozenset(
    "On In By At After Before Since Until This Last Next The For During Every Happy Merry Between From And".split()
)


def _reading(found: Found, name: re.Match[str]) -> Reading | None:
    text = found.scene.text
    written = _YEAR_AFTER.match(text, name.end())
    told = _YEAR_SOON_AFTER.match(text, name.end())
    following = text[name.end() + 1 : name.end() + 2]
    if written:
        return Reading(
            "DATE",
            holiday_day(name[0], int(written[1])).isoformat(),
            code_points=(name.start(), written.end()),
        )
    if following.isupper():
        return None
    pointer = _BEFORE.search(text, max(0, name.start() - 6), name.start())
    extent = (pointer.start() if pointer else name.start(), name.end())
    if told:
        return Reading(
            "DATE", holiday_day(name[0], int(told[1])).isoformat(), code_points=(name.start(), name.end())
        )
    anchor = found.scene.published
    if anchor is None:
        return Reading("DATE", "XXXX-XX-XX", basis="unresolved", code_points=extent)
    days = [holiday_day(name[0], year) for year in range(anchor.year - 1, anchor.year + 2)]
    if name[0] == _ELECTION_DAY and not pointer:
        return _election_day(found, anchor, extent)
    word = pointer[1].lower() if pointer else direction(found.scene, found.start, found.end)
    if word in ("last", "past"):
        day = max(day for day in days if day < anchor or (word == "past" and day == anchor))
    elif word in ("next", "future"):
        day = min(day for day in days if day >= anchor)
    else:
        day = min(days, key=lambda day: abs((day - anchor).days))
    return Reading("DATE", day.isoformat(), basis="publication", anchor=anchor, code_points=extent)


@rule(
    "attacks-of-2001",
    "(?P<nine>{digit}){slash}(?P<eleven>{to_12})(?!{slash})",
    "(?P<month>{month}) (?P<eleven>{to_12})(?!{comma})",
    wins_ties=True,
)
def attacks_of_2001(found: Found) -> Reading | None:
    """Read "9/11" and "the Sept. 11 attacks": the name of one day, whatever the year of the report."""
    if found["nine"]:
        is_named = found["nine"] == "9" and found["eleven"] == "11"
    else:
        is_named = (
            found["month"].startswith("sep")
            and found["eleven"] == "11"
            and not _ATTACKS.isdisjoint(found.after(2))
        )
    return Reading("DATE", "2001-09-11") if is_named else None


_ATTACKS = frozenset("attacks hijackers hijackings terror terrorist".split())


@rule(
    "new-year",
    "(?:(?P<part>{early}|{late}|{earlier}|{later}) {in} )?(?P<the>{the} )?(?P<name>{new} {year_noun})"
    "(?:{apostrophe}{s})?(?!{apostrophe}| {holiday_end})",
    has_capitals=True,
)
def new_year(found: Found) -> Reading | None:
    """Read "New Year" as its first day and "in the new year" as the year that comes, or came a few months before."""
    scene, anchor = found.scene, found.scene.published
    is_capital = scene.tokens[found.match.start("name")][0].isupper()
    if (not is_capital and not found["the"]) or _is_other_calendar(found):
        return None
    is_year = bool(found["the"]) and (
        not is_capital or bool(found["part"]) or found.preceding in ("in", "into")
    )
    if anchor is None:
        return Reading("DATE", "XXXX" if is_year else "XXXX-01-01", basis="unresolved")
    year = anchor.year + (anchor.month > _MONTHS_OF_A_NEW_YEAR)
    if is_year:
        return published(found, "DATE", f"{year:04}", part_mod(found["part"]))
    return published(found, "DATE", f"{year:04}-01-01")


def _is_other_calendar(found: Found) -> bool:
    """Tell "Lunar New Year", whose day no rule gives, and "Happy New Year"."""
    before = found.scene.sentence_before(found.start)[:1]
    return before != [] and (
        before[0].lower() in ("lunar", "happy")
        or (before[0][0].isupper() and before[0] not in _BEFORE_HOLIDAY)
    )


_MONTHS_OF_A_NEW_YEAR = 6
