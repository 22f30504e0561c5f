"""The lexer of numerals: one pass over the words of a text."""

from tasks.extract.numerals.digits import VULGAR_FRACTIONS, read_digits
from tasks.extract.numerals.model import Numeral, made
from tasks.extract.numerals.spelled import SPELLED_STARTERS, read_spelled
from tasks.extract.numerals.words import Words

_STARTERS = SPELLED_STARTERS | frozenset(VULGAR_FRACTIONS)


def find_numerals(words: Words) -> list[Numeral]:
    """Return the numerals of a text in order; no two overlap."""
    numerals: list[Numeral] = []
    reached = 0
    candidates = [
        i for i, word in enumerate(words.low) if word in _STARTERS or word[0].isdecimal() or word[0] == "."
    ]
    for i in candidates:
        if i < reached:
            continue
        numeral = _numeral_at(words, i)
        if numeral is not None:
            numerals.append(numeral)
            reached = numeral.last
    return numerals


def _numeral_at(words: Words, i: int) -> Numeral | None:
    word = words.low[i]
    if word[-1].isdecimal():
        return read_digits(words, i)
    if word in VULGAR_FRACTIONS:
        return made(words, i, i + 1, "fraction", VULGAR_FRACTIONS[word])
    return read_spelled(words, i)
