"""Ordinals that rank or count: "second-largest", "ranked 5th", "its fifth defeat", "for the third time", "No. 2"."""

from tasks.extract.figures.counted import is_plural
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import HYPHENS, PHRASE_ENDS, word_list
from tasks.extract.numerals import Numeral, Words

_RANKED = word_list("ordinals.ranked")
_SEQUENCE = frozenset({"consecutive", "straight", "successive", "time"})
_RANKING_VERBS = word_list("ordinals.ranking_verbs")
_SUPERLATIVES = word_list("ordinals.superlatives")
# "The third man" counts men; "the third quarter", "the second half", "the fifth floor" name one.
_NAMING = word_list("ordinals.naming")
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_BECOMING = frozenset({"is", "was", "be", "been", "become", "became", "becomes", "becoming", "mark", "marks", "marked",
                       "marking", "it", "as"})  # fmt: skip
# "Her second husband" and "a second quake" say which rather than how many.
_FEWEST = 3
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
    if not hyphen and (_counts_off(words, numeral) or _is_one_of_many(words, numeral)):
        return make_reading(words, numeral, "ordinal", "ordinal.nth")
    return None


def _is_one_of_many(words: Words, numeral: Numeral) -> bool:
    """Tell "was the third in four months" from "the third quarter"."""
    leader, after = numeral.first - 1, words.word(numeral.last)
    if (numeral.value or 0.0) < _FEWEST - 1:
        return False
    last = words.word(leader) in ("the", "its", "his", "her", "their") and words.word(leader - 1) in _BECOMING
    return last and after in ("in", "since", "this", "such")


def _counts_off(words: Words, numeral: Numeral) -> bool:
    """Tell "their fifth defeat", "was the 75th birthday" from names ("the Third Reich") and pointers ("a third")."""
    leader, noun = numeral.first - 1, numeral.last
    owned = words.word(leader) in _POSSESSIVES or words.word(leader).endswith("'s")
    predicate = words.word(leader) in ("the", "a") and words.word(leader - 1) in _BECOMING
    in_digits = words.low[numeral.first][0].isdecimal() and words.word(leader) in ("the", "a")
    told = owned or predicate or in_digits
    if not told or (numeral.value or 0.0) < _FEWEST or not _in_lower_case(words, numeral.first):
        return False
    named = any(words.word(j) in _NAMING or not _in_lower_case(words, j) for j in (noun, noun + 1))
    return (
        words.word(noun).isalpha()
        and not named
        and words.word(noun) not in PHRASE_ENDS
        and not is_plural(words, noun)
    )


def _in_lower_case(words: Words, i: int) -> bool:
    return not words.surface[i : i + 1] or not words.surface[i][0].isupper()


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
