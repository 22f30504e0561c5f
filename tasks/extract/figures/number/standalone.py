"""Number words without a noun that still state a number: "killing two", "Nine died", "of whom six survived"."""

from tasks.extract.figures.headlines import is_sentence_start
from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    HARMING,
    PHRASE_ENDS,
    PREPOSITIONS,
    VERBS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import NUMBER_WORDS, Numeral, Words

_BEFORE_BARE_WORD = word_list("counts.before_bare_word")
_VERBS = VERBS | AUXILIARIES
# Between the two ends of a range or the two numbers of a pair.
_PAIRING = frozenset({"or", "to", "and", "-", "–"})
_CLAUSE_OPENERS = CONJUNCTIONS | frozenset('.,;:(–—-!?"“') | {""}
# "Only two fell ill", "Another six are missing"
_BEFORE_SUBJECT = frozenset({"only", "just", "another", "all", "other"})
_NO_PREDICATES = frozenset({"of", "and", "or", "more", "upon"})
_RELATIVES = frozenset({"whom", "which"})
_OF_THOSE = frozenset({"who", "whose", "of"})
_LARGE = 100
# "Attended by thousands", "displaced tens of thousands"
_BEFORE_VAGUE = word_list("standalone.before_vague")


def stands_alone(words: Words, numeral: Numeral) -> bool:
    """Tell whether a number word without a noun states a number: it is a subject, an object, a share."""
    if is_subject(words, numeral) or _is_share(words, numeral):
        return True
    before, after = words.word(numeral.first - 1), word_after(words, numeral)
    vague = after == "more" or before in HARMING or before in _BEFORE_VAGUE or before == "the"
    if numeral.form != "words" and not vague:
        return False
    if _is_paired(words, numeral):
        return True
    if before == "the" and numeral.form == "vague":
        # "Aid for the millions affected"
        return after.endswith("ed") or after in _OF_THOSE
    if before in DETERMINERS:
        return False
    if (after in ("short", "shy") and words.word(numeral.last + 1) == "of") or _moved(words, numeral):
        return True
    closed = not after[:1].isalnum() or after in PHRASE_ENDS
    if after == "per" and numeral.form == "words":
        return True
    if numeral.form == "vague" and (before in HARMING or before in _BEFORE_VAGUE):
        return closed
    if after == "more" and (
        numeral.form == "vague" or before in (",", "and") or _more_to_come(words, numeral)
    ):
        return True
    return after == "of" or (closed and ((numeral.value or 0) >= _LARGE or before in _BEFORE_BARE_WORD))


def is_subject(words: Words, numeral: Numeral) -> bool:
    """Tell whether a number word opens a clause whose verb follows ("Nine died", "in which five were killed")."""
    i = subject_start(words, numeral)
    if (numeral.value or numeral.low or 0.0) <= 1 and i == numeral.first:
        # "At least one was killed", not "One must wait".
        return False
    if numeral.form == "vague" and is_sentence_start(words, i):
        # "Thousands march against cuts": words that verbs share with nouns are verbs here.
        after = word_after(words, numeral)
        return after not in _NO_PREDICATES and (after.isalpha() or has_verb(words, numeral.last))
    if numeral.form == "words" and is_sentence_start(words, i) and words.word(numeral.last + 1) == "to":
        # "Four deserve to be told"
        return word_after(words, numeral).isalpha() and word_after(words, numeral) not in PHRASE_ENDS
    return opens_clause(words, i) and has_verb(words, numeral.last)


def subject_start(words: Words, numeral: Numeral) -> int:
    """Return where "only", "at least" and the like before a numeral begin, or the numeral."""
    i = before_modifier(words, numeral.first)
    return i - 1 if words.word(i - 1) in _BEFORE_SUBJECT and not words.breaks(i) else i


def opens_clause(words: Words, i: int) -> bool:
    """Tell whether a clause may begin at word ``i``."""
    return words.word(i - 1) in _CLAUSE_OPENERS or words.breaks(i)


def has_verb(words: Words, i: int) -> bool:
    """Tell whether a verb stands at word ``i``, but for "more", "others" and adverbs before it."""
    verb = i + (words.word(i) in ("more", "others"))
    while words.word(verb) in ADVERBS or is_adverb(words.word(verb)):
        verb += 1
    if any(words.breaks(j) for j in range(i, verb + 1)):
        return False
    return words.word(verb) in _VERBS or words.word(verb).endswith("ed")


def word_after(words: Words, numeral: Numeral) -> str:
    """Return the word after a numeral in its line, or the empty string."""
    return "" if words.breaks(numeral.last) else words.word(numeral.last)


def _is_share(words: Words, numeral: Numeral) -> bool:
    """Tell "of which four are new", "of whom six", "two who escaped"."""
    if (numeral.value or 0.0) <= 1 or numeral.form == "vague":
        return False
    i = before_modifier(words, numeral.first)
    relative = words.word(i - 1) in _RELATIVES and words.word(i - 2) == "of"
    return relative or word_after(words, numeral) in ("who", "whose")


def _is_paired(words: Words, numeral: Numeral) -> bool:
    further, earlier = words.word(numeral.last + 1), words.word(numeral.first - 2)
    if words.word(numeral.last) in _PAIRING and (further in NUMBER_WORDS or further[:1].isdecimal()):
        return True
    return words.word(numeral.first - 1) in _PAIRING and earlier in NUMBER_WORDS


def _more_to_come(words: Words, numeral: Numeral) -> bool:
    """Tell "has two more on order", "bought two more." from "two more talks"."""
    further = words.word(numeral.last + 1)
    return not further[:1].isalpha() or further in PREPOSITIONS


def _moved(words: Words, numeral: Numeral) -> bool:
    """Tell whether a number word is a change: "on 14 points, down two"."""
    leader = numeral.first - 1
    moved = words.word(leader) in ("up", "down") and words.word(leader - 1) in (
        ",",
        "is",
        "are",
        "was",
        "were",
    )
    return moved and (
        not words.word(numeral.last)[:1].isalpha() or words.word(numeral.last) in ("from", "on")
    )
