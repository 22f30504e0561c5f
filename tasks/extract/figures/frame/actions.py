"""What a figure's sentence says is done to or by what it counts: ``die`` in "killed 12", "12 dead", "12 deaths".

There is no parser here: a verb, adjective or noun governs a figure where it stands beside it in one of the ways that
``GOVERNORS`` lists, and only words of ``seeds/action_words.csv`` do. Words for one happening share its name there.
NULL is the answer wherever another word may come between.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tasks.extract.figures.frame.directions import before_epithets, continues
from tasks.extract.figures.noun_phrases import singular
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import ALL_VERBS
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    HYPHENS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    word_list,
)
from tasks.extract.mentions import FigureMention
from tasks.extract.numerals import NUMBER_WORDS, Words
from tasks.extract.seedtables import listed, read_table

_ROWS = read_table("action_words")


def _forms(column: str) -> dict[str, str]:
    return {form: row["action"] for row in _ROWS for form in listed(row[column]) if " " not in form}


def _phrases(column: str) -> dict[tuple[str, ...], str]:
    """Return the forms of several words ("laid off", "death toll")."""
    return {
        tuple(form.split()): row["action"] for row in _ROWS for form in listed(row[column]) if " " in form
    }


_VERBS, _NOUNS, _STATES = _forms("verbs"), _forms("nouns"), _forms("states")
_PHRASAL = _phrases("verbs")
# What may stand between a verb and its amount: "jailed for 14 years", "fined the bank €5m".
_PREPOSITIONS = {row["action"]: frozenset(listed(row["prepositions"])) for row in _ROWS}
_TAKES_OBJECT = frozenset(row["action"] for row in _ROWS if row["objects"])
_CLAUSE_ENDS = word_list("actions.clause_ends") | (PRONOUNS - {"who", "here", "there", "others"})
# Spans of time and lengths are seldom the subject: "it took five hours to gain control".
_SUBJECTS = frozenset({"count", "money", "percent", "ratio", "ordinal"})
# What may stand between people and the word for their state: "12 sailors are still feared dead".
_HOLDING = AUXILIARIES | word_list("actions.holding")
_AFTER_STATE = PREPOSITIONS | {"and", "after", "when"}
# "Are believed to have been killed": the infinitive says what was done.
_BEFORE_INFINITIVE = word_list("actions.before_infinitive")
_CHANGES = frozenset({"rise", "fall"})
# Lives are lost where nobody saves them.
_LIVES = frozenset({"lives"})
_TOLL = "toll"
_TOLLS = frozenset({"toll", "tolls"})
# Other tolls are paid on roads.
_BEFORE_TOLL = frozenset({"death", "casualty", "a", "the", "earlier", "official"})
# "12 people in the town's market were killed": words between what is counted and its verb.
_LONGEST_REACH = 10
_LONGEST_OBJECT = 5
_ENDS_OBJECT = (PREPOSITIONS - {"of"}) | AUXILIARIES | {"and", "or", "but", "that", "who", "which"}
_PARTITIVES = frozenset({("of", "the"), ("of", "its"), ("of", "their"), ("of", "his"), ("of", "her")})
_PAST = ("ed", "ung", "ain")


def find_action(words: Words, reading: Reading, previous: Reading | None) -> None:
    """Set ``action`` from the first governor that is found; a restated or listed figure has that of the one before."""
    mention = reading.mention
    if mention.kind == "age" or _is_rank(mention) or ".hyphenated" in mention.rule:
        # "A five-storey building": what happens, happens to the building.
        return
    if mention.role in ("equivalent", "prior_value") and mention.related is not None:
        mention.action = mention.related.action
        return
    mention.action = next(
        (action for found in GOVERNORS if (action := found(words, reading)) is not None), None
    )
    if mention.action is None and previous is not None and _goes_on(words, previous, reading):
        mention.action = previous.mention.action


def _is_rank(mention: FigureMention) -> bool:
    """Tell a place from what numbers people and events: "finished second", "a second man died"."""
    return mention.kind == "ordinal" and mention.rule not in ("ordinal.nth", "ordinal.ellipsis")


def share_actions(words: Words, readings: list[Reading]) -> None:
    """Give the first of "ten soldiers and two civilians were killed" the action that stands after the last."""
    listed_on = False
    for left, right in zip(readings[-2::-1], readings[:0:-1], strict=True):
        gap = words.low[left.reach : right.first]
        listed_on = _joined(words, left, right) and (listed_on or "and" in gap or "or" in gap)
        if listed_on and left.mention.action is None:
            left.mention.action = right.mention.action


def _goes_on(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell whether a figure goes on about the same: "killed 12 soldiers and two civilians", "fell 5% to $12"."""
    changed = previous.mention.action in _CHANGES and reading.mention.direction == previous.mention.direction
    if previous.mention.counted_head in _STATES and reading.mention.counted_head not in _STATES:
        # "Nine dead and 17 people in hospital": these are not dead.
        return False
    return _joined(words, previous, reading) or (changed and continues(words, previous, reading))


def _joined(words: Words, left: Reading, right: Reading) -> bool:
    """Tell whether only "and" or a comma stands between two figures of a kind and what they count."""
    gap = words.low[left.reach : right.first]
    alike = left.mention.kind == right.mention.kind == "count" and bool(left.mention.counted)
    return alike and 0 < len(gap) <= len(", and") and all(word in (",", "and", "or") for word in gap)


@dataclass(frozen=True, slots=True)
class _Span:
    first: int
    last: int


def _span(reading: Reading) -> _Span:
    """Return the words of the figure and, where that follows, of what it counts."""
    after = reading.counted_at[1] if reading.counted_at[0] >= reading.last else 0
    return _Span(reading.first, max(reading.last, after))


def by_state(words: Words, reading: Reading) -> str | None:
    """Read "12 dead", "left 12 people homeless", "17 still missing", "12 injured workers"."""
    span = _span(reading)
    for j in range(reading.last, span.last):
        if words.low[j] in _STATES:
            return _STATES[words.low[j]]
    j = span.last
    while words.word(j) in _HOLDING or is_adverb(words.word(j)):
        j += 1
    if words.word(j) not in _STATES or reading.mention.kind != "count":
        return None
    closed = not words.word(j + 1)[:1].isalpha() or words.word(j + 1) in _AFTER_STATE
    return _STATES[words.low[j]] if closed else None


def by_noun(words: Words, reading: Reading) -> str | None:
    """Read "12 deaths", "a toll of 12", "a $5m fine", "the arrest of 14 men"."""
    if words.word(reading.first - 1) == "of":
        before = words.word(reading.first - 2)
        if before in _NOUNS:
            return _NOUNS[before]
    counted = (reading.mention.counted or "").lower().split()
    head = next(
        (word for word in counted if word in _NOUNS and singular(word) == reading.mention.counted_head), None
    )
    if head is None or (head in _LIVES and _verb_at(words, reading.first - 1) is not None):
        return None
    return _NOUNS[head]


def by_toll(words: Words, reading: Reading) -> str | None:
    """Read "the death toll rose to 88", "a toll of 27": what is measured names the happening, whatever it did."""
    measured = (reading.mention.counted or "").lower()
    if "toll" in measured and not _TOLLS.isdisjoint(measured.split()):
        return _NOUNS[_TOLL]
    start = max(reading.first - _LONGEST_OBJECT, 0)
    if _TOLLS.isdisjoint(words.low[start : reading.first]):
        return None
    for i in range(reading.first - 1, start, -1):
        if not words.low[i].isalpha():
            return None
        if words.low[i] in _TOLLS:
            return _NOUNS[_TOLL] if words.low[i - 1] in _BEFORE_TOLL else None
    return None


def by_verb_before(words: Words, reading: Reading) -> str | None:
    """Read "killed 12 people", "fined the bank €5m", "jailed for 14 years", "cut emissions by 55%"."""
    first = before_epithets(words, reading.first)
    if (action := _PHRASAL.get(tuple(words.low[max(first - 4, 0) : first]))) is not None:
        return action
    i = _before_fillers(words, first - 1)
    action = _verb_at(words, i)
    if action is not None:
        return action
    preposition = words.word(i) if words.word(i) in PREPOSITIONS else ""
    if preposition:
        action = _verb_at(words, _before_fillers(words, i - 1))
        if action is not None and preposition in _PREPOSITIONS[action]:
            return action
        i -= 1
    return _over_object(words, i, preposition)


def by_verb_after(words: Words, reading: Reading) -> str | None:
    """Read "12 people were killed", "300 died", "the 14 men, who were arrested"; the first verb decides."""
    start = _span(reading).last
    in_part = tuple(words.low[max(reading.first - 2, 0) : reading.first]) in _PARTITIVES
    if reading.mention.kind not in _SUBJECTS or (in_part and words.word(start) != "who"):
        # "Two of the 14 hostages were freed": two were.
        return None
    if words.word(start) == "of" and words.word(start + 1) in ("them", "whom", "which"):
        start += 2
    within, helped = False, False
    for i in range(start, min(start + _LONGEST_REACH, len(words))):
        word = words.low[i]
        if word in HYPHENS or is_adverb(word):
            continue
        if _ends_clause(words, i):
            return None
        compound = words.low[i - 1] in HYPHENS and words.joined(i)
        action = None if compound else _PHRASAL.get((word, words.word(i + 1))) or _VERBS.get(word)
        if action is not None and (not within or helped or word.endswith(_PAST)):
            return action
        infinitive = helped and word in _BEFORE_INFINITIVE and words.word(i + 1) == "to"
        verbal = (word in ALL_VERBS and (helped or not within)) or (helped and word.endswith("ed"))
        if verbal and not infinitive and word not in AUXILIARIES:
            return None
        helped = helped or word in AUXILIARIES
        within = within or word in PREPOSITIONS or infinitive
    return None


def _ends_clause(words: Words, i: int) -> bool:
    """Tell whether the verb of a clause before word ``i`` cannot stand at or after it."""
    word = words.low[i]
    return words.breaks(i) or not word[0].isalpha() or word in NUMBER_WORDS or word in _CLAUSE_ENDS


GOVERNORS: tuple[Callable[[Words, Reading], str | None], ...] = (
    by_toll,
    by_state,
    by_noun,
    by_verb_before,
    by_verb_after,
)


def _verb_at(words: Words, i: int) -> str | None:
    """Return the action of the verb at word ``i``, or of the phrasal verb that ends there."""
    if i < 0:
        return None
    return _PHRASAL.get((words.word(i - 1), words.low[i])) or _VERBS.get(words.low[i])


def _before_fillers(words: Words, i: int) -> int:
    while i >= 0 and (
        (words.low[i] in ADVERBS and words.low[i] not in ("not", "never"))
        or words.low[i] in DETERMINERS
        or words.low[i] in ("another", "further", "just", "only", "also")
        or is_adverb(words.low[i])
    ):
        i -= 1
    return i


def _over_object(words: Words, i: int, preposition: str) -> str | None:
    """Read the verb before an object: "cut its forecast by 5%", "paid the club €65m"."""
    verb = i
    while (
        words.word(verb)[:1].isalpha() and i - verb < _LONGEST_OBJECT and words.low[verb] not in _ENDS_OBJECT
    ):
        if verb < i and words.low[verb] in _VERBS:
            break
        verb -= 1
    action = _verb_at(words, verb)
    if action is None or action not in _TAKES_OBJECT:
        return None
    fits = preposition in _PREPOSITIONS[action] if preposition else action not in ("cut", "reduce", "raise")
    return action if fits else None
