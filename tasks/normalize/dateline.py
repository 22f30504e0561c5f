"""The day of publication as a report's own text states it, for reports whose source states none.

Only what states a full day with its year counts: a line of its own or a dateline at the head, a labelled
line ("Published: ..."), or a weekday, day and month at the head whose year another full date of the report
fixes. A false day would shift every relative date of the report, so where two statements disagree, or a stated
weekday is not the calendar's, there is no day.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from tasks.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS

_MONTH: Final = f"(?i:{'|'.join(sorted(MONTH_NUMBERS, key=len, reverse=True))})"
_WEEKDAY: Final = f"(?i:{'|'.join(sorted(WEEKDAY_NUMBERS, key=len, reverse=True))})"

# White space has bounds, so that no run of it can be shared out between two parts of a pattern in every way
# there is; and what is matched from the beginning of a line says so.
_GAP: Final = r"\s{1,3}"
_MAY_GAP: Final = r"\s{0,3}"

_STATED_WEEKDAY: Final = rf"(?:(?P<weekday>{_WEEKDAY})\.?,?{_GAP})?"
_MONTH_DAY: Final = (
    rf"(?:(?P<month>{_MONTH})\.?{_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?:the{_GAP})?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:{_GAP}of)?[\s-](?P<month2>{_MONTH})\.?)"
)
_FULL_DAY: Final = (
    rf"(?:{_STATED_WEEKDAY}{_MONTH_DAY},?[\s-]{{1,3}}(?P<year>\d{{4}})(?!\d)"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})(?!\d))"
)
_TIME: Final = (
    rf"(?:[T,]?{_MAY_GAP}(?:at|[-–—|·])?{_MAY_GAP}\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?{_MAY_GAP}(?:[ap]\.?m\.?)?"
    rf"{_MAY_GAP}(?:\(?[A-Z]{{1,5}}\)?)?(?:{_MAY_GAP}[+-]\d{{2}}:?\d{{2}})?)"
)
_PLACE: Final = r"(?P<place>[A-Z][A-Z.'’/ -]{2,60}(?:,\s{1,3}[A-Z][\w.' -]{1,30}?)?)"
_AGENCY: Final = rf"{_MAY_GAP}(?:[(/\[][^)\]]{{2,40}}[)\]/])?{_MAY_GAP}"

_DAY_LINE: Final = re.compile(rf"\A\W*+{_FULL_DAY}{_TIME}?\W*", re.IGNORECASE)
_BYLINE: Final = re.compile(
    rf"\A(?:By\s[^.!?]{{3,80}}?|[^.!?|·•]{{2,60}}\s[|·•])[\s,|·•]{{1,9}}{_FULL_DAY}{_TIME}?\W*"
)
_DATELINE: Final = re.compile(
    rf"\A(?:\([A-Z][\w. /]{{1,60}}\){_MAY_GAP}[-–—]?{_MAY_GAP})?"
    rf"{_PLACE}[,:]?{_GAP}(?:[-–—]{_MAY_GAP})?\(?(?:{_FULL_DAY})\)?{_AGENCY}(?:[-–—:]|$)"
)
_YEARLESS_DATELINE: Final = re.compile(
    rf"\A{_PLACE}[,:]?{_GAP}\(?{_STATED_WEEKDAY}{_MONTH_DAY}\)?{_AGENCY}[-–—:]"
)
_LABELLED: Final = re.compile(
    r"\A\W*+(?P<label>(?:first |originally |last |date )?(?:published|posted|updated|modified|issued|released)"
    rf"|publication date|date|dated)(?:{_GAP}(?:on|at))?{_MAY_GAP}[:|–—-]?{_MAY_GAP}"
    rf"(?:\d{{1,2}}[:.]\d{{2}}[^,|]{{0,12}}[,|]?{_MAY_GAP})?{_FULL_DAY}{_TIME}?(?:\W.*)?",
    re.IGNORECASE,
)
_DAY_IN_TEXT: Final = re.compile(rf"(?<!\w){_FULL_DAY}", re.IGNORECASE)
_OPENING_DAY: Final = re.compile(
    rf"\b[Oo]n{_GAP}(?P<weekday>{_WEEKDAY}),?{_GAP}{_MONTH_DAY}(?!\w|,?\s{{1,3}}\d)", re.IGNORECASE
)
_LOOKS_AHEAD: Final = re.compile(
    r"\b(?:will|shall|would|to|until|by|set|due|scheduled|expected|plans?|next)\b"
)

_HEAD_LINES: Final = 8
_TAIL_LINES: Final = 4
_OPENING_LENGTH: Final = 400
_NEAR_DAYS: Final = 45
"""Another full date this near fixes the year of a day that is stated without one."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def publication_day(text: str) -> tuple[date, str] | None:
    """Return the day on which ``text`` says it was published, with its basis, or None.

    The basis is ``dateline`` for a dateline or a date on a line of its own at the head, and ``text`` for a
    labelled line or for a day at the head whose year the rest of the text fixes.
    """
    lines = [line for written in text.split("\n") if (line := " ".join(written.split()))]
    head = lines[:_HEAD_LINES]
    for patterns, basis, among in (
        ((_DAY_LINE, _BYLINE), "dateline", head),
        ((_DATELINE,), "dateline", head),
        ((_LABELLED,), "text", head + lines[_HEAD_LINES:][-_TAIL_LINES:]),
    ):
        stated = list(_stated(patterns, among, whole=patterns[0] is not _DATELINE))
        if stated:
            return (stated[0], basis) if len(set(stated)) == 1 else None
    if day := _yearless(text, head):
        return day
    return None


def _stated(patterns: tuple[re.Pattern[str], ...], lines: list[str], *, whole: bool) -> Iterator[date]:
    """Yield the days that lines state; of labelled lines those that say "published" hide the others."""
    found: list[tuple[str, date]] = []
    for line in lines:
        for pattern in patterns:
            match = pattern.fullmatch(line) if whole else pattern.match(line)
            if match and (day := _day(match)):
                found.append((match.groupdict().get("label") or "", day))
                break
    first_published = [
        day for label, day in found if re.search("publi|post|issued|released|^date", label, re.IGNORECASE)
    ]
    yield from first_published[:1] or (day for _, day in found)


def _day(match: re.Match[str]) -> date | None:
    """Return the day of a match that has a year, None where the calendar or the stated weekday says no."""
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
    else:
        year, (month, day) = int(match["year"]), _month_and_day(match)
    return _calendar_day(year, month, day, match["weekday"])


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    return MONTH_NUMBERS[(match["month"] or match["month2"]).lower()], int(match["day"] or match["day2"])


def _calendar_day(year: int, month: int, day: int, weekday: str | None) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return None if weekday and found.isoweekday() != WEEKDAY_NUMBERS[weekday.lower()] else found


def _yearless(text: str, head: list[str]) -> tuple[date, str] | None:
    """Return a day stated at the head without its year where full dates of the text fix the year."""
    for line in head:
        if match := _YEARLESS_DATELINE.match(line):
            day = _with_year(match, text)
            return (day, "dateline") if day else None
    opening = text[:_OPENING_LENGTH]
    match = _OPENING_DAY.search(opening)
    if match is None:
        return None
    sentence_start = max(opening.rfind(". ", 0, match.start()), opening.rfind("\n", 0, match.start())) + 1
    sentence = re.split(r"[.!?]\s|\n", text[match.end() :], maxsplit=1)[0]
    if _LOOKS_AHEAD.search(opening[sentence_start : match.start()]) or _LOOKS_AHEAD.search(sentence[:60]):
        return None
    day = _with_year(match, text)
    return (day, "text") if day else None


def _with_year(match: re.Match[str], text: str) -> date | None:
    """Return the day in the one year that full dates near it give, and none of them lies after it."""
    month, day = _month_and_day(match)
    others = [other for found in _DAY_IN_TEXT.finditer(text) if (other := _day(found))]
    years = {
        own.year
        for other in others
        for year in (other.year, other.year + 1)
        if (own := _calendar_day(year, month, day, match["weekday"]))
        and 0 <= (own - other).days <= _NEAR_DAYS
    }
    if len(years) != 1:
        return None
    found = date(years.pop(), month, day)
    return None if any(other > found for other in others) else found
