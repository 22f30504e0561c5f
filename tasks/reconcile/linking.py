"""Linking: which mentions of a story state the same attribute of the same thing.

First those that state the same value of what is plainly the same thing, then groups whose sentences speak of one
attribute: rivals, where their values differ. What speaks for and against that is in ``evidence.EVIDENCE``.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence

from tasks.reconcile.attributes import Mention
from tasks.reconcile.evidence import (
    EVIDENCE,
    Compared,
    Group,
    Held,
    evidence_of,
    originals,
    told_apart,
)
from tasks.reconcile.things import GENERAL_HEADS

# Two conversions of one distance, "35 miles" and "55 kilometres", are this near.
_NEAR_ENOUGH = 0.06

# Of the logarithm of a value; more than two values of that nearness differ by.
_WIDTH_OF_PLACE = 0.07

MOST_COMPARED = 150
"""So many values of one dimension in one story are compared each with each. A story of twenty reports has fifty; in
a book, or in a text made to waste time, values are compared with those of the same thing that stand near."""

_LEAST_LIKENESS = 0.15

# "Half", "two days", "the third": the value alone says little.
_COMMON_VALUES = ("ratio", "ordinal", "duration")


def link(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the mentions of a story as groups, one for each attribute of a thing.

    ``mentions`` are in the order of publication and text; so are the groups, and the mentions in them.
    """
    place = {mention.row.figure_id: number for number, mention in enumerate(mentions)}
    by_dimension: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_dimension[mention.dimension].append(mention)
    lengths: dict[str, int] = {}
    for mention in mentions:
        row = mention.row
        lengths[row.document_id] = max(
            lengths.get(row.document_id, 0), row.sentence_start + len(row.sentence)
        )
    groups = {
        dimension: [Group(same, lengths) for same in same_values(alike)]
        for dimension, alike in by_dimension.items()
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
    if (same_action or same_head) and one.row.kind not in _COMMON_VALUES:
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
    among = Compared.among(groups)
    # One rival in a dozen is likelier by chance than one in two.
    chance = EVIDENCE["prior"] + EVIDENCE["many"] * math.log(len(groups) or 1)
    evidence = {
        (number, number + 1 + offset): chance
        + evidence_of(one, other, among)
        + originals(one, other, group_of)
        for number, one in enumerate(groups)
        for offset, other in enumerate(groups[number + 1 :])
    }
    clusters: dict[int, list[int]] = {number: [number] for number in range(len(groups))}
    held = {number: Held.by(group.mentions) for number, group in enumerate(groups)}

    def between(one: int, other: int) -> float:
        pairs = [(mine, theirs) for mine in clusters[one] for theirs in clusters[other]]
        mean = sum(evidence[min(pair), max(pair)] for pair in pairs) / len(pairs)
        return mean + told_apart(held[one], held[other])

    scores = {pair: between(*pair) for pair in evidence}
    while scores:
        (one, other), best = max(scores.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
        if best <= 0:
            break
        clusters[one] += clusters.pop(other)
        held[one] = Held.by([mention for number in clusters[one] for mention in groups[number].mentions])
        scores = {pair: score for pair, score in scores.items() if one not in pair and other not in pair}
        scores |= {
            (min(one, third), max(one, third)): between(one, third) for third in clusters if third != one
        }
    return [
        [mention for number in cluster for mention in groups[number].mentions]
        for cluster in clusters.values()
    ]


def _likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the share of the lighter context's weight that the other holds too."""
    lighter = min(sum(one.values()), sum(other.values()))
    shared = sum(min(weight, other[form]) for form, weight in one.items() if form in other)
    return shared / lighter if lighter else 0.0
