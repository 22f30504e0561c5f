"""What a figure counts or measures: the noun phrase as written and the singular of its head.

There is no parser here. After a count the phrase runs to its last plural noun; an adjective, a participle or
a proper name may stand before it, a preposition or a finite verb ends it. Closed classes are rows of
``seeds/word_classes.csv``.
"""

from dataclasses import dataclass

from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    FUNCTION_WORDS,
    HYPHENS,
    IRREGULAR_PLURALS,
    MASS_NOUNS,
    NOT_PLURAL,
    PHRASE_ENDS,
    PRONOUNS,
    VERB_OR_NOUN,
    VERB_OR_PLURAL,
    VERBS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import NUMBER_WORDS, Words, is_type_of_aircraft

# A phrase with more words before its head is a misreading.
MAX_WORDS = 8
_NOUN_CLASS = MASS_NOUNS | frozenset(IRREGULAR_PLURALS)
# Words that end phrases elsewhere but may stand inside a counted one: "20 dead soldiers", "3 more people".
_INSIDE = word_list("counted.inside")
_DEGREES = word_list("counted.degrees")
_SCALE_ENDS = word_list("counted.scale_ends")
_JOINING = HYPHENS | {"–"}
_SERIAL = frozenset({"last", "past", "first", "next", "previous", "top", "final"})
_TIME_ADJECTIVES = frozenset({"last", "next", "past", "present"})
# After these, "run" and the like are verbs.
_BEFORE_VERBS = ADVERBS | AUXILIARIES | PRONOUNS | {"to"}
_LINKS = frozenset({"and", "or", "&", "/"})
_PLAIN_NOUNS = word_list("counted.plain_nouns")
_COMPARATIVES = frozenset(
    {"higher", "lower", "more", "less", "fewer", "better", "weaker", "stronger", "rising"}
)
_NO_PARTICIPLES = frozenset({"red", "bed", "shed", "sled", "sacred", "naked", "wicked"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_STATES = word_list("counted.states")
_ING_NOUNS = word_list("ordinals.ing_nouns")
# "12 US soldiers", "three WHO doctors": words that end phrases in small letters only.
_ACRONYMS = frozenset({"US", "IT", "AM", "WHO"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first`` to ``last`` (half-open) and its head word."""

    first: int
    last: int
    head: int


def ends_phrase(words: Words, i: int) -> bool:
    """Tell whether word ``i`` ends a noun phrase: a preposition, a verb, a pronoun ("us", not "US")."""
    return words.low[i] in PHRASE_ENDS and words.surface[i] not in _ACRONYMS


def is_plural(words: Words, i: int) -> bool:
    """Tell whether word ``i`` looks like a plural noun."""
    word = words.word(i)
    if (
        word in _NOUN_CLASS
        or word in VERB_OR_PLURAL
        or (word.endswith("ese") and words.surface[i][0].isupper())
    ):
        return True
    if (
        len(word) < 3
        or not word.endswith("s")
        or word.endswith(("ss", "us", "'s", "is"))
        or word in NOT_PLURAL
    ):
        return word.endswith("eis") or (
            len(word) > 2 and words.surface[i][:-1].isupper() and words.surface[i][-1] == "s"
        )
    return (
        not (words.surface[i].isupper() and len(word) > 1)
        and word not in VERBS
        and word not in FUNCTION_WORDS
    )


def singular(word: str) -> str:
    """Return the singular of a noun in lower case ("countries" → "country")."""
    if word[:-1].isupper() and len(word) > 2 and word.endswith("s"):
        return word[:-1].lower()
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if word in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4 or word in NOT_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-3] + "man"
    return word[:-1]


def plural_phrase(words: Words, i: int) -> Phrase | None:
    """Return the noun phrase with a plural head that starts at word ``i``, or None."""
    i = _past_openers(words, i)
    head = None
    j = i
    while j < min(i + MAX_WORDS, len(words)):
        step = _step(words, i, j, headed=head is not None)
        if not step:
            break
        if step == 1 and (
            _plural_model(words, j)
            or (is_plural(words, j) and (j == i or not words.joined(j) or _hyphened(words, j)))
        ):
            head = j
            if not _goes_on(words, j):
                break
        j += step
    return Phrase(i, head + 1, head) if head is not None else None


def _hyphened(words: Words, j: int) -> bool:
    """Tell whether word ``j`` ends a compound of words ("co-petitioners", not "A330s")."""
    return words.low[j - 1] in HYPHENS and words.low[j - 2].isalpha() and len(words.low[j]) > len("ups")


def first_plural(words: Words, phrase: Phrase) -> Phrase:
    """Return the phrase up to its first plural: "one in four patients survives"."""
    head = next((j for j in range(phrase.first, phrase.last) if is_plural(words, j)), phrase.head)
    return Phrase(phrase.first, head + 1, head)


def _past_openers(words: Words, i: int) -> int:
    while words.word(i) in ("“", '"', "‘", "``", "`"):
        i += 1
    return i


def _step(words: Words, first: int, j: int, *, headed: bool) -> int:
    """Return how many words the phrase takes at ``j``: 0 where it ends."""
    word = words.low[j]
    if words.breaks(j) or (word in NUMBER_WORDS and j > first and not _begins_compound(words, j)):
        return 0
    if word in _JOINING:
        return 1 if j > first and words.joined(j) and words.joined(j + 1) else 0
    if word in _LINKS:
        return 0 if headed or j == first else _link(words, j)
    if word == "," and not headed and j > first:
        # "Seven federal, state and local agencies"
        listed = words.word(j + 2) == "and" and is_plural(words, j + 4) and not is_plural(words, j + 3)
        return 1 if listed and not {words.word(j + 1), words.word(j + 3)} & PHRASE_ENDS else 0
    if not word[0].isalpha():
        return 1 if word[0].isdecimal() and not headed and _in_model_name(words, first, j) else 0
    if words.surface[j].isupper() and words.joined(j + 1) and words.low[j + 1][0].isdecimal():
        return 1
    if word in _STATES and (headed or j == first):
        return 0 if headed else 1
    if word in VERB_OR_PLURAL and not headed:
        return 1
    if word in VERB_OR_NOUN and not headed and is_plural(words, j + 1):
        # "nine break points"
        return 1
    if ends_phrase(words, j) and word not in _INSIDE | _DEGREES and not _in_compound(words, j):
        return 1 if word in MASS_NOUNS else 0
    if headed and words.joined(j) is False and word.endswith(("ed", "ing", "ly")):
        return 0
    return 1


def _in_compound(words: Words, j: int) -> bool:
    """Tell the words that hyphens join before a noun: "two surface-to-air missiles", "nine on-site checks"."""
    before = words.word(j - 1) in HYPHENS and words.joined(j) and words.joined(j - 1)
    after = words.word(j + 1) in HYPHENS and words.joined(j + 1) and words.joined(j + 2)
    return (before and words.low[j - 2].isalpha() and not is_plural(words, j)) or after


def _in_model_name(words: Words, first: int, j: int) -> bool:
    """Tell whether the digits at ``j`` belong to a name inside the phrase ("new 737 aircraft", "A330-300 jets")."""
    after = words.word(j + 1)
    led = words.surface[j - 1][0].isupper() or words.low[j - 1] in ("new", "old", "more", "additional")
    named = words.joined(j) or words.joined(j + 1) or (led and words.low[j].isdecimal())
    if j == first:
        return _begins_compound(words, j) or (_is_number(words.word(j - 1)) and is_type_of_aircraft(words, j))
    return named and (after in HYPHENS or after[:1].isalpha())


def _plural_model(words: Words, j: int) -> bool:
    """Tell whether word ``j`` is the plural ending of a model name ("737s")."""
    return words.low[j] == "s" and words.joined(j) and words.low[j - 1][0].isdecimal()


def _link(words: Words, j: int) -> int:
    """Return 1 where "and" or "or" joins two adjectives or names before the head."""
    after = words.word(j + 1)
    if not after or not after[0].isalpha() or (after in PHRASE_ENDS and after not in _INSIDE):
        return 0
    # "the population and people aged 65", not "European and NATO countries" or "local and foreign banks"
    apart = words.low[j - 1] in _PLAIN_NOUNS and is_plural(words, j + 1)
    return 0 if apart or after in _COMPARATIVES or words.low[j - 1] == "more" else 1


def _goes_on(words: Words, head: int) -> bool:
    """Tell whether the phrase may go on after a plural: another plural noun, or the rest of a name."""
    after = words.word(head + 1)
    if not after or not after[0].isalpha() or words.word(head + 1) in PHRASE_ENDS - MASS_NOUNS:
        return False
    if words.joined(head + 1):
        return False
    return (is_plural(words, head + 1) and words.word(head + 1) not in VERB_OR_PLURAL) or (
        words.surface[head][0].isupper() and not after.endswith(("ed", "ing")) and is_plural(words, head + 2)
    )


def singular_phrase(words: Words, i: int, *, limit: int = 6, nominal: bool = False) -> Phrase | None:
    """Return the noun phrase at word ``i`` whose head may be singular ("plan", "tanker contract"), or None.

    ``nominal`` says that an article came before, so that the first word is no verb ("the vote").
    """
    i = _past_openers(words, i)
    j = i
    while j < min(i + limit, len(words)):
        word = words.low[j]
        if word in _JOINING and words.joined(j) and words.joined(j + 1):
            j += 2
            continue
        if j > i and word in _TIME_ADJECTIVES:
            break
        noun = word in MASS_NOUNS or (nominal and word in (VERBS if j == i else VERB_OR_NOUN))
        if j == i and (word in NUMBER_WORDS or word[0].isdecimal()) and _begins_compound(words, j):
            j += 2
            continue
        if (
            not word[0].isalpha()
            or word in NUMBER_WORDS
            or word in _SCALE_ENDS
            or (ends_phrase(words, j) and not noun)
        ):
            break
        if j > i and (words.breaks(j) or _verbal(words, j) or _governs(words, j)):
            break
        j += 1
        if is_plural(words, j - 1) and not _goes_on(words, j - 1):
            break
    while j > i + 1 and is_adverb(words.low[j - 1]):
        # "One passenger seriously injured"
        j -= 1
    if j == i or not words.low[j - 1][0].isalpha() or is_adverb(words.low[j - 1]) or _verbal(words, j - 1):
        return None
    return Phrase(i, j, j - 1)


def _verbal(words: Words, j: int) -> bool:
    return words.word(j).endswith("ed") and words.surface[j][0].islower()


def _governs(words: Words, j: int) -> bool:
    """Tell "reaching" in "one diver reaching the wreck" from "working" in "one working day"."""
    after = words.word(j + 1)
    noun = words.low[j] in _ING_NOUNS or (words.low[j - 1] in HYPHENS and words.joined(j))
    return words.low[j].endswith("ing") and not noun and (after in DETERMINERS or after in PRONOUNS)


def after_determiners(words: Words, i: int) -> int:
    """Return the first word at or after ``i`` that is no determiner ("of all the digital sales" → "digital")."""
    while (
        words.word(i) in DETERMINERS
        or words.word(i).endswith("'s")
        or _numeric(words, i)
        or (words.word(i) in _SERIAL and _numeric(words, i + 1))
    ):
        if words.word(i) in PRONOUNS or (
            words.word(i) in _DEMONSTRATIVES and (_verbal(words, i + 1) or words.word(i + 1) in VERBS)
        ):
            break
        i += 1
    return i


def _numeric(words: Words, i: int) -> bool:
    """Tell whether word ``i`` is a number that does not begin a compound ("the 600 seats", not "a 16-year term")."""
    return _is_number(words.word(i)) and not _begins_compound(words, i)


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word in NUMBER_WORDS


def _begins_compound(words: Words, i: int) -> bool:
    return words.word(i + 1) in HYPHENS and words.joined(i + 1) and words.joined(i + 2)


def phrase_after_of(words: Words, i: int) -> Phrase | None:
    """Return the phrase of "of the voters" at word ``i``; pronouns are left alone ("of them")."""
    if words.word(i) != "of":
        return None
    j = after_determiners(words, i + 1)
    if words.word(j) in ("other", "others") or words.word(j) in _DEMONSTRATIVES:
        return None
    phrase = plural_phrase(words, j) or singular_phrase(words, j, nominal=j > i + 1)
    return _owned(words, phrase) if phrase is not None else None


def _owned(words: Words, phrase: Phrase) -> Phrase:
    """Leave out the owner and a number after it ("Ohio's 54 delegates" → "delegates")."""
    owners = [j for j in range(phrase.first, phrase.head) if words.low[j].endswith("'s")]
    return Phrase(after_determiners(words, owners[-1]), phrase.last, phrase.head) if owners else phrase


def phrase_before(words: Words, i: int, *, limit: int = 6, verbs: frozenset[str] = VERBS) -> Phrase | None:
    """Return the noun phrase that ends right before word ``i``, determiners left out, or None."""
    j = i
    while j > 0 and i - j < limit:
        word = words.low[j - 1]
        if word in HYPHENS and words.joined(j - 1):
            j -= 1
            continue
        named = word[0].isdecimal() and (
            words.surface[j - 2][:1].isupper()
            or words.word(j) in HYPHENS
            or (words.word(j - 2) in HYPHENS and words.joined(j - 1) and words.word(j - 3).isalpha())
        )
        if named or (word == "&" and words.joined(j - 1)):
            j -= 1
            continue
        compound = words.word(j) in HYPHENS and words.joined(j)
        amount = (word in NUMBER_WORDS and not compound) or word in _SCALE_ENDS
        # Right before the verb, "costs" is a noun.
        noun = (
            j == i
            and word not in AUXILIARIES
            and (
                word.endswith("s")
                or (words.word(j - 2) in DETERMINERS and words.word(j - 2) != "that")
                or (word in VERB_OR_NOUN and words.word(j - 2) not in _BEFORE_VERBS)
            )
        )
        # "The Lyon-based firm"
        compound = compound or (words.word(j - 2) in HYPHENS and words.joined(j - 1) and words.joined(j - 2))
        verb = word in verbs and words.surface[j - 1].islower() and not noun and not compound
        function = word in FUNCTION_WORDS and words.surface[j - 1] not in _ACRONYMS and not compound
        told = (
            word.endswith("ed")
            and not word.endswith("eed")
            and word not in _NO_PARTICIPLES
            and j < i
            and not compound
            and words.surface[j - 2][:1].islower()
            and words.word(j - 3) in DETERMINERS
            and not is_adverb(words.word(j - 2))
        )
        ends = not word[0].isalpha() or function or amount or verb or told
        if ends or words.breaks(j):
            break
        j -= 1
    if words.word(j - 1) in HYPHENS and words.joined(j):
        # Not "year-old man" of "a 32-year-old man"
        while j < i and words.joined(j):
            j += 1
    while j < i and (is_adverb(words.low[j]) or words.low[j] in HYPHENS):
        j += 1
    head = i - 1
    while head > j and not words.low[head][0].isalpha():
        head -= 1
    if j >= i or not words.low[head][0].isalpha() or words.low[head] in ADVERBS or words.low[head] == "s":
        return None
    if head > j and words.low[head].endswith("ed") and is_plural(words, head - 1):
        # "duties collected at"
        return Phrase(j, head, head - 1)
    return Phrase(j, i, head)
