"""The day that a value holds for: the clause's own day, else for what is now so the day of publication."""

from collections.abc import Sequence
from datetime import date

from tasks.extract.figures.frame.classes import AUXILIARY, FIGURE, NOUN, VERB
from tasks.extract.figures.frame.cues import clause_around
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.shape import Shape
from tasks.extract.figures.reading import Reading
from tasks.extract.mentions import DateMention

_STATES = frame_words("as_of.states")
_TIMELESS = frozenset({"typical", "limit", "threshold", "forecast", "planned", "possible", "denied"})
_NOT_NOW = frozenset({"from", "since", "between", "until", "than", "as", "of", "the", "to"})
# A day ahead is that of a plan or a forecast.
_AHEAD = frozenset({"forecast", "planned"})


def find_as_of(
    shape: Shape,
    reading: Reading,
    governor: Governor,
    dates: Sequence[DateMention],
    published_on: date | None,
) -> date | None:
    """Return the day the value holds for, or None where the words do not settle it."""
    mention = reading.mention
    if (
        mention.role == "prior_value"
        or mention.kind in ("age", "ordinal")
        or mention.period_start is not None
    ):
        return None
    start, end = clause_around(shape, reading.first, reading.last)
    words = shape.words
    begin, stop = words.starts[start], words.ends[end - 1]
    days = [
        each
        for each in dates
        if begin <= each.char_start < stop and each.timex_type == "DATE" and each.start_on is not None
    ]
    if mention.modality in _TIMELESS - _AHEAD:
        return None
    own = [each for each in days if each.start_on == each.end_on and _dates_clause(shape, each)]
    if own:
        nearest = min(own, key=lambda each: abs(each.char_start - mention.char_start))
        return nearest.start_on
    if days or published_on is None or mention.modality in _TIMELESS or governor.verb is None:
        return None
    return published_on if _is_now(shape, governor.verb) and _is_sentence(shape) else None


def _dates_clause(shape: Shape, day: DateMention) -> bool:
    """Tell whether a day says when the clause holds: "on Friday", "Monday night", not "the Tuesday poll"."""
    words = shape.words
    i = next((i for i in range(shape.first, shape.last) if words.ends[i] > day.char_start), shape.last)
    after = next((j for j in range(i, shape.last) if words.starts[j] >= day.char_end), shape.last)
    if shape.word(i) in _NOT_NOW | {"a"} or shape.word(i - 1) in _NOT_NOW:
        return False
    led = shape.word(i - 1) in ("on", "at", ",") or shape.word(i) in ("on", "at", "today", "yesterday")
    return (
        (led or i == shape.first or shape.tag(i - 1) in (VERB, FIGURE, NOUN))
        and shape.word(i - 2) != "than"
        and (shape.tag(after) != NOUN)
    )


def _is_now(shape: Shape, verb: int) -> bool:
    """Tell whether the verb says what is so or has come to be so: "has 41 shops", "has risen to 43"."""
    group = shape.words.low[shape.group_start(verb) : verb + 1]
    if not group:
        return False
    if group[0] in ("has", "have", "is", "are"):
        return True
    return len(group) == 1 and group[0] in _STATES and shape.tag(verb) in (VERB, AUXILIARY)


def _is_sentence(shape: Shape) -> bool:
    """Tell a sentence from a headline, which ends in no stop."""
    return any(shape.word(i) in (".", "?", "!") for i in range(max(shape.last - 3, shape.first), shape.last))
