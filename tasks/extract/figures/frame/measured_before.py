"""What governs a number from before: "sales rose 5%", "cut its forecast to 3%", "a wall 3 metres high"."""

from tasks.extract.figures.frame.directions import before_epithets
from tasks.extract.figures.noun_phrases import Phrase, is_plural, phrase_before
from tasks.extract.figures.subjects import (
    ALL_VERBS,
    CHANGE_VERBS,
    LEVEL_VERBS,
    STOPS,
    before_determiners,
    clause_subject,
    is_time,
    outermost,
    subject_of,
    with_of,
)
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    FUNCTION_WORDS,
    PHRASE_ENDS,
    PREPOSITIONS,
    VERB_OR_NOUN,
    VERB_OR_PLURAL,
    VERBS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import Words

CHANGE_ADVERBS = frozenset({"up", "down", "higher", "lower"})

_GOVERNORS = CHANGE_VERBS | LEVEL_VERBS
_LEVEL_PREPOSITIONS = frozenset({"to", "by", "at", "from", "for", "past"})
_FILLERS = word_list("measured.fillers")
_NO_THING = ALL_VERBS | _FILLERS | word_list("measured.comparatives")
# Phrases of time or place that may stand between verb and number: "rose in January to 5%".
_HOPS = 3
_LONGEST_CHANGE = 8
_FINITE = VERBS - VERB_OR_PLURAL - VERB_OR_NOUN
MODALS = frozenset({"will", "would", "could", "should", "may", "might", "must", "can"})
# "Raise rates 8%": these change an object even without an article.
_TRANSITIVE = (
    word_list("directions.raising") | word_list("directions.removing") | {"lower", "boost", "increase"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_LEVEL_NOUNS = word_list("measured.abstract")
# "Sales ran at", "prices start at"
_LEADING = frozenset({"ran", "run", "runs", "running", "start", "starts", "started", "begin", "begins", "began", "open",
                      "opens", "opened", "held", "hold", "holds", "set", "fixed", "pegged", "capped"})  # fmt: skip
_BRINGING = word_list("governors.bringing")
_SIZES = frozenset({"wide", "tall", "long", "high", "deep", "across", "thick"})
# "took in $5m"
_TAKING = word_list("measured.taking")
# Nouns that govern a number as verbs too: "prices range from", "to average 2 percent".
_NOUN_VERBS = word_list("measured.noun_verbs")


def governed(words: Words, start: int) -> Phrase | None:
    """Return the subject of the verb before word ``start``, or the object between the verb and a preposition."""
    if words.word(start - 1) == "in" and words.word(start - 2) in _TAKING:
        return subject_of(words, start - 2)
    start = before_epithets(words, start)
    preposition = words.word(start - 1) in _LEVEL_PREPOSITIONS
    i = start - 2 if preposition else start - 1
    for hop in range(_HOPS):
        i = _before_fillers(words, i)
        if i < 0 or words.low[i] in STOPS:
            return None
        if words.low[i] == "," and preposition:
            return _before_comma(words, i, start)
        beside = hop == 0 and words.word(start - 1) != "from" and words.low[i] in CHANGE_ADVERBS
        if beside or _governs(words, i, preposition=preposition):
            return (_brought(words, i) if beside else None) or subject_of(words, i)
        phrase = with_of(words, phrase_before(words, i + 1, verbs=ALL_VERBS))
        if phrase is None:
            return None
        verb = words.low[phrase.head]
        if preposition and phrase.last - phrase.first > 1 and verb in _FINITE:
            # "the bill comes to $5"
            return subject_of(words, phrase.head)
        i = before_determiners(words, phrase.first) - 1
        if not preposition:
            # "raised its dividend 10%"
            if i + 1 < phrase.first and words.word(i) in LEVEL_VERBS:
                # "costs the state 3 billion"
                return subject_of(words, i)
            changes = i + 1 < phrase.first or words.word(i) in _TRANSITIVE
            return phrase if changes and words.word(i) in CHANGE_VERBS else None
        participle = phrase.last - phrase.first == 1 or words.low[phrase.head].endswith("ed")
        if words.word(i) in AUXILIARIES and participle:
            # "has been frozen at": a participle, not an object.
            return subject_of(words, phrase.first)
        if words.word(i) not in PREPOSITIONS:
            return phrase if _takes_object(words, i, phrase) and not is_time(words, phrase) else None
        i -= 1
    return None


def _brought(words: Words, adverb: int) -> Phrase | None:
    """Read the object of "bring inflation down to 4%", "pushed prices up 3%"."""
    phrase = phrase_before(words, adverb, verbs=ALL_VERBS)
    if phrase is None or words.word(before_determiners(words, phrase.first) - 1) not in _BRINGING:
        return None
    return phrase


def aiming_subject(words: Words, start: int) -> Phrase | None:
    """Read the subject of "The budget will see a rise, targeting €3bn"."""
    aiming = words.word(start - 1) in (
        "targeting",
        "reaching",
        "hitting",
        "totalling",
        "totaling",
        "exceeding",
    )
    return clause_subject(words, start - 2) if aiming and words.word(start - 2) == "," else None


def _before_comma(words: Words, comma: int, start: int) -> Phrase | None:
    """Read "The list shrank for a fifth month, to 7 million" and "debt, already at 120 percent of output"."""
    verb = _verb_of_change(words, comma) if words.word(start - 1) == "to" else 0
    if verb:
        return subject_of(words, verb)
    phrase = outermost(words, phrase_before(words, comma, verbs=ALL_VERBS))
    if phrase is None or is_time(words, phrase):
        return None
    predicate = words.low[phrase.head].endswith("est") and words.word(phrase.first - 1) in _BE
    # "Turnout was highest, at 71%"
    return subject_of(words, phrase.first - 1) if predicate else phrase


def _verb_of_change(words: Words, comma: int) -> int:
    """Return the verb of change before the comma of "shrank for a fifth month, to 7 million", or 0."""
    for i in range(comma - 1, max(comma - _LONGEST_CHANGE, 0), -1):
        if words.low[i] in CHANGE_VERBS:
            return i
        if words.low[i] == "," or words.low[i] in STOPS:
            break
    return 0


def _before_fillers(words: Words, i: int) -> int:
    """Return the word before adverbs and the like, and before the article of "was a meagre 41 percent"."""
    while words.word(i) in _FILLERS or is_adverb(words.word(i)):
        i -= 1
    return i - 2 if words.word(i - 1) in ("a", "an") and words.word(i - 2) in _GOVERNORS else i


def _governs(words: Words, i: int, *, preposition: bool) -> bool:
    """Tell whether the word at ``i`` is the verb that the number belongs to ("rose", "was set at")."""
    word = words.low[i]
    if word in _NOUN_VERBS and word not in _GOVERNORS:
        leader = words.word(i - 1)
        if leader == "to" or leader in AUXILIARIES or leader in ADVERBS or is_adverb(leader):
            return True
        return leader.endswith("s") and is_plural(words, i - 1)
    led = preposition and (word in _LEADING or (word in ALL_VERBS and words.word(i - 1) in _BE))
    return word in _GOVERNORS or led


def _takes_object(words: Words, i: int, phrase: Phrase) -> bool:
    """Tell whether the word at ``i`` is a verb with ``phrase`` for its object, or joins it to an earlier one."""
    word = words.word(i)
    determined = i + 1 < phrase.first
    if word in ALL_VERBS or word.endswith("ed") or word in ("percent", "cent", "%"):
        return True
    return determined and word.isalpha() and (word == "and" or word not in FUNCTION_WORDS)


def sharer(words: Words, start: int) -> Phrase | None:
    """Read the subject of any verb right before a percent: "the funds returned 6 percent"."""
    i = start - 3 if words.word(start - 2) in ("a", "an") and words.word(start - 1).isalpha() else start - 1
    verb = words.word(i)
    finite = (
        verb in ALL_VERBS
        or words.word(i - 1) in MODALS
        or (verb.endswith("ed") and words.surface[i][0].islower())
    )
    return subject_of(words, i) if finite else None


def limited_noun(words: Words, start: int) -> Phrase | None:
    """Read the noun right before "above 50", "around 20%", "below $5"."""
    noun = words.word(start - 1)
    if words.word(start - 2) in AUXILIARIES or words.word(start - 2) == "to":
        return None
    if not noun.isalpha() or noun in PHRASE_ENDS or noun in _NO_THING or noun.endswith(("ed", "ing", "ly")):
        return None
    return outermost(words, phrase_before(words, start, verbs=ALL_VERBS))


def measured_noun(words: Words, start: int, last: int) -> Phrase | None:
    """Read the noun right before a measure: "a wall 3 metres high", "the tower, at 828 metres"."""
    if words.word(start - 1) in ("at", "of") and words.word(start - 2) == ",":
        start -= 2
    elif words.word(start - 1) == "," and words.word(last) in _SIZES:
        start -= 1
    elif words.word(start - 1) == "magnitude" and words.word(start - 2) == "of":
        start -= 3 if words.word(start - 3) == "," else 2
    elif (
        words.word(start - 1) in _NO_THING
        or words.word(start - 1) in _LEVEL_NOUNS
        or words.word(start - 1).endswith(("ed", "ing"))
        or words.word(start - 2) in MODALS
        or words.word(start - 2) == "to"
        or not words.word(start - 1)[:1].isalpha()
    ):
        return None
    phrase = phrase_before(words, start, verbs=ALL_VERBS)
    if phrase is not None and phrase.head > phrase.first and is_plural(words, phrase.head - 1):
        # "penguins swim 40 km"
        common = words.surface[phrase.head - 1][0].islower() or phrase.head - 1 == phrase.first
        verbal = common and words.surface[phrase.head][0].islower() and not is_plural(words, phrase.head)
        return Phrase(phrase.first, phrase.head, phrase.head - 1) if verbal else phrase
    return phrase
