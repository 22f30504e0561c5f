"""Counts: a number with the noun it counts, and bare numbers such as an index level."""

from itertools import pairwise

from tasks.extract.figures.noun_phrases import (
    MAX_WORDS,
    Phrase,
    is_plural,
    phrase_after_of,
    plural_phrase,
    singular,
    singular_phrase,
)
from tasks.extract.figures.number.compounds import is_suspended
from tasks.extract.figures.number.modifiers import after_modifier, apply, before_modifier
from tasks.extract.figures.number.standalone import is_subject, stands_alone
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    HARMING,
    HYPHENS,
    PHRASE_ENDS,
    PREPOSITIONS,
    word_list,
)
from tasks.extract.numerals import NUMBER_WORDS, Numeral, Words

# "one" before these is a pronoun or an idiom; before a noun it counts.
_ONE_IDIOMS = word_list("counts.one_idioms")
_BEFORE_ONE = word_list("counts.before_one")
_BEING = frozenset({"is", "was"})
_PREDICATES = frozenset({"close", "near", "next", "due", "short", "full"})
# Compounds with a number that say nothing about a quantity: "one-sided", "two-way", "three-piece".
_HYPHEN_IDIOMS = word_list("counts.hyphen_idioms")
# "A two-party system" is a kind of state.
_OF_PARTIES = frozenset(
    {"system", "systems", "politics", "state", "states", "rule", "democracy", "regime", "dominance"}
)

# "300-plus planes", "a 30-odd crew"
_HYPHEN_MODIFIERS = {"plus": "at_least", "odd": "approximately"}


def read_count(words: Words, numeral: Numeral) -> Reading | None:
    """Read "30 European and NATO countries", "30-nation talks", "12 of the ships", "4,907.20"."""
    if numeral.form in ("ordinal", "fraction") or _is_pronoun(words, numeral):
        return None
    i = numeral.last
    if words.word(i) == "+" and words.joined(i):
        i += 1
    if (
        words.word(i) in HYPHENS
        and words.joined(i)
        and words.joined(i + 1)
        and words.word(i + 1)[:1].isalpha()
    ):
        return _hyphenated(words, numeral, i + 1)
    i = after_modifier(words, i)
    if words.word(i) == "mark" and numeral.form == "digits":
        # "Below the 5,000 mark"
        return make_reading(words, numeral, "count", "count.mark", last=i + 1)
    if is_suspended(words, i):
        return make_reading(words, numeral, "count", "count.bare", last=i + 1)
    if numeral.form == "vague" and words.word(i) != "of":
        return _plain(words, numeral, plural_phrase(words, i), "count.vague")
    rule = "count.vague" if numeral.form == "vague" else "count.of"
    phrase = phrase_after_of(words, i) if words.word(i + 1) not in ("a", "an") else None
    if phrase is None:
        single = numeral.value == 1
        phrase = singular_phrase(words, i, limit=3) if single else plural_phrase(words, i)
        rule = "count.noun"
        if single and phrase is not None and words.low[phrase.first] in _ONE_IDIOMS:
            return None
        if (
            phrase is not None
            and words.low[phrase.head] in _PREDICATES
            and words.word(phrase.last) in ("to", "of")
        ):
            # "including one close to the school"
            return make_reading(words, numeral, "count", "count.bare")
    return _plain(words, numeral, phrase, rule)


def _plain(words: Words, numeral: Numeral, phrase: Phrase | None, rule: str) -> Reading | None:
    if phrase is None:
        if numeral.form in ("words", "vague", "fraction") and not stands_alone(words, numeral):
            return None
        return make_reading(words, numeral, "count", "count.bare")
    reading = make_reading(words, numeral, "count", rule)
    set_counted(words, reading, phrase)
    return reading


def share_noun(words: Words, readings: list[Reading]) -> None:
    """Give a bare count the noun of the one that "and" joins to it ("killed 102 and 21 people")."""
    for left, right in pairwise(readings):
        if left.mention.rule != "count.bare" or right.mention.rule != "count.noun":
            continue
        gap = tuple(words.low[left.last : right.first])
        if (
            gap in (("and",), ("or",), (",",), ("versus",), ("to",))
            and left.numeral.scale == right.numeral.scale
        ):
            share_counted(right, left)
            left.mention.rule = "count.shared_noun"


def share_counted(known: Reading, reading: Reading) -> None:
    """Let a figure count what another one counts."""
    reading.mention.counted, reading.mention.counted_head = known.mention.counted, known.mention.counted_head


def set_counted(words: Words, reading: Reading, phrase: Phrase) -> None:
    """Say what ``reading`` counts or measures."""
    mention = reading.mention
    mention.counted = words.text[words.starts[phrase.first] : words.ends[phrase.last - 1]]
    reading.counted_at = (phrase.first, phrase.last)
    head = words.surface[phrase.head]
    if words.low[phrase.head] == "s" and words.joined(phrase.head):
        start = phrase.head
        while words.joined(start):
            start -= 1
        head = words.text[words.starts[start] : words.ends[phrase.head - 1]]
    if words.word(phrase.head - 1) == "&" and words.joined(phrase.head):
        head = words.text[words.starts[phrase.head - 2] : words.ends[phrase.head]]
    if words.low[phrase.head] in PREPOSITIONS and words.word(phrase.head - 1) in HYPHENS and phrase.head >= 2:
        # "start-up", "write-off"
        head = words.text[words.starts[phrase.head - 2] : words.ends[phrase.head]]
    mention.counted_head = singular(head)
    reading.reach = max(reading.reach, phrase.last)


def _hyphenated(words: Words, numeral: Numeral, i: int) -> Reading | None:
    word = words.low[i]
    if word == "to" and words.word(i + 1) in HYPHENS and words.word(i + 2)[:1].isdecimal():
        # "230-to-197"
        return make_reading(words, numeral, "count", "count.bare")
    if word in _HYPHEN_MODIFIERS:
        reading = make_reading(words, numeral, "count", "count.hyphenated", last=i + 1)
        apply(reading, _HYPHEN_MODIFIERS[word])
        phrase = plural_phrase(words, i + 1)
        if phrase is not None:
            set_counted(words, reading, phrase)
        return reading
    if (
        word in _HYPHEN_IDIOMS
        or (word == "party" and words.word(i + 1) in _OF_PARTIES)
        or numeral.value == 0
        or word.endswith("ed")
        or (numeral.value == 1 and numeral.form == "words")
    ):
        return None
    if word == "strong":
        phrase = singular_phrase(words, i + 1)
        reading = make_reading(words, numeral, "count", "count.strong", last=i + 1)
    else:
        last = i + 1
        while (
            last - i < MAX_WORDS
            and words.word(last) in HYPHENS
            and words.joined(last)
            and words.word(last + 1)[:1].isalpha()
        ):
            last += 2
        phrase = Phrase(i, last, last - 1)
        if last - i > 1 and not is_plural(words, last - 1):
            phrase = Phrase(i, i + 1, i)
        reading = make_reading(words, numeral, "count", "count.hyphenated", last=i + 1)
    if phrase is not None:
        set_counted(words, reading, phrase)
    return reading


def _is_one_harmed(words: Words, numeral: Numeral) -> bool:
    """Tell "One of his men was also killed": one man's fate, where "one of the" says little as a rule."""
    if HARMING.isdisjoint(words.low[numeral.last : numeral.last + MAX_WORDS + 4]):
        return False
    phrase = phrase_after_of(words, numeral.last)
    if phrase is None:
        return False
    i = phrase.last
    while words.word(i) in AUXILIARIES or words.word(i) in ADVERBS:
        i += 1
    return i > phrase.last and words.word(i) in HARMING


def _is_number(word: str) -> bool:
    return word in NUMBER_WORDS or word[:1].isdecimal()


def _is_pronoun(words: Words, numeral: Numeral) -> bool:
    """Tell whether the numeral is "one" as a pronoun or article ("one of the", "no one", "one another")."""
    if numeral.form != "words" or words.low[numeral.first] != "one" or numeral.value != 1:
        return False
    before, after = words.word(numeral.first - 1), words.word(numeral.last)
    if words.word(before_modifier(words, numeral.first) - 1) in HARMING and after not in ("of", "another"):
        # "killing at least one"
        return False
    if after in ("to", "-", "–") and _is_number(words.word(numeral.last + 1)) and before not in _BEFORE_ONE:
        # "one to two metres"
        return False
    if is_subject(words, numeral):
        return False
    if after == "of" and _is_one_harmed(words, numeral):
        return False
    if before in _BEING and words.word(numeral.first - 2) == "there" and after not in PHRASE_ENDS:
        # "There is one survivor"
        return False
    return (
        before in _BEFORE_ONE
        or not after[:1].isalpha()
        or (after in PHRASE_ENDS and after not in ("dead", "more"))
    )
