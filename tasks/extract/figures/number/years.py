"""Four digits: a year, or a count of people or things ("1850 were charged", "from 1200 to 1900")."""

from tasks.extract.figures.noun_phrases import is_plural, plural_phrase
from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.subjects import ALL_VERBS, CHANGE_VERBS
from tasks.extract.figures.vocabulary import word_list
from tasks.extract.numerals import Numeral, Words, are_no_years

_BEFORE_YEAR_COUNT = word_list("not_figures.before_year_count")
_OF_A_YEAR = word_list("not_figures.of_a_year")
COUNTED_PEOPLE = word_list("not_figures.people")
_KILLING = frozenset({"killed", "killing", "wounded", "injured", "another"})
# "After the raid, 1850 were charged"
_PLURAL_VERBS = frozenset({"were", "are", "have"})
# "Some 1800 of them"
_THEM = frozenset({"them", "whom", "which", "those"})
_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_LONGEST_COUNTED = 4


def is_year(words: Words, numeral: Numeral) -> bool:
    """Tell years: 1600 to 2100, unless they count people, or an estimate word or a verb and a noun stand around."""
    value = numeral.value or 0.0
    if numeral.end - numeral.start != 4 or value != int(value) or not _FIRST_YEAR <= value <= _LAST_YEAR:
        return False
    before = words.word(numeral.first - 1)
    after = words.word(numeral.last)
    if before in _KILLING or after in COUNTED_PEOPLE or after in _PLURAL_VERBS or _is_level(words, numeral):
        return False
    if after == "of" and words.word(numeral.last + 1) in _THEM:
        return False
    governed = before in ALL_VERBS or before in ("has", "have", "had") or before.endswith("ed")
    governed = governed or before_modifier(words, numeral.first) < numeral.first or _goes_on(words, numeral)
    counted = plural_phrase(words, numeral.last) if governed or before in _BEFORE_YEAR_COUNT else None
    # "Won 2016 primaries": those of a year.
    return counted is None or (before not in _BEFORE_YEAR_COUNT and words.word(counted.head) in _OF_A_YEAR)


def _is_level(words: Words, numeral: Numeral) -> bool:
    """Tell either number of "climbed from 1200 to 1900", which no years can be."""
    first = numeral.first - 2 * (words.word(numeral.first - 1) == "to")
    before, after = words.word(first), words.word(first + 2)
    change = words.word(first - 1) == "from" and words.word(first - 2) in CHANGE_VERBS
    apart = words.word(first + 1) == "to" and before.isdecimal() and after.isdecimal()
    return change and apart and are_no_years(int(before), int(after))


def _goes_on(words: Words, numeral: Numeral) -> bool:
    """Tell the second count of "1300 soldiers and 1700 volunteers"."""
    i = numeral.first - 1
    near = words.low[max(i - _LONGEST_COUNTED, 0) : i]
    joined = words.word(i) in ("and", ",") and is_plural(words, i - 1)
    if joined and any(word[0].isdecimal() for word in near):
        return True
    # "and 1950 cars were wrecked"
    counted = plural_phrase(words, numeral.last) if words.word(i) in ("and", "or") else None
    return counted is not None and words.word(counted.last) in _PLURAL_VERBS
