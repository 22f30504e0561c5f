"""Two numbers that bound one quantity ("between 20 and 30", "$15-20 million") or state a change ("from 5 to 8")."""

from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import DASHES, word_list
from tasks.extract.numerals import Words, without_noise
from tasks.extract.seedtables import listed, read_table

_CHANGE_WORDS = frozenset(
    word for row in read_table("direction_cues") for word in listed(row["words"])
) | frozenset({"went", "goes", "moved", "changed", "change", "revised", "upgraded", "downgraded", "extended"})
_LOOKBACK = 8
# "two or three": the ends lie close together.
_OR_SPREAD = 3
# A level this many times the number before it is no second end of a range after a verb of change.
_CHANGE_SPREAD = 4
# "From 80 to 60 million", but "from 900 to 1.2 million".
_SCALE_SPREAD = 4
# Kinds whose unit a bare number after them may share: "$15 to 20", "aged 4 to 16", "from 5 percent to 7".
_LENDING = frozenset({"money", "age", "percent", "measure", "duration"})
# Of these only a change ("from 12 years to eight") lends its unit to the right.
_CHANGING = frozenset({"percent", "measure", "duration"})
_RANGING = frozenset(
    {"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying", "anywhere"}
)
_RATES = frozenset({"a", "an", "per"})
_JOINING_DASHES = [[dash] for dash in DASHES]
_VOTE_WORDS = word_list("ranges.votes")
_AFTER_VOTE = 2


def join_ranges(words: Words, readings: list[Reading]) -> list[Reading]:
    """Return the readings with the two ends of each range made one, and pairs that are scores left out.

    The level that a change leads to is joined first: "from 12 billion to 15-18 billion euros".
    """
    return _joined(words, _levels_joined(words, readings))


def _levels_joined(words: Words, readings: list[Reading]) -> list[Reading]:
    """Return the readings with the two ends made one that a change leads to: "from 12 billion to 15-18 billion"."""
    joined: list[Reading] = []
    for reading in readings:
        left = joined[-1] if len(joined) > 1 else None
        if left is not None and _is_level(words, joined[-2], left, reading):
            joined[-1] = _merged(words, left, reading)
        else:
            joined.append(reading)
    return joined


def _is_level(words: Words, prior: Reading, left: Reading, right: Reading) -> bool:
    """Tell "15-18" and "between 15 and 18" after "from 12 to"."""
    between = words.word(left.first - 1) == "between" and words.low[left.last : right.first] == ["and"]
    dashed = words.low[left.last : right.first] in _JOINING_DASHES and _touching(words, left)
    led = words.word(left.first - 1 - between) == "to" and prior.last == left.first - 1 - between
    rising = (left.mention.value or 0.0) < (right.mention.value or 0.0)
    if not (led and rising and (between or dashed) and _comparable(left, right)):
        return False
    return words.word(before_modifier(words, prior.first) - 1) == "from"


def _joined(words: Words, readings: list[Reading]) -> list[Reading]:
    joined: list[Reading] = []
    i = 0
    while i < len(readings):
        reading = readings[i]
        following = readings[i + 1] if i + 1 < len(readings) else None
        verdict = _verdict(words, reading, following) if following else ""
        if following and verdict == "range":
            joined.append(_merged(words, reading, following))
        elif following and verdict == "change":
            _share_unit(words, reading, following)
            reading.mention.role, reading.mention.related = "prior_value", following.mention
            rising = _left_value(reading, following) < (_end(following) or 0.0)
            following.mention.direction = "up" if rising else "down"
            following.mention.rule += "+change.to"
            joined += [reading, following]
        elif following and verdict == "pair":
            _share_unit(words, reading, following)
            joined += [reading, following]
        elif following and verdict != "score":
            joined.append(reading)
            i += 1
            continue
        elif not following:
            joined.append(reading)
        i += 2
    return joined


def _verdict(words: Words, left: Reading, right: Reading) -> str:
    """Say what two readings in a row are to each other: ``range``, ``change``, ``score`` or nothing."""
    if right.first - left.last > 3 or not _comparable(left, right):
        return ""
    gap = tuple(words.low[left.last : right.first])
    before = words.word(before_modifier(words, left.first) - 1)
    if len(gap) == 3 and gap[0] in _RATES:
        gap = gap[2:]
    if _bare(right) and left.mention.kind in _CHANGING and (before, gap) != ("from", ("to",)):
        return ""
    low, high = left.mention.value, _end(right)
    if low is None or high is None:
        return ""
    rising = _left_value(left, right) < high
    if low < 0 and high < 0:
        # "Growth of -2 to -3 percent"
        rising = low != high
    if right.mention.value is None:
        return "change" if (before, gap) == ("from", ("to",)) else ""
    if len(gap) == 1 and gap[0] in DASHES:
        return _dashed(words, left, right, rising=rising)
    if gap == ("and",) and (before == "between" or _between_ages(words, left)):
        return "range"
    if gap in (("to",), ("-", "to"), ("-", "to", "-"), ("through",)):
        return _to(words, left, right, rising, before)
    close = rising and high - low <= _OR_SPREAD and max(low, high) <= 100
    return "range" if gap == ("or",) and close and _bare(left) else ""


def _dashed(words: Words, left: Reading, right: Reading, *, rising: bool) -> str:
    if rising and (not _bare(right) or not _bare(left) or right.numeral.scale > 1):
        return "range"
    if not _bare(left) or not _touching(words, left):
        return ""
    if rising and (words.word(left.first - 1) in _RANGING or before_modifier(words, left.first) < left.first):
        # "In the range 2-4", "about 12-18"
        return "range"
    return "pair" if _voted(words, left, right) else "score"


def _to(words: Words, left: Reading, right: Reading, rising: bool, before: str) -> str:
    if before == "from":
        if words.word(left.first - 2) in _RANGING:
            return "range"
        window = words.low[max(left.first - _LOOKBACK, 0) : left.first]
        return "change" if not rising or not _CHANGE_WORDS.isdisjoint(window) else "range"
    if not rising:
        if not _bare(left):
            return ""
        return "pair" if _voted(words, left, right) or not _bare(right) else "score"
    if _bare(left) and _bare(right) and _voted(words, left, right):
        # "The motion failed by 251 to 289."
        return "pair"
    # "fell $12 to $1,930", "grew by 80,000 to 4.7 million": the change and the level after it.
    changed = not _CHANGE_WORDS.isdisjoint(words.low[max(left.first - 2, 0) : left.first])
    apart = not _bare(left) or abs(_left_value(left, right)) * _CHANGE_SPREAD < abs(right.mention.value or 0)
    return "" if changed and apart else "range"


def _between_ages(words: Words, left: Reading) -> bool:
    """Tell whether a range of ages begins: "between the ages of 4 and 16"."""
    return left.mention.kind == "age" and "between" in words.low[max(left.first - 4, 0) : left.first]


def _voted(words: Words, left: Reading, right: Reading) -> bool:
    """Tell votes from scores of play: "voted 52-48", "a 6–3 majority"."""
    around = words.low[max(left.first - _LOOKBACK, 0) : left.first]
    return not _VOTE_WORDS.isdisjoint([*around, *words.low[right.last : right.last + _AFTER_VOTE]])


def _touching(words: Words, left: Reading) -> bool:
    return words.joined(left.last) and words.joined(left.last + 1)


def _end(reading: Reading) -> float | None:
    """Return the value at the right of a range, which may be a range itself: "from 12 to 15-18"."""
    mention = reading.mention
    return mention.value_low if mention.modifier == "between" else mention.value


def _bare(reading: Reading) -> bool:
    return reading.mention.rule == "count.bare"


def _comparable(left: Reading, right: Reading) -> bool:
    kinds = {left.mention.kind, right.mention.kind}
    if "ordinal" in kinds or left.numeral.form == "ordinal":
        return False
    same = left.mention.kind == right.mention.kind and left.mention.unit == right.mention.unit
    return same or _bare(left) or (_bare(right) and left.mention.kind in _LENDING)


def _left_value(left: Reading, right: Reading) -> float:
    """Return the value of the left end with the scale that it shares with the right one."""
    value = left.mention.value or 0.0
    shared = _shares_scale(left, right)
    if _bare(left) and not shared and right.numeral.value and right.mention.value is not None:
        # A bare end takes the factor of the other's unit too: "5 to 10 cents".
        return without_noise(value * right.mention.value / right.numeral.value)
    if not shared:
        return value
    return without_noise(value * right.numeral.scale * _factor(right))


def _shares_scale(left: Reading, right: Reading) -> bool:
    """Tell whether the scale of the right end is meant on the left too: "12 to 15 million", "80 to 60 million"."""
    value, mantissa = left.mention.value or 0.0, right.numeral.mantissa
    return left.numeral.scale == 1.0 < right.numeral.scale and abs(value) < abs(mantissa) * _SCALE_SPREAD


def _factor(reading: Reading) -> float:
    if not reading.numeral.value or reading.mention.value is None:
        return 1.0
    return reading.mention.value / reading.numeral.value


def _share_unit(words: Words, left: Reading, right: Reading) -> None:
    """Give a bare end the unit, scale and counted noun of the other."""
    bare = _bare(left) and not _bare(right)
    if bare or (not _bare(left) and _shares_scale(left, right)):
        value = _left_value(left, right)
        left.mention.value = left.mention.value_low = left.mention.value_high = value
    if bare:
        left.mention.kind, left.mention.unit = right.mention.kind, right.mention.unit
        left.mention.counted, left.mention.counted_head = right.mention.counted, right.mention.counted_head
        left.mention.rule = f"{right.mention.kind}.shared_unit"
    elif _bare(right) and (left.mention.kind in _CHANGING or _both_scaled(left, right)):
        right.mention.kind, right.mention.unit = left.mention.kind, left.mention.unit
        right.mention.rule = f"{left.mention.kind}.shared_unit"


def _both_scaled(left: Reading, right: Reading) -> bool:
    """Tell whether both state millions of one currency: "from €3m to 4.5 million"."""
    return left.mention.kind == "money" and left.numeral.scale > 1 and right.numeral.scale > 1


def _merged(words: Words, left: Reading, right: Reading) -> Reading:
    low, high = _left_value(left, right), right.mention.value or 0.0
    leading = left.mention.kind in ("money", "age") and right.mention.kind != left.mention.kind
    main = left if leading else right
    numeral = right.numeral if right.numeral.scale > 1 else main.numeral
    reading = Reading(numeral, left.first, right.last, main.mention, right.reach)
    mention = reading.mention
    if words.word(left.first - 1) == "between":
        reading.first = left.first - 1
    mention.char_start, mention.char_end = words.starts[reading.first], words.ends[reading.last - 1]
    if mention.kind == "duration" and words.word(left.first - 1) in ("aged", "ages"):
        mention.kind = "age"
    mention.rule = f"{mention.kind}.range"
    mention.modifier, mention.value = "between", None
    mention.value_low, mention.value_high = sorted((low, high))
    return reading
