"""What follows a quantity and is measured by it: "$4 million in fines", "70% of voters", "a 30-mile queue"."""

from tasks.extract.figures.frame.measured_before import CHANGE_ADVERBS, governed
from tasks.extract.figures.noun_phrases import (
    Phrase,
    after_determiners,
    first_plural,
    phrase_after_of,
    plural_phrase,
    singular_phrase,
)
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import is_time
from tasks.extract.figures.vocabulary import DETERMINERS, HYPHENS, PRONOUNS, word_list
from tasks.extract.numerals import NUMBER_WORDS, Words
from tasks.extract.seedtables import listed, read_table

CHANGE_NOUNS = frozenset(
    word for row in read_table("direction_cues") if row["class"] == "noun" for word in listed(row["words"])
)
_ADJECTIVE_ENDINGS = ("ive", "able", "ible", "ful", "ous", "less")
NO_MEASURED = word_list("measured.no_measured")
_CLAUSE_OPENERS = frozenset({"that", "and", "while", "but", ".", ",", "only", "just"})
# A debt of 80 percent of these is no share of them.
_ECONOMY = word_list("measured.economy")
_CHANGING = word_list("measured.changing")
_NO_NOUNS = word_list("counted.inside") | {"early", "late"}
_AS_MANY = frozenset({"many", "much", "more", "fewer"})
_COMPARATIVES = CHANGE_ADVERBS | word_list("measured.comparatives")


def following(words: Words, reading: Reading) -> Phrase | None:
    """Return the noun phrase after a quantity that it is of, or None."""
    # "a 500-barrel-per-day plant": the rate stands inside the compound.
    i = reading.reach if reading.mention.per and words.word(reading.last) in HYPHENS else reading.last
    while words.word(i) in HYPHENS and words.joined(i):
        i += 1
    if words.word(i) == "worth":
        i += 1
    # "within 100 miles of the islands" says where, not what.
    found = phrase_after_of(words, i) if words.word(reading.first - 1) != "within" else None
    if found is not None:
        shareless = is_time(words, found) or (
            words.low[found.head] in _ECONOMY
            and (words.word(reading.first - 1) == "to" or governed(words, reading.first) is not None)
        )
        return None if shareless else found
    if reading.mention.kind == "ratio" and (compared := _compared(words, i)) is not None:
        return compared
    if words.word(i) == "in" and reading.mention.kind == "money" and words.word(reading.first - 1) != "of":
        return _plain_noun(words, i + 1)
    quake = reading.mention.rule == "measure.magnitude"
    if reading.mention.kind in ("duration", "measure") and not _hyphenated(words, reading) and not quake:
        return None
    adjective = words.word(i) in _COMPARATIVES or words.word(i).endswith(_ADJECTIVE_ENDINGS)
    if adjective or words.word(i + 1) == "than":
        return None
    if words.word(i) in CHANGE_NOUNS:
        return changed(words, i + 1)
    return _following_noun(words, reading, i)


def _following_noun(words: Words, reading: Reading, i: int) -> Phrase | None:
    """Read the noun right after an amount: "a 5% stake", "a 5% pay rise", "a 5% rise in pay"."""
    if words.word(i) in _CHANGING and words.word(i + 1) in CHANGE_NOUNS:
        return Phrase(i, i + 1, i)
    phrase = singular_phrase(words, i)
    if phrase is not None and phrase.last - phrase.first == 1 and words.low[i] in _NO_NOUNS:
        return None
    if phrase is not None and reading.mention.rule == "ratio.share":
        phrase = first_plural(words, phrase)
    if phrase is None or is_time(words, phrase) or _is_predicate(words, reading, phrase):
        return None
    if words.low[phrase.head] in CHANGE_NOUNS:
        return changed(words, phrase.last)
    return phrase


def _compared(words: Words, i: int) -> Phrase | None:
    """Read what a ratio multiplies at word ``i``: "half the seats", "twice as many women"."""
    if words.word(i) == "as" and words.word(i + 1) in _AS_MANY:
        return plural_phrase(words, i + 2)
    if words.word(i) not in DETERMINERS:
        return None
    j = after_determiners(words, i)
    phrase = plural_phrase(words, j) or singular_phrase(words, j, nominal=True)
    return None if phrase is None or is_time(words, phrase) or words.word(i) == "this" else phrase


def _is_predicate(words: Words, reading: Reading, phrase: Phrase) -> bool:
    """Tell whether the word after a percent that opens a clause is its verb ("found that 55% oppose it")."""
    opens = words.word(reading.first - 1) in _CLAUSE_OPENERS or reading.first == 0
    one_word = phrase.last - phrase.first == 1 and reading.mention.kind in ("percent", "ratio")
    return opens and one_word and words.word(phrase.last) in DETERMINERS | PRONOUNS


def _hyphenated(words: Words, reading: Reading) -> bool:
    """Tell whether the amount stands before its noun: "a 20-year term", "a 47 month prison term"."""
    unit = words.low[reading.last - 1]
    if (
        reading.mention.kind == "duration"
        and not unit.endswith("s")
        and abs(reading.mention.value or 1.0) != 1.0
    ):
        return unit.isalpha()
    return any(word in HYPHENS for word in words.low[reading.numeral.last : reading.last + 1])


def changed(words: Words, i: int) -> Phrase | None:
    """Read what changed after a noun of change: "a 5% rise in profits"."""
    if words.word(i) not in ("in", "of"):
        return None
    j = after_determiners(words, i + 1)
    return plural_phrase(words, j) or singular_phrase(words, j)


def _plain_noun(words: Words, i: int) -> Phrase | None:
    """Read the noun of "in loans": in lower case, for "in Texas" says where and not what."""
    if words.word(i) in DETERMINERS:
        return None
    j = after_determiners(words, i)
    # "in back taxes"
    phrase = singular_phrase(words, j + (words.word(j) == "back"))
    if phrase is None or is_time(words, phrase) or words.low[phrase.head] in NO_MEASURED:
        return None
    return phrase if words.surface[phrase.head][0].islower() and not _counts(words, i, j) else None


def _counts(words: Words, first: int, last: int) -> bool:
    """Tell whether a number stands among words: "in two phases" says how, not what."""
    return any(word[0].isdecimal() or word in NUMBER_WORDS for word in words.low[first:last])
