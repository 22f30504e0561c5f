"""Numbers in digits: separators of any locale, fractions, mixed numbers, ordinals, signs."""

import re

from tasks.extract.numerals.model import Numeral, add_scale, made, product
from tasks.extract.numerals.words import Words

_GROUPED = re.compile(r"\A\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_INDIAN = re.compile(r"\A\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_PLAIN = re.compile(r"\A(?:\d++(?:\.\d++)?|\.\d++)$")
_CONTINENTAL = re.compile(r"\A\d{1,3}(?:\.\d{3})+,\d+$|\A\d{1,3}(?:\.\d{3}){2,}$")
_DECIMAL_COMMA = re.compile(r"\A\d+,\d{1,2}$")
_SPACED = re.compile(r"[ \u00a0\u2009\u202f'’]|,(?= )")

VULGAR_FRACTIONS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip
SLASH_DENOMINATORS = frozenset({2, 3, 4, 5, 8, 10, 16, 32})
# Longer digit strings are keys and checksums.
_LONGEST = 40
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_TIMES = frozenset("×xX·*⋅")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Larger powers of ten leave the range of a float together with a long mantissa.
_LARGEST_EXPONENT = 250
_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
MINUS = frozenset("-−–")
SPELLED_SIGNS = frozenset({"minus", "negative"})
# "Plus or minus 5", "tested negative 12 times"
NO_SIGN_AFTER = frozenset({"or", "tested", "test", "tests", "testing"})


def parse_digits(digits: str) -> float | None:
    """Return the value of one digit group, or None where it is no number (an IP address, a dotted date, a key).

    Commas group thousands, or lakhs in Indian style; dots mark decimals unless they group thousands in
    continental style ("1.234.567,5"). A single comma before one or two digits is a decimal comma.
    """
    if len(digits) > _LONGEST:
        return None
    plain = _SPACED.sub("", digits).replace(" ", "")
    if _PLAIN.match(plain):
        return float(plain)
    if _GROUPED.match(plain) or _INDIAN.match(plain):
        return float(plain.replace(",", ""))
    if _CONTINENTAL.match(plain) or _DECIMAL_COMMA.match(plain):
        return float(plain.replace(".", "").replace(",", "."))
    return None


def are_no_years(first: int, second: int) -> bool:
    """Tell the numbers of "from 1200 to 1900" from two years, which run forward and are of modern times."""
    return second < first or first < _FIRST_YEAR or second > _LAST_YEAR


def read_digits(words: Words, i: int) -> Numeral | None:
    """Return the numeral whose digits start at word ``i``, or None where they are no number."""
    value = parse_digits(words.surface[i])
    if value is None:
        return None
    last = i + 1
    stone = words.word(last) == "st" and (words.surface[i][-1] != "1" or words.surface[i].endswith("11"))
    if words.word(last) in _ORDINAL_ENDINGS and words.joined(last) and not stone:
        return made(words, i, last + 1, "ordinal", value)
    fraction, after = _digit_fraction(words, i, value)
    form = "digits"
    if after > last:
        value, last, form = fraction, after, "digits" if fraction > 1 else "fraction"
    power, after = _power(words, i, last)
    if after > last:
        value, last = product(value, power), after
    numeral = made(words, i, last, form, value)
    _add_sign(words, numeral)
    add_scale(words, numeral)
    return numeral


def _power(words: Words, first: int, i: int) -> tuple[float, int]:
    """Read "×10^23", "× 10⁸" or "e6" at word ``i``, or the exponent of "10^6": the factor and the word after."""
    # "7e7" is a name as often.
    if words.word(i) == "e" and words.joined(i) and words.joined(i + 1) and "." in words.low[i - 1]:
        return _tenth_power(words, i + 1)
    if words.word(i) in _TIMES and words.word(i + 1) == "10":
        factor, after = _exponent(words, i + 2)
        return (factor, after) if after > i + 2 else (1.0, i)
    if words.word(first) == "10":
        factor, after = _exponent(words, i)
        return (factor / 10, after) if after > i else (1.0, i)
    return 1.0, i


def _exponent(words: Words, i: int) -> tuple[float, int]:
    raised = words.word(i).translate(_SUPERSCRIPTS)
    if raised != words.word(i) and raised.isdecimal() and words.joined(i):
        return (10.0 ** int(raised), i + 1) if int(raised) <= _LARGEST_EXPONENT else (1.0, i)
    return _tenth_power(words, i + 1) if words.word(i) == "^" and words.joined(i) else (1.0, i)


def _tenth_power(words: Words, i: int) -> tuple[float, int]:
    negative = words.word(i) in MINUS and words.joined(i) and words.word(i) != ""
    digits = words.word(i + negative)
    if not digits.isdecimal() or len(digits) > len("307") or int(digits) > _LARGEST_EXPONENT:
        return 1.0, 0
    return 10.0 ** (-int(digits) if negative else int(digits)), i + 1 + negative


def _digit_fraction(words: Words, i: int, whole: float) -> tuple[float, int]:
    """Read "2½", "2 1/2" or "1/2" from word ``i``: the value and the word after, or ``i + 1`` when it is none."""
    after = words.word(i + 1)
    if after in VULGAR_FRACTIONS:
        return whole + VULGAR_FRACTIONS[after], i + 2
    if (part := _slashed(words, i)) is not None:
        return part, i + 3
    if not words.joined(i + 1) and (part := _slashed(words, i + 1)) is not None:
        return whole + part, i + 4
    if after == "-" and words.joined(i + 1) and (part := _slashed(words, i + 2, hyphenated=True)) is not None:
        return whole + part, i + 5
    return whole, i + 1


def _slashed(words: Words, i: int, *, hyphenated: bool = False) -> float | None:
    """Read the fraction "1/4" at word ``i``; ``hyphenated`` where a hyphen joins it to a whole number ("2-1/4")."""
    if words.word(i + 1) not in ("/", "⁄") or not words.joined(i + 1) or not words.joined(i + 2):
        return None
    above, below = words.word(i), words.word(i + 2)
    if (
        not (_is_integer(above) and _is_integer(below))
        or words.joined(i) != hyphenated
        or words.joined(i + 3)
    ):
        return None
    if int(below) not in SLASH_DENOMINATORS or int(above) >= int(below):
        return None
    return int(above) / int(below)


def _is_integer(word: str) -> bool:
    return word.isdecimal() and len(word) <= _LONGEST


def _add_sign(words: Words, numeral: Numeral) -> None:
    """Take a minus sign that stands against the digits and after a space or an opening bracket."""
    i = numeral.first
    spelled = words.word(i - 1) in SPELLED_SIGNS and words.word(i - 2) not in NO_SIGN_AFTER
    if (spelled or is_sign(words, i - 1)) and numeral.value is not None:
        numeral.first, numeral.start = i - 1, words.starts[i - 1]
        numeral.value = numeral.low = -numeral.value
        numeral.mantissa = numeral.value


def is_sign(words: Words, i: int) -> bool:
    """Tell whether word ``i`` is a minus against what follows, after a space or an opening bracket or symbol."""
    apart = not words.joined(i) or words.word(i - 1) in "($£€["
    return words.word(i) in MINUS and words.joined(i + 1) and apart
