"""Ages: "aged 56", "a 75-year-old", "Barra, 51, will", "died at 95", "She was 66."."""

from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import FUNCTION_WORDS, HYPHENS, MONTHS, WEEKDAYS
from tasks.extract.numerals import Numeral, Words

_AGE_UNITS = {"year": "a", "years": "a", "month": "mo", "months": "mo", "week": "wk", "weeks": "wk", "day": "d",
              "days": "d", "yr": "a", "yo": "a"}  # fmt: skip
_OLD = frozenset({"old", "olds"})
_DYING = frozenset({"dies", "died", "dead", "dying", "death", "die", "retired", "debut", "married"})
_PRONOUN_SUBJECTS = frozenset({"he", "she"})
_COPULAS = frozenset({"was", "is", "turned", "turns", "turning"})
_OLDEST = 122


def read_age(words: Words, numeral: Numeral) -> Reading | None:
    """Read an age, in years unless the words name months, weeks or days."""
    value = numeral.value
    if value is None or numeral.form == "ordinal":
        return None
    return _years_old(words, numeral) or (_bare_age(words, numeral) if 0 < value <= _OLDEST else None)


def _years_old(words: Words, numeral: Numeral) -> Reading | None:
    i = _past_hyphen(words, numeral.last)
    unit = _AGE_UNITS.get(words.word(i))
    if unit is None:
        return None
    j = _past_hyphen(words, i + 1)
    if words.word(j) in _OLD:
        return make_reading(words, numeral, "age", "age.years_old", last=j + 1, unit=unit)
    if words.word(j) == "of" and words.word(j + 1) == "age":
        return make_reading(words, numeral, "age", "age.years_of_age", last=j + 2, unit=unit)
    return None


def _past_hyphen(words: Words, i: int) -> int:
    return i + 1 if words.word(i) in HYPHENS else i


def _bare_age(words: Words, numeral: Numeral) -> Reading | None:
    before, after = words.word(numeral.first - 1), words.word(numeral.last)
    if _aged(words, numeral, before):
        return make_reading(words, numeral, "age", "age.aged", unit="a")
    if numeral.form == "digits" and _apposition(words, numeral, before, after):
        return make_reading(words, numeral, "age", "age.apposition", unit="a")
    closes = after in (".", ",", ";", "and", "when", "", "but", "at") and not words.joined(numeral.last + 1)
    if closes and before in _COPULAS and _person_before(words, numeral.first - 1):
        return make_reading(words, numeral, "age", "age.copula", unit="a")
    return None


def _aged(words: Words, numeral: Numeral, before: str) -> bool:
    earlier = words.word(numeral.first - 2)
    if before in ("aged", "age", "ages"):
        return True
    if before == "of" and earlier in ("age", "ages"):
        return True
    closes = words.word(numeral.last) in (".", ",", ";", "", "in", "after", "from") or not _same_line(
        words, numeral
    )
    return before == "at" and earlier in _DYING and closes


def _same_line(words: Words, numeral: Numeral) -> bool:
    i = numeral.last
    return i < len(words) and "\n" not in words.text[numeral.end : words.starts[i]]


def _apposition(words: Words, numeral: Numeral, before: str, after: str) -> bool:
    """Tell whether the number stands between commas or brackets after a person's name."""
    value = numeral.value or 0.0
    bracketed = before == "(" and after == ")"
    enclosed = before == "," and after in (",", ".", ";")
    if not (bracketed or enclosed) or value < 10 or value != int(value) or numeral.scale > 1:
        return False
    name = numeral.first - 2
    # "Adams, 24, and": a name; "March 12, 24," or "Ohio, 12," is none: a person has two capitalized words.
    surface, earlier = words.surface[name] if name >= 0 else "", words.surface[name - 1] if name > 0 else ""
    if not surface[:1].isupper() or words.word(name) in MONTHS | WEEKDAYS or surface.isupper():
        return False
    return enclosed or (earlier[:1].isupper() and words.word(name - 1) not in FUNCTION_WORDS)


def _person_before(words: Words, copula: int) -> bool:
    subject = words.word(copula - 1)
    if subject in _PRONOUN_SUBJECTS:
        return True
    if subject != ",":
        return words.word(copula) == "turned" and words.surface[copula - 1][:1].isupper()
    return False
