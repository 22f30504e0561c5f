"""A numeral, and the scale words that multiply it ("million", "bn", "lakh": ``seeds/scale_words.csv``)."""

from dataclasses import dataclass, field

from tasks.extract.numerals.words import Words
from tasks.extract.seedtables import read_table


def _scales(form: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in read_table("scale_words") if row["form"] == form}


SCALES = _scales("word")
_ABBREVIATIONS = _scales("abbreviation")
# "RM2.4mil": words elsewhere.
_GLUED = _scales("glued")
_LETTERS = _scales("letter")
# "a million million" is a number; fifty times "million" is noise.
LARGEST_SCALE = 1e18
HYPHENS = frozenset("-‐‑")


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
    """What the letters after the digits multiply by if they are a scale ("5m", "5MM"); they are word ``last``."""


def made(words: Words, first: int, last: int, form: str, value: float | None) -> Numeral:
    """Return the numeral that words ``first`` to ``last`` state."""
    return Numeral(first, last, words.starts[first], words.ends[last - 1], form, value, value, value or 0.0)


def add_scale(words: Words, numeral: Numeral) -> None:
    """Multiply by the scale words and abbreviations that follow ("1.5 million", "2 lakh crore", "5bn")."""
    while True:
        i = numeral.last
        if (
            words.word(i) in HYPHENS
            and words.joined(i)
            and words.joined(i + 1)
            and words.word(i + 1) in SCALES
        ):
            i += 1
        word = words.word(i)
        scale = (
            SCALES.get(word) or _ABBREVIATIONS.get(word) or (_GLUED.get(word) if words.joined(i) else None)
        )
        if scale is None or (word == "hundred" and numeral.scale > 1) or numeral.scale > LARGEST_SCALE:
            break
        numeral.scale *= scale
        numeral.last, numeral.end = i + 1, words.ends[i]
    if numeral.value is not None and numeral.scale > 1:
        numeral.value = numeral.low = product(numeral.value, numeral.scale)
    elif numeral.form == "digits":
        numeral.letter_scale = _LETTERS.get(words.word(numeral.last))


def without_noise(value: float) -> float:
    """Return ``value`` to the fourteen significant digits that survive arithmetic with decimal fractions."""
    return float(f"{value:.14g}")


def product(value: float, scale: float) -> float:
    """Multiply without the noise of binary fractions: 67.4 billion is 67400000000, exactly."""
    return without_noise(value * scale)
