"""When a figure measures what the one before it in its sentence does: further changes, parallel phrases, sizes."""

from itertools import pairwise

from tasks.extract.figures.frame.directions import before_epithets
from tasks.extract.figures.number.compounds import is_suspended
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import STOPS, before_determiners
from tasks.extract.figures.vocabulary import PREPOSITIONS, word_list
from tasks.extract.numerals import Words

# "67 percent, up 4 points", "7 million passengers in June, up 4%", "8 tonnes, a 3% rise", "up 2% on the year, at $9"
_FOLLOWING_CHANGE = frozenset({(",", "up"), (",", "down"), (",", "a"), (",", "an"), (",", "at"), (",", "to"),
                               (",", "after"), (",", "following")})  # fmt: skip
_ARTICLES = frozenset({"a", "an"})
_LONGEST_GAP = 8
_LONGEST_PARALLEL = 7
_CHANGEABLE = frozenset({"money", "count", "percent", "measure"})
_SIZES = word_list("sharing.sizes")
_SIZED = frozenset({"measure", "age"})


def follows_change(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell a further change or the level after one, set off by a comma: "8 tonnes, a 3% rise", "up 2%, at $9"."""
    start = before_epithets(words, reading.first)
    if previous.mention.kind not in _CHANGEABLE or start <= previous.reach:
        return False
    gap = words.low[previous.reach : start if start < reading.first else reading.first]
    if not 0 < len(gap) <= _LONGEST_GAP or not STOPS.isdisjoint(gap):
        return False
    if gap[-1] == "of" and tuple(gap[-4:-2]) in _FOLLOWING_CHANGE:
        # "this year, an increase of 9%"
        return reading.mention.direction is not None
    if tuple(gap[-2:]) not in _FOLLOWING_CHANGE:
        return False
    if gap[-1] in _ARTICLES:
        return reading.mention.direction is not None
    return gap[-1] in ("up", "down") or previous.mention.direction is not None


def is_fronted(words: Words, whole: Reading, reading: Reading) -> bool:
    """Tell a part of the whole that opens the sentence: "Of the 640 staff affected, about a quarter will go"."""
    i = before_determiners(words, whole.first)
    opens = words.word(i - 1) == "of" and (i == 1 or words.word(i - 2) in STOPS or words.breaks(i - 1))
    j = reading.first - 1 - (words.word(reading.first - 1) in ("only", "just", "some", "at"))
    return opens and words.word(j) == ","


def is_parallel(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell the next of a pair that one preposition opens: "tariffs of 25% on steel and 10% on aluminium"."""
    if previous.mention.kind != reading.mention.kind or previous.mention.unit != reading.mention.unit:
        return False
    gap = words.low[previous.reach : reading.first]
    if (
        not 1 < len(gap) <= _LONGEST_PARALLEL
        or gap[0] not in PREPOSITIONS
        or gap[0] != words.word(reading.last)
    ):
        return False
    return gap[-1] in ("and", ",", "or") and STOPS.isdisjoint(gap)


def sizes_on(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell a further size of the same thing: "12 metres long and 4 metres wide"."""
    if previous.mention.kind not in _SIZED or reading.mention.kind not in _SIZED:
        return False
    gap = words.low[previous.last : reading.first]
    return 0 < len(gap) <= _LONGEST_GAP and _SIZES.issuperset(gap)


def share_forward(words: Words, readings: list[Reading]) -> None:
    """Give the first of "a 12-year, $325 million contract", "two- and three-litre tanks" what the second measures."""
    for left, right in reversed(list(pairwise(readings))):
        if is_suspended(words, left.last - 1):
            left.mention.counted, left.mention.counted_head = (
                right.mention.counted,
                right.mention.counted_head,
            )
            continue
        lacking = left.mention.counted is None and left.mention.rule.endswith(".hyphenated")
        if lacking and right.counted_at[0] >= right.last and words.low[left.last : right.first] == [","]:
            left.mention.counted, left.mention.counted_head = (
                right.mention.counted,
                right.mention.counted_head,
            )
