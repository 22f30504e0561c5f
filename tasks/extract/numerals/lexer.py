"""The lexer of numerals: one pass over the words of a text."""

import re
from collections.abc import Callable, Iterable, Iterator

from tasks.extract.numerals.digits import VULGAR_FRACTIONS, read_digits
from tasks.extract.numerals.model import SCALES, Numeral, made
from tasks.extract.numerals.spelled import ARTICLES, SPELLED_STARTERS, read_spelled
from tasks.extract.numerals.words import Words

_STARTERS = SPELLED_STARTERS | frozenset(VULGAR_FRACTIONS)
# Without one of these (or a digit) a sentence holds no numeral: "a" and "several" need a scale word.
TRIGGERS = (SPELLED_STARTERS - ARTICLES) | frozenset(SCALES) | {"dozen", "couple"}
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\n")


def parts_with_numbers(text: str, holds_number: Callable[[str], object]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences and lines of ``text`` that hold a number; the others need not be read."""
    start = 0
    for gap in _SENTENCE_GAP.finditer(text):
        if holds_number(text[start : gap.start()].lower()):
            yield start, gap.start()
        start = gap.end()
    if holds_number(text[start:].lower()):
        yield start, len(text)


def number_search(words: Iterable[str]) -> Callable[[str], object]:
    """Return a search for a digit, a vulgar fraction or one of ``words`` in lower-case text."""
    marks = "".join(VULGAR_FRACTIONS)
    return re.compile(rf"[\d{marks}]|\b{_prefix_tree(sorted(words))}\b").search


def _prefix_tree(words: list[str]) -> str:
    """Return a pattern for any of the words that tries every letter once."""
    if words == [""]:
        return ""
    branches = [
        re.escape(letter) + _prefix_tree([word[1:] for word in words if word[:1] == letter])
        for letter in dict.fromkeys(word[0] for word in words if word)
    ]
    return f"(?:{'|'.join(branches)}){'?' if '' in words else ''}"


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
