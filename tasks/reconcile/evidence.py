"""Evidence: what speaks for and against two groups of mentions' stating one attribute."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from types import MappingProxyType

from tasks.reconcile.attributes import TOLLS, Mention
from tasks.reconcile.intervals import Interval
from tasks.reconcile.things import GENERAL_HEADS
from tasks.reconcile.wording import pooled, rarity

EVIDENCE: dict[str, float] = {
    "prior": -0.9,
    "many": -0.65,  # times the logarithm of the number of values compared: one rival in fifty is a chance find
    "words": 1.4,  # times the cosine of the words around
    "same_action": 1.6,
    "other_action": -1.1,
    "other_thing": -1.4,  # "jobs", "people": what is counted is of another class
    "same_head": 0.5,  # times the rarity of the noun that both count, where no report states both
    "names": 0.5,  # times the share of names in common
    "other_names": -0.3,  # the names next to the figures have none in common
    "distance": -2.4,  # times the logarithm of the ratio of the values, up to e cubed
    "rising": 0.4,  # by so much less does the distance of two tolls count: they are raised from day to day
    "digits": 0.9,  # times the telling digits of a value, where the other is the same or rounds to it
    "size": 0.4,  # times the digits of the lesser value, up to four: small numbers are many, of all kinds of things
    "percent": -0.8,  # shares and changes of all kinds of things look alike
    "half_known": -0.4,  # only one of them says of what class it is
    "few": -1.1,  # both state the same number up to ten
    "meeting": 1.4,  # the intervals meet
    "lead": 2.2,  # times how near to the beginning of their reports both are told: what the story is about
    "same_start": 1.0,  # the same word stands before both: "killing 12", "killed at least 12"
    "same_holder": 1.0,  # the ages of one person, by name
    "other_holder": -3.0,
    "only_ones": 1.0,  # times how far each is the only one of its kind in its reports
    "shared_report": -1.3,  # a report states both
    "one_report": -1.3,  # times the share of reports that state both: they tell them apart
    "one_sentence": -0.5,  # times the share of sentences that do
    "other_days": -0.4,
    "background": -0.8,  # one tells of long ago, the other of the news
    "other_past": -2.0,  # both tell of long ago, of different days
    "other_period": -2.0,  # one is stated for 2025, the other for 2026
    "rest": -3.0,  # one is what is left, or comes on top
    "related": -6.0,  # one is given as a part of the other, or as what it was before
    "course": 3.0,  # one is what the toll was before
    "converted": 3.0,  # one is given as the conversion of the other
    "other_original": -4.0,  # they are given as conversions of two claims
    "same_original": 4.0,  # both are given as conversions of one claim
}
"""Weights of the evidence that two groups of mentions state one attribute, in log-odds: near those of a logistic
regression over the pairs of forty-three stories, rounded; ``other_holder`` and the
last eight are set by hand, for want of cases."""

_GREATEST_DISTANCE = 3.0

# Where one of two says nothing of its size, their distance is unknown.
_UNKNOWN_DISTANCE = 0.7

_MOST_DIGITS = 4
# As a magnitude, the decimal logarithm of one more: ten.
_FEW = math.log10(11)

# A figure so many characters into its report stands a third as near to its beginning as the first.
_LEAD_LENGTH = 600
# Of a report of so many characters, what comes first tells two thirds of what it does in a long one.
_BRIEF = 200
_USUAL_LEAD = 0.2

_CLOSE = 0.25
_ROUNDED = 0.03


@dataclass(slots=True)
class Group:
    """Mentions of one attribute, as far as known."""

    mentions: list[Mention]
    lengths: InitVar[Mapping[str, int]] = MappingProxyType({})
    """Characters of the reports, by ``document_id``, as far as they state figures."""
    reports: frozenset[str] = field(init=False)
    periods: frozenset[str] = field(init=False)
    is_background: bool = field(init=False)
    is_rest: bool = field(init=False)
    actions: frozenset[str] = field(init=False)
    things: frozenset[str] = field(init=False)
    names: frozenset[str] = field(init=False)
    near_names: frozenset[str] = field(init=False)
    intervals: tuple[Interval, ...] = field(init=False)
    context: Mapping[str, float] = field(init=False)
    """Mean weights of the forms around the mentions; the sum of their squares is 1."""
    heads: frozenset[str] = field(init=False)
    preceding: frozenset[str] = field(init=False)
    lead: float = field(init=False)
    size: float | None = field(init=False)
    is_percent: bool = field(init=False)
    digits: int = field(init=False)
    holders: frozenset[str] = field(init=False)
    magnitude: float = field(init=False)

    def __post_init__(self, lengths: Mapping[str, int]) -> None:
        self.reports = frozenset(mention.row.document_id for mention in self.mentions)
        self.periods = frozenset(mention.period for mention in self.mentions if mention.period)
        self.is_background = sum(m.is_background for m in self.mentions) * 2 > len(self.mentions)
        self.is_rest = all(mention.is_rest for mention in self.mentions)
        self.actions = frozenset(mention.action for mention in self.mentions if mention.action)
        self.things = frozenset(mention.thing for mention in self.mentions if mention.thing)
        self.names = frozenset().union(*(mention.names for mention in self.mentions))
        self.near_names = frozenset().union(*(mention.near_names for mention in self.mentions))
        self.intervals = tuple(dict.fromkeys(mention.interval for mention in self.mentions))
        nouns = frozenset(form for m in self.mentions for form in (m.head, m.noun) if form)
        self.heads = nouns - GENERAL_HEADS
        self.preceding = frozenset(mention.preceding for mention in self.mentions if mention.preceding)
        self.holders = frozenset().union(*(mention.holders for mention in self.mentions))
        self.is_percent = self.mentions[0].dimension.startswith("percent ")
        self.size = next((mention.size for mention in self.mentions if mention.size), None)
        self.digits = _digits(next((mention.value for mention in self.mentions if mention.value), None))
        self.magnitude = math.log10(
            1 + min((abs(m.size / m.factor) for m in self.mentions if m.size), default=0.0)
        )
        self.lead = _lead(self.mentions, lengths)
        self.context = _unit(pooled([mention.context for mention in self.mentions]))


def _lead(mentions: Sequence[Mention], lengths: Mapping[str, int]) -> float:
    """Return how near to the beginning of their reports mentions are told, as a mean over the reports, 0 to 1.

    In a report of a sentence or two all is at the beginning, which tells nothing.
    """
    first: dict[str, int] = {}
    for mention in mentions:
        report = mention.row.document_id
        first[report] = min(mention.row.char_start, first.get(report, mention.row.char_start))
    total = 0.0
    for report, start in first.items():
        brevity = math.exp(-lengths[report] / _BRIEF) if report in lengths else 1.0
        total += brevity * _USUAL_LEAD + (1 - brevity) * math.exp(-start / _LEAD_LENGTH)
    return total / len(first)


@dataclass(frozen=True, slots=True)
class Compared:
    """Groups that are compared each with each, as a whole."""

    kinds: Mapping[tuple[object, ...], set[int]]
    """The groups that state one, by number, for each report and kind of thing and action."""

    @classmethod
    def among(cls, groups: Sequence[Group]) -> "Compared":
        """Return what the evidence needs to know of all groups of one dimension."""
        kinds: dict[tuple[object, ...], set[int]] = defaultdict(set)
        for number, group in enumerate(groups):
            for mention in group.mentions:
                kinds[_kind_in_report(mention)].add(number)
        return cls(kinds)

    def fewest(self, group: Group) -> int:
        """Return how many groups of its kind stand in the report that states the fewest such."""
        return min(len(self.kinds[_kind_in_report(mention)]) for mention in group.mentions)


def _kind_in_report(mention: Mention) -> tuple[object, ...]:
    return mention.row.document_id, mention.thing, mention.action


@dataclass(frozen=True, slots=True)
class Held:
    """Mentions by the sentence, and by the report, that they stand in."""

    sentences: Mapping[str, list[Mention]]
    reports: Mapping[str, list[Mention]]

    @classmethod
    def by(cls, mentions: Sequence[Mention]) -> "Held":
        """Return the mentions by where they stand."""
        sentences: dict[str, list[Mention]] = defaultdict(list)
        reports: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            sentences[mention.row.sentence_id].append(mention)
            reports[mention.row.document_id].append(mention)
        return cls(sentences, reports)


def told_apart(one: Held, other: Held) -> float:
    """Return the evidence of the reports, and the sentences, that state values of both sides as two things."""
    mine, theirs = one.sentences, other.sentences
    both = [
        sentence
        for sentence in mine.keys() & theirs.keys()
        if not any(
            a.interval.is_bounded and b.interval.is_bounded and a.interval.agrees(b.interval)
            for a in mine[sentence]
            for b in theirs[sentence]
        )
    ]
    sentences = len(both) / min(len(mine), len(theirs))
    mine, theirs = one.reports, other.reports
    # "More than 30" here and "34" there, in one report, are one number.
    apart = [
        report
        for report in mine.keys() & theirs.keys()
        if not any(
            (a.row.sentence_id != b.row.sentence_id and _are_near(a, b)) or _is_course(a, b)
            for a in mine[report]
            for b in theirs[report]
        )
    ]
    # A report may be careless; two are not.
    reports = len(apart) / min(len(mine), len(theirs)) * (1 + math.log(len(apart) or 1))
    return EVIDENCE["one_sentence"] * sentences + EVIDENCE["one_report"] * reports


def _are_near(one: Mention, other: Mention) -> bool:
    if not one.interval.agrees(other.interval) or not one.value or not other.value:
        return False
    return abs(math.log(abs(one.value / other.value))) < _CLOSE


def _is_course(one: Mention, other: Mention) -> bool:
    """Return whether one is a toll and the other what the toll was before."""
    roles = {one.row.role, other.row.role}
    return one.action in TOLLS and one.action == other.action and "prior_value" in roles


def evidence_of(one: Group, other: Group, among: Compared) -> float:
    """Return what speaks for two groups' stating one attribute, in log-odds, but for how likely that is by chance."""
    weigh = EVIDENCE
    score = _likeness_of_things(one, other) + _likeness_of_sentences(one, other)
    distance = _distance(one, other)
    if distance < _ROUNDED:
        score += weigh["digits"] * one.digits
        score += weigh["few"] * (one.magnitude <= _FEW)
    if one.is_percent:
        score += weigh["percent"]
    score += weigh["size"] * min(_MOST_DIGITS, one.magnitude, other.magnitude)
    if one.reports & other.reports:
        score += weigh["shared_report"]
    if one.actions & other.actions & TOLLS and _has_risen(one, other):
        distance *= weigh["rising"]
    score += weigh["distance"] * distance
    if any(mine.agrees(theirs) for mine in one.intervals for theirs in other.intervals):
        score += weigh["meeting"]
    score += weigh["only_ones"] / (among.fewest(one) * among.fewest(other))
    score += weigh["lead"] * min(one.lead, other.lead)
    if one.periods and other.periods and not one.periods & other.periods:
        score += weigh["other_period"]
    if one.is_background != other.is_background:
        score += weigh["background"]
    days_meet = _days_meet(one, other)
    if days_meet is False:
        score += weigh["other_past" if one.is_background and other.is_background else "other_days"]
    if one.is_rest != other.is_rest:
        score += weigh["rest"]
    relation = _relation(one, other)
    return score + (weigh[relation] if relation else 0.0)


def _digits(value: float | None) -> int:
    """Return how many digits of a value are not zero at its end: two reports seldom state "4,215" of two things."""
    return 0 if value is None else min(len(f"{abs(value):.4g}".replace(".", "").split("e")[0].strip("0")), 4)


def _distance(one: Group, other: Group) -> float:
    mine, theirs = one.size, other.size
    if not mine or not theirs or (mine < 0) != (theirs < 0):
        return _UNKNOWN_DISTANCE
    # Of each by itself: the quotient of 1e-300 and 1e300 is no number.
    return min(abs(math.log(abs(mine)) - math.log(abs(theirs))), _GREATEST_DISTANCE)


def _has_risen(one: Group, other: Group) -> bool:
    """Return whether the greater of two values was first reported on a later day than the lesser."""
    told = [
        (min(mention.interval.low for mention in group.mentions), min(days))
        for group in (one, other)
        if (days := [mention.row.published_on for mention in group.mentions if mention.row.published_on])
    ]
    if len(told) < 2 or one.is_background or other.is_background:
        return False
    (_, lesser_on), (_, greater_on) = sorted(told)
    return greater_on > lesser_on


def _likeness_of_things(one: Group, other: Group) -> float:
    """Return the evidence of what is counted, and of what happened to it."""
    weigh = EVIDENCE
    score = 0.0
    if one.things and other.things and not one.things & other.things:
        score += weigh["other_thing"]
    acts_otherwise = bool(one.actions and other.actions and not one.actions & other.actions)
    if bool(one.things) != bool(other.things):
        score += weigh["half_known"]
    if one.actions & other.actions:
        score += weigh["same_action"]
    elif acts_otherwise:
        score += weigh["other_action"]
    # "The ship carried 230 passengers; 150 passengers were saved": who they are does not make them the same.
    if one.things and not acts_otherwise and not one.reports & other.reports:
        score += weigh["same_head"] * max(map(rarity, one.heads & other.heads), default=0.0)
    return score


def _likeness_of_sentences(one: Group, other: Group) -> float:
    """Return the evidence of the words and names around."""
    weigh = EVIDENCE
    score = weigh["words"] * _cosine(one.context, other.context)
    if one.names and other.names:
        score += weigh["names"] * len(one.names & other.names) / min(len(one.names), len(other.names))
    if one.holders and other.holders:
        score += weigh["same_holder" if one.holders & other.holders else "other_holder"]
    if one.preceding & other.preceding:
        score += weigh["same_start"]
    if one.near_names and other.near_names and not one.near_names & other.near_names:
        score += weigh["other_names"]
    return score


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {form: weight / length for form, weight in weights.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of weights whose squares sum up to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[form] for form, weight in one.items() if form in other)


def _days_meet(one: Group, other: Group) -> bool | None:
    """Return whether the sentences speak of the same days; None where one of them names none."""
    mine = {mention.days for mention in one.mentions if mention.days}
    theirs = {mention.days for mention in other.mentions if mention.days}
    if not mine or not theirs:
        return None
    return any(a[0] <= b[1] and b[0] <= a[1] for a in mine for b in theirs)


def _relation(one: Group, other: Group) -> str | None:
    """Return ``converted``, ``course`` or ``related`` where a report says that figures of two groups are."""
    sides = [{mention.row.figure_id for mention in group.mentions} for group in (one, other)]
    roles = {
        mention.row.role
        for group, others in ((one, sides[1]), (other, sides[0]))
        for mention in group.mentions
        if mention.row.related_figure_id in others
    }
    if "equivalent" in roles:
        return "converted"
    if "prior_value" in roles and one.actions & other.actions & TOLLS:
        return "course"
    return "related" if roles & {"part", "prior_value"} else None


def originals(one: Group, other: Group, group_of: Mapping[str, int]) -> float:
    """Return the evidence of what two groups are given as conversions of; ``group_of`` are claims by ``figure_id``."""
    mine, theirs = (
        {
            group_of.get(mention.row.related_figure_id or "")
            for mention in group.mentions
            if mention.row.role == "equivalent"
        }
        for group in (one, other)
    )
    if not mine - {None} or not theirs - {None}:
        return 0.0
    return EVIDENCE["same_original" if (mine & theirs) - {None} else "other_original"]
