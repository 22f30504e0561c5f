"""Which event, and on which day."""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from operator import attrgetter

from tasks.extract.attendance.cues import word_list
from tasks.extract.attendance.scene import Scene
from tasks.extract.bounded import bounded
from tasks.extract.mentions import DateMention

_STOP = (
    r"following|of|in|on|at|to|by|with|and|or|for|from|who|that|which|said|is|are|was|were|after|before|as|but|has|"
    r"had|have"
)
_EVENTS = "|".join(
    sorted({*word_list("events"), *(e.capitalize() for e in word_list("events"))}, key=lambda e: (-len(e), e))
)
_NAMED = "|".join(word_list("named_events"))
_MODIFIERS = rf"(?:(?!(?:{_STOP})\b)[\w’'.-]+\s+)"
_EVENT = bounded(rf"{_MODIFIERS}{{0,6}}?(?:(?:{_EVENTS})|(?:{_NAMED})(?:\s+(?:{_EVENTS}))?)\b(?!['’-])")
_ANY_EVENT = bounded(rf"\b(?:{_EVENTS})\b(?!['’-])")
_PLACE_OF_EVENT = bounded(
    r"\s*(?:(?:at|in|for|to|of|from|the\s+opening\s+of)\s+)?"
    r"(?:(?:a|an|the|\w+)\s+(?:\w+\s+)?(?:days?|rounds?|weeks?|hours?|series)\s+of\s+)?(?=\w)"
)
_CLAUSE_END = bounded(
    r"\s*(?:[.,;:)\"”]|\Z|(?:on|in|by|via|remotely|virtually|online|next|this|last|too|either|as|but|despite|and)\b)"
)
_OVER = bounded(r"\b(?:[Ff]ollowing|[Aa]fter)\s+(?:the\s+)?\Z")
_SAYS = r"(?:said|says|told|announced|confirmed|added|reported|wrote|tweeted|stated|declared)"
_SAID_BEFORE = bounded(rf"\b{_SAYS}\b(?:\s+\w+){{0,3}}\s+\Z")
_SAID_AFTER = bounded(rf"[^.;]{{0,40}}\b{_SAYS}\b")
_LOOK_BACK = 1500
_LAST_SPOKEN_OF = 700
_NEAR_HEAD = 60
_EARLIER_HEADS = 4
_START = attrgetter("char_start")


def event_after(scene: Scene, offset: int, last: int) -> tuple[int, int] | None:
    """Return the span of the event that stands right after an offset."""
    place = _PLACE_OF_EVENT.match(scene.text, offset, last)
    found = _EVENT.match(scene.text, place.end(), last) if place else None
    return found.span() if found else None


def ends_clause(scene: Scene, offset: int) -> bool:
    """Tell whether nothing that could be attended follows an offset."""
    return _CLAUSE_END.match(scene.text, offset, scene.end) is not None


def event_before(scene: Scene, first: int, offset: int) -> tuple[int, int] | None:
    """Return the span of the last event that stands between two offsets."""
    found = None
    for head in _ANY_EVENT.finditer(scene.text, first, offset):
        found = head
    if found is None:
        return None
    start = found.start()
    for word, begin in scene.words_before(found.start()):
        gap = scene.text[begin + len(word) : start]
        if gap.strip() or "\n" in gap or begin < first or re.fullmatch(_STOP, word.lower()):
            break
        if word.endswith(".") and not word[:-1].isupper():
            break
        start = begin
        if word.lower() in ("the", "a", "an", "this", "that", "its", "their", "his", "her"):
            break
    return start, found.end()


def event_earlier(text: str, before: int) -> tuple[int, int] | None:
    """Return the span of the event that a report has spoken of last before an offset.

    None where that one is over before what is told ("after the talks, ministers will meet").
    """
    scene = Scene(text, max(0, before - _LAST_SPOKEN_OF), before, [], [])
    event = event_before(scene, scene.start, before)
    return None if event and _OVER.search(text, max(0, event[0] - 20), event[0]) else event


def day_of(scene: Scene, cue: int, event: tuple[int, int] | None) -> date | None:
    """Return the day of an event by the sentence: a day that is not that of what somebody said."""
    times = [each for each in scene.dates if each.timex_type in ("DATE", "TIME") and each.start_on]
    times = [each for each in times if not _is_of_speech(scene, each)]
    if not times:
        return None
    if event:
        inside = [each for each in times if event[0] <= each.char_start < event[1]]
        times = inside or times
    at = event[1] if event else cue
    # What follows the event dates it rather than what leads to it.
    nearest = min(times, key=lambda each: (each.char_start < cue, abs(each.char_start - at)))
    return nearest.start_on if _is_day(nearest) else None


def day_known(text: str, event: tuple[int, int], dates: list[DateMention], before: int) -> date | None:
    """Return the day that the report gave for the event of this name earlier, beside its words."""
    head = text[event[0] : event[1]].rsplit(None, 1)[-1]
    at = before
    for _ in range(_EARLIER_HEADS):
        at = text.rfind(head, max(0, before - _LOOK_BACK), at)
        if at < 0:
            return None
        first = bisect_left(dates, at - _NEAR_HEAD, key=_START)
        near = [
            each
            for each in dates[first : bisect_right(dates, at + _NEAR_HEAD, first, key=_START)]
            if _is_day(each)
            and "." not in text[min(at, each.char_start) : max(at, each.char_start)]
            and not _SAID_BEFORE.search(text, max(0, each.char_start - 40), each.char_start)
        ]
        if near:
            return min(near, key=lambda each: abs(each.char_start - at)).start_on
    return None


def _is_day(mention: DateMention) -> bool:
    return mention.start_on is not None and mention.start_on == mention.end_on


def _is_of_speech(scene: Scene, mention: DateMention) -> bool:
    text = scene.text
    before = max(scene.start, mention.char_start - 40)
    if _SAID_BEFORE.search(text, before, mention.char_start):
        return True
    # "On Monday, Roe said that she would attend".
    return text[scene.start : mention.char_start].strip().lower() in ("", "on", "earlier on", "late on") and (
        _SAID_AFTER.match(text, mention.char_end, scene.end) is not None
    )
