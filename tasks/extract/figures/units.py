"""Units of measure and of time by the words that name them, in UCUM codes (``seeds/units.csv``).

A unit is added by one line there: its UCUM code, whether it measures a duration, the factor from the named
unit to the code's (a decade is 10 ``a``), its names and its abbreviations.
"""

from dataclasses import dataclass

from tasks.extract.figures.counted import is_plural
from tasks.extract.figures.modifiers import before_modifier
from tasks.extract.figures.not_figures import is_magnitude
from tasks.extract.figures.reading import Reading, make_reading, use_scale
from tasks.extract.figures.vocabulary import HYPHENS, PHRASE_ENDS, word_list
from tasks.extract.numerals import Numeral, Words, goes_on_unit
from tasks.extract.seedtables import listed, read_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: UCUM code, ``duration`` or ``measure``, and the factor from its name to the code."""

    code: str
    dimension: str
    factor: float
    abbreviated: bool
    singular: bool


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Return phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Unit]]] = {}
    for row in read_table("units"):
        for column in ("names", "abbreviations"):
            for place, phrase in enumerate(listed(row[column])):
                unit = Unit(
                    row["ucum"],
                    row["dimension"],
                    float(row["factor"]),
                    abbreviated=column == "abbreviations",
                    singular=column == "names" and place % 2 == 0 and not phrase.endswith("s"),
                )
                parts = tuple(Words(phrase).low)
                found.setdefault(parts[0], []).append((parts, unit))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


_PHRASES = _phrases()
# "second", "degree" and "pound" in the singular after a number are ordinals, titles or money, unless hyphenated.
_WEAK_SINGULARS = word_list("units.weak_singulars")
# Short abbreviations that are words or letters elsewhere count only when they touch the digits.
_TOUCHING = word_list("units.touching")
# Two letters that are no word: "five kg"
_PLAIN_ABBREVIATIONS = frozenset({"kg", "km", "cm", "mm", "ft", "lb"})
_TRACK_WORDS = word_list("units.track_words")
_INCH_SIGNS = frozenset('"”″')
_SCREENS = word_list("units.screens")
_STONE = "[stone_av]"
# "212 MB" is no abbreviation of anything else in capitals; "a 3mb rise" is one of barrels.
_CAPITALISED = frozenset({"MB", "KB"})
_COUNTED_IN_MILLIONS = word_list("units.counted_in_millions")
_BEFORE_MANY = word_list("units.before_many")
# "-12C" and "54F" are temperatures; all other one-letter units are small letters.
_CAPITAL_UNITS = frozenset({"c", "f"})
_SQUARE = ("square", "kilometre")
_QUAKE_SCALES = frozenset({"richter", "moment-magnitude", "mercalli"})
_NOT_AFTER_UNIT = frozenset({"half", "hand", "place", "guess"})


def unit_named(word: str) -> Unit | None:
    """Return the unit that a noun in the singular names ("week", "foot"), in lower case."""
    return next((unit for parts, unit in _PHRASES.get(word, ()) if unit.singular and len(parts) == 1), None)


def read_unit(words: Words, numeral: Numeral) -> Reading | None:
    """Read "30-day", "three years", "20 km", "-5 °C", "a magnitude of 7.8"."""
    if numeral.form == "fraction" and goes_on_unit(words, numeral.first):
        return _unit_and_part(words, numeral)
    i, hyphenated = _unit_position(words, numeral)
    if numeral.value == 0 and hyphenated:
        # "zero-hour contracts" state no span of time.
        return None
    for parts, unit in _PHRASES.get("" if words.breaks(i) else words.word(i), ()):
        last = i + len(parts)
        spelled = tuple(words.low[i:last])
        if hyphenated and len(parts) == len(_SQUARE) and words.word(i + 1) in HYPHENS:
            # "1,500-square-kilometre"
            last += 1
            spelled = (words.low[i], words.word(i + 2))
        if spelled == parts and _fits(words, numeral, i, last, unit, hyphenated):
            rule = f"{unit.dimension}.hyphenated" if hyphenated else f"{unit.dimension}.unit"
            return make_reading(
                words, numeral, unit.dimension, rule, last=last, unit=unit.code, factor=unit.factor
            )
    return _screen(words, numeral) or _magnitude(words, numeral)


def _screen(words: Words, numeral: Numeral) -> Reading | None:
    """Read the inches of "a 4.3″ screen" by their sign."""
    i = numeral.last
    if words.word(i) not in _INCH_SIGNS or not words.joined(i) or words.word(i + 1) not in _SCREENS:
        return None
    return make_reading(words, numeral, "measure", "measure.sign", last=i + 1, unit="[in_i]")


def _unit_and_part(words: Words, numeral: Numeral) -> Reading:
    """Read "a mile and a half" from its fraction."""
    name = words.low[numeral.first - 2]
    unit = next(unit for parts, unit in _PHRASES[name] if parts == (name,))
    numeral.first -= len(("a", name, "and"))
    numeral.start = words.starts[numeral.first]
    numeral.value = numeral.low = 1.0 + (numeral.value or 0.0)
    rule = f"{unit.dimension}.unit_and_part"
    return make_reading(words, numeral, unit.dimension, rule, unit=unit.code, factor=unit.factor)


def _unit_position(words: Words, numeral: Numeral) -> tuple[int, bool]:
    i = numeral.last
    if words.word(i) in HYPHENS and words.joined(i) and words.joined(i + 1):
        return i + 1, True
    # "30+ years", "three more years", "thousands of miles", "half a mile", "a quarter of an hour"
    if words.word(i) in ("+", "more", "additional", "extra") or (
        numeral.form == "vague" and words.word(i) == "of"
    ):
        return i + 1, False
    if numeral.form == "fraction":
        i += words.word(i) == "of" and words.word(i + 1) in ("a", "an")
        i += words.word(i) in ("a", "an")
    return i, False


def _fits(words: Words, numeral: Numeral, i: int, last: int, unit: Unit, hyphenated: bool) -> bool:
    word = words.low[i]
    if unit.abbreviated:
        return _abbreviation_fits(words, numeral, i, last)
    if numeral.form == "ordinal":
        return False
    weak = unit.singular and not hyphenated and word in _WEAK_SINGULARS
    if weak and numeral.value != 1 and numeral.form != "fraction":
        return False
    if unit.code == _STONE and words.word(last)[:1].isalpha() and words.word(last) not in PHRASE_ENDS:
        # "two stone lions"
        return False
    if word == "second" and words.word(last) in HYPHENS | _NOT_AFTER_UNIT:
        return False
    return not (word.startswith("day") and _someday(words, numeral))


def _abbreviation_fits(words: Words, numeral: Numeral, i: int, last: int) -> bool:
    word = words.low[i]
    if len(word) == 1 and words.surface[i].isupper() != (word in _CAPITAL_UNITS):
        return False
    if numeral.form not in ("digits", "fraction"):
        return (len(word) > 2 or word in _PLAIN_ABBREVIATIONS) and word not in _TOUCHING
    touching = words.starts[i] == words.ends[i - 1]
    if word == "m":
        return words.word(last) in _TRACK_WORDS or not (is_plural(words, last) or _counts_many(words, last))
    return touching or word not in _TOUCHING or words.surface[i] in _CAPITALISED


def _counts_many(words: Words, i: int) -> bool:
    """Tell whether an adjective and a plural follow: "430m monthly users", not "a 100m sprint, athletes"."""
    return words.word(i) in _BEFORE_MANY and is_plural(words, i + 1)


def _someday(words: Words, numeral: Numeral) -> bool:
    """Tell whether "one day" means some day rather than a duration."""
    leaders = (
        "in",
        "for",
        "within",
        "after",
        "than",
        "just",
        "only",
        "of",
        "least",
        "about",
        "over",
        "every",
        "-",
    )
    return words.word(numeral.first) == "one" and words.word(numeral.first - 1) not in leaders


def _magnitude(words: Words, numeral: Numeral) -> Reading | None:
    first = before_modifier(words, numeral.first)
    before = words.word(first - 1)
    if before in ("of", "a", "-") and words.word(first - 2) == "magnitude":
        before = "magnitude"
    i, hyphenated = _unit_position(words, numeral)
    named = words.word(i) == "magnitude" or (hyphenated and words.word(i) == "strength")
    last = i + 1 if named else numeral.last
    if words.word(last) == "on" and words.word(last + 1) == "the" and words.word(last + 2) in _QUAKE_SCALES:
        before = "magnitude"
    if is_magnitude(words, numeral):
        first = numeral.first - 1
        return make_reading(words, numeral, "measure", "measure.magnitude", first=first, unit="{magnitude}")
    if numeral.form == "digits" and numeral.scale == 1.0 and (before == "magnitude" or last > numeral.last):
        return make_reading(words, numeral, "measure", "measure.magnitude", last=last, unit="{magnitude}")
    return None


def scaled_letter(words: Words, numeral: Numeral) -> None:
    """Take the letter of "5m people" or "10k" for a scale word where no unit can be meant."""
    if numeral.letter_scale is None or not words.joined(numeral.last):
        return
    letter, following = words.surface[numeral.last], words.word(numeral.last + 1)
    if letter in ("k", "K") and following in ("run", "race", "filing", "form", "hours"):
        return
    counted = not _COUNTED_IN_MILLIONS.isdisjoint(words.low[max(numeral.first - 7, 0) : numeral.first])
    if (
        letter in ("k", "K", "M", "B")
        or (letter in "mb" and counted)
        or (letter in "mb" and is_plural(words, numeral.last + 1) and following not in _TRACK_WORDS)
        or (letter in "mb" and _counts_many(words, numeral.last + 1))
    ):
        use_scale(numeral, numeral.letter_scale)
        numeral.last, numeral.end = numeral.last + 1, words.ends[numeral.last]
        numeral.letter_scale = None
