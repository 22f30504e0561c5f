"""The subject of a verb without a parser: "Sales at the group's shops, which it sold in May, have since risen"."""

from tasks.extract.figures.noun_phrases import (
    Phrase,
    after_determiners,
    is_plural,
    phrase_before,
    singular_phrase,
)
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    WEEKDAYS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import NUMBER_WORDS, Words
from tasks.extract.seedtables import listed, read_table

CHANGE_VERBS = frozenset(
    word
    for row in read_table("direction_cues")
    if row["class"] in ("verb", "gain")
    for word in listed(row["words"])
)
LEVEL_VERBS = word_list("measured.level_verbs")
ALL_VERBS = VERBS | CHANGE_VERBS | LEVEL_VERBS
STOPS = frozenset('.;:!?()"“”')

_TIMES = frozenset(
    {
        "year",
        "years",
        "quarter",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "half",
        "season",
        "winter",
        "summer",
        "spring",
        "autumn",
    }
)
_WHEN = _TIMES | MONTHS | WEEKDAYS | {"fiscal", "fy"}
# "The sum comes to €5" names nothing that the number does not.
_SAYING_NOTHING = frozenset({"sum", "figure", "amount"})
# "the number of visitors": the head is the visitor.
_ANNOUNCING = frozenset({"number", "total", "amount"})
_UNITS = frozenset(name for row in read_table("units") for name in listed(row["names"])) - _TIMES
_RELATIVES = frozenset({"which", "that", "who"})
# "is expected to rise", "continues to fall": the subject stands before these.
_BEFORE_INFINITIVE = word_list("subjects.before_infinitive")
_CLAUSE_OPENERS = word_list("subjects.clause_openers")
_TITLES = word_list("subjects.titles")
_PARTICIPLES = ("ing", "ed")
# Participles that follow their noun: "jewels valued at $5m".
_REDUCED = word_list("subjects.reduced")
_PARTICIPLES_OF_NOUNS = word_list("subjects.participles")
# Prepositions that may stand between the subject's head and its verb.
_HOPS = 3
_LONGEST_ASIDE = 14
_LONGEST_CLAUSE = 40


def subject_of(words: Words, verb: int) -> Phrase | None:
    """Return the noun phrase that is the subject of the verb at word ``verb``, with its of-phrase, or None."""
    if words.word(verb) in _REDUCED and words.word(verb - 1) not in AUXILIARIES:
        return _reduced_subject(words, verb)
    if words.word(verb) in ("up", "down") and words.word(verb - 1) in ALL_VERBS:
        verb -= 1
    i = _verb_group(words, verb)
    if words.word(i - 1) == "to" and words.word(i - 2) not in PREPOSITIONS:
        # "expect growth to slow": the object of the one verb is the subject of the other.
        raised = phrase_before(words, i - 1, verbs=ALL_VERBS)
        return raised if raised is not None and words.word(raised.first - 1) in ALL_VERBS else None
    if words.word(i - 1) in _RELATIVES:
        return _settled(words, _antecedent(words, i - 1))
    if words.word(i - 1) in PRONOUNS:
        return None
    return _settled(words, _subject_before(words, i))


def _reduced_subject(words: Words, participle: int) -> Phrase | None:
    """Return the noun before a participle: "rings valued at", "shares, once worth"."""
    i = participle
    while words.word(i - 1) in ADVERBS or words.word(i - 1) == "once" or is_adverb(words.word(i - 1)):
        i -= 1
    if words.word(i - 1) != ",":
        return with_of(words, phrase_before(words, i, verbs=ALL_VERBS))
    return _settled(words, outermost(words, phrase_before(words, i - 1, verbs=ALL_VERBS)))


def _subject_before(words: Words, i: int) -> Phrase | None:
    """Return the subject that ends before the verb group at word ``i``, asides and of-phrases considered."""
    if words.word(i - 1) == "," and words.word(i) == "worth":
        i -= 1
    if words.word(i - 1) == ",":
        i = _before_aside(words, i - 1)
    if words.word(i - 1) in ("and", "but", "then"):
        return clause_subject(words, i - 1)
    j = i
    while _amount_word(words.word(j - 1)):
        j -= 1
    if words.word(j - 1) == "of":
        i = j - 1
    found = outermost(words, phrase_before(words, i, verbs=ALL_VERBS))
    if found is not None and (relative := _relative_before(words, found)):
        found = _antecedent(words, relative)
    if found is None or _hangs_on(words, found) or is_time(words, found) or _is_of_number(words, found):
        found = clause_subject(words, i) or found
    return found


def _is_of_number(words: Words, phrase: Phrase) -> bool:
    """Tell whether "number of" stands before in the clause: "the number of people hurt in the storm"."""
    start = max(_clause_start(words, phrase.first), phrase.first - _LONGEST_ASIDE)
    before = words.low[start : phrase.first]
    return "number" in before and words.word(start + before.index("number") + 1) == "of"


def clause_subject(words: Words, end: int) -> Phrase | None:
    """Return the noun phrase that opens the clause which reaches to word ``end``, or None."""
    i = _clause_start(words, end)
    while words.word(i) in CONJUNCTIONS or words.word(i) in ADVERBS or is_adverb(words.word(i)):
        i += 1
    opening = words.word(i)
    if opening in PREPOSITIONS or opening.endswith(_PARTICIPLES):
        comma = next((j for j in range(i, end) if words.low[j] == ","), end)
        i = comma + 1
    i = after_determiners(words, i)
    phrase = singular_phrase(words, i, nominal=True) if i < end else None
    if phrase is None or phrase.last > end:
        return None
    verb = words.low[phrase.head]
    after_plural = verb in VERBS and is_plural(words, phrase.head - 1)
    if phrase.head > phrase.first and (after_plural or verb in LEVEL_VERBS or verb in CHANGE_VERBS):
        # "the mission cost $720 million": the verb looks like a noun.
        phrase = Phrase(phrase.first, phrase.head, phrase.head - 1)
    if words.low[phrase.head] in _ANNOUNCING and words.word(phrase.last) == "of":
        j = after_determiners(words, phrase.last + 1)
        named = singular_phrase(words, j, nominal=True)
        return Phrase(phrase.first, named.last, named.head) if named is not None else phrase
    return phrase


def before_determiners(words: Words, i: int) -> int:
    """Return the first of the determiners that end right before word ``i``."""
    while words.word(i - 1) in DETERMINERS:
        i -= 1
    return i


def _before_numbers(words: Words, i: int) -> int:
    """Return the first of the determiners, owners and numbers that end right before word ``i``: "the town's 12"."""
    i = before_determiners(words, i)
    if _is_number(words.word(i - 1)):
        i = before_determiners(words, i - 1)
    if words.word(i - 1).endswith("'s"):
        i = before_determiners(words, i - 1)
    return i


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word in NUMBER_WORDS


def with_of(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Widen "exports" to "the value of exports"; the head is the first noun unless it only announces a number."""
    if phrase is None:
        return None
    j = before_determiners(words, phrase.first) - 1
    if words.word(j) != "of":
        return phrase
    named = phrase_before(words, j, verbs=ALL_VERBS)
    if named is None or _amount_word(words.word(named.first - 1)):
        # "2.3 tonnes of wheat worth": the wheat is.
        return phrase
    head = phrase.head if words.low[named.head] in _ANNOUNCING else named.head
    return Phrase(named.first, phrase.last, head)


def is_time(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase says when ("last year", "its third quarter")."""
    return words.low[phrase.head] in _WHEN or words.low[phrase.first] in ("last", "next", "this")


def _settled(words: Words, phrase: Phrase | None) -> Phrase | None:
    empty = phrase is None or is_time(words, phrase) or words.low[phrase.head] in _SAYING_NOTHING
    return None if empty else phrase


def _verb_group(words: Words, verb: int) -> int:
    """Return the first word of the verb group: "had since fallen", "is expected to fall", "could fall"."""
    i = verb
    while True:
        word = words.word(i - 1)
        if word in AUXILIARIES or word in ADVERBS or is_adverb(word) or word in CHANGE_VERBS:
            i -= 1
        elif word == "to" and words.word(i - 2) in _BEFORE_INFINITIVE:
            i -= 2
        else:
            return i


def outermost(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Climb from "Asia" to "sales" in "sales in Asia rose": what rose is named before the preposition."""
    inner = phrase = with_of(words, phrase)
    for _ in range(_HOPS):
        if phrase is None:
            return None
        if words.low[phrase.head] in _UNITS and _is_number(words.word(phrase.first - 1)):
            # "into ice": the metres drilled are no subject
            return inner
        j = _before_numbers(words, phrase.first) - 1
        if words.word(j) == "of" and words.word(j - 1) == "one":
            j -= 2
        numbered = words.word(j) == "of" and _is_number(words.word(j + 1))
        if words.word(j) not in PREPOSITIONS or numbered:
            # "a total of 480 votes": the votes
            return phrase
        # "Prices paid by factories"
        end = j - 1 if words.word(j - 1) in _PARTICIPLES_OF_NOUNS else j
        named = with_of(words, phrase_before(words, end, verbs=ALL_VERBS))
        if named is None or is_time(words, named):
            return phrase
        inner, phrase = phrase, named
    return phrase


def _antecedent(words: Words, pronoun: int) -> Phrase | None:
    """Return the noun phrase that the relative pronoun at ``pronoun`` stands for."""
    end = pronoun - 1 if words.word(pronoun - 1) == "," else pronoun
    found = outermost(words, phrase_before(words, end, verbs=ALL_VERBS))
    if found is None or words.low[pronoun] != "that":
        return found
    # "At that rate that is": the pronoun opens the clause after a phrase of circumstance.
    leader = before_determiners(words, found.first) - 1
    opens = leader <= 0 or words.word(leader - 1) in STOPS
    return None if opens and words.word(leader) in PREPOSITIONS else found


def _relative_before(words: Words, phrase: Phrase) -> int:
    """Return the relative pronoun of the clause whose object ``phrase`` is ("who took the pill"), or 0."""
    i = before_determiners(words, phrase.first) - 1
    if words.word(i) not in ALL_VERBS and not words.word(i).endswith(_PARTICIPLES):
        return 0
    while words.word(i - 1) in AUXILIARIES or words.word(i - 1) in ADVERBS:
        i -= 1
    governed = words.word(i - 2) in ALL_VERBS | AUXILIARIES | PREPOSITIONS
    return i - 1 if words.word(i - 1) in _RELATIVES and not governed else 0


def _hangs_on(words: Words, phrase: Phrase) -> bool:
    """Tell whether a participle or a number governs the phrase ("tourists visiting the island")."""
    before = words.word(before_determiners(words, phrase.first) - 1)
    return before.endswith("ing") or words.low[phrase.first][0].isdecimal()


def _before_aside(words: Words, comma: int) -> int:
    """Return the word after the subject of "pay, excluding bonuses, rose": the comma that opens the aside."""
    for i in range(comma - 1, max(comma - _LONGEST_ASIDE, 0), -1):
        if words.low[i] == ",":
            return i
        if words.low[i] in STOPS:
            break
    return comma + 1


def _clause_start(words: Words, end: int) -> int:
    for i in range(end - 1, max(end - _LONGEST_CLAUSE, 0), -1):
        word = words.low[i]
        if words.breaks(i + 1):
            return i + 1
        if word in STOPS and not (word == "." and words.word(i - 1) in _TITLES):
            return i + 1
        if word in _CLAUSE_OPENERS and words.word(i + 1) not in ALL_VERBS | AUXILIARIES:
            return i + 1
    return 0 if end < _LONGEST_CLAUSE else end


def _amount_word(word: str) -> bool:
    """Tell whether a word belongs to an amount between a noun and its verb: "sales of $3.4 billion were"."""
    return word[:1].isdecimal() or word in ("million", "billion", "trillion", "$", "€", "£", "%", "percent")
