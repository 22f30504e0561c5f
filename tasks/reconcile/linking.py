"""Linking: which mentions of a story state the same attribute of the same thing.

First those that state the same value of what is plainly the same thing, then groups whose sentences speak of one
attribute: rivals, where their values differ. What speaks for and against that is in ``EVIDENCE``.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from tasks.reconcile.attributes import GENERAL_HEADS, TOLLS, Mention
from tasks.reconcile.intervals import Interval
from tasks.reconcile.wording import cosine, pooled, rarity

EVIDENCE: dict[str, float] = {
    "prior": 0.2,
    "many": -0.7,  # times the logarithm of the number of values compared: one rival in fifty is a chance find
    "words": 1.5,  # times the cosine of the words around
    "same_action": 1.5,
    "other_action": -0.6,
    "other_thing": -1.6,  # "jobs", "people": what is counted is of another class
    "same_head": 0.15,  # times the rarity of the noun that both count
    "names": 0.9,  # times the share of names in common
    "other_names": -0.5,  # the names next to the figures have none in common
    "distance": -2.1,  # times the logarithm of the ratio of the values, up to e cubed
    "rising": 0.4,  # by so much less does the distance of two tolls count: they are raised from day to day
    "digits": 0.6,  # times the telling digits of a value, where the other is the same or rounds to it
    "meeting": 0.9,  # the intervals meet
    "only_ones": 1.1,  # times how far each is the only one of its kind in its reports
    "one_report": -2.5,  # times the share of reports that state both: they tell them apart
    "one_sentence": -1.5,  # times the share of sentences that do
    "other_days": -0.4,
    "background": -0.2,  # one tells of long ago, the other of the news
    "other_past": -0.8,  # both tell of long ago, of different days
    "other_period": -2.0,  # one is stated for 2025, the other for 2026
    "related": -6.0,  # one is given as a part of the other, or as what it was before
    "course": 3.0,  # one is what the toll was before
    "converted": 3.0,  # one is given as the conversion of the other
    "other_original": -4.0,  # they are given as conversions of two claims
    "same_original": 4.0,  # both are given as conversions of one claim
}
"""Weights of the evidence that two groups of mentions state one attribute, in log-odds: near those of a logistic
regression over the pairs of fifteen stories, rounded; the last seven are set by hand, for want of cases."""

_GREATEST_DISTANCE = 3.0

# Where one of two says nothing of its size, their distance is unknown.
_UNKNOWN_DISTANCE = 0.7

_CLOSE = 0.25
_ROUNDED = 0.03

# Two conversions of one distance, "35 miles" and "55 kilometres", are this near.
_NEAR_ENOUGH = 0.06

# Of the logarithm of a value; more than two values of that nearness differ by.
_WIDTH_OF_PLACE = 0.07

MOST_COMPARED = 150
"""So many values of one dimension in one story are compared each with each. A story of twenty reports has fifty; in
a book, or in a text made to waste time, values are compared with those of the same thing that stand near."""

_LEAST_LIKENESS = 0.15

# "Half", "two days", "the third": the value alone says little.
_COMMON_VALUES = ("ratio", "ordinal", "short time", "days", "months")


@dataclass(slots=True)
class Group:
    """Mentions of one attribute, as far as known."""

    mentions: list[Mention]
    reports: frozenset[str] = field(init=False)
    periods: frozenset[str] = field(init=False)
    is_background: bool = field(init=False)
    actions: frozenset[str] = field(init=False)
    things: frozenset[str] = field(init=False)
    names: frozenset[str] = field(init=False)
    near_names: frozenset[str] = field(init=False)
    intervals: tuple[Interval, ...] = field(init=False)
    context: Mapping[str, float] = field(init=False)
    heads: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.reports = frozenset(mention.row.document_id for mention in self.mentions)
        self.periods = frozenset(mention.period for mention in self.mentions if mention.period)
        self.is_background = sum(m.is_background for m in self.mentions) * 2 > len(self.mentions)
        self.actions = frozenset(mention.action for mention in self.mentions if mention.action)
        self.things = frozenset(mention.thing for mention in self.mentions if mention.thing)
        self.names = frozenset().union(*(mention.names for mention in self.mentions))
        self.near_names = frozenset().union(*(mention.near_names for mention in self.mentions))
        self.intervals = tuple(dict.fromkeys(mention.interval for mention in self.mentions))
        self.heads = frozenset(m.head for m in self.mentions if m.head) - GENERAL_HEADS
        self.context = pooled([mention.context for mention in self.mentions])


def link(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions of a story as groups, one for each attribute of a thing.

    ``mentions`` are in the order of publication and text; so are the groups, and the mentions in them.
    """
    place = {mention.row.figure_id: number for number, mention in enumerate(mentions)}
    by_dimension: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_dimension[mention.dimension].append(mention)
    groups = {
        dimension: [Group(same) for same in same_values(alike)] for dimension, alike in by_dimension.items()
    }
    linked = [group for kind in groups.values() for group in _join_rivals(kind, {})]
    # What is given as the conversion of one claim is one claim itself, at whatever rates.
    group_of = {mention.row.figure_id: number for number, group in enumerate(linked) for mention in group}
    converted = [
        dimension for dimension in groups if any(m.row.role == "equivalent" for m in by_dimension[dimension])
    ]
    for dimension in converted:
        linked = [group for group in linked if group[0].dimension != dimension]
        linked += _join_rivals(groups[dimension], group_of)
    for group in linked:
        group.sort(key=lambda mention: place[mention.row.figure_id])
    return sorted(linked, key=lambda group: place[group[0].row.figure_id])


def same_values(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return mentions of one dimension grouped by the value they state, where nothing speaks against it."""
    groups: list[list[Mention]] = []
    # Of each group, one mention for all that state the same in the same way: copies are many.
    stated: list[dict[Hashable, Mention]] = []
    near: dict[Hashable, dict[int, None]] = defaultdict(dict)
    for mention in mentions:
        places = _places_of_value(mention)
        for number in sorted({number for place in places for number in near[place]}):
            if any(_states_same(mention, other) for other in stated[number].values()) and any(
                _states_same(mention, other) and _compatible(mention, other) for other in groups[number]
            ):
                break
        else:
            number = len(groups)
            groups.append([])
            stated.append({})
        groups[number].append(mention)
        stated[number].setdefault((mention.value, mention.interval), mention)
        near[places[0]][number] = None
    return groups


def _places_of_value(mention: Mention) -> list[Hashable]:
    """Return where a value is kept, and the places beside it: no other place holds a value that is the same."""
    if not mention.value:
        return [(mention.value, mention.interval if mention.value is None else None)]
    place = math.floor(math.log(abs(mention.value)) / _WIDTH_OF_PLACE)
    return [(mention.value > 0, place + step) for step in (0, -1, 1)]


def _states_same(one: Mention, other: Mention) -> bool:
    if one.value is None or other.value is None:
        return one.value is other.value and one.interval == other.interval
    near = _NEAR_ENOUGH if one.interval.unit != other.interval.unit else 1e-9
    return abs(one.value - other.value) <= near * max(abs(one.value), abs(other.value))


def _compatible(one: Mention, other: Mention) -> bool:
    """Return whether two mentions of one value can be of one attribute."""
    if one.thing and other.thing and one.thing != other.thing:
        return False
    if one.action and other.action and one.action != other.action and one.dimension == "count":
        return False
    same_action = one.action is not None and one.action == other.action
    same_head = one.head is not None and one.head == other.head and one.head not in GENERAL_HEADS
    if (same_action or same_head) and one.dimension not in _COMMON_VALUES:
        return True
    return _likeness(one.context, other.context) >= _LEAST_LIKENESS


def _join_rivals(groups: list[Group], group_of: Mapping[str, int]) -> list[list[Mention]]:
    """Join groups that are rivals, portion by portion where there are too many to compare all of them."""
    if len(groups) > MOST_COMPARED:
        groups = sorted(groups, key=lambda group: sorted(group.things))
    return [
        mentions
        for start in range(0, len(groups), MOST_COMPARED)
        for mentions in _join_rivals_among(groups[start : start + MOST_COMPARED], group_of)
    ]


def _join_rivals_among(groups: list[Group], group_of: Mapping[str, int]) -> list[list[Mention]]:
    """Join groups, the likeliest rivals first, as long as more speaks for a rivalry than against it.

    ``group_of`` are the claims found so far, by ``figure_id``.
    """
    kinds = _kinds_by_report(groups)
    # One rival in a dozen is likelier by chance than one in two.
    chance = EVIDENCE["prior"] + EVIDENCE["many"] * math.log(len(groups) or 1)
    evidence = {
        (number, number + 1 + offset): chance
        + _evidence(one, other, kinds)
        + _originals(one, other, group_of)
        for number, one in enumerate(groups)
        for offset, other in enumerate(groups[number + 1 :])
    }
    clusters: dict[int, list[int]] = {number: [number] for number in range(len(groups))}
    held = {number: _Held.by(group.mentions) for number, group in enumerate(groups)}

    def between(one: int, other: int) -> float:
        pairs = [(mine, theirs) for mine in clusters[one] for theirs in clusters[other]]
        mean = sum(evidence[min(pair), max(pair)] for pair in pairs) / len(pairs)
        return mean + _told_apart(held[one], held[other])

    scores = {pair: between(*pair) for pair in evidence}
    while scores:
        (one, other), best = max(scores.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        if best <= 0:
            break
        clusters[one] += clusters.pop(other)
        held[one] = _Held.by([mention for number in clusters[one] for mention in groups[number].mentions])
        scores = {pair: score for pair, score in scores.items() if one not in pair and other not in pair}
        scores |= {
            (min(one, third), max(one, third)): between(one, third) for third in clusters if third != one
        }
    return [
        [mention for number in cluster for mention in groups[number].mentions]
        for cluster in clusters.values()
    ]


@dataclass(frozen=True, slots=True)
class _Held:
    """Mentions by the sentence, and by the report, that they stand in."""

    sentences: Mapping[str, list[Mention]]
    reports: Mapping[str, list[Mention]]

    @classmethod
    def by(cls, mentions: Sequence[Mention]) -> "_Held":
        sentences: dict[str, list[Mention]] = defaultdict(list)
        reports: dict[str, list[Mention]] = defaultdict(list)
        for mention in mentions:
            sentences[mention.row.sentence_id].append(mention)
            reports[mention.row.document_id].append(mention)
        return cls(sentences, reports)


def _told_apart(one: _Held, other: _Held) -> float:
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
    reports = len(apart) / min(len(mine), len(theirs))
    return EVIDENCE["one_sentence"] * sentences + EVIDENCE["one_report"] * reports


def _are_near(one: Mention, other: Mention) -> bool:
    if not one.interval.agrees(other.interval) or not one.value or not other.value:
        return False
    return abs(math.log(abs(one.value / other.value))) < _CLOSE


def _is_course(one: Mention, other: Mention) -> bool:
    """Return whether one is a toll and the other what the toll was before."""
    roles = {one.row.role, other.row.role}
    return one.action in TOLLS and one.action == other.action and "prior_value" in roles


def _evidence(one: Group, other: Group, kinds: Mapping[tuple[object, ...], set[int]]) -> float:
    """Return what speaks for two groups' stating one attribute, in log-odds, but for how likely that is by chance."""
    weigh = EVIDENCE
    score = weigh["words"] * cosine(one.context, other.context)
    if one.things and other.things and not one.things & other.things:
        score += weigh["other_thing"]
    if one.actions & other.actions:
        score += weigh["same_action"]
    elif one.actions and other.actions:
        score += weigh["other_action"]
    score += weigh["same_head"] * max(map(rarity, one.heads & other.heads), default=0.0)
    if one.names and other.names:
        score += weigh["names"] * len(one.names & other.names) / min(len(one.names), len(other.names))
    if one.near_names and other.near_names and not one.near_names & other.near_names:
        score += weigh["other_names"]
    distance = _distance(one, other)
    if distance < _ROUNDED:
        score += weigh["digits"] * _digits(one)
    if one.actions & other.actions & TOLLS and _has_risen(one, other):
        distance *= weigh["rising"]
    score += weigh["distance"] * distance
    if any(mine.agrees(theirs) for mine in one.intervals for theirs in other.intervals):
        score += weigh["meeting"]
    score += weigh["only_ones"] / (_fewest(one, kinds) * _fewest(other, kinds))
    if one.periods and other.periods and not one.periods & other.periods:
        score += weigh["other_period"]
    if one.is_background != other.is_background:
        score += weigh["background"]
    days_meet = _days_meet(one, other)
    if days_meet is False:
        score += weigh["other_past" if one.is_background and other.is_background else "other_days"]
    relation = _relation(one, other)
    return score + (weigh[relation] if relation else 0.0)


def _digits(group: Group) -> int:
    """Return how many digits of a value are not zero at its end: two reports seldom state "4,215" of two things."""
    value = next((mention.value for mention in group.mentions if mention.value), None)
    return 0 if value is None else min(len(f"{abs(value):.4g}".replace(".", "").split("e")[0].strip("0")), 4)


def _distance(one: Group, other: Group) -> float:
    mine = next((mention.size for mention in one.mentions if mention.size), None)
    theirs = next((mention.size for mention in other.mentions if mention.size), None)
    if not mine or not theirs or mine * theirs < 0:
        return _UNKNOWN_DISTANCE
    return min(abs(math.log(mine / theirs)), _GREATEST_DISTANCE)


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


def _originals(one: Group, other: Group, group_of: Mapping[str, int]) -> float:
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


def _kind_in_report(mention: Mention) -> tuple[object, ...]:
    return mention.row.document_id, mention.thing, mention.action


def _kinds_by_report(groups: Sequence[Group]) -> dict[tuple[object, ...], set[int]]:
    """Return, for each report and kind of thing and action, the groups that state one."""
    kinds: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for mention in group.mentions:
            kinds[_kind_in_report(mention)].add(number)
    return kinds


def _fewest(group: Group, kinds: Mapping[tuple[object, ...], set[int]]) -> int:
    return min(len(kinds[_kind_in_report(mention)]) for mention in group.mentions)


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the share of the lighter context's weight that the other holds too."""
    lighter = min(sum(one.values()), sum(other.values()))
    shared = sum(min(weight, other[form]) for form, weight in one.items() if form in other)
    return shared / lighter if lighter else 0.0
