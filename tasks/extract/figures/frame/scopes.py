"""Which part, or which way of counting, a value is for: killed, confirmed, first-half, excluding the attackers."""

from bisect import bisect_left
from collections.abc import Sequence

from tasks.extract.figures.frame.classes import ADVERB, AUXILIARY
from tasks.extract.figures.frame.cues import clause_around
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.properties import Property
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import HYPHENS
from tasks.extract.mentions import DateMention

_STATES, _PARTS = frame_words("scope.state"), frame_words("scope.part")
_LEADERS, _PLACES = frame_words("scope.leaders"), frame_words("scope.place")
_TIMES = frame_words("time.nouns") | frame_words("owner.none")
_LONGEST = 9


def find_scope(
    shape: Shape,
    reading: Reading,
    governor: Governor,
    found: Property | None,
    about: tuple[int, int] | None,
    dates: Sequence[DateMention],
) -> tuple[int, int] | None:
    """Return the words that limit what a value is for, half-open, or None."""
    end = max(reading.reach, reading.last, governor.within.last if governor.within is not None else 0)
    if reading.mention.kind in ("age", "ordinal"):
        return None
    return (
        _left_out(shape, end)
        or (_state(shape, reading, governor, end) if reading.mention.kind == "count" else None)
        or _part(shape, reading, found)
        or _place(shape, end, about)
        or _period(shape, end, dates)
    )


def _left_out(shape: Shape, end: int) -> tuple[int, int] | None:
    """Read "excluding the three attackers" behind the number."""
    i = end + 1 if shape.word(end) == "," else end
    if shape.word(i) not in _LEADERS:
        return None
    phrase = shape.phrase_at.get(i + 1)
    return (i, phrase.last) if phrase is not None else None


def _state(shape: Shape, reading: Reading, governor: Governor, end: int) -> tuple[int, int] | None:
    """Read "33 soldiers dead", "killed 12", "12 were killed", "suspected cases"."""
    if governor.verb is not None and shape.word(governor.verb) in _STATES:
        return governor.verb, governor.verb + 1
    i = end
    while shape.tag(i) in (ADVERB, AUXILIARY) or shape.word(i) in (
        "remained",
        "remain",
        "listed",
        "reported",
        "feared",
    ):
        i += 1
    if shape.word(i) in _STATES:
        return i, i + 1
    first, last = reading.counted_at
    for j in range(first, last):
        if shape.word(j) in _STATES and j + 1 < last:
            return j, j + 1
    return None


def _part(shape: Shape, reading: Reading, found: Property | None) -> tuple[int, int] | None:
    """Read "first-half profit", "Q4 revenue", "an average of"."""
    spans = [found.phrase] if found is not None and found.phrase is not None else []
    for phrase in spans:
        if (part := _part_of(shape, phrase)) is not None:
            return part
    start, _ = clause_around(shape, reading.first, reading.last)
    for i in range(max(start, reading.first - _LONGEST), reading.first):
        if shape.word(i) in ("average", "averaged", "averages", "averaging"):
            return i, i + 1
    return None


def _part_of(shape: Shape, phrase: NounPhrase) -> tuple[int, int] | None:
    low = shape.words.low
    i = phrase.core
    while i < phrase.last:
        end = i + 1
        while end + 1 < phrase.last and low[end] in HYPHENS:
            end += 2
        if "".join(low[i:end]) in _PARTS or (low[i] == "q" and low[end - 1][:1].isdecimal()):
            return i, end
        i = end
    return None


def _place(shape: Shape, end: int, about: tuple[int, int] | None) -> tuple[int, int] | None:
    """Read the place right behind the number: "142 euros in Germany"; it is no scope where it is the owner."""
    phrase = shape.phrase_at.get(end + 1)
    if shape.word(end) not in _PLACES or phrase is None or shape.words.low[phrase.head] in _TIMES:
        return None
    if not shape.words.surface[phrase.core][0].isupper() or not shape.words.low[phrase.head][0].isalpha():
        return None
    if (
        about is not None
        and about[0] < shape.words.ends[phrase.last - 1]
        and shape.words.starts[phrase.first] < about[1]
    ):
        return None
    return end, phrase.last


def _period(shape: Shape, end: int, dates: Sequence[DateMention]) -> tuple[int, int] | None:
    """Read the period right behind the number: "in 2025", "last year"."""
    words = shape.words
    first = end + 1 if shape.word(end) in ("in", "for", "during") else end
    if first >= shape.last:
        return None
    first += shape.word(first) == "the"
    i = bisect_left(dates, words.starts[min(first, shape.last - 1)], key=lambda each: each.char_start)
    if i == len(dates) or dates[i].char_start != words.starts[min(first, shape.last - 1)]:
        return None
    lasts = dates[i].start_on is not None and dates[i].start_on != dates[i].end_on
    last = bisect_left(words.starts, dates[i].char_end)
    return (end, last) if lasts and last <= shape.last else None
