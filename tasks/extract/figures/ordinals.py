"""Ordinals that rank: "second-largest", "ranked 5th", "fourth place", "for the third time", "No. 2"."""

from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.numerals import Numeral, Words

_RANKED = word_list("ordinals.ranked")
_SEQUENCE = frozenset({"consecutive", "straight", "successive", "time"})
_RANKING_VERBS = word_list("ordinals.ranking_verbs")
_SUPERLATIVES = word_list("ordinals.superlatives")
# Ordinary words that end in "-est".
_NOT_SUPERLATIVES = word_list("ordinals.not_superlatives")


def read_ordinal(words: Words, numeral: Numeral) -> Reading | None:
    """Read an ordinal where it ranks or counts repetitions; other ordinals name things and are no figures."""
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
    if words.word(numeral.first - 1) in _RANKING_VERBS and word in (
        "",
        ".",
        ",",
        "in",
        "with",
        "behind",
        "at",
    ):
        return make_reading(words, numeral, "ordinal", "ordinal.rank")
    return None


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
