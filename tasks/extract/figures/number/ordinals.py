"""Ordinals that rank or number: "second-largest", "ranked 5th", "a second quake", "for the third time", "No. 2"."""

from tasks.extract.figures.number.counts import set_counted
from tasks.extract.figures.number.ordinal_nouns import numbered
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.numerals import NUMBER_WORDS, Numeral, Words

_RANKED = word_list("ordinals.ranked")
_SEQUENCE = frozenset({"consecutive", "straight", "successive", "time"})
_RANKING_VERBS = word_list("ordinals.ranking_verbs")
_AFTER_RANK = frozenset({"", ".", ",", ";", ")", "in", "with", "behind", "at", "on", "and", "after", "to", "out", "of",
                         "overall", "among", "for", "last", "this", "but"})  # fmt: skip
# "Finished a distant third"
_MARGINS = frozenset({"distant", "close", "poor", "narrow", "respectable"})
_BEING = frozenset({"is", "was", "are", "were", "be"})
_ENDS_RANK = frozenset({".", ",", ";", "with", "behind", "at", ""})
_TABLES = frozenset(
    {"table", "standings", "rankings", "league", "division", "polls", "poll", "championship", "group"}
)
_SUPERLATIVES = word_list("ordinals.superlatives")
_AFTER_LAST = frozenset({"in", "since", "this", "such", "at", "on", "from", "within", "by"})
_BECOMING = frozenset({"is", "was", "be", "been", "become", "became", "becomes", "becoming", "mark", "marks", "marked",
                       "marking", "it", "as"})  # fmt: skip
# "The first in" lists as often.
_FEWEST = 2
# Ordinary words that end in "-est".
_NOT_SUPERLATIVES = word_list("ordinals.not_superlatives")


def read_ordinal(words: Words, numeral: Numeral) -> Reading | None:
    """Read an ordinal where it ranks, or numbers events, people or things; others name things and are no figures."""
    if numeral.form != "ordinal":
        return _numbered(words, numeral)
    if "\n" in words.text[numeral.start : numeral.end]:
        return None
    i = numeral.last
    hyphen = words.word(i) in HYPHENS and words.joined(i) and words.joined(i + 1)
    word = words.word(i + 1 if hyphen else i)
    if _superlative(word) and not (numeral.value == 1 and word == "ever"):
        last = i + 2 if hyphen else i + 1
        return make_reading(words, numeral, "ordinal", "ordinal.superlative", last=last)
    if word in _RANKED and tuple(words.low[max(numeral.first - 2, 0) : numeral.first]) != ("in", "the"):
        return make_reading(words, numeral, "ordinal", "ordinal.rank")
    if word in _SEQUENCE and numeral.value != 1:
        return make_reading(words, numeral, "ordinal", "ordinal.sequence")
    if not hyphen and word in _AFTER_RANK and _is_reached(words, numeral):
        return make_reading(words, numeral, "ordinal", "ordinal.rank")
    phrase = numbered(words, numeral)
    if phrase is None and (hyphen or not _is_one_of_many(words, numeral)):
        return None
    reading = make_reading(words, numeral, "ordinal", "ordinal.nth")
    if phrase is not None:
        set_counted(words, reading, phrase)
    return reading


def _is_reached(words: Words, numeral: Numeral) -> bool:
    """Tell "ranked third", "finished 5th", "came in second"."""
    before = numeral.first - 1
    before -= words.word(before) in _MARGINS and words.word(before - 1) == "a"
    before -= words.word(before) == "a"
    verb = before - 1 if words.word(before) in ("in", "joint", "to", "into", "up") else before
    if words.word(numeral.last) == "in" and words.word(numeral.last + 1) == "the":
        # "Are ninth in the table"
        return words.word(verb) in _RANKING_VERBS or words.word(numeral.last + 2) in _TABLES
    if words.word(verb) in _BEING and verb == before and (numeral.value or 0.0) > 1:
        # "The thriller was third."
        return words.word(numeral.last) in _ENDS_RANK
    return words.word(verb) in _RANKING_VERBS


def _is_one_of_many(words: Words, numeral: Numeral) -> bool:
    """Tell "was the third in four months" from "the third quarter"."""
    leader, after = numeral.first - 1, words.word(numeral.last)
    if (numeral.value or 0.0) < _FEWEST:
        return False
    if after == "of" and words.word(leader) == "the" and words.word(numeral.last + 1) in NUMBER_WORDS:
        # "the fifth of six"
        return True
    last = words.word(leader) in ("the", "its", "his", "her", "their") and words.word(leader - 1) in _BECOMING
    listed = words.word(leader) == "the" and words.word(leader - 1) == "and"
    return (last and after in _AFTER_LAST) or (listed and after in ("in", "at", "since", "this"))


def _superlative(word: str) -> bool:
    return word in _SUPERLATIVES or (word.endswith("est") and len(word) > 5 and word not in _NOT_SUPERLATIVES)


def _numbered(words: Words, numeral: Numeral) -> Reading | None:
    """Read "No. 2" and "number one" as ranks where a noun phrase or the end of the clause follows."""
    before, i = words.word(numeral.first - 1), numeral.first - 1
    if before == "." and words.word(i - 1) == "no" and words.joined(i):
        i -= 1
    elif before not in ("no", "number") or numeral.form == "fraction":
        return None
    ranked = words.word(i - 1) in ("the", "world", "'s", "as", "at", "ranked", "top") or words.word(
        i - 1
    ).endswith("'s")
    if not ranked or numeral.value is None or numeral.value > 1000:
        return None
    return make_reading(words, numeral, "ordinal", "ordinal.number", first=i)
