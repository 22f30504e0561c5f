"""Units of measure and of time by the words that name them, in UCUM codes (``seeds/units.csv``).

A unit is added by one line there: its UCUM code, whether it measures a duration, the factor from the named
unit to the code's (a decade is 10 ``a``), its names and its abbreviations.
"""

from dataclasses import dataclass

from tasks.extract.figures.headlines import is_title_case
from tasks.extract.figures.noun_phrases import is_plural, plural_phrase
from tasks.extract.figures.number.modifiers import after_modifier, before_modifier
from tasks.extract.figures.number.not_figures import is_magnitude
from tasks.extract.figures.number.years import is_year
from tasks.extract.figures.reading import Reading, make_reading, use_scale
from tasks.extract.figures.vocabulary import DETERMINERS, HYPHENS, PHRASE_ENDS, word_list
from tasks.extract.numerals import NUMBER_WORDS, Numeral, Words, goes_on_unit
from tasks.extract.seedtables import listed, read_table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: UCUM code, ``duration`` or ``measure``, and the factor from its name to the code."""

    code: str
    dimension: str
    factor: float
    abbreviated: bool
    singular: bool
    phrase: str
    exact: bool
    """Whether its capitals tell it from another one: "Nm", "W"."""


def _phrases() -> dict[str, list[tuple[tuple[str, ...], Unit]]]:
    """Return phrases by their first word, longest first, those written in capitals before others."""
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
                    phrase=phrase,
                    exact=phrase != phrase.lower(),
                )
                parts = tuple(Words(phrase).low)
                found.setdefault(parts[0], []).append((parts, unit))
    for phrases in found.values():
        phrases.sort(key=lambda phrase: (-len(phrase[0]), not phrase[1].exact))
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
# "5 M" and "600 NM" are no metres, "12 SEC filings" no seconds.
_SMALL_LETTERS = frozenset({"m", "g", "t", "nm", "sec"})
# "9 W" is no power before a name ("9 W 5th St"), nor "8 Mt" a mass.
_NOT_BEFORE_NAMES = frozenset({"W", "V", "Mt"})
_SQUARE = ("square", "kilometre")
# "5m people", "40MM copies"; with other words they are metres.
_MILLIONS = frozenset({"m", "b", "MM"})
_DIMENSIONS = word_list("sharing.sizes") | {"away", "apart", "above", "below"}
_PARTICIPLES = ("ed", "ing", "al", "ive", "ous")
_SENTENCE_WINDOW = 20
_SENTENCE_ENDS = frozenset(".!?")
_QUAKE_SCALES = frozenset({"richter", "moment-magnitude", "mercalli"})
# Plurals that name no things beside the unit ("three back yards") and no money ("five gold pounds").
_DESCRIBED = word_list("units.described")
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
    if not hyphenated and i == numeral.last and _is_described(words, i):
        i += 1
    for parts, unit in _PHRASES.get("" if words.breaks(i) else words.word(i), ()):
        last = i + len(parts)
        spelled = tuple(words.low[i:last])
        if hyphenated and len(parts) == len(_SQUARE) and words.word(i + 1) in HYPHENS:
            # "1,500-square-kilometre"
            last += 1
            spelled = (words.low[i], words.word(i + 2))
        if (
            spelled == parts
            and _is_written(words, i, last, unit)
            and _fits(words, numeral, i, last, unit, hyphenated)
        ):
            rule = f"{unit.dimension}.hyphenated" if hyphenated else f"{unit.dimension}.unit"
            return make_reading(
                words, numeral, unit.dimension, rule, last=last, unit=unit.code, factor=unit.factor
            )
    return _screen(words, numeral) or _magnitude(words, numeral)


def _is_described(words: Words, i: int) -> bool:
    """Tell the word between a number and its unit: "1,000 Martian days", "300 wooded acres", "six long weeks"."""
    word = words.word(i)
    if words.word(i + 1) not in _DESCRIBED or words.breaks(i + 1) or not word.isalpha():
        return False
    # "His ten best days"
    return word not in PHRASE_ENDS and word not in _PHRASES and not word.endswith(("est", "worst"))


def _is_written(words: Words, first: int, last: int, unit: Unit) -> bool:
    """Tell "30 ft2" from "5 ft 2 in", and "Nm" from "nm"."""
    text = words.text[words.starts[first] : words.ends[last - 1]]
    if unit.exact:
        return text == unit.phrase
    return not unit.abbreviated or len(text) <= len(unit.phrase)


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
    if words.word(i) == "±" and words.word(i + 1)[:1].isdecimal():
        # "310 ± 60 parsecs"
        return i + 2, False
    if (after := after_modifier(words, i)) > i:
        return after, False
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
        return _abbreviation_fits(words, numeral, i, last, unit)
    if numeral.form == "ordinal" or _is_name(words, numeral, i):
        return False
    weak = unit.singular and not hyphenated and word in _WEAK_SINGULARS
    if weak and numeral.value != 1 and numeral.form != "fraction":
        return _stands_before_noun(words, numeral, i)
    if unit.code == _STONE and words.word(last)[:1].isalpha() and words.word(last) not in PHRASE_ENDS:
        # "two stone lions"
        return False
    if word == "second" and words.word(last) in HYPHENS | _NOT_AFTER_UNIT:
        return False
    return not (word.startswith("day") and _someday(words, numeral))


def _stands_before_noun(words: Words, numeral: Numeral, i: int) -> bool:
    """Tell "a 30 second film" from "12 second graders"; pounds may be money there."""
    after = words.word(i + 1)
    noun = after.isalpha() and after not in PHRASE_ENDS and not is_plural(words, i + 1)
    return numeral.form == "digits" and noun and words.low[i] != "pound"


def _is_name(words: Words, numeral: Numeral, i: int) -> bool:
    """Tell "In 2015 Stone met the press" by the year and the capital, where the line is no headline."""
    capital = words.surface[i][0].isupper() and not words.surface[i].isupper()
    return capital and is_year(words, numeral) and not is_title_case(words, i)


def _abbreviation_fits(words: Words, numeral: Numeral, i: int, last: int, unit: Unit) -> bool:
    word, surface = words.low[i], words.surface[i]
    if word in _SMALL_LETTERS and not unit.exact and not surface.islower():
        return False
    if last > i + 1 and surface.isalpha() and words.low[last - 1] != ".":
        # "m/s", "sq ft", "lb-ft" are no words.
        return numeral.form in ("digits", "fraction") or len(word) > 1
    if numeral.form not in ("digits", "fraction"):
        return (len(word) > 2 or word in _PLAIN_ABBREVIATIONS) and word not in _TOUCHING
    # "816 000 t", "25 t of sand"
    told = len(word) == 1 and (" " in words.surface[i - 1] or words.word(last) == "of")
    touching = words.starts[i] == words.ends[i - 1] or told
    if word == "m":
        return words.word(last) in _TRACK_WORDS or not _counts_many(words, numeral, last)
    if surface in _NOT_BEFORE_NAMES and not touching and _names_on(words, last):
        return False
    return touching or word not in _TOUCHING or surface in _CAPITALISED


def _names_on(words: Words, i: int) -> bool:
    """Tell whether a name or a number follows, a dot passed over: "120 W. 45th Street"."""
    following = words.surface[i + (words.word(i) == ".") : i + 2]
    return following[:1] != [] and not following[0][0].islower() and following[0][0].isalnum()


def _counts_many(words: Words, numeral: Numeral, i: int) -> bool:
    """Tell whether millions of what stands at word ``i`` are counted: "430m users", "3m signed copies".

    Not "a 100m sprint, athletes", "60m tall towers", "three 50m swimming pools".
    """
    if is_plural(words, i):
        return True
    before = words.word(numeral.first - 1)
    sized = words.word(i) in _DIMENSIONS or before in ("a", "an", "the") or before in NUMBER_WORDS
    adjective = words.word(i) in _BEFORE_MANY or (not sized and words.word(i).endswith(_PARTICIPLES))
    return adjective and is_plural(words, i + 1)


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


def _goes_on_counting(words: Words, numeral: Numeral) -> bool:
    """Tell "4m of its posters", and after millions in the sentence "5m voters stayed at home and 2m came"."""
    i = numeral.last + 1
    if words.word(i) == "of" and words.word(i + 1) in DETERMINERS and plural_phrase(words, i + 2) is not None:
        return True
    for i in range(numeral.first - 2, max(numeral.first - _SENTENCE_WINDOW, 0), -1):
        if words.low[i] in _SENTENCE_ENDS or words.breaks(i + 1):
            return False
        counts = words.surface[i + 1] in _MILLIONS and words.joined(i + 1) and words.low[i][0].isdecimal()
        if counts and _counts_many(words, numeral, i + 2):
            return words.word(numeral.last + 1) not in _DIMENSIONS
    return False


def scaled_letter(words: Words, numeral: Numeral) -> None:
    """Take the letter of "5m people" or "10k" for a scale word where no unit can be meant."""
    if numeral.letter_scale is None or not words.joined(numeral.last):
        return
    letter, following = words.surface[numeral.last], words.word(numeral.last + 1)
    if following[:1].isalnum() and words.joined(numeral.last + 1):
        # "The code 100M2"
        return
    if letter in ("k", "K") and following in ("run", "race", "filing", "form", "hours"):
        return
    counted = not _COUNTED_IN_MILLIONS.isdisjoint(words.low[max(numeral.first - 7, 0) : numeral.first])
    if (
        letter in ("k", "K", "M", "B")
        or (letter in _MILLIONS and counted)
        or (
            letter in _MILLIONS
            and following not in _TRACK_WORDS
            and (_counts_many(words, numeral, numeral.last + 1) or _goes_on_counting(words, numeral))
        )
    ):
        use_scale(numeral, numeral.letter_scale)
        numeral.last, numeral.end = numeral.last + 1, words.ends[numeral.last]
        numeral.letter_scale = None
