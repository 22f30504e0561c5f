"""Amounts stated in two units ("5 ft 2 in", "two hours and 15 minutes"), and points beside percents."""

from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.numerals import Words, without_noise

# How many of the smaller unit (UCUM) make one of the larger.
SMALLER = {
    ("a", "mo"): 12, ("wk", "d"): 7, ("d", "h"): 24, ("d", "min"): 1440, ("h", "min"): 60, ("min", "s"): 60,
    ("h", "s"): 3600,
    ("[mi_i]", "[yd_i]"): 1760, ("[yd_i]", "[ft_i]"): 3, ("[ft_i]", "[in_i]"): 12, ("[lb_av]", "[oz_av]"): 16,
    ("[stone_av]", "[lb_av]"): 14, ("km", "m"): 1000, ("m", "cm"): 100, ("kg", "g"): 1000,
}  # fmt: skip
_SUSPENDING = frozenset({",", "and", "or", "to"})
_JOINTS = ((), ("and",), ("-",))
# "2 hours, 4 minutes and 11 seconds", "3 days, 4 hours"; "14 days, and 16 hours" are two.
_DAY_JOINTS = (*_JOINTS, (",",))
_CLOCK_JOINTS = (*_DAY_JOINTS, (",", "and"))
_OF_A_CLOCK = frozenset({"h", "min"})
# "6-foot-4": feet may leave out the inches.
_AFTER_INCHES = frozenset({".", ",", ";", ")", "tall", "high", "long", "wide", "deep"})
_FEET, _INCHES = "[ft_i]", 12
_POINT_LEADERS = word_list("compounds.point_leaders")
_POINT_FOLLOWERS = word_list("compounds.point_followers")
_POLLS = frozenset({"poll", "polls", "pollster", "pollsters", "survey"})
_POLL_WINDOW = 12
_MOST_POINTS = 60
_STOPS = frozenset(".;!?")


def join_compounds(words: Words, readings: list[Reading]) -> list[Reading]:
    """Return the readings with an amount and the smaller unit right after it made one, in the larger unit."""
    joined: list[Reading] = []
    for reading in readings:
        share = _share(words, joined[-1], reading) if joined else None
        if share is None:
            joined.append(reading)
            continue
        left = joined[-1]
        mention = left.mention
        mention.value = without_noise((mention.value or 0.0) + share)
        mention.value_low = mention.value_high = mention.value
        if reading.mention.kind == "age":
            mention.kind = "age"
        mention.rule = f"{mention.kind}.compound"
        left.last = left.reach = _past_inches(words, reading)
        mention.char_end = words.ends[left.last - 1]
    return joined


def _past_inches(words: Words, reading: Reading) -> int:
    """Return the word after the second number and its unit; "in" is one before a sign or an adjective of size."""
    i = reading.last
    inches = reading.mention.rule == "count.bare" and words.word(i) in ("in", "ins")
    closed = words.word(i + 1) in _AFTER_INCHES or not words.word(i + 1)
    return i + 1 if inches and closed else i


def _share(words: Words, left: Reading, right: Reading) -> float | None:
    """Return what the right amount adds to the left one in the unit of the left, or None."""
    gap = tuple(words.low[left.last : right.first])
    value, unit = right.mention.value, left.mention.unit
    joints = _CLOCK_JOINTS if unit in _OF_A_CLOCK else _DAY_JOINTS if unit == "d" else _JOINTS
    if gap not in joints or value is None or unit is None:
        return None
    if (left.mention.value or 0.5) % 1 and not left.mention.rule.endswith(".compound"):
        return None
    if right.mention.rule == "count.bare" and unit == _FEET and gap != ("and",):
        return value / _INCHES if value < _INCHES else None
    parts = SMALLER.get((unit, right.mention.unit or ""))
    return value / parts if parts and 0 <= value < parts else None


def is_suspended(words: Words, i: int) -> bool:
    """Tell the hyphen at word ``i`` of "two-, three- and five-litre tanks", whose unit the last number has."""
    if words.word(i) not in HYPHENS or not words.joined(i):
        return False
    return words.word(i + 1) == "," or (not words.joined(i + 1) and words.word(i + 1) in _SUSPENDING)


def join_suspended(words: Words, readings: list[Reading]) -> list[Reading]:
    """Give the numbers before suspended hyphens the unit or noun of the number that has one; drop those without."""
    kept: list[Reading] = []
    whole: Reading | None = None
    for reading in reversed(readings):
        if not is_suspended(words, reading.last - 1):
            hyphen = reading.numeral.last
            compound = words.word(hyphen) in HYPHENS and words.joined(hyphen) and reading.last > hyphen
            whole = reading if compound else None
        elif whole is None or not _SUSPENDING.issuperset(words.low[reading.last : whole.first]):
            continue
        else:
            _share_suspended(whole, reading)
            whole = reading
        kept.append(reading)
    return kept[::-1]


def _share_suspended(whole: Reading, reading: Reading) -> None:
    known, mention = whole.mention, reading.mention
    factor = (known.value or 0.0) / whole.numeral.value if whole.numeral.value else 1.0
    mention.value = mention.value_low = mention.value_high = without_noise((mention.value or 0.0) * factor)
    mention.kind, mention.unit, mention.rule = known.kind, known.unit, known.rule
    mention.counted, mention.counted_head = known.counted, known.counted_head
    reading.counted_at = whole.counted_at


def read_points(words: Words, readings: list[Reading]) -> None:
    """Turn points beside percents into percentage points ("68 percent, four points more", "up 5 points to 43%").

    Points that a percent restates ("85 points, or 0.6 percent") are those of an index and stay a count.
    """
    for place, reading in enumerate(readings):
        mention = reading.mention
        counted = mention.kind == "count" and mention.counted_head == "point"
        if not counted or not 0 < (mention.value or 0.0) <= _MOST_POINTS:
            continue
        before = readings[place - 1] if place else None
        after = readings[place + 1] if place + 1 < len(readings) else None
        if (
            _polled(words, reading)
            or (after is not None and _leads_to(words, reading, after))
            or (before is not None and _compares(words, before, reading))
        ):
            mention.kind, mention.unit, mention.rule = "percent", "percentage_point", "percent.points"
            mention.counted = mention.counted_head = None
            reading.last = reading.counted_at[1]
            mention.char_end = words.ends[reading.last - 1]
            reading.counted_at = (0, 0)


def _polled(words: Words, reading: Reading) -> bool:
    """Tell whether the points are those of a poll: "a lead of six points in the poll"."""
    near = words.low[max(reading.first - _POLL_WINDOW, 0) : reading.last + _POLL_WINDOW]
    led = words.word(reading.first - 1) in ("of", "to", "by") or words.word(reading.reach) in _POINT_FOLLOWERS
    return led and not _POLLS.isdisjoint(near)


def _leads_to(words: Words, reading: Reading, after: Reading) -> bool:
    """Tell whether the points lead to a percent: "up five points to 43 percent"."""
    gap = words.low[reading.reach : after.first]
    return after.mention.kind == "percent" and bool(gap) and gap[0] in ("to", "at") and len(gap) <= 2


def _compares(words: Words, before: Reading, reading: Reading) -> bool:
    """Tell whether the points compare a percent of the same sentence with another."""
    gap = words.low[before.last : reading.first]
    if before.mention.kind != "percent" or not gap or not _STOPS.isdisjoint(gap):
        return False
    if words.word(before.first - 1) == "or":
        # "fell 40 points, or 0.3%, and the e-minis 6 points": points of an index
        return False
    leader = words.word(reading.first - 1) in _POINT_LEADERS
    follower = words.word(reading.reach) in _POINT_FOLLOWERS
    return "or" not in gap and (leader or follower or gap == [","])
