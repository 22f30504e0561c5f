"""What rules share: reading names and modifiers, and choosing the day that an expression counts from."""

import re
from collections.abc import Iterator
from datetime import date

from tasks.calendar_words import MONTH_NUMBERS, WEEKDAY_NUMBERS
from tasks.extract.dates.resolve import (
    shifted_value,
    weekend_near,
    year_of_day,
)
from tasks.extract.dates.rules import Found, Reading
from tasks.extract.dates.tense import direction, is_told_as_past
from tasks.extract.dates.timex import valid_day
from tasks.extract.dates.units import approx_mod
from tasks.extract.mentions import DateMention

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
# A report dated a day or two before what it tells of is dated wrongly.
_MISDATED_DAYS = 3
# A full stop, not one after an initial or a title.
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[DM]r)(?<!\b[GS]t)(?<!\bGen)[.!?]\s+[A-Z“\"]|\n")


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


def two_digit_year(digits: str, published: date | None, ahead: int = 20) -> int:
    """Return the year in full; no more than ``ahead`` years after publication, else in the century before."""
    latest = (published.year if published else 2029) + ahead
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
            part_mod(found["part"]) if found["part"] else None,
            group=group,
        )
    if not valid_day(2000, month, day):
        return None
    year, basis, anchor = _year_from_context(found, month, day)
    stem = f"{year:04}" if year else "XXXX"
    return Reading("DATE", f"{stem}-{month:02}-{day:02}", basis=basis, anchor=anchor, group=group)


def _year_from_context(found: Found, month: int, day: int) -> tuple[int | None, str, date | None]:
    scene = found.scene
    way = direction(scene, found.start, found.end)
    told = passage_year(found, has_day=True) if way != "future" else None
    if told is not None and valid_day(told[0], month, day):
        return told[0], "narrative", told[1]
    if scene.published is None:
        return None, "unresolved", None
    year = year_of_day(scene.published, month, day, way)
    if way == "past" and year and valid_day(year - 1, month, day):
        days_ahead = (date(year, month, day) - scene.published).days
        year -= days_ahead > _MISDATED_DAYS and is_told_as_past(scene, found.start)
    return year, ("publication" if year else "unresolved"), (scene.published if year else None)


def passage_year(found: Found, *, has_day: bool) -> tuple[int, date] | None:
    """Return the year, and its day, of a passage that tells of another time than the report's own."""
    scene = found.scene
    if not scene.mentions:
        return None
    if year := _year_in_force(found):
        return year
    last = scene.mentions[-1]
    if last.start_on is None or last.end_on is None or last.basis not in ("explicit", "narrative"):
        return None
    if scene.starts[found.start] - last.char_end > _SAME_PASSAGE or last.timex_type != "DATE":
        return None
    between = scene.text[last.char_end : scene.starts[found.start]]
    is_beside = between in (", on ", ", in ", " on ", ", ") or between.startswith(", when ")
    if "\n\n" in between or (len(last.timex_value) < 7 and not is_beside):
        return None
    if between.startswith(",") and _RELATIVE_CLAUSE.search(
        scene.text, max(0, last.char_start - 80), last.char_start
    ):
        return None
    if SENTENCE_END.search(between) and not has_day and not _goes_on_from(found, last):
        return None
    if scene.published and abs(scene.published.year - last.start_on.year) < _FAR_YEARS:
        return None
    return last.start_on.year, last.start_on


def days_of_passage(found: Found) -> Iterator[date]:
    """Yield the first days of what the same passage tells of years long over, nearest first."""
    scene = found.scene
    for mention in scene.recent_mentions():
        if scene.starts[found.start] - mention.char_end > _SAME_PASSAGE:
            return
        day = mention.start_on if mention.basis in ("explicit", "narrative") else None
        if day and scene.published and scene.published.year - day.year >= _FAR_YEARS:
            yield day


def _goes_on_from(found: Found, last: DateMention) -> bool:
    """Tell a story told month by month: "In March 2004 she won. In June she left"."""
    if last.start_on is None or not found["month"] or month_of(found["month"]) <= last.start_on.month:
        return False
    text, starts = found.scene.text, (last.char_start, found.scene.starts[found.start])
    return all(_OPENS_SENTENCE.search(text, max(0, start - 20), start) for start in starts)


# "The stock, which peaked in June 1999, was halted on July 1": the year is the clause's alone.
_RELATIVE_CLAUSE = re.compile(r", (?:which|who|whose|where) [^,.\n]*\Z")
_LONGEST_SENTENCE = 600
_YEAR_AT_HEAD = re.compile(r"(?:^|[\n.!?\"“:;] ?)(?:\W*)(?:In|Throughout|During)(?: \w+)? $")


def _year_in_force(found: Found) -> tuple[int, date] | None:
    """Return the year that opens the sentence, and its first day: "In 2019 floods came on May 6 and on June 9"."""
    scene, start = found.scene, found.scene.starts[found.start]
    looked_from = start
    for mention in scene.recent_mentions():
        if start - mention.char_end > _LONGEST_SENTENCE:
            return None
        # The capital after a full stop may be the first letter of the mention that follows.
        if SENTENCE_END.search(scene.text, mention.char_end, min(looked_from + 1, start)):
            return None
        looked_from = mention.char_start
        if mention.rule == "year" and mention.start_on and scene.published:
            is_over = mention.start_on.year < scene.published.year
            before = scene.text[max(0, mention.char_start - 30) : mention.char_start]
            if is_over and _YEAR_AT_HEAD.search(before):
                return mention.start_on.year, mention.start_on
    return None


JOINTS = re.compile(
    r"(?:'s|’s)?\s?(?:,|,? and|,? or|/|to|until|through|-|–|—|and until|and on|to on)\s?(?:on )?"
)
UNRESOLVED = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "Q": "XXXX-QX",
    "WE": "XXXX-WXX-WE",
    "DE": "XXXX",
    "CE": "XXXX",
}
BACK = frozenset("last past previous preceding prior".split())
AHEAD = frozenset("next coming upcoming following subsequent ensuing".split())


def shift_of(rel: str) -> int:
    """Return -1, 0 or 1: how many units "last", "this" or "next" lies from the one that holds the anchor."""
    return -1 if rel in BACK else 1 if rel in AHEAD else 0


def year_told(found: Found, rel: str) -> tuple[int, date, str] | None:
    """Return the year that "that year" or "the following year" means, what it is counted from, and the basis.

    Counted from the year mentioned last, else from publication; "last year" and "next year" always from publication.
    """
    told = story_year(found) if rel in _OF_STORY else None
    if told:
        return told[0] + shift_of(rel), told[1], "narrative"
    anchor = found.scene.published
    return (anchor.year + shift_of(rel), anchor, "publication") if anchor else None


def story_year(found: Found) -> tuple[int, date] | None:
    """Return the year mentioned last, and the first day of that mention."""
    told = found.scene.last_of(_OF_A_YEAR)
    return (int(told.timex_value[:4]), first_day(told)) if told else None


# Values of dates that lie in one year.
_OF_A_YEAR = re.compile(r"\d{4}(?:-.*)?")
_OF_STORY = frozenset("that same previous preceding prior following subsequent ensuing".split())

DAY_PARTS = {
    "morning": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "lunchtime": "MI",
    "noon": "12:00",
    "midday": "12:00",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "midnight": "24:00",
}
DAY_SHIFTS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""How many days a word lies from the day it is said."""
QUARTER = re.compile(r"\d{4}-Q\d")


def published(
    found: Found,
    timex_type: str,
    value: str | None,
    mod: str | None = None,
    *,
    unresolved: str = "XXXX-XX-XX",
) -> Reading:
    """Return a reading anchored to the day of publication, or an unresolved one where that is unknown."""
    anchor = found.scene.published
    if anchor is None or value is None:
        return Reading(timex_type, unresolved, mod, basis="unresolved")
    return Reading(timex_type, value, mod, basis="publication", anchor=anchor)


def narrated(found: Found, rel: str = "") -> tuple[date | None, str]:
    """Return the day in force in the story and its basis: the day mentioned last, else that of publication.

    There is none where the story has moved to another month or year since that day, and where no day was told yet
    that "that day" or, of what is over, "the next day" could mean.
    """
    scene = found.scene
    for mention in scene.recent_mentions():
        if mention.timex_type not in ("DATE", "TIME") or mention.start_on is None or mention.end_on is None:
            continue
        if mention.start_on == mention.end_on:
            return mention.start_on, "narrative"
        is_far = scene.published is not None and mention.end_on.year < scene.published.year - 1
        if is_far and _OPENS_SENTENCE.search(scene.text, max(0, mention.char_start - 20), mention.char_start):
            return None, "unresolved"
    if rel in ("that", "same") or (rel in AHEAD and direction(scene, found.start, found.end) == "past"):
        return None, "unresolved"
    return scene.published, "publication"


# "In July 2008 he flew to Jerusalem" moves the story, "the worst since July 2008" does not.
_OPENS_SENTENCE = re.compile(r"(?:^|[\n.!?\"“]\s?)(?:In|During|By|Back in) $")


def first_day(mention: DateMention) -> date:
    """Return the first day of a mention; of a season the first of a month that surely lies in its year."""
    return mention.start_on or date(int(mention.timex_value[:4]), 7, 1)


def anchored(
    kind: str, value: str | None, mod: str | None, anchor: date | None, basis: str, unresolved: str
) -> Reading:
    """Return a reading anchored to ``anchor``, or one of the value ``unresolved`` where anything is missing."""
    if value is None or anchor is None:
        return Reading(kind, unresolved, mod, basis="unresolved")
    return Reading(kind, value, mod, basis=basis, anchor=anchor)


def at_publication(found: Found, code: str, shift: int, mod: str | None = None) -> Reading:
    """Return the unit that lies ``shift`` units from the one that holds the day of publication."""
    anchor = found.scene.published
    value = shifted_value(anchor, code, shift) if anchor else None
    return published(found, "DATE", value, mod, unresolved=UNRESOLVED[code])


def weekend_at_publication(found: Found, mod: str | None = None) -> Reading:
    """Return the weekend that "the weekend" means, by the tense of its clause."""
    anchor = found.scene.published
    value = weekend_near(anchor, direction(found.scene, found.start, found.end)) if anchor else None
    return published(found, "DATE", value, mod, unresolved=UNRESOLVED["WE"])


_COMPARING = re.compile(r"(?:more|less|fewer) than")
_COMPARED = frozenset("percent % point points pc higher lower bigger smaller".split())
# Before these "over" says more than; elsewhere it says during.
_BEFORE_OVER = frozenset(
    """
    for in after of just little well took takes take lasted lasting is was are were been be than at within by has
    have had spent somewhat slightly from until a the and or waited lived served with since - – — ( , . : ;
    """.split()
)


def amount_of(found: Found) -> tuple[str | None, tuple[int, int] | None]:
    """Return the mod of an amount that may have words before it, and its extent where those are not part of it.

    "21 fewer than five years ago" compares two numbers; "spread over five years" is a preposition.
    """
    words = found["approx"].strip()
    if not words:
        return None, None
    before = [*found.before(2), "", ""]
    compares = _COMPARING.fullmatch(words) and (
        before[0].isdigit()
        or before[0] in _COMPARED
        or (before[0].isalpha() and before[1].replace(",", "").isdigit())
    )
    is_preposition = (
        words == "over"
        and found.following != "ago"
        and not found["way"]
        and before[0] not in _BEFORE_OVER
        and bool(before[0])
    )
    if not compares and not is_preposition:
        return approx_mod(words), None
    starts = found.scene.starts
    return None, (starts[found.match.end("approx") + 1], starts[found.end])
