"""Attributes: what a figure is a figure of, as far as its sentence tells."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite

from tasks.reconcile.belonging import holders_of, is_whole, risen_subject
from tasks.reconcile.cues import action_cues, aged_things, counted_actions
from tasks.reconcile.intervals import Interval, Scale, scale_of, stated_interval
from tasks.reconcile.things import PERSON, makes_people, may_happen, thing_of
from tasks.reconcile.wording import is_common, is_number, rarity, word_form, words

# Words beyond this many from the number do not say what happened to what it counts.
_ACTION_REACH = 8

# A name within this many words is taken for whose or from where.
_NAME_REACH = 6

# What ended more days than this before the report is not its news.
_NEWS_DAYS = 14

# A word this many words away weighs half as much as the next one.
_HALF_WEIGHT_AT = 5.0

# The likeliest size of "hundreds" is more than the least that the word allows.
_VAGUE = 2.0

TOLLS = frozenset(["die", "injure", "miss", "displace", "arrest", "infect", "damage", "rescue", "vote"])
"""Actions whose counts are raised from day to day."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure as the ledger has it, with the sentence it stands in."""

    figure_id: str
    document_id: str
    char_start: int
    char_end: int
    text: str
    kind: str
    unit: str | None
    value: float | None
    value_low: float | None
    value_high: float | None
    counted: str | None
    counted_head: str | None
    action: str | None
    per: str | None
    period_start: date | None
    period_end: date | None
    role: str
    related_figure_id: str | None
    sentence_id: str
    sentence: str
    sentence_start: int
    """Offset of the sentence in the document, in code points."""
    published_on: date | None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A mention of settled days in a sentence."""

    sentence_id: str
    char_start: int
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with what it is a figure of."""

    row: FigureRow
    dimension: str
    factor: float
    """Leads from the figure's unit to the base of its dimension."""
    interval: Interval
    thing: str | None
    """Class of what is counted (``person``), else the form of its noun; None for what is not counted."""
    head: str | None
    """Form of the counted noun, or of the one that stands for it and those that mean the same ("inmates")."""
    noun: str | None
    """Form of the counted noun itself."""
    action: str | None
    """What happened to it or what it is about (``die``, ``lie deep``): an action of ``seeds/action_cues.csv``."""
    context: Mapping[str, float]
    """Forms of the sentence's words, weighed by rarity and nearness to the figure."""
    names: frozenset[str]
    """Forms of the capitalised words of the sentence."""
    near_names: frozenset[str]
    """Those of the words next to the figure: whose age, how far from where."""
    preceding: str | None
    """Form of the word before the figure, however common: "killing", "to"."""
    holders: frozenset[str]
    """Forms of the name of the person whose age it is."""
    is_rest: bool
    """Whether it is told as what is left, or comes on top: "the remaining €650 billion", "and thousands more"."""
    deadline: str | None
    """The year or month by which it is to be so, as written ("2030"); None when none is stated."""
    days: tuple[date, date] | None
    """The days that the mention of time nearest to the figure in its sentence is settled to."""

    @property
    def period(self) -> str | None:
        """The days that the quantity is stated for, as an ISO 8601 interval; None when none are."""
        start, end = self.row.period_start, self.row.period_end
        return f"{start}/{end}" if start else None

    @property
    def rate(self) -> str | None:
        """What it is per, with the deadline if one is stated ("year by 2030"); None when it is no rate."""
        if self.row.per is None:
            return None
        return f"{self.row.per} by {self.deadline}" if self.deadline else self.row.per

    @property
    def is_background(self) -> bool:
        """Whether the sentence speaks of days well before the report's own."""
        published_on = self.row.published_on
        return bool(self.days and published_on and (published_on - self.days[1]).days > _NEWS_DAYS)

    @property
    def value(self) -> float | None:
        """The stated number in the base unit of the dimension; None for a range, or for what is no number."""
        value = self.row.value
        return None if value is None or not isfinite(value) else value * self.factor

    @property
    def size(self) -> float | None:
        """About how great it is, in the base unit: the stated number, or what a vague one is likely to stand for."""
        low, high = self.interval.low, self.interval.high
        if self.value is not None:
            return self.value
        if self.interval.is_bounded:
            return (low + high) / 2
        # "Dozens" are two dozen or more.
        return low * _VAGUE if isfinite(low) else high / _VAGUE if isfinite(high) else None


def read_mention(row: FigureRow, days: Sequence[DayRow], related: FigureRow | None = None) -> Mention:
    """Return a figure with the attribute that its sentence gives it; ``related`` is the one its role refers to."""
    start = row.char_start - row.sentence_start
    end = start + len(row.text)
    before = words(_ALIVE.sub(" ", row.sentence[:start]))[::-1]
    after = words(_ALIVE.sub(" ", row.sentence[end:]))
    is_magnitude = _is_magnitude(row, before, after)
    unit = _MAGNITUDE if is_magnitude else row.unit
    kind = "measure" if is_magnitude else _compared_kind(row)
    scale = scale_of(kind, unit)
    dimension = scale.dimension
    thing, head = thing_of(dimension, row.counted_head, row.sentence, before, after)
    noun = word_form(row.counted_head) if head and row.counted_head else None
    if dimension == "count" and row.action in counted_actions() and may_happen(row.action, thing, noun):
        # What the extractor says of a count, it is sure of.
        action = row.action
    elif kind == "duration" != row.kind:
        action = _ELAPSE
    else:
        clause = _in_clause(row.sentence, start, len(row.text))
        action = _action(dimension, thing, noun, before, after, clause)
        if subject := risen_subject(row.sentence, start):
            action = _action(dimension, thing, noun, subject, (), (len(subject), 0)) or action
    if (
        action is not None
        and action not in _OF_WHOLES
        and is_whole(row.sentence, start)
        and not _is_itself(after, action)
    ):
        # "Three of the 72 passengers died": what happens to the part does not happen to the whole.
        action = None
    if dimension == "count" and makes_people(action, thing, head, noun):
        # "48 supporters were arrested", "48 arrests": people, whatever the noun.
        thing = PERSON
    return Mention(
        row=row,
        dimension=dimension,
        factor=scale.factor,
        interval=_interval(row, kind, unit, scale, related),
        thing=thing,
        head=head,
        noun=noun,
        action=action,
        context=_context(before, after),
        names=_names((*before, *after)),
        near_names=_names((*before[:_NAME_REACH], *after[:_NAME_REACH])),
        preceding=word_form(before[0]) if before else None,
        holders=holders_of(row.sentence, start, end) if row.kind == "age" else frozenset(),
        is_rest=_is_rest(before, after),
        deadline=_deadline(row.sentence[start + len(row.text) :]),
        days=_nearest_days(row, days),
    )


def _interval(
    row: FigureRow, kind: str, unit: str | None, scale: Scale, related: FigureRow | None
) -> Interval:
    """Return what the words allow; the conversion of a vague distance is as vague as that."""
    original = scale_of(related.kind, related.unit) if related and row.role == "equivalent" else None
    is_conversion = original is not None and original.dimension == scale.dimension and row.kind == "measure"
    # "Six miles" is no exact distance either.
    in_words = row.kind == "measure" and not any(character.isdigit() for character in row.text)
    interval = stated_interval(
        row.value,
        row.value_low,
        row.value_high,
        unit,
        row.text,
        scale.factor,
        kind=kind,
        is_rounded=is_conversion or in_words,
    )
    if not (is_conversion and related and original):
        return interval
    return interval.hull(
        stated_interval(
            related.value, related.value_low, related.value_high, related.unit, related.text, original.factor
        )
    )


def _names(sentence_words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        word_form(word) for word in sentence_words if word[0].isupper() and not is_common(word_form(word))
    )


def _is_magnitude(row: FigureRow, before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether a number is a quake's magnitude, however it was read: "a 6.1 quake", "6.1 in strength"."""
    if row.kind != "count" or "." not in row.text:
        return False
    # "The USGS settled on 7.2": whoever measures quakes may stand far from a number that counts nothing.
    reach = None if row.counted_head in (None, "figure", "reading", "estimate") else _NAME_REACH
    near = {word_form(word) for word in (*before[:reach], *after[:reach])}
    return bool(near & _TREMBLING)


# "Nine are fighting for their lives": they are not dead.
_ALIVE = re.compile(r"\bfor (?:his|her|their) (?:life|lives)\b")


def _compared_kind(row: FigureRow) -> str:
    """Return the kind that a figure compares as.

    A ratio is a ``share``, which a percent may state too, if it is no change ("halved") and no multiple. The age of a
    bridge is a ``duration``: "built 21 years ago".
    """
    if row.kind == "age" and row.counted_head in aged_things():
        return "duration"
    is_part = row.kind == "ratio" and row.value is not None and row.value <= 1
    return "share" if is_part and "halv" not in row.text.lower() else row.kind


# What is told by how long ago it was.
_ELAPSE = "elapse"


_MAGNITUDE = "{magnitude}"
_TREMBLING = frozenset(
    word_form(word)
    for word in (
        "magnitude",
        "richter",
        "quake",
        "earthquake",
        "tremor",
        "temblor",
        "aftershock",
        "usgs",
        "seismologist",
    )
)


# "The 80 wounded" are wounded, all of them.
def _is_itself(after: Sequence[str], action: str | None) -> bool:
    return bool(after) and action_cues()["count"].get(after[0].lower()) == action


_OF_WHOLES = frozenset(["carry", "employ", "live"])

# What happens to money does to money of any currency.
_BY_UNIT = ("money ", "percent ")


def _action(
    dimension: str,
    thing: str | None,
    noun: str | None,
    before: Sequence[str],
    after: Sequence[str],
    clause: tuple[int, int],
) -> str | None:
    cues = action_cues().get(dimension.partition(" ")[0] if dimension.startswith(_BY_UNIT) else dimension, {})
    nearest: tuple[float, str] | None = None
    for side, later, in_clause in ((after, 0.0, clause[1]), (before, 0.5, clause[0])):
        for distance, word in enumerate(side[:_ACTION_REACH]):
            action = cues.get(word.lower())
            if action is None or not may_happen(action, thing, noun):
                continue
            # "3,000 residents had to flee": who they are says less than what happened to them.
            is_role = action in _ROLES and word_form(word) == noun
            weighed = distance + later + (_ACTION_REACH if is_role else 0)
            weighed += _OUTSIDE_CLAUSE if distance >= in_clause else 0
            if nearest is None or weighed < nearest[0]:
                nearest = (weighed, action)
    return nearest[1] if nearest else None


# Words that stand outside the figure's clause count as so many words farther away.
_OUTSIDE_CLAUSE = 4.0
_CLAUSE_END = re.compile(r"[,;:.—–(]\s|\s(?:and|but|while|as)\s")


def _in_clause(sentence: str, start: int, length: int) -> tuple[int, int]:
    """Return how many words before and after a figure belong to its clause."""
    ends = [end.end() for end in _CLAUSE_END.finditer(sentence, 0, start)]
    after = _CLAUSE_END.search(sentence, start + length)
    stop = after.start() if after else len(sentence)
    return len(words(sentence[ends[-1] if ends else 0 : start])), len(words(sentence[start + length : stop]))


_ROLES = frozenset(["live", "employ", "attend"])

# "300 jobs", "the 300 people": who has them, but nobody kills a job.


def _deadline(after: str) -> str | None:
    found = _BY_WHEN.match(after)
    return found["when"] if found else None


# "… annually by 2030", "… a year by the end of March 2026".
_BY_WHEN = re.compile(
    r"\s(?:[^\W\d]+\s){0,3}?by\s(?:the\s)?(?:(?:end|middle|start|beginning)\sof\s|late\s|early\s|mid-)?"
    r"(?P<when>(?:[A-Z][a-z]+\s)?(?:19|20)\d\d)\b"
)


def _is_rest(before: Sequence[str], after: Sequence[str]) -> bool:
    # "Further cuts of 3%": the noun stands between.
    reach = _REST_REACH if before[:1] == ["of"] else 2
    if any(word.lower() in _REST for word in before[:reach]):
        return True
    # "Killed ten and injured dozens more" counts the injured, all of them.
    return [word.lower() for word in (*before[:1], *after[:1])] in (["and", "more"], ["plus", "more"])


_REST_REACH = 5
_REST = frozenset(["remaining", "further", "additional", "extra", "rest"])


def _context(before: Sequence[str], after: Sequence[str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for side in (before, after):
        for distance, word in enumerate(side):
            form = word_form(word)
            if is_number(word) or is_common(form):
                continue
            weight = rarity(form) / (1 + distance / _HALF_WEIGHT_AT)
            weights[form] = max(weights.get(form, 0.0), weight)
    return weights


def _nearest_days(row: FigureRow, days: Sequence[DayRow]) -> tuple[date, date] | None:
    if not days:
        return None
    end = row.char_end - row.sentence_start
    elsewhere = _RELATIVE.search(row.sentence, end)
    # "A region that was devastated by the tsunami of 2004": what is told of something else has days of its own.
    last = row.sentence_start + (elsewhere.start() if elsewhere else len(row.sentence))
    told = [day for day in days if day.char_start < last]
    nearest = min(told, key=lambda day: (abs(day.char_start - row.char_start), day.char_start), default=None)
    return (nearest.start_on, nearest.end_on) if nearest else None


_RELATIVE = re.compile(r"\b(?:that|which|where|who|whom|whose|since)\s|,\s(?:an?|the)\s")
