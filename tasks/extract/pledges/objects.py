"""What is pledged, to whom and on which condition: where the words governed by a cue begin and end."""

from bisect import bisect_left

from spacy.tokens import Doc

from tasks.extract.mentions import DateMention, EntityMention, FigureMention, entity_at
from tasks.extract.pledges.lexicon import word_list
from tasks.extract.statements.phrases import (
    DETERMINERS,
    PREPOSITIONS,
    QUOTE_MARKS,
    TIMES,
    is_adverb,
    is_apart,
    is_verb,
)
from tasks.extract.statements.words import Span, Words

OBJECTS, CONCRETE, NEEDY = word_list("object"), word_list("concrete"), word_list("needy")
CONDITIONS = word_list("condition")
_BEHIND_ONLY = word_list("condition.behind_only")
_BENEFICIARY = word_list("beneficiary")
_DUE = word_list("due")
_ENDS_REGION = frozenset(
    ". ? ! ; : while whereas although though but which who as because whose despite amid".split()
)
# Behind a comma, what goes on about the same amount.
_GOES_ON = frozenset("including plus worth mainly mostly roughly about around or".split())
_OF_PLACE = frozenset("of in from".split())
_ENDS_PHRASE = (PREPOSITIONS - _OF_PLACE) | frozenset(", ; : . ( ) ? ! and or that which who".split())
# "€5m to help farmers": the verb's object is who has it.
_HELPING = frozenset("help aid support assist".split())
_COMPARING = frozenset("up down compared against from".split())
_FOCUS = frozenset("only just even also".split())
_CONTRACTS = frozenset("agreement agreements deal contract accord pact".split())
_LONGEST_DAY = 31
_REACH_OF_NOUN = 8
_SHARES = frozenset("gdp gni output income".split())


Beneficiary = tuple[Span, str | None]
"""The words for who is to have it, and the entity; None where it is unknown."""


class Scene:
    """A report's words beside its figures, dates and entities, to be looked up by word."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self.doc = doc
        self.words = words
        self.figures: list[FigureMention] = [
            figure
            for figure in doc._.figures or []
            if figure.kind in ("money", "count", "measure", "percent")
        ]
        self.dates: list[DateMention] = doc._.dates or []
        self._figure_starts = [figure.char_start for figure in self.figures]
        self._date_starts = [day.char_start for day in self.dates]

    def figures_in(self, span: Span) -> list[FigureMention]:
        """Return the figures that begin in a span of words, in order."""
        start, end = self._offsets(span)
        first = bisect_left(self._figure_starts, start)
        return self.figures[first : bisect_left(self._figure_starts, end)]

    def dates_in(self, span: Span) -> list[DateMention]:
        """Return the dates that begin in a span of words, in order."""
        start, end = self._offsets(span)
        first = bisect_left(self._date_starts, start)
        return self.dates[first : bisect_left(self._date_starts, end)]

    def word_at(self, char: int) -> int:
        """Return the word that holds or follows a code point."""
        return bisect_left(self.words.ends, char + 1)

    def entity(self, span: Span) -> EntityMention | None:
        """Return the entity that a span of words names."""
        return entity_at(self.doc, *self._offsets(span))

    def _offsets(self, span: Span) -> tuple[int, int]:
        first, last = span
        return (self.words.starts[first], self.words.ends[last - 1]) if first < last else (0, 0)


def region_end(scene: Scene, first: int, last: int) -> int:
    """Return where the words that belong to an object end: before the next clause, at ``last`` at the latest."""
    words = scene.words
    for k in range(first, last):
        word = words.low[k]
        if word in _ENDS_REGION or is_apart(words, k):
            return k
        if word == "," and not _continues(scene, k + 1, last):
            return k
        if word in CONDITIONS and k > first:
            return k
        if word == "and" and k + 1 < last and is_verb(words, k + 1):
            return k
        if word in _GOES_ON:
            continue
        if k > first + 1 and is_verb(words, k) and not is_verb(words, k - 1) and _is_finite(words, k):
            # "funds and Syria is taxing": the clause begins with its subject.
            joint = next((j for j in range(k - 1, max(first, k - 5), -1) if words.low[j] == "and"), None)
            return k if joint is None or scene.figures_in((joint, k)) else joint
    return last


def _is_finite(words: Words, k: int) -> bool:
    """Tell a verb from a participle behind its noun ("loans backed by the bank")."""
    return not (words.low[k].endswith("ed") and words.word(k + 1) in ("by", "for", "to", "at", "in", "as"))


def _continues(scene: Scene, k: int, last: int) -> bool:
    words = scene.words
    if k >= last:
        return False
    if words.low[k] in _GOES_ON:
        return True
    if words.low[k] in _COMPARING:
        return False
    k += words.low[k] in ("and", "plus")
    return bool(scene.figures_in((k, min(k + 3, last)))) and not is_verb(words, k)


def is_amount(figure: FigureMention, *, of_share: bool) -> bool:
    """Tell whether a figure may be what is pledged: money, or things that are given; no rate of interest."""
    if figure.role in ("equivalent", "prior_value"):
        return False
    if figure.kind == "money":
        return True
    if figure.kind in ("count", "measure"):
        counted = set((figure.counted or "").lower().split())
        return bool(counted & OBJECTS) or figure.counted_head in OBJECTS
    return of_share


def counts_people(figure: FigureMention) -> bool:
    """Tell whether a figure counts people in need: they are what is pledged by whoever takes them in."""
    return not NEEDY.isdisjoint((figure.counted or "").lower().split())


def names_share(words: Words, span: Span) -> bool:
    """Tell whether percentages in the words are shares of an economy or a budget."""
    return not _SHARES.isdisjoint(words.low[span[0] : span[1]])


def names_object(words: Words, span: Span) -> bool:
    """Tell whether the words name aid, arms, funding or the like."""
    return not OBJECTS.isdisjoint(words.low[span[0] : span[1]])


def concrete_object(words: Words, span: Span) -> bool:
    """Tell whether a pledge without an amount says what is given, as its object and not behind a preposition."""
    for k in range(span[0], min(span[1], span[0] + _REACH_OF_NOUN)):
        word = words.low[k]
        if word in CONCRETE:
            return words.word(k + 1) != "-"
        if word in PREPOSITIONS and word != "of":
            return False
        if word == "support" and words.word(k - 1) in ("military", "financial", "humanitarian"):
            return True
    return False


def find_beneficiary(scene: Scene, region: Span, pledger_id: str | None) -> Beneficiary | None:
    """Return the words for who is to have it, and who that is: the first with an entity, else the first.

    Nobody pledges to themselves: the pledger's own name is none.
    """
    words, best = scene.words, None
    indirect = _indirect_object(scene, region)
    if indirect is not None and indirect[1] != pledger_id:
        return indirect
    for k in range(*region):
        by_contract = words.low[k] == "with" and words.word(k - 1) in _CONTRACTS
        if (words.low[k] not in _BENEFICIARY and not by_contract) or k + 1 >= region[1]:
            continue
        first = k + 1
        if words.low[k] == "to":
            first += words.low[first] in _HELPING
            if not _begins_noun_phrase(words, first):
                continue
        found = _needy_phrase(scene, first, region[1])
        if found is None or (found[1] is not None and found[1] == pledger_id):
            continue
        if found[1] is not None:
            return found
        best = best or found
    return best


def _indirect_object(scene: Scene, region: Span) -> tuple[Span, str | None] | None:
    """Read "gave Ukraine 31 tanks", "provide the country with tents"."""
    words, first = scene.words, region[0]
    k = first + (words.word(first) in DETERMINERS)
    if k >= region[1] or not words.is_title(k):
        return None
    named = scene.entity((k, k + 1))
    if named is None or named.kind == "person" or named.basis == "demonym":
        return None
    after = scene.word_at(named.char_end)
    if after <= k or words.ends[after - 1] != named.char_end:
        # "US$5m"
        return None
    follows = words.word(after) in ("with", "a", "an", "up", "about", "around", "more") or scene.figures_in(
        (after, min(after + 2, region[1]))
    )
    return ((first, after), named.entity_id) if follows and after < region[1] else None


def _begins_noun_phrase(words: Words, k: int) -> bool:
    """Tell "to flood victims" from "to strengthen the army"."""
    word = words.word(k)
    return (
        word in DETERMINERS
        or word in NEEDY
        or (k < words.size and words.is_title(k))
        or words.word(k + 1) in NEEDY
    )


def _needy_phrase(scene: Scene, first: int, last: int) -> tuple[Span, str | None] | None:
    words = scene.words
    end = first
    while end < last and words.low[end] not in _ENDS_PHRASE and words.low[end] not in _BENEFICIARY:
        if end > first and (is_verb(words, end) or words.low[end] in TIMES or words.low[end] in _FOCUS):
            break
        end += 1
    while end > first and (words.low[end - 1] in QUOTE_MARKS or words.low[end - 1] in PREPOSITIONS):
        end -= 1
    if end <= first or scene.figures_in((first, first + 1)) or scene.dates_in((first, first + 1)):
        return None
    head_end = next((k for k in range(first, end) if words.low[k] in PREPOSITIONS), end)
    if words.low[first].endswith("ing") or not (set(words.low[first:end]) - DETERMINERS):
        return None
    needy = not NEEDY.isdisjoint(words.low[first:head_end])
    named = scene.entity((first, head_end))
    if named is None and head_end < end and words.low[head_end] in _OF_PLACE:
        named = scene.entity((head_end, end))
    if named is not None and named.kind == "person":
        named = None
    if named is None and not needy:
        return None
    return (first, end), named.entity_id if named else None


def find_condition(scene: Scene, first: int, last: int) -> Span | None:
    """Return the words of a condition: "once a truce holds", "only after …", "provided that …"."""
    words = scene.words
    for k in range(first, last):
        if not _opens_condition(words, k):
            continue
        end = k + 1
        while end < last and words.low[end] not in (";", ".", "?", "!"):
            if words.low[end] == "," and (k == first or _leaves_condition(words, end + 1, last)):
                break
            end += 1
        while end > k + 1 and (words.low[end - 1] in QUOTE_MARKS or words.low[end - 1] in ",."):
            end -= 1
        return (k, end) if end > k + 2 else None
    return None


def _leaves_condition(words: Words, k: int, last: int) -> bool:
    """Tell whether an attribution or another clause follows the comma at the end of a condition."""
    if k >= last:
        return True
    return any(is_verb(words, j) for j in range(k, min(k + 4, last))) or words.low[k].endswith("ing")


def _opens_condition(words: Words, k: int) -> bool:
    word, before, after = words.low[k], words.word(k - 1), words.word(k + 1)
    if word in ("if", "unless"):
        return before not in ("as", "see", "know", "ask") or after == "only"
    if word == "once":
        return (before != "at" and after not in (",", ".", "again", "more", "a")) or after == "a"
    if word in ("provided", "assuming", "providing"):
        if after == "that" or (before == "," and word == "provided" and after != "by"):
            return True
        # "in Kosovo provided parliament agrees"
        return after not in PREPOSITIONS and any(
            is_verb(words, j) for j in range(k + 2, min(k + 5, words.size))
        )
    if word in ("subject", "conditional", "contingent"):
        return after in ("to", "on", "upon")
    if word == "pending":
        return before not in DETERMINERS
    if word == "on":
        return after in ("condition",)
    if word == "as":
        return after == "long" and words.word(k + 2) == "as"
    if word == "in":
        return words.low[k : k + 4] in (["in", "the", "event", "of"], ["in", "the", "event", "that"])
    return word in _BEHIND_ONLY and before == "only"


def split_dates(scene: Scene, sentence: Span) -> tuple[list[DateMention], list[DateMention]]:
    """Return the days of a sentence on which something may have been pledged, and those by or for which it is due."""
    words = scene.words
    said: list[DateMention] = []
    due: list[DateMention] = []
    for day in scene.dates_in(sentence):
        k = scene.word_at(day.char_start) - 1
        while k >= sentence[0] and (words.low[k] in DETERMINERS or is_adverb(words.low[k])):
            k -= 1
        published = scene.doc._.published_on
        later = published is not None and day.start_on is not None and day.start_on > published
        if later or words.word(k) in _DUE:
            if day.timex_type in ("DATE", "DURATION"):
                due.append(day)
        elif day.timex_type in ("DATE", "TIME") and _is_day(day):
            said.append(day)
    return said, due


def _is_day(day: DateMention) -> bool:
    """Tell a day, week or month from a year, in which nobody makes one pledge."""
    if day.start_on is None or day.end_on is None:
        return False
    return (day.end_on - day.start_on).days < _LONGEST_DAY


def goes_somewhere(words: Words, span: Span) -> bool:
    """Tell whether the words say to where by name: "to Rafah"."""
    return any(words.low[k] == "to" and words.is_title(k + 1) for k in range(span[0], span[1] - 1))
