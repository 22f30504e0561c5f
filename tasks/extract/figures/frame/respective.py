"""Lists that end in "respectively": "cut output by 3% and 5% respectively", "Spain and Italy grew 2 and 0.7 percent".

The figures of such a list are of one kind: a bare number takes the unit of the others, and each takes the direction,
the rate and the role of the first. Where the list of things is itself the subject, each figure measures its own thing.
"""

from bisect import bisect_right

from tasks.extract.figures.noun_phrases import Phrase, after_determiners, phrase_before
from tasks.extract.figures.number.counts import set_counted
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import ALL_VERBS, STOPS, before_determiners, outermost
from tasks.extract.figures.vocabulary import PREPOSITIONS
from tasks.extract.numerals import Words, without_noise

# Figures that measure or count what the sentence lists; ages and terms of years do not.
_OF_THINGS = frozenset({"money", "percent", "ratio", "measure"})
_RESPECTIVELY = "respectively"
_JOINTS = frozenset({",", "and", "or", ";", "by", "to", "at", "a", "an", "per", "of", "in", "for", "from"})
# Words between two figures of a list, and between the list and "respectively".
_LONGEST_JOINT = 4
_LONGEST_TAIL = 6
_LONGEST_LIST = 20
# Words between the list of things and the list of figures.
_LONGEST_BRIDGE = 8


def respective_lists(words: Words, readings: list[Reading]) -> list[list[Reading]]:
    """Return the figures that each "respectively" joins, bare numbers given the unit that the others have."""
    lists = []
    for at in [i for i, word in enumerate(words.low) if word == _RESPECTIVELY]:
        place = bisect_right(readings, at, key=lambda reading: reading.last)
        before = readings[max(place - _LONGEST_LIST, 0) : place]
        joined = _ending(words, before, at) or _starting(words, readings[place : place + _LONGEST_LIST], at)
        for group in _groups(joined):
            _share_unit(group)
            lists.append(group)
    return lists


def _groups(joined: list[Reading]) -> list[list[Reading]]:
    """Split "by 8 and 12 per cent to €4bn and €6bn" into two lists; a list that does not split evenly is one."""
    changes = [
        i for i in range(1, len(joined)) if _kind(joined[i - 1]) and _kind(joined[i]) != _kind(joined[i - 1])
    ]
    if len(changes) == 1 and _kind(joined[-1]) and 2 * changes[0] == len(joined) > 2:
        return [joined[: changes[0]], joined[changes[0] :]]
    return [joined] if len(joined) > 1 else []


def _kind(reading: Reading) -> str:
    """Return the kind of a figure, or nothing for a bare number, which takes that of the list."""
    return "" if reading.mention.rule == "count.bare" else reading.mention.kind


def settle_lists(words: Words, lists: list[list[Reading]]) -> None:
    """Let the figures of each list agree, and pair them with the things that the sentence lists as their subject."""
    for joined in lists:
        first = joined[0].mention
        things, whole = _things(words, joined[0], len(joined))
        if things and first.counted is not None and joined[0].counted_at[0] > things[-1].head:
            # "Germany and France cut emissions by 4% and 6%": emissions
            things = []
        if whole is not None and first.kind in _OF_THINGS:
            set_counted(words, joined[0], whole)
        for place, reading in enumerate(joined):
            mention = reading.mention
            if mention.kind != first.kind:
                continue
            mention.per = mention.per or joined[-1].mention.per
            if place and mention.direction is None and first.direction is not None:
                mention.direction = first.direction
                mention.rule = f"{mention.rule.partition('+')[0]}+{first.rule.partition('+')[2]}"
            if mention.role == "stated" and first.role == "target":
                mention.role = first.role
            if things and whole is None and mention.kind in _OF_THINGS:
                set_counted(words, reading, things[place])
            elif mention.kind in _OF_THINGS:
                mention.counted, mention.counted_head = first.counted, first.counted_head


def _ending(words: Words, before: list[Reading], at: int) -> list[Reading]:
    """Return the figures in a row that end right before the word at ``at``."""
    joined: list[Reading] = []
    reach, longest = at, _LONGEST_TAIL
    for reading in reversed(before):
        gap = words.low[reading.last : reach]
        apart = bool(joined) and gap == ["to"] and _kind(reading) not in ("", _kind(joined[0]))
        linked = not joined or apart or not gap or not {",", "and", "or", ";"}.isdisjoint(gap)
        if len(gap) > longest or not linked or not {".", "!", "?"}.isdisjoint(gap):
            break
        if _is_restatement(words, reading):
            reach = reading.first - 1
            continue
        joined.append(reading)
        reach, longest = reading.first, _LONGEST_JOINT
    return joined[::-1]


def _is_restatement(words: Words, reading: Reading) -> bool:
    """Tell the dollars of "3 billion shekels ($800 million) and 90 million, respectively"."""
    bracketed = words.word(reading.first - 1) == "(" and words.word(reading.last) == ")"
    return bracketed and reading.mention.kind in ("money", "measure")


def _starting(words: Words, readings: list[Reading], at: int) -> list[Reading]:
    """Return the figures in a row that begin right after the word at ``at``: "worth, respectively, $3m and $5m"."""
    joined: list[Reading] = []
    reach = at + 1
    for reading in (reading for reading in readings if reading.first > at):
        gap = words.low[reach : reading.first]
        if len(gap) > _LONGEST_JOINT or not _JOINTS.issuperset(gap):
            break
        joined.append(reading)
        reach = reading.last
    return joined


def _share_unit(joined: list[Reading]) -> None:
    named = next((reading for reading in reversed(joined) if reading.mention.rule != "count.bare"), None)
    if named is None or named.numeral.value is None or named.mention.value is None:
        return
    for reading in joined:
        mention = reading.mention
        if mention.rule != "count.bare" or mention.value is None:
            continue
        scaled = (
            reading.numeral.scale == 1.0 < named.numeral.scale
            and mention.value < named.numeral.mantissa * 100
        )
        factor = named.mention.value / named.numeral.value if named.numeral.value else 1.0
        value = without_noise(mention.value * factor * (named.numeral.scale if scaled else 1.0))
        mention.value = mention.value_low = mention.value_high = value
        mention.kind, mention.unit = named.mention.kind, named.mention.unit
        mention.counted, mention.counted_head = named.mention.counted, named.mention.counted_head
        mention.rule = f"{mention.kind}.respectively"


def _things(words: Words, first: Reading, length: int) -> tuple[list[Phrase], Phrase | None]:
    """Return the ``length`` noun phrases that "and" joins before the figures, and the phrase that they qualify.

    In "unemployment in Spain and Italy" that is the unemployment, in "Spain and Italy grew" there is none.
    """
    i = first.first
    while i > 0 and first.first - i < _LONGEST_BRIDGE and words.low[i - 1] not in STOPS:
        i -= 1
        if words.low[i] == "and" and words.low[i + 1 : i + 2] != ["a"]:
            break
    last = _thing_after(words, i + 1, first.first) if words.word(i) == "and" else None
    things = [last] if last is not None else []
    end = i
    while things and len(things) < length:
        end = end - 1 if words.word(end - 1) == "," else end
        before = phrase_before(words, end, verbs=ALL_VERBS)
        if before is None:
            return [], None
        things.append(before)
        end = before_determiners(words, before.first)
    leader = words.word(end - 1)
    if len(things) != length or leader == ",":
        return [], None
    if leader in PREPOSITIONS:
        return things[::-1], outermost(words, phrase_before(words, end - 1, verbs=ALL_VERBS))
    return things[::-1], None


def _thing_after(words: Words, i: int, stop: int) -> Phrase | None:
    i = after_determiners(words, i)
    for end in range(i + 1, min(i + 5, stop)):
        if words.low[end] in ALL_VERBS or words.low[end].endswith("ed") or words.low[end] in PREPOSITIONS:
            return phrase_before(words, end, verbs=ALL_VERBS)
    return None
