"""What a number hangs on in its sentence: a noun ("a loss of $3m"), a verb ("costs $3m"), or the number before it."""

from dataclasses import dataclass

from tasks.extract.figures.frame.classes import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    FIGURE,
    GERUND,
    MARK,
    NOUN,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
    TO,
    VERB,
)
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.vocabulary import HYPHENS

_BEFORE_NUMBER = frame_words("number.before")
_AMOUNTS = frame_words("property.amounts")
_SHIFTS = frozenset({"up", "down", "off", "higher", "lower"})
_GIVING = frame_words("verbs.giving")
_SOURCES = frame_words("owner.sources")
_REACHING = frozenset({"surpassed", "topped", "exceeded", "passed", "tops", "exceeds"})
_LONGEST_CHAIN = 4


@dataclass(slots=True)
class Governor:
    """What stands before (or holds) a number; all are of its own sentence."""

    noun: NounPhrase | None = None
    """The noun that the number gives the size of: "loss" in "a loss of $3m", "a $3m loss", "cut its loss to $3m"."""
    verb: int | None = None
    """The verb that the number, or its noun, is an object or complement of."""
    holder: NounPhrase | None = None
    """Who has it, where no verb says so: "a maker with 1,120 staff", "Norvik, up 3 per cent", "the widow (19%)"."""
    chained: bool = False
    """Nothing but marks and small words since the number before: "3 per cent to $20"."""
    within: NounPhrase | None = None
    """The phrase that the number itself stands in: "two plants", "a $3m loss"."""
    first: int = 0
    """The first word of the number with what belongs to it: "as many as 20"."""
    pronoun: int | None = None
    """The pronoun that stands where the noun would: "see it at 95"."""
    bracketed: bool = False
    """The number stands in brackets behind its holder."""
    receives: bool = False
    """The holder is who a verb gives the number to: "gives Harlan 251"."""
    shifts: bool = False
    """"Up" or "down" stands before it."""
    leader: str = ""
    """The preposition right before the number."""


def govern(shape: Shape, first: int, last: int, *, counts: bool, previous_end: int) -> Governor:
    """Return what governs the number at words ``first`` to ``last``; ``previous_end`` ends the number before it."""
    within = shape.phrase_at.get(first)
    found = Governor(within=within, first=min(before_number(shape, first), within.first if within else first))
    if within is not None and within.head >= last and not counts:
        found.noun = within
        _climb(shape, found, found.first, previous_end)
        return found
    if counts and within is not None and _is_subject(shape, within):
        return found
    whole = shape.phrase_at.get(last + 1) if shape.word(last) == "of" else None
    if _is_bare_subject(shape, found.first, whole.last if whole is not None else last):
        return found
    if shape.words.low[first] in _REACHING:
        # "cases surpassed 1 million": the number's own words have the verb
        found.verb = first
        return found
    if within is not None and within.owner is not None and not counts:
        found.holder = within.owner
    _climb(shape, found, found.first, previous_end)
    return found


def _is_subject(shape: Shape, phrase: NounPhrase) -> bool:
    """Tell whether a verb follows: "said 14 people died"."""
    if shape.is_governed(phrase):
        return False
    i = phrase.last
    while shape.tag(i) == ADVERB:
        i += 1
    return phrase.head not in shape.figure_at and shape.tag(i) in (VERB, AUXILIARY)


def _is_bare_subject(shape: Shape, first: int, end: int) -> bool:
    """Tell whether a number without noun, or with its whole, is the subject: "and 12 died", "a third of it is"."""
    before, opens = shape.tag(first - 1), (MARK, CONJUNCTION, SUBORDINATOR)
    while shape.tag(end) == ADVERB:
        end += 1
    return shape.tag(end) in (VERB, AUXILIARY) and (before in opens or shape.word(first - 1) in _SOURCES)


def before_number(shape: Shape, first: int) -> int:
    """Return the first of the small words that belong to the number: "as much as", "nearly", "a further"."""
    i = first
    while i - 1 >= shape.first:
        word = shape.word(i - 1)
        if (
            word in _BEFORE_NUMBER
            or shape.tag(i - 1) == ADVERB
            or (word == "as" and shape.word(i) in ("much", "many"))
        ):
            if word in _SHIFTS and shape.word(i) not in ("to",):
                return i
            i -= 1
        elif word in ("than", "as", "to") and shape.word(i - 2) in (
            "more",
            "less",
            "fewer",
            "much",
            "many",
            "up",
            "close",
        ):
            i -= 1
        else:
            return i
    return i


def _climb(shape: Shape, found: Governor, first: int, previous_end: int) -> None:
    """Follow prepositions and nouns back from word ``first`` to a verb, a noun or a holder."""
    i = first - 1
    for _ in range(_LONGEST_CHAIN):
        word, tag = shape.word(i), shape.tag(i)
        if i < shape.first:
            return
        if i < previous_end or (word in HYPHENS and shape.words.joined(i)):
            found.chained = True
            return
        if word in _SHIFTS or tag == ADVERB:
            found.shifts = found.shifts or word in _SHIFTS
        elif tag in (PREPOSITION, TO):
            found.leader = found.leader or word
            if not _behind_preposition(shape, found, i, word):
                return
        else:
            _end_climb(shape, found, i, previous_end)
            return
        i -= 1


def _end_climb(shape: Shape, found: Governor, i: int, previous_end: int) -> None:
    """Take what stands at word ``i``, beyond prepositions: a verb, a pronoun, a noun, a mark."""
    word, tag, phrase = shape.word(i), shape.tag(i), shape.ends_at(i)
    if tag in (VERB, GERUND, AUXILIARY):
        found.verb = i
    elif tag == PRONOUN:
        found.pronoun = i
    elif phrase is not None and tag == NOUN:
        _behind_noun(shape, found, phrase)
    elif word == "(":
        found.holder, found.bracketed = found.holder or shape.outer(shape.ends_at(i - 1)), True
    elif word in (",", "—", "–", "-"):
        _behind_comma(shape, found, i, previous_end)
    elif tag == CONJUNCTION or word == ":":
        found.chained = previous_end > shape.first
        if not found.chained and tag == CONJUNCTION and shape.ends_at(i - 1) is not None:
            # "include flights and two walks"
            found.verb = shape.verb_before(i)


def _behind_preposition(shape: Shape, found: Governor, i: int, word: str) -> bool:
    """Take the noun before "of" or "with"; tell whether to look further back."""
    phrase = shape.ends_at(i - 1)
    if word == "of" and phrase is not None:
        if shape.words.low[phrase.head] in _AMOUNTS and found.noun is None:
            verb = shape.leader(phrase)
            if shape.tag(verb) in (VERB, GERUND, AUXILIARY):
                found.verb = verb
            elif shape.tag(verb) in (PREPOSITION, TO):
                above = shape.ends_at(verb - 1)
                found.noun = above
                if above is None and shape.tag(verb - 1) in (VERB, AUXILIARY):
                    found.verb = verb - 1
            found.noun = found.noun or phrase
            return False
        found.noun = found.noun or phrase
        found.verb = _object_verb(shape, phrase)
        if found.verb is None and shape.word(shape.leader(phrase)) == "with":
            _behind_with(shape, found, shape.leader(phrase))
        elif found.verb is None and shape.is_governed(phrase):
            found.verb = shape.verb_before(shape.leader(phrase))
        return False
    if word in ("with", "without") and shape.tag(i - 1) != PRONOUN:
        _behind_with(shape, found, i)
        return False
    return True


def _behind_with(shape: Shape, found: Governor, i: int) -> None:
    """Take who has it before "with": "a maker with 1,120 staff", "the storm, with winds of 130 mph"."""
    end = i - 1 if shape.word(i - 1) == "," else i
    phrase = shape.outer(shape.ends_at(end - 1))
    if phrase is not None and not shape.is_number_or_time(phrase):
        # "consists of 650 parts with 60 centres": what it consists of has them no more than it
        counted = phrase.core in shape.figure_at and shape.tag(shape.leader(phrase)) == PREPOSITION
        if not (counted or (end < i and shape.is_governed(phrase))):
            found.holder = found.holder or phrase
            return
    found.verb = shape.verb_before(i)


def _behind_noun(shape: Shape, found: Governor, phrase: NounPhrase) -> None:
    """Take the noun right before the number or its preposition: an object, a subject without verb, a listed holder."""
    verb = _object_verb(shape, phrase)
    if found.noun is not None:
        # "posted a profit": what has the profit is the subject; "DKr240m loss at Ostrand"
        found.verb = verb
        if verb is None and found.holder is None:
            found.holder = phrase
        return
    if verb is not None and shape.word(verb) in _GIVING and not found.leader:
        found.verb, found.holder, found.receives = verb, phrase, True
    elif verb is not None:
        found.verb, found.noun = verb, phrase
    elif shape.is_governed(phrase):
        outer = shape.outer(phrase)
        found.holder = outer if outer is not phrase else found.holder
        found.verb = shape.verb_before(shape.leader(outer or phrase)) if outer is phrase else None
        if outer is not None and outer is not phrase:
            verb = _object_verb(shape, outer)
            if verb is not None:
                found.verb, found.noun, found.holder = verb, outer, None
    else:
        found.holder = phrase


def _object_verb(shape: Shape, phrase: NounPhrase) -> int | None:
    """Return the verb whose object the phrase is, or None."""
    i = shape.leader(phrase)
    while shape.tag(i) == ADVERB or (
        shape.word(i) in ("up", "down", "out", "off", "in", "on", "to", "at", "for", "from", "by")
        and shape.tag(i - 1) in (VERB, GERUND)
    ):
        i -= 1
    return (
        i
        if shape.tag(i) in (VERB, GERUND) or (shape.tag(i) == AUXILIARY and shape.word(i) in _HAVING)
        else None
    )


_HAVING = frozenset({"has", "have", "had", "having", "is", "are", "was", "were", "be", "been"})


def _behind_comma(shape: Shape, found: Governor, comma: int, previous_end: int) -> None:
    """Read what stands before a comma: "Norvik, up 3%", "The pound, at $1.28", "rose for a week, to 7%"."""
    phrase = shape.ends_at(comma - 1)
    if comma <= previous_end and previous_end > shape.first:
        found.chained = True
        return
    if phrase is None:
        if shape.tag(comma - 1) in (VERB, GERUND, PREPOSITION):
            found.verb = shape.verb_before(comma)
        return
    outer = shape.outer(phrase)
    if outer is not None and shape.is_governed(outer):
        # "costs $3 in America, $4 in Britain", "the smaller, near Ely, 60%"
        i = shape.leader(outer) - 1
        while shape.tag(i) == ADVERB:
            i -= 1
        found.chained = shape.tag(i) == FIGURE
        outer = shape.ends_at(i - 1) if shape.word(i) == "," else None
        if found.chained or outer is None:
            return
    verb = _object_verb(shape, outer) if outer is not None else None
    if verb is not None and not found.shifts and not found.leader:
        # "told his brother, 12 of whom": an object has nothing behind a comma
        return
    found.holder = outer
