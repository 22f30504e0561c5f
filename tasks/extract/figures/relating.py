"""How a number refers to one before it: "of them", "up from", and whether both stand in one sentence."""

from tasks.extract.figures.reading import Reading
from tasks.extract.numerals import Words

_COMPARED = (("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"), ("instead", "of"),
             ("rather", "than"), (",", "against"), ("higher", "from"), ("lower", "from"))  # fmt: skip
# "from a peak of 4 percent"
_EXTREMES = frozenset({"peak", "high", "low", "record", "level", "total", "average"})
_LONGEST_NAME = 4
REVISED = frozenset(
    {"revised", "restated", "adjusted", "unrevised", "previous", "record", "low", "high", "mere"}
)
OF_THEM = (["of", "them"], ["of", "whom"], ["of", "which"], ["of", "it"], ["of", "that"])
_SENTENCE_ENDS = frozenset(".!?")


def same_sentence(words: Words, left: Reading, right: Reading) -> bool:
    """Tell whether no sentence ends between two readings."""
    between = words.low[left.last : right.first]
    if not _SENTENCE_ENDS.isdisjoint(between):
        return False
    return "\n" not in words.text[words.ends[left.last - 1] : words.starts[right.first]]


def is_prior(words: Words, reading: Reading) -> bool:
    """Tell whether the words before a figure make it the value before a change: "up from", "compared with"."""
    i = reading.first
    if words.word(i - 1) == "of":
        i = _before_named(words, i - 1)
    if words.word(i - 1) in ("the", "a", "an"):
        i -= 1
    elif words.word(i - 1) in REVISED:
        i -= 2
    return tuple(words.low[max(i - 2, 0) : i]) in _COMPARED or words.word(i - 1) in ("from", "versus", "vs")


def _before_named(words: Words, of: int) -> int:
    """Return where "a peak" begins in "from a peak of 4%", "a net loss" in "compared with a net loss of €9m"."""
    if words.word(of - 1) in _EXTREMES:
        return of - 1
    for i in range(of - 1, max(of - 1 - _LONGEST_NAME, 0), -1):
        if words.low[i] in ("a", "an", "the"):
            return i if tuple(words.low[max(i - 2, 0) : i]) in _COMPARED else of + 1
        if not words.low[i].isalpha() and words.low[i] != "-":
            break
    return of + 1
