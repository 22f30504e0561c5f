"""The lexer of numerals: one pass over the words of a text."""

import re
from collections.abc import Callable, Iterable, Iterator

from tasks.extract.numerals.digits import VULGAR_FRACTIONS, read_digits
from tasks.extract.numerals.model import SCALES, Numeral, made
from tasks.extract.numerals.spelled import AFTER_ARTICLE, ARTICLES, SPELLED_STARTERS, read_spelled
from tasks.extract.numerals.words import Words

_STARTERS = SPELLED_STARTERS | frozenset(VULGAR_FRACTIONS)
_INDEFINITE = frozenset({"a", "an"})
# Without one of these (or a digit) a sentence holds no numeral: "a" and "several" need a scale word.
TRIGGERS = (SPELLED_STARTERS - ARTICLES) | frozenset(SCALES) | {"dozen", "couple"}
# It begins with one set of characters: that is fast to scan for.
_SENTENCE_GAP = re.compile(r"[.!?\n](?:(?<=\n)|\s+(?=[A-Z“\"]))")

# "15 737 freighters": types of aircraft are numbers that follow a number.
_AIRCRAFT_TYPE = re.compile(r"7[0-9]7|3[1-8]0|319|321")
_AIRCRAFT = frozenset(
    {"jet", "airliner", "jetliner", "freighter", "aircraft", "plane", "aeroplane", "airplane"}
)

# Tells whether a text holds a number between two offsets, the first of them behind a blank or a sign.
HoldsNumber = Callable[[str, int, int], object]


def parts_with_numbers(
    text: str, holds_number: HoldsNumber, passed_over: Iterable[tuple[int, int]] = ()
) -> Iterator[tuple[int, int]]:
    """Yield the spans of the sentences and lines of ``text`` that hold a number; the others need not be read.

    Numbers in the spans ``passed_over``, in order and apart from each other, do not count.
    """
    lower = text.lower()
    if len(lower) != len(text):
        # A letter whose lower case is two code points would shift the offsets.
        lower = "".join(letter.lower()[0] for letter in text)
    # A blank in front, so that something stands before every sentence.
    lower = " " + _blanked(lower, passed_over)
    start = 0
    for gap in _SENTENCE_GAP.finditer(text):
        end = gap.start() + 1
        if holds_number(lower, start + 1, end + 1):
            yield start, end
        start = gap.end()
    if holds_number(lower, start + 1, len(text) + 1):
        yield start, len(text)


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, reached = [], 0
    for start, end in spans:
        parts += [text[reached:start], " " * (end - start)]
        reached = end
    return "".join([*parts, text[reached:]]) if parts else text


def number_search(words: Iterable[str]) -> HoldsNumber:
    """Return a search for a digit, a vulgar fraction or one of ``words`` in lower-case text.

    A word is looked for from the sign or blank before it: few characters are none of the letters from a to z.
    """
    find_word = re.compile(rf"[^a-z](?<!\w){_prefix_tree(sorted(words))}\b").search
    find_digit = re.compile(rf"[\d{''.join(VULGAR_FRACTIONS)}]").search
    return lambda text, start, end: find_digit(text, start, end) or find_word(text, start - 1, end)


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
    for i in _candidates(words):
        if i < reached:
            continue
        if words.low[i] in _INDEFINITE and words.word(i + 1) not in AFTER_ARTICLE:
            continue
        numeral = _numeral_at(words, i)
        if numeral is not None:
            numerals.append(numeral)
            reached = numeral.last
    return numerals


def _candidates(words: Words) -> list[int]:
    """Return the words that may begin a numeral, numbers that only a blank joins cut apart."""
    found = [
        i for i, word in enumerate(words.low) if word in _STARTERS or word[0].isdecimal() or word[0] == "."
    ]
    joined = [i for i in found if " " in words.low[i] and is_type_of_aircraft(words, i)]
    for i in reversed(joined):
        words.part(i)
    return _candidates(words) if joined else found


def is_type_of_aircraft(words: Words, i: int) -> bool:
    """Tell the number that ends word ``i`` of "15 737 freighters", fifteen of a type, from "15 737 barrels"."""
    if words.word(i + 1).removesuffix("s") not in _AIRCRAFT:
        return False
    _, _, last = words.low[i].partition(" ")
    return _AIRCRAFT_TYPE.fullmatch(last or words.low[i]) is not None


def _numeral_at(words: Words, i: int) -> Numeral | None:
    word = words.low[i]
    if word[-1].isdecimal():
        return read_digits(words, i)
    if word in VULGAR_FRACTIONS:
        return made(words, i, i + 1, "fraction", VULGAR_FRACTIONS[word])
    return read_spelled(words, i)
