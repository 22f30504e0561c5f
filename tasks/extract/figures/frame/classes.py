"""A class for each word of a sentence: noun, verb, preposition and the like.

There is no tagger here. Classes are told by closed lists, by the neighbours and by endings; a word of no list is
taken for part of a noun phrase.
"""

from collections.abc import Sequence
from itertools import pairwise

from tasks.extract.figures.frame.lexicon import NOUN_OR_VERB, VERB_FORMS, frame_words
from tasks.extract.figures.headlines import is_sentence_start, is_title_case
from tasks.extract.figures.noun_phrases import is_plural
from tasks.extract.figures.subjects import CHANGE_VERBS
from tasks.extract.figures.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    HYPHENS,
    PREPOSITIONS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import Words

Spans = Sequence[tuple[int, int]]
"""Spans of words, half-open."""

NOUN, VERB, GERUND, AUXILIARY, PREPOSITION, DETERMINER, PRONOUN = "NVGAPDH"
CONJUNCTION, SUBORDINATOR, RELATIVE, ADVERB, MARK, FIGURE, TO = "CSRBM#T"

_PERSONAL = frame_words("person.pronouns") | frame_words("thing.pronouns") | frame_words("group.pronouns")
_COORDINATORS = frozenset({"and", "or", "but", "nor", "yet", "so"})
_RELATIVES = frozenset({"who", "which", "whom", "whose"})
_SUBORDINATORS = frozenset(
    {"that", "while", "whilst", "when", "where", "whereas", "if", "whether", "although", "though", "because", "unless",
     "once", "how", "why", "what", "than", "as", "since", "until", "after", "before", "whoever"}
)  # fmt: skip
_SUBJECTS = frozenset({"it", "he", "she", "they", "that"})
_SHIFTS = frozenset({"up", "down", "off", "higher", "lower", "flat", "unchanged", "steady"})
_NO_ADVERBS = frozenset({"long", "tall", "high", "wide", "deep", "thick", "old", "home", "next", "more", "less",
                         "fewer", "most", "least", "much", "many", "daily", "weekly", "monthly", "yearly"})  # fmt: skip
BEFORE_NUMBER = word_list("directions.near") | frame_words("number.before")
_TITLES = word_list("subjects.titles")
_MODIFIERS = frame_words("property.modifiers")
_NO_VERBS = frame_words("verbs.none")
_MORE_ADVERBS = frame_words("words.adverbs")
_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "i'm", "we're", "i've", "we've", "he'll", "she'll", "it'll",
                       "they'll", "we'll", "i'll", "you'll", "he'd", "she'd", "they'd", "i'd", "it's", "he's", "she's",
                       "they're", "they've", "there's", "that's", "what's", "who's", "what"})  # fmt: skip
_POSTPOSED = frame_words("words.postposed")
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "did", "does", "do",
                     "cannot", "won't", "can't", "didn't", "doesn't", "don't", "couldn't", "wouldn't"})  # fmt: skip

_PRONOMINAL = frozenset({"both", "neither", "each", "all", "many", "most", "some", "several", "none"})
_AFTER_VERBS = DETERMINERS | PREPOSITIONS | BEFORE_NUMBER | ADVERBS | _MORE_ADVERBS | {"to"}


def _is_base(word: str) -> bool:
    """Tell whether a word is the plain form of a known verb: "serve" of "served"."""
    return not VERB_FORMS.isdisjoint((f"{word}s", f"{word}d", f"{word}ed"))


def _closed_words() -> dict[str, str]:
    """Return the class of each word that has but one; a list further down takes precedence."""
    lists = (
        ((ADVERBS - _NO_ADVERBS) | _MORE_ADVERBS, ADVERB),
        (_SHIFTS | PREPOSITIONS, PREPOSITION),
        (DETERMINERS, DETERMINER),
        (AUXILIARIES, AUXILIARY),
        (_PERSONAL | _SPEAKERS | {"there"}, PRONOUN),
        ({"its", "his", "her", "their", "our", "my", "your"}, DETERMINER),
        ({"to"}, TO),
        (_RELATIVES, RELATIVE),
        (_COORDINATORS, CONJUNCTION),
    )
    return {word: name for words, name in lists for word in words}


_CLOSED = _closed_words()
_ALWAYS = {
    word: name
    for word, name in _CLOSED.items()
    if word not in _SUBORDINATORS and word not in ("each", "that")
} | dict.fromkeys(",.;", MARK)
# Shorter words are small in title case too.
_SHORT = len("with")


class WordClasses:
    """The words ``first`` to ``last`` of a sentence, each with its class.

    ``figures`` are the spans of words that state numbers, ``rates`` those behind them that say per what ("a barrel"),
    ``counted`` those of the nouns they count.
    """

    def __init__(
        self,
        words: Words,
        first: int,
        last: int,
        figures: Spans = (),
        rates: Spans = (),
        counted: Spans = (),
    ) -> None:
        self.words, self.first, self.last = words, first, last
        self._rates = {i for span in rates for i in range(*span)}
        self._counted = {i for span in counted for i in range(*span)}
        self.figure_at = {i: span for span in figures for i in range(*span)}
        surface = words.surface
        plain = any(len(word) > _SHORT and word.islower() for word in surface[first:last])
        self.is_title_case = not plain and is_title_case(words, min(first + 1, last - 1))
        # Most words have one class whatever stands around them.
        self.tags = [_ALWAYS.get(word, "") for word in surface[first:last]]
        for at, known in enumerate(self.tags):
            i = first + at
            hyphened = at > 0 and words.low[i - 1] in HYPHENS and words.joined(i)
            if not known or i in self.figure_at or hyphened or i in self._rates:
                self.tags[at] = self._tag(i)
        self._demote_participles()

    def tag(self, i: int) -> str:
        """Return the class of word ``i``, of a mark outside of the sentence."""
        return self.tags[i - self.first] if self.first <= i < self.last else MARK

    def word(self, i: int) -> str:
        """Return the lower-case word at ``i``, or the empty string outside of the sentence."""
        return self.words.low[i] if self.first <= i < self.last else ""

    def _is_name(self, i: int) -> bool:
        return self.words.surface[i][0].isupper()

    def _tag(self, i: int) -> str:
        if i in self.figure_at:
            return FIGURE
        if i in self._rates:
            return ADVERB
        word = self.words.low[i]
        if word[0].isdecimal():
            after = self.tag(i - 1) == NOUN and self.word(i - 1).isalpha()
            joined = self.words.joined(i) or self.words.joined(i + 1) or self.tag(i - 1) == NOUN
            # "H5N1", but not "2010-11"
            return NOUN if joined and (after or not self.words.joined(i - 1)) else ADVERB
        if not word[0].isalpha():
            return NOUN if self._is_inside_name(i) else MARK
        if word in _POSTPOSED and self.tag(i - 1) in (NOUN, FIGURE):
            return ADVERB
        named = self._is_name(i) and i > self.first and not is_sentence_start(self.words, i)
        small = word in _SPEAKERS or word in _PERSONAL or word in DETERMINERS
        joining = word in _SUBORDINATORS or _CLOSED.get(word) in (PREPOSITION, CONJUNCTION, RELATIVE, ADVERB)
        # "US", "WHO"
        small = (small and not self.words.surface[i].isupper()) or (joining and self.tag(i - 1) != NOUN)
        if named and not self.is_title_case and not small:
            return NOUN
        if self.words.joined(i) and self.word(i - 1) in HYPHENS and self.words.joined(i - 1):
            return NOUN
        if self.word(i + 1) in HYPHENS and self.words.joined(i + 1) and self.words.joined(i + 2):
            return NOUN
        closed = self._closed(i, word)
        acts = word.endswith("ing") and i + 1 in self.figure_at
        acts = acts or word == "said"
        if i in self._counted and closed not in (PREPOSITION, DETERMINER, CONJUNCTION) and not acts:
            return NOUN
        if closed:
            return closed
        if is_adverb(word):
            return ADVERB
        return VERB if self._is_verb(i, word) else GERUND if self._is_gerund(i, word) else NOUN

    def _closed(self, i: int, word: str) -> str:
        """Return the class of a word of a closed list, or an empty string."""
        if word == "that" and self.tag(i - 1) == NOUN:
            return RELATIVE
        if word == "each" and self.word(i + 1).endswith("ing"):
            return ADVERB
        if word in _SUBORDINATORS:
            clause = word not in PREPOSITIONS or self._clause_follows(i)
            return SUBORDINATOR if clause else PREPOSITION
        return _CLOSED.get(word, "")

    def _clause_follows(self, i: int) -> bool:
        """Tell whether a verb stands behind "as", "after" and the like before the clause is over."""
        for j in range(i + 1, min(i + 9, self.last)):
            word = self.words.low[j]
            if word in AUXILIARIES or (
                j > i + 1 and (word in CHANGE_VERBS or word in VERB_FORMS) and word not in NOUN_OR_VERB
            ):
                return True
            if not word[0].isalnum() or (word in PREPOSITIONS and word != "of"):
                return False
        return False

    def _is_inside_name(self, i: int) -> bool:
        word = self.words.low[i]
        if word in HYPHENS:
            return self.words.joined(i) and self.words.joined(i + 1)
        if word == ".":
            before = self.word(i - 1)
            return i + 1 < self.last and (before in _TITLES or len(before) == 1) and self._is_name(i - 1)
        return word == "&" and 0 < i < self.last - 1 and self._is_name(i + 1)

    def _is_gerund(self, i: int, word: str) -> bool:
        if not word.endswith("ing") or len(word) < 5:
            return False
        if self.tag(i - 1) == AUXILIARY:
            return True
        if i + 1 in self.figure_at and self.tag(i - 1) != DETERMINER:
            # "killing 12"
            return True
        if word in _NO_VERBS or word in _MODIFIERS:
            return False
        return self.tag(i - 1) not in (DETERMINER, FIGURE) and not (
            self.tag(i - 1) == NOUN and self._next_is_noun(i)
        )

    def _next_is_noun(self, i: int) -> bool:
        after = self.word(i + 1)
        return after[:1].isalpha() and after not in PREPOSITIONS | DETERMINERS | AUXILIARIES | _COORDINATORS

    def _is_verb(self, i: int, word: str) -> bool:
        """Tell whether a word of no closed list is a verb where it stands."""
        before = self.tag(i - 1)
        modal = i - 2 if before == ADVERB else i - 1
        if (
            self.word(modal) in _MODALS
            and word not in ADVERBS
            and word not in _CLOSED
            and not is_adverb(word)
        ):
            return True
        regular = word.endswith("ed") and len(word) > 4 and word not in _NO_VERBS
        if word not in VERB_FORMS and not regular:
            return self._is_unlisted_verb(i, word)
        if before in (AUXILIARY, TO, PRONOUN, RELATIVE):
            return not (before == AUXILIARY and word in NOUN_OR_VERB and self.tag(i - 2) == DETERMINER)
        follows = i + 1 in self.figure_at or self.word(i + 1) in _AFTER_VERBS
        if before == DETERMINER and self.word(i - 1) in _PRONOMINAL and follows:
            # "both earned 9"
            return True
        if before == DETERMINER or (self.word(i - 1).endswith("'s") and i + 1 not in self.figure_at):
            return False
        if word in NOUN_OR_VERB:
            return self._is_verb_not_noun(i, word, before)
        if regular and before in (PREPOSITION, FIGURE) and word not in CHANGE_VERBS:
            return False
        if regular and before == ADVERB and self.tag(i - 2) == DETERMINER:
            # "a sparsely populated area"
            return False
        return not (before == PREPOSITION and self.word(i - 1) not in _SHIFTS)

    def _is_verb_not_noun(self, i: int, word: str, before: str) -> bool:
        """Tell the verb from the noun of one form: "the firm plans a sale", "the plans of the firm"."""
        if i + 1 in self.figure_at:
            return before in (NOUN, ADVERB, CONJUNCTION, MARK) and i > self.first
        follows = self.word(i + 1)
        starts_phrase = follows in _AFTER_VERBS or is_adverb(follows)
        if before == MARK:
            return self.is_title_case and i > self.first and starts_phrase
        if before == CONJUNCTION:
            return starts_phrase
        if before not in (NOUN, ADVERB):
            return False
        plural = before == NOUN and is_plural(self.words, i - 1) and word.endswith("s")
        if before == NOUN and (follows in ("of", "in", "for") or plural):
            return False
        named = i + 1 < self.last and self._is_name(i + 1) and not self.is_title_case
        return starts_phrase or named or (before == NOUN and follows in _SUBJECTS)

    def _is_unlisted_verb(self, i: int, word: str) -> bool:
        """Tell a verb of no list by its neighbours: "the dam stores 3 billion", "buses link the towns"."""
        before = self.tag(i - 1)
        if before in (PRONOUN, RELATIVE):
            third = word.endswith("s") and word not in _NO_VERBS
            return third and self.word(i - 1) in ("it", "he", "she", "this", "which", "who")
        if before == TO and (_is_base(word) and word not in NOUN_OR_VERB):
            return True
        if before == TO and self.tag(i - 2) == VERB and self.word(i + 1) in DETERMINERS:
            return True
        if word in NOUN_OR_VERB or word in _NO_VERBS or not (word.isalpha() and i + 1 < self.last):
            return False
        # "the gap mounts to 26%"
        measured = i + 1 + (self.word(i + 1) in ("to", "at")) in self.figure_at
        if not (measured or self.word(i + 1) in DETERMINERS):
            return False
        if before == TO:
            return self.tag(i - 2) in (VERB, NOUN, AUXILIARY)
        third = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return before == NOUN and third != is_plural(self.words, i - 1)

    def _demote_participles(self) -> None:
        """Take "paid" in "prices paid by firms rose" and "fined" in "those fined" for what they are: no finite verb."""
        verbs = [i for i in range(self.first, self.last) if self.tag(i) == VERB]
        for i, following in pairwise(verbs):
            between = self.tags[i + 1 - self.first : following - self.first]
            apart = {CONJUNCTION, SUBORDINATOR, RELATIVE, TO, MARK, GERUND} & set(between)
            if (
                not apart
                and self.tag(i - 1) == NOUN
                and self.tag(i + 1) not in (DETERMINER, NOUN)
                and self.words.low[i].endswith(("ed", "paid", "sold", "built"))
            ):
                self.tags[i - self.first] = GERUND
