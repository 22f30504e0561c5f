"""The lexer of numerals: where a text states a number, in digits or in words, and which number.

A text is cut once into words, digit groups and marks (:class:`Words`); ``find_numerals`` then walks over it and
reads every numeral: digits with separators of any locale, number words, fractions, mixed numbers, scale words
and abbreviations, ordinals and vague quantities. What is counted, in which unit, and whether the numeral
is a quantity at all are questions for the components that use it.

Number words and scales come from ``seeds/number_words.csv`` and ``seeds/scale_words.csv``.
"""

import re
from dataclasses import dataclass, field

from tasks.extract.seedtables import read_table

_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,])"  # 800 000
    r"|(?<![\d.,])\d{1,3}(?:['’]\d{3})+(?!\d)"  # 1'234'567
    r"|\d{1,3}(?: , \d{3})+(?!\d)"  # 1 , 234 in tokenized text
    r"|\d+(?:[.,]\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]|_"
)

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\d*\.?\d+$")
_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+$|\d{1,3}(?:\.\d{3}){2,}$")
_DECIMAL_COMMA = re.compile(r"\d+,\d{1,2}$")
_SPACED = re.compile(r"[ \u00a0\u2009\u202f'’]|,(?= )")

VULGAR_FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10, 16, 32})

_NUMBER_WORDS = read_table("number_words")


def _number_words(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in _NUMBER_WORDS if row["class"] == kind}


_UNITS, _TEENS, _TENS = _number_words("unit"), _number_words("teen"), _number_words("ten")
_GROUPS, _ORDINALS, _DENOMINATORS = (
    _number_words("group"),
    _number_words("ordinal"),
    _number_words("fraction"),
)
_VAGUE = _number_words("vague")
_CARDINALS = _UNITS | _TEENS | _TENS
_SCALES = {row["word"]: float(row["value"]) for row in read_table("scale_words") if row["form"] == "word"}
_ABBREVIATIONS = {
    row["word"]: float(row["value"]) for row in read_table("scale_words") if row["form"] == "abbreviation"
}
_LETTERS = {row["word"]: float(row["value"]) for row in read_table("scale_words") if row["form"] == "letter"}
# What the plural of a scale word stands for in "tens of thousands".
_PLURAL_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
# The least that "several" and "a few" can mean before a scale word.
_VAGUE_COUNTS = {"several": 3.0, "few": 2.0, "many": 2.0}
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_HYPHENS = frozenset("-‐‑")
_MINUS = frozenset("-−–")

_STARTERS = frozenset(_CARDINALS) | frozenset(_VAGUE) | frozenset(_ORDINALS) | frozenset(VULGAR_FRACTIONS) | {
    "half", "a", "an", "several", "few", "dozen",
}  # fmt: skip
_AFTER_ARTICLE = frozenset(_SCALES) | frozenset(_GROUPS) | frozenset(_DENOMINATORS)
# A bare fraction word is a fraction only next to one of these: "a third of", "cut by half", not "a third man".
_FRACTION_FOLLOWERS = frozenset({"of", "more", "less", "as", "larger", "bigger", "higher", "lower"})
_FRACTION_LEADERS = frozenset(
    {"by", "than", "about", "nearly", "almost", "roughly", "around", "over", "under", "just", "approximately"}
)
_HALF_FOLLOWERS = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "all", "as", "that", "those", "these"}
)
_PART_NAMES = frozenset(
    {"first", "second", "latter", "other", "better", "last", "1st", "2nd", "final", "next", "each"}
)


class Words:
    """A text cut into words, digit groups and marks, with code-point offsets.

    ``surface[i]`` is ``text[starts[i]:ends[i]]`` and ``low[i]`` its lower case, straight apostrophes throughout.
    """

    __slots__ = ("ends", "low", "starts", "surface", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        found = [(match.start(), match.group()) for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in found]
        self.surface = [word for _, word in found]
        self.ends = [start + len(word) for start, word in found]
        self.low = [word.lower().replace("’", "'") for word in self.surface]

    def __len__(self) -> int:
        """Return the number of words and marks."""
        return len(self.starts)

    def word(self, i: int) -> str:
        """Return the lower-case word at ``i``, or the empty string outside of the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def joined(self, i: int) -> bool:
        """Tell whether word ``i`` follows the one before it without a space."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]


@dataclass(slots=True)
class Numeral:
    """A number as stated: words ``first`` to ``last`` (half-open) and code points ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    form: str
    """``digits``, ``words``, ``fraction``, ``ordinal`` or ``vague``."""
    value: float | None
    """None for a vague quantity; then ``low`` is the least it can mean."""
    low: float | None = None
    mantissa: float = 0.0
    """The number before its scale words: 15 in "15 million"."""
    scale: float = 1.0
    letter_scale: float | None = field(default=None)
    """What a single letter after the digits multiplies by if it is a scale ("5m"); the letter is word ``last``."""


def parse_digits(digits: str) -> float | None:
    """Return the value of one digit group, or None where it is no number (an IP address, a dotted date).

    Commas group thousands, or lakhs in Indian style; dots mark decimals unless they group thousands in
    continental style ("1.234.567,5"). A single comma before one or two digits is a decimal comma.
    """
    plain = _SPACED.sub("", digits).replace(" ", "")
    if _PLAIN.match(plain):
        return float(plain)
    if _GROUPED.match(plain) or _INDIAN.match(plain):
        return float(plain.replace(",", ""))
    if _CONTINENTAL.match(plain) or _DECIMAL_COMMA.match(plain):
        return float(plain.replace(".", "").replace(",", "."))
    return None


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
        return _digits(words, i)
    if word in VULGAR_FRACTIONS:
        return _made(words, i, i + 1, "fraction", VULGAR_FRACTIONS[word])
    for reader in (_vague, _half, _article, _spelled):
        numeral = reader(words, i)
        if numeral is not None:
            return numeral
    return None


def _made(words: Words, first: int, last: int, form: str, value: float | None) -> Numeral:
    return Numeral(first, last, words.starts[first], words.ends[last - 1], form, value, value, value or 0.0)


# --- digits ---------------------------------------------------------------------------------------


def _digits(words: Words, i: int) -> Numeral | None:
    value = parse_digits(words.surface[i])
    if value is None:
        return None
    last = i + 1
    if words.word(last) in _ORDINAL_ENDINGS and words.joined(last):
        return _made(words, i, last + 1, "ordinal", value)
    fraction, after = _digit_fraction(words, i, value)
    form = "digits"
    if after > last:
        value, last, form = fraction, after, "digits" if fraction > 1 else "fraction"
    numeral = _made(words, i, last, form, value)
    _add_sign(words, numeral)
    _add_scale(words, numeral)
    return numeral


def _digit_fraction(words: Words, i: int, whole: float) -> tuple[float, int]:
    """Read "2½", "2 1/2" or "1/2" from word ``i``: the value and the word after, or ``i + 1`` when it is none."""
    after = words.word(i + 1)
    if after in VULGAR_FRACTIONS:
        return whole + VULGAR_FRACTIONS[after], i + 2
    if (part := _slashed(words, i)) is not None:
        return part, i + 3
    if not words.joined(i + 1) and (part := _slashed(words, i + 1)) is not None:
        return whole + part, i + 4
    return whole, i + 1


def _slashed(words: Words, i: int) -> float | None:
    if words.word(i + 1) not in ("/", "⁄") or not words.joined(i + 1) or not words.joined(i + 2):
        return None
    above, below = words.word(i), words.word(i + 2)
    if not (above.isdecimal() and below.isdecimal()) or words.joined(i) or words.joined(i + 3):
        return None
    if int(below) not in SLASH_DENOMINATORS or int(above) >= int(below):
        return None
    return int(above) / int(below)


def _add_sign(words: Words, numeral: Numeral) -> None:
    """Take a minus sign that stands against the digits and after a space or an opening bracket."""
    i = numeral.first
    sign = words.word(i - 1)
    signed = (
        sign in _MINUS and words.joined(i) and not (words.joined(i - 1) and words.word(i - 2) not in "($£€[")
    )
    if (signed or sign == "minus") and numeral.value is not None:
        numeral.first, numeral.start = i - 1, words.starts[i - 1]
        numeral.value = numeral.low = -numeral.value
        numeral.mantissa = numeral.value


def _add_scale(words: Words, numeral: Numeral) -> None:
    """Multiply by the scale words and abbreviations that follow ("1.5 million", "2 lakh crore", "5bn")."""
    while True:
        i = numeral.last
        if (
            words.word(i) in _HYPHENS
            and words.joined(i)
            and words.joined(i + 1)
            and words.word(i + 1) in _SCALES
        ):
            i += 1
        word = words.word(i)
        scale = _SCALES.get(word) or _ABBREVIATIONS.get(word)
        if scale is None or (word == "hundred" and numeral.scale > 1):
            break
        numeral.scale *= scale
        numeral.last, numeral.end = i + 1, words.ends[i]
    if numeral.value is not None and numeral.scale > 1:
        numeral.value = numeral.low = _product(numeral.value, numeral.scale)
    elif numeral.form == "digits":
        numeral.letter_scale = _LETTERS.get(words.word(numeral.last))


def _product(value: float, scale: float) -> float:
    """Multiply without the noise of binary fractions: 50.5 billion is 50500000000, exactly."""
    return float(round(value * scale, 6))


# --- words ----------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Sum:
    """The value of number words read so far; every ``add_*`` tells whether the word can follow."""

    total: float = 0.0
    group: float = 0.0
    started: bool = False
    scale: float = 1.0
    last: str = ""

    def add(self, word: str) -> bool:
        """Add one number word."""
        if word in _CARDINALS:
            return self._add_cardinal(word)
        if word in _SCALES:
            return self._add_scale(word, _SCALES[word])
        if word in _GROUPS and word == "dozen" and self.started:
            self.group *= _GROUPS[word]
            self.scale, self.last = _GROUPS[word], "scale"
            return True
        return False

    def _add_cardinal(self, word: str) -> bool:
        kind = "unit" if word in _UNITS else "ten" if word in _TENS else "teen"
        after_ten = self.last == "ten" and kind == "unit" and word != "zero"
        if self.started and not after_ten and self.last not in ("hundred", "scale"):
            return False
        self.group += _CARDINALS[word]
        self.started, self.last = True, kind
        return True

    def _add_scale(self, word: str, scale: float) -> bool:
        if not self.started:
            return False
        if word == "hundred":
            if not 0 < self.group < 100:
                return False
            self.group *= scale
            self.last = "hundred"
        elif self.group:
            self.total += self.group * scale
            self.group, self.last = 0.0, "scale"
        else:
            self.total *= scale
        self.scale = scale
        return True

    @property
    def value(self) -> float:
        return self.total + self.group


def _spelled(words: Words, i: int) -> Numeral | None:
    """Read a cardinal in words, with what may follow it: an ordinal, a fraction, "and a half"."""
    if words.low[i] in _ORDINALS:
        return _made(words, i, i + 1, "ordinal", _ORDINALS[words.low[i]])
    if words.low[i] not in _CARDINALS:
        return None
    found = _Sum()
    last = _extend(words, i, found)
    ordinal = _ordinal_end(words, last, found)
    if ordinal is not None:
        return ordinal_made(words, i, *ordinal)
    denominator, after = _denominator(words, last, found.value)
    if denominator:
        return _made(words, i, after, "fraction", found.value / denominator)
    return _finished(words, i, last, found)


def ordinal_made(words: Words, first: int, last: int, value: float) -> Numeral:
    """Return the ordinal that ends a run of number words ("twenty-first")."""
    return _made(words, first, last, "ordinal", value)


def _extend(words: Words, i: int, found: _Sum) -> int:
    """Add number words to ``found`` from word ``i`` on; return the word after them."""
    last = i
    j = i
    while True:
        if not found.add(words.word(j)):
            return last
        last = j = j + 1
        connector = words.word(j)
        hyphenated = connector in _HYPHENS and words.joined(j) and words.joined(j + 1)
        conjoined = (
            connector == "and" and found.last in ("hundred", "scale") and words.word(j + 1) in _CARDINALS
        )
        if hyphenated or conjoined:
            j += 1


def _ordinal_end(words: Words, last: int, found: _Sum) -> tuple[int, float] | None:
    hyphen = words.word(last) in _HYPHENS and words.joined(last) and words.joined(last + 1)
    i = last + 1 if hyphen or words.word(last) == "and" else last
    value = _ORDINALS.get(words.word(i))
    if value is None or value >= 10 or found.last not in ("ten", "hundred"):
        return None
    return i + 1, found.value + value


def _denominator(words: Words, last: int, above: float) -> tuple[float, int]:
    """Read the denominator of "two-thirds", "one fifth", "three quarters of": its value and the word after."""
    hyphen = words.word(last) in _HYPHENS and words.joined(last) and words.joined(last + 1)
    i = last + 1 if hyphen else last
    word = words.word(i)
    value = _DENOMINATORS.get(word, 0.0)
    plural = word.endswith("s") or word == "halves"
    fits = plural == (above > 1) and above < 20 and word != "half"
    if not value or not fits or (above == 1 and not hyphen and word in ("quarter", "second")):
        return 0.0, last
    if word == "quarters" and not hyphen and words.word(i + 1) != "of":
        return 0.0, last
    return value, i + 1


def _finished(words: Words, first: int, last: int, found: _Sum) -> Numeral:
    """Close a cardinal, taking "point five", "and a half" and a scale after those."""
    value, scale = found.value, found.scale if found.last == "scale" else 1.0
    numeral = _made(words, first, last, "words", value)
    numeral.mantissa, numeral.scale = _product(value, 1 / scale), scale
    half, after = _and_fraction(words, last)
    if words.word(last) == "point" and words.word(last + 1) in _UNITS:
        half, after = _point(words, last + 1)
    if half:
        numeral.value = value + half * scale
        numeral.mantissa = _product(numeral.value, 1 / scale)
        numeral.last, numeral.end = after, words.ends[after - 1]
        if scale == 1.0:
            _add_scale(words, numeral)
    numeral.low = numeral.value
    return numeral


def _and_fraction(words: Words, i: int) -> tuple[float, int]:
    """Read "and a half", "and three quarters" or their hyphenated forms from word ``i``."""
    parts = [(j, words.word(j)) for j in range(i, i + 7) if words.word(j) not in _HYPHENS]
    if len(parts) < 3 or parts[0][1] != "and":
        return 0.0, i
    above = 1.0 if parts[1][1] in ("a", "one") else _UNITS.get(parts[1][1], 0.0)
    below = _DENOMINATORS.get(parts[2][1], 0.0)
    plural = parts[2][1].endswith("s")
    if not above or not below or plural != (above > 1) or above >= below:
        return 0.0, i
    return above / below, parts[2][0] + 1


def _point(words: Words, i: int) -> tuple[float, int]:
    digits = ""
    while words.word(i) in _UNITS:
        digits += str(int(_UNITS[words.word(i)]))
        i += 1
    return float(f"0.{digits}"), i


def _article(words: Words, i: int) -> Numeral | None:
    """Read "a hundred", "a dozen", "a couple of", "a million and a half", "a third of"."""
    if words.low[i] not in ("a", "an"):
        return None
    head = words.word(i + 1)
    if head not in _AFTER_ARTICLE:
        return None
    if head in _SCALES:
        found = _Sum(group=1.0, started=True)
        last = _extend(words, i + 1, found)
        return _finished(words, i, last, found)
    if head in _GROUPS:
        if head == "couple" and words.word(i + 2) != "of":
            return None
        last = i + 3 if head == "couple" else i + 2
        return _made(words, i, last, "words", _GROUPS[head])
    return _part(words, i, i + 1)


def _part(words: Words, first: int, i: int) -> Numeral | None:
    """Read the bare fraction word at ``i`` ("a third", "half") where its neighbours show that it is one."""
    if words.low[i].endswith("s"):
        return None
    before, after = words.word(first - 1), words.word(i + 1)
    if after in _FRACTION_FOLLOWERS or (
        before in _FRACTION_LEADERS and words.low[i] in ("half", "third", "quarter")
    ):
        scale = _scale_after_part(words, i)
        if scale:
            return scale
        return _made(words, first, i + 1, "fraction", 1 / _DENOMINATORS[words.low[i]])
    return None


def _scale_after_part(words: Words, i: int) -> Numeral | None:
    """Read "a quarter of a million" from its fraction word."""
    if words.word(i + 1) != "of" or words.word(i + 2) != "a" or words.word(i + 3) not in _SCALES:
        return None
    first = i - 1 if words.word(i - 1) in ("a", "an") else i
    numeral = _made(words, first, i + 4, "words", _SCALES[words.word(i + 3)] / _DENOMINATORS[words.low[i]])
    numeral.scale = _SCALES[words.word(i + 3)]
    return numeral


def _half(words: Words, i: int) -> Numeral | None:
    """Read "half a million", "half-million", "half a dozen", "half of", "more than half"."""
    if words.low[i] != "half":
        return None
    j = i + 1
    while words.word(j) in _HYPHENS or words.word(j) in ("a", "an"):
        j += 1
    scale = _SCALES.get(words.word(j)) or (_GROUPS["dozen"] if words.word(j) == "dozen" else None)
    if scale:
        numeral = _made(words, i, j + 1, "words", scale / 2)
        numeral.mantissa, numeral.scale = 0.5, scale
        return numeral
    before, after = words.word(i - 1), words.word(i + 1)
    if before in _PART_NAMES or after in _HYPHENS:
        return None
    if after in _HALF_FOLLOWERS or before in _FRACTION_LEADERS:
        return _made(words, i, i + 1, "fraction", 0.5)
    return None


def _vague(words: Words, i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand": only a least value is known."""
    word = words.low[i]
    start = i
    if word == "a" and words.word(i + 1) == "few":
        i += 1
        word = "few"
    if word in _VAGUE_COUNTS:
        scale = _SCALES.get(words.word(i + 1)) or (_GROUPS["dozen"] if words.word(i + 1) == "dozen" else None)
        return _least(words, start, i + 2, _VAGUE_COUNTS[word] * scale) if scale else None
    if word not in _VAGUE:
        return None
    multiple = _PLURAL_SCALES.get(words.word(i + 2)) if words.word(i + 1) == "of" else None
    if multiple:
        return _least(words, i, i + 3, _VAGUE[word] * multiple)
    if word == "tens" or (word == "scores" and words.word(i + 1) != "of"):
        return None
    return _least(words, i, i + 1, _VAGUE[word])


def _least(words: Words, first: int, last: int, least: float) -> Numeral:
    numeral = _made(words, first, last, "vague", None)
    numeral.low = least
    return numeral
