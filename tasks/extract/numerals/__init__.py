"""The lexer of numerals: where a text states a number, in digits or in words, and which number.

A text is cut once into words, digit groups and marks (:class:`Words`); ``find_numerals`` then walks over it and
reads every numeral: digits with separators of any locale, number words, fractions, mixed numbers, scale words
and abbreviations, ordinals and vague quantities. What is counted, in which unit, and whether the numeral
is a quantity at all are questions for the components that use it.

Number words and scales come from ``seeds/number_words.csv`` and ``seeds/scale_words.csv``.
"""

from tasks.extract.numerals.digits import NO_SIGN_AFTER, SPELLED_SIGNS, are_no_years, is_sign, parse_digits
from tasks.extract.numerals.lexer import (
    TRIGGERS,
    HoldsNumber,
    find_numerals,
    is_type_of_aircraft,
    number_search,
    parts_with_numbers,
)
from tasks.extract.numerals.model import Numeral, without_noise
from tasks.extract.numerals.spelled import NUMBER_WORDS, goes_on_unit, is_ordinal
from tasks.extract.numerals.words import Words

__all__ = [
    "NO_SIGN_AFTER",
    "NUMBER_WORDS",
    "SPELLED_SIGNS",
    "TRIGGERS",
    "HoldsNumber",
    "Numeral",
    "Words",
    "are_no_years",
    "find_numerals",
    "goes_on_unit",
    "is_ordinal",
    "is_sign",
    "is_type_of_aircraft",
    "number_search",
    "parse_digits",
    "parts_with_numbers",
    "without_noise",
]
