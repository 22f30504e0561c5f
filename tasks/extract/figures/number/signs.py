"""Signs: where a minus before a number or a currency symbol makes it negative, and where it is a dash."""

from tasks.extract.figures.vocabulary import AUXILIARIES, DASHES, PREPOSITIONS, VERBS
from tasks.extract.numerals import NO_SIGN_AFTER, SPELLED_SIGNS, Numeral, Words, is_sign

# "the tank -30 litres in all- is full": the second of a pair of dashes stands this near.
_PAIR_WINDOW = 12
_SENTENCE_ENDS = frozenset(".!?;")
_BEFORE_NEGATIVE_COUNT = AUXILIARIES | PREPOSITIONS | VERBS | {"(", "[", ":", "="}


def is_negative(words: Words, symbol: int, numeral: Numeral) -> bool:
    """Tell a sign before the currency symbol at word ``symbol``: "-$4m", "negative €18m"; a vague sum has none."""
    sign, before = words.word(symbol - 1), words.word(symbol - 2)
    if numeral.value is None or numeral.value < 0:
        return False
    if sign in SPELLED_SIGNS:
        return before not in NO_SIGN_AFTER
    # "$5 -$10"
    ranges = before[-1:].isdecimal()
    return is_sign(words, symbol - 1) and not ranges and not _closes(words, numeral.last)


def counts_below_zero(words: Words, numeral: Numeral) -> bool:
    """Tell a negative count ("a change of -12 people") from a dash, a mark of a list, "the team minus two players"."""
    if words.low[numeral.first] == "−":
        return True
    before = "" if words.breaks(numeral.first) else words.word(numeral.first - 1)
    led = before in _BEFORE_NEGATIVE_COUNT or before.endswith("ed")
    return led and not _closes(words, numeral.last)


def _closes(words: Words, i: int) -> bool:
    """Tell whether a dash that closes a parenthesis stands at word ``i`` or soon after."""
    for j in range(i, min(i + _PAIR_WINDOW, len(words))):
        if words.low[j] in _SENTENCE_ENDS:
            return False
        if words.low[j] in DASHES and words.joined(j) and not words.joined(j + 1):
            return True
    return False
