"""What an ordinal numbers: "a second man", "the third round", "the first district", "a second-round match".

An ordinal from the second on numbers any singular noun but those of ``ordinals.naming``, with which it makes a name, an
idiom or a legal class ("second hand", "third party", "14th Amendment"). "First" also opens lists and idioms; it
numbers only the nouns of ``ordinals.numbered`` ("the first round") and those who were the first to do something
(``ordinals.pioneers``: "the first woman to lead"). Lists are rows of ``seeds/figure_words.csv``.
"""

from tasks.extract.figures.headlines import is_sentence_start, is_title_case
from tasks.extract.figures.noun_phrases import Phrase, ends_phrase, is_plural, singular, singular_phrase
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.numerals import NUMBER_WORDS, Numeral, Words, is_ordinal
from tasks.extract.seedtables import listed, read_table

# Numbered even where another noun follows: "second round match".
_PARTS = word_list("ordinals.parts")
_NUMBERED = word_list("ordinals.numbered") | _PARTS
_PIONEERS = word_list("ordinals.pioneers")
# "The first female vice president"
_PIONEERING = frozenset({"female", "black", "openly", "elected", "woman"})
_NAMING = word_list("ordinals.naming")
_LASTING = frozenset({"day", "night", "week", "weekend", "month", "year"})
# The first minister of Scotland has had six predecessors.
_OFFICES = frozenset({("minister",)})
_PERSONS = frozenset(
    noun for row in read_table("thing_classes") if row["class"] == "person" for noun in listed(row["nouns"])
) | word_list("ordinals.kin")
# "Every third man" is a share, "a split second" a unit of time.
_NOT_AFTER = frozenset({"every", "each", "per", "split", "at", "one", "or"})
_ING_NOUNS = word_list("ordinals.ing_nouns")
_PLACES = frozenset({"ward", "district", "precinct", "arrondissement", "division"})
_ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})
_LONGEST = 5


def numbered(words: Words, numeral: Numeral) -> Phrase | None:
    """Return the noun phrase that an ordinal numbers, or None where it numbers none."""
    i = numeral.last
    before = words.word(numeral.first - 1)
    if before in _NOT_AFTER or (before in HYPHENS and words.joined(numeral.first)):
        return None
    if words.word(i) in HYPHENS:
        return _compound(words, i + 1)
    if _is_named(words, numeral):
        return None
    if numeral.value == 1:
        return _first(words, i)
    phrase = _part_of_list(words, i) or _nth(words, i)
    return None if phrase is None or _is_place(words, phrase) else phrase


def _is_place(words: Words, phrase: Phrase) -> bool:
    """Tell "the 9th Ward", a name, from a headline's "9th Ward"."""
    capital = words.surface[phrase.head][0].isupper()
    return capital and words.low[phrase.head] in _PLACES and not is_title_case(words, phrase.head)


def _part_of_list(words: Words, i: int) -> Phrase | None:
    """Read the plural of "the 12th and 67th minutes" from either ordinal."""
    if words.word(i) in ("and", "or", "to"):
        if is_ordinal(words.word(i + 1)):
            i += 2
        elif words.word(i + 1).isdecimal() and words.word(i + 2) in _ORDINAL_ENDS:
            i += 3
    return Phrase(i, i + 1, i) if singular(words.word(i)) in _PARTS and is_plural(words, i) else None


def _compound(words: Words, i: int) -> Phrase | None:
    """Read the noun of "fifth-floor", "second-round"."""
    ends = words.joined(i) and words.joined(i - 1) and words.word(i + 1) not in HYPHENS
    return Phrase(i, i + 1, i) if ends and words.word(i) in _PARTS else None


def _is_named(words: Words, numeral: Numeral) -> bool:
    """Tell capitalized ordinals inside names ("the Second World War") from those that open a sentence or headline."""
    i = numeral.first
    if not words.surface[i][0].isupper() or is_sentence_start(words, i):
        return False
    return words.surface[i].isupper() or not is_title_case(words, i)


def _part(words: Words, i: int) -> Phrase | None:
    """Read the noun of ``ordinals.parts`` that follows, whatever follows that: "second round match"."""
    for j in range(i, min(i + _LONGEST, len(words))):
        word = words.low[j]
        if words.breaks(j) or word in NUMBER_WORDS or (ends_phrase(words, j) and word not in _PARTS):
            return None
        if word in _PARTS:
            return Phrase(i, j + 1, j)
        if not word[0].isalpha():
            return None
    return None


def _first(words: Words, i: int) -> Phrase | None:
    part = _part(words, i)
    if part is not None:
        return None if _holds_name(words, part) else part
    phrase = _noun(words, i)
    if phrase is None:
        return None
    if tuple(words.low[phrase.first : phrase.last]) in _OFFICES:
        return None
    head, after = words.low[phrase.head], words.word(phrase.last)
    told = after == "to" or (after == "ever" and words.word(phrase.last + 1) == "to")
    pioneers = (head in _PIONEERS and told) or not _PIONEERING.isdisjoint(
        words.low[phrase.first : phrase.head]
    )
    return phrase if pioneers or head in _NUMBERED else None


def _nth(words: Words, i: int) -> Phrase | None:
    phrase = _part(words, i) or _noun(words, i)
    if phrase is None or (_holds_name(words, phrase) and not _is_joined_by(words, i, phrase)):
        return None
    # "A fourth year student" is in no fourth of anything.
    if words.low[phrase.first] not in _LASTING:
        return phrase
    return phrase if phrase.head == phrase.first and _lasts(words, phrase.last) else None


def _is_joined_by(words: Words, i: int, phrase: Phrase) -> bool:
    """Tell "the seventh country to sign", the latest of several, from "a third country"."""
    latest = words.word(i - 2) == "the" and words.word(phrase.last) in ("to", "in")
    return latest and phrase.head == phrase.first and words.low[i] in _PIONEERS - {"party"}


def _lasts(words: Words, i: int) -> bool:
    """Tell "the fourth night in a row" and "the third day of the trial" from points in time."""
    after = words.word(i)
    return after in ("of", "running") or (
        after == "in" and words.word(i + 1) == "a" and words.word(i + 2) == "row"
    )


def _noun(words: Words, i: int) -> Phrase | None:
    """Read the noun phrase right after an ordinal; a plural one is not numbered ("second thoughts")."""
    if words.breaks(i):
        return None
    phrase = _without_participle(words, singular_phrase(words, i))
    if (
        phrase is None
        or (is_plural(words, phrase.head) and words.low[phrase.head] != "crew")
        or not words.low[phrase.head].isalpha()
    ):
        return None
    return _without_name(words, phrase)


def _without_participle(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Leave out the participle after the noun: "a second man fleeing the town"."""
    if phrase is None or phrase.last - phrase.first == 1 or not words.low[phrase.head].endswith("ing"):
        return phrase
    if words.low[phrase.head] in _ING_NOUNS:
        return phrase
    return Phrase(phrase.first, phrase.head, phrase.head - 1)


def _without_name(words: Words, phrase: Phrase) -> Phrase:
    """Leave out the name after the noun: "his second wife Ann Leigh"."""
    for j in range(phrase.first + 1, phrase.last):
        common = words.surface[j - 1][0].islower() and words.low[j - 1] in _PERSONS
        if common and words.surface[j][0].isupper():
            return Phrase(phrase.first, j, j - 1)
    return phrase


def _holds_name(words: Words, phrase: Phrase) -> bool:
    return not _NAMING.isdisjoint(words.low[phrase.first : phrase.last])
