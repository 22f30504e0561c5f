"""A sentence as the rules for frames look at it: a class for each word, noun phrases, verbs and their subjects.

There is no parser here. Classes are told by closed lists, by the neighbours and by endings; a word of no list is
taken for part of a noun phrase.
"""

from dataclasses import dataclass

from tasks.extract.figures.counted import is_plural
from tasks.extract.figures.frame.lexicon import NOUN_OR_VERB, VERB_FORMS, frame_words
from tasks.extract.figures.headlines import is_title_case
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

NOUN, VERB, GERUND, AUXILIARY, PREPOSITION, DETERMINER, PRONOUN = "NVGAPDH"
CONJUNCTION, SUBORDINATOR, RELATIVE, ADVERB, MARK, FIGURE, TO = "CSRBM#T"

_PERSONAL = frame_words("person.pronouns") | frame_words("thing.pronouns") | frame_words("group.pronouns")
_COORDINATORS = frozenset({"and", "or", "but", "nor", "yet", "so", "&"})
_RELATIVES = frozenset({"who", "which", "whom", "whose"})
_SUBORDINATORS = frozenset(
    {"that", "while", "whilst", "when", "where", "whereas", "if", "whether", "although", "though", "because", "unless",
     "once", "how", "why", "what", "than", "as", "since", "until", "after", "before", "whoever"}
)  # fmt: skip
_SUBJECTS = frozenset({"it", "he", "she", "they", "that"})
_SHIFTS = frozenset({"up", "down", "off", "higher", "lower", "flat", "unchanged", "steady"})
_NO_ADVERBS = frozenset({"long", "tall", "high", "wide", "deep", "thick", "old", "home", "next", "more", "less",
                         "fewer", "most", "least", "much", "many", "daily", "weekly", "monthly", "yearly"})  # fmt: skip
_BEFORE_NUMBER = word_list("directions.near") | frame_words("number.before")
_TIMES = frame_words("time.nouns")
_TITLES = word_list("subjects.titles")
_QUOTES = frozenset("\"“”'‘’`")
_OPENING_GERUNDS = frame_words("verbs.none")
_MORE_ADVERBS = frame_words("words.adverbs")
_SPEAKERS = frozenset({"i", "we", "you", "me", "us", "i'm", "we're", "i've", "we've", "he'll", "she'll", "it'll",
                       "they'll", "we'll", "i'll", "you'll", "he'd", "she'd", "they'd", "i'd", "it's", "he's", "she's",
                       "they're", "they've"})  # fmt: skip
_POSTPOSED = frame_words("words.postposed")
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should", "did", "does", "do",
                     "cannot", "won't", "can't", "didn't", "doesn't", "don't", "couldn't", "wouldn't"})  # fmt: skip
BREAKS = frozenset(".;:!?—–-()")


@dataclass(slots=True, eq=False)
class NounPhrase:
    """Words ``first`` to ``last`` (half-open) and the head, the last noun; ``core`` is where determiners end."""

    first: int
    core: int
    last: int
    head: int
    owner: "NounPhrase | None" = None
    """The possessor: "Tarvane's profit"."""


class Shape:
    """The words ``first`` to ``last`` of a sentence.

    ``figures`` are the spans of words that state numbers, ``rates`` those behind them that say per what ("a barrel"),
    ``counted`` those of the nouns they count.
    """

    def __init__(
        self,
        words: Words,
        first: int,
        last: int,
        figures: list[tuple[int, int]],
        rates: list[tuple[int, int]],
        counted: list[tuple[int, int]],
    ) -> None:
        self.words, self.first, self.last = words, first, last
        self._rates = {i for span in rates for i in range(*span)}
        self._counted = {i for span in counted for i in range(*span)}
        self.figure_at = {i: span for span in figures for i in range(*span)}
        self.is_title_case = is_title_case(words, min(first + 1, last - 1))
        self.tags = [MARK] * (last - first)
        for i in range(first, last):
            self.tags[i - first] = self._tag(i)
        self._demote_participles()
        self.phrases = self._phrases()
        self.phrase_at = {i: phrase for phrase in self.phrases for i in range(phrase.first, phrase.last)}

    def tag(self, i: int) -> str:
        """Return the class of word ``i``, of a mark outside of the sentence."""
        return self.tags[i - self.first] if self.first <= i < self.last else MARK

    def word(self, i: int) -> str:
        """Return the lower-case word at ``i``, or the empty string outside of the sentence."""
        return self.words.low[i] if self.first <= i < self.last else ""

    def _is_name(self, i: int) -> bool:
        return self.words.surface[i][0].isupper()

    # ---- classes

    def _tag(self, i: int) -> str:
        if i in self.figure_at:
            return FIGURE
        if i in self._rates:
            return ADVERB
        word = self.words.low[i]
        if word[0].isdecimal():
            joined = self.words.joined(i) or self.words.joined(i + 1) or self.tag(i - 1) == NOUN
            return NOUN if joined and not self.words.joined(i - 1) else ADVERB
        if not word[0].isalpha():
            return NOUN if self._is_inside_name(i) else MARK
        if word in _POSTPOSED and self.tag(i - 1) == NOUN:
            return ADVERB
        named = self._is_name(i) and i > self.first
        small = word in _SPEAKERS or word in _PERSONAL or word in DETERMINERS
        if named and not self.is_title_case and not small:
            return NOUN
        if self.words.joined(i) and self.word(i - 1) in HYPHENS and self.words.joined(i - 1):
            return NOUN
        if self.word(i + 1) in HYPHENS and self.words.joined(i + 1) and self.words.joined(i + 2):
            return NOUN
        closed = self._closed(i, word)
        if i in self._counted and closed not in (PREPOSITION, DETERMINER, CONJUNCTION):
            return NOUN
        if closed:
            return closed
        if is_adverb(word):
            return ADVERB
        return VERB if self._is_verb(i, word) else GERUND if self._is_gerund(i, word) else NOUN

    def _closed(self, i: int, word: str) -> str:
        if word in _COORDINATORS:
            return CONJUNCTION
        if word in _RELATIVES:
            return RELATIVE
        if word == "to":
            return TO
        if word in ("its", "his", "her", "their", "our", "my", "your"):
            return DETERMINER
        if word == "that" and self.tag(i - 1) == NOUN:
            return RELATIVE
        if word in _SUBORDINATORS:
            clause = self._clause_follows(i)
            return SUBORDINATOR if clause or word not in PREPOSITIONS else PREPOSITION
        if word in _PERSONAL or word in _SPEAKERS or word == "there":
            return PRONOUN
        if word == "each" and self.word(i + 1).endswith("ing"):
            return ADVERB
        if word in AUXILIARIES:
            return AUXILIARY
        if word in DETERMINERS:
            return DETERMINER
        if word in _SHIFTS or word in PREPOSITIONS:
            return PREPOSITION
        if (word in ADVERBS and word not in _NO_ADVERBS) or word in _MORE_ADVERBS:
            return ADVERB
        return ""

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
        if word in _OPENING_GERUNDS:
            return False
        return self.tag(i - 1) not in (DETERMINER, FIGURE) and not (
            self.tag(i - 1) == NOUN and self._next_is_noun(i)
        )

    def _next_is_noun(self, i: int) -> bool:
        after = self.word(i + 1)
        return after[:1].isalpha() and after not in PREPOSITIONS | DETERMINERS | AUXILIARIES | _COORDINATORS

    def _is_verb(self, i: int, word: str) -> bool:
        before = self.tag(i - 1)
        if self.word(i - 1) in _MODALS and word not in ADVERBS:
            return True
        regular = word.endswith("ed") and len(word) > 4 and word not in frame_words("verbs.none")
        if word not in VERB_FORMS and not regular:
            if self._is_unlisted_verb(i, word):
                return True
            # "he pockets 5", "to pocket 5": unknown verbs betray themselves by what stands before.
            return (
                (before == TO
                and i + 1 < self.last
                and self.tag(i - 2) in (VERB, NOUN, AUXILIARY)
                and (self.word(i + 1) in DETERMINERS or i + 1 in self.figure_at))
                or (
                    before == PRONOUN
                    and word.endswith("s")
                    and self.word(i - 1) in ("it", "he", "she", "who", "which")
                )
            )
        if before in (AUXILIARY, TO, PRONOUN, RELATIVE):
            return not (before == AUXILIARY and word in NOUN_OR_VERB and self.tag(i - 2) == DETERMINER)
        if before == DETERMINER or (self.word(i - 1).endswith("'s") and i + 1 not in self.figure_at):
            return False
        follows = self.word(i + 1)
        starts_phrase = (
            follows in DETERMINERS or i + 1 in self.figure_at or follows in PREPOSITIONS or follows == "to"
            or follows in _BEFORE_NUMBER or is_adverb(follows) or follows in ADVERBS or follows in _MORE_ADVERBS
        )  # fmt: skip
        if i + 1 in self.figure_at and word in NOUN_OR_VERB:
            return before in (NOUN, ADVERB, CONJUNCTION, MARK) and i > self.first
        if word in NOUN_OR_VERB:
            if before in (PREPOSITION, MARK, CONJUNCTION) and not (before == CONJUNCTION and starts_phrase):
                return before == MARK and self.is_title_case and i > self.first and starts_phrase
            if follows in ("of", "in", "for") and before == NOUN:
                return False
            if before == NOUN and is_plural(self.words, i - 1) and word.endswith("s"):
                return False
            if follows in _SUBJECTS and before == NOUN:
                return True
            named = i + 1 < self.last and self._is_name(i + 1) and not self.is_title_case
            return (starts_phrase or named) and before in (NOUN, ADVERB, CONJUNCTION)
        if regular and before in (PREPOSITION, FIGURE) and word not in CHANGE_VERBS:
            return False
        return not (before == PREPOSITION and self.word(i - 1) not in _SHIFTS)

    def _is_unlisted_verb(self, i: int, word: str) -> bool:
        """Tell a verb by its neighbours: "the dam stores 3 billion", "buses link the towns"."""
        if self.tag(i - 1) != NOUN or word in NOUN_OR_VERB or not (word.isalpha() and i + 1 < self.last):
            return False
        if not (i + 1 in self.figure_at or self.word(i + 1) in DETERMINERS):
            return False
        if word in frame_words("verbs.none"):
            return False
        plural = is_plural(self.words, i - 1)
        third = word.endswith("s") and not word.endswith(("ss", "us", "is"))
        return third != plural and not (plural and is_adverb(word))

    def _demote_participles(self) -> None:
        """Take "paid" in "prices paid by firms rose" and "fined" in "those fined" for what they are: no finite verb."""
        verbs = [i for i in range(self.first, self.last) if self.tag(i) == VERB]
        for i, following in zip(verbs, verbs[1:], strict=False):
            between = self.tags[i + 1 - self.first : following - self.first]
            apart = {CONJUNCTION, SUBORDINATOR, RELATIVE, TO, MARK, GERUND} & set(between)
            if (
                not apart
                and self.tag(i - 1) == NOUN
                and self.words.low[i].endswith(("ed", "paid", "sold", "built"))
            ):
                self.tags[i - self.first] = GERUND

    # ---- noun phrases

    def _phrases(self) -> list[NounPhrase]:
        found: list[NounPhrase] = []
        i = self.first
        while i < self.last:
            if self.tag(i) not in (NOUN, DETERMINER, FIGURE):
                i += 1
                continue
            i = self._phrase(i, found)
        return self._joined_names(found)

    def _phrase(self, first: int, found: list[NounPhrase]) -> int:
        """Add the noun phrases that begin at word ``first``, possessors apart, and return where they end."""
        i, start, owner = first, first, None
        while i < self.last:
            tag = self.tag(i)
            if i > start and self.words.breaks(i):
                break
            if (
                tag == FIGURE
                and i > start
                and self.tag(i - 1) == NOUN
                and self.word(i - 1) not in _BEFORE_NUMBER
            ):
                # "an unbeaten 54" is one phrase, "Ruskell 1.9 per cent" two.
                if not (i == start + 2 and self.word(start) in ("a", "an")):
                    break
            if tag == FIGURE:
                i = self.figure_at[i][1]
                if self.tag(i) not in (NOUN, GERUND) or self.words.breaks(i):
                    break
                continue
            if tag == DETERMINER and i > start and self.tag(i - 1) != DETERMINER:
                break
            joins = tag in (NOUN, DETERMINER) or (
                tag == ADVERB and i > start and self.tag(i - 1) == DETERMINER
            )
            if not joins:
                break
            i += 1
            if self.words.low[i - 1] in _TIMES and i < self.last and self._is_name(i):
                break
            if self.words.low[i - 1].endswith(("'s", "s'")) and tag == NOUN:
                owner = self._made(start, i, owner, found)
                start = i
        if i > start:
            self._made(start, i, owner, found)
        return max(i, first + 1)

    def _made(
        self, start: int, end: int, owner: NounPhrase | None, found: list[NounPhrase]
    ) -> NounPhrase | None:
        core = start
        while core < end - 1 and self.tag(core) in (DETERMINER, ADVERB):
            core += 1
        if self.tag(core) == DETERMINER:
            return owner
        phrase = NounPhrase(start, core, end, end - 1, owner)
        found.append(phrase)
        return phrase

    def _joined_names(self, phrases: list[NounPhrase]) -> list[NounPhrase]:
        """Put "Bank of England" together."""
        joined: list[NounPhrase] = []
        for phrase in phrases:
            before = joined[-1] if joined else None
            if (
                before is not None
                and before.last == phrase.first - 1
                and self.words.low[before.last] == "of"
                and self._is_name(phrase.first)
                and self._is_name(before.head)
                and before.core > self.first
                and self.words.low[before.head] not in frame_words("owner.none")
            ):
                before.last = phrase.last
                continue
            joined.append(phrase)
        return joined

    def ends_at(self, i: int) -> NounPhrase | None:
        """Return the noun phrase whose last word is ``i``."""
        phrase = self.phrase_at.get(i)
        return phrase if phrase is not None and phrase.last == i + 1 else None

    def leader(self, phrase: NounPhrase) -> int:
        """Return the word before a phrase and its possessors."""
        while phrase.owner is not None:
            phrase = phrase.owner
        return phrase.first - 1

    def is_governed(self, phrase: NounPhrase) -> bool:
        """Tell whether a preposition stands before the phrase."""
        return self.tag(self.leader(phrase)) in (PREPOSITION, TO)

    # ---- verbs

    def verb_before(self, i: int) -> int | None:
        """Return the nearest verb before word ``i`` in the same part of the sentence."""
        for j in range(i - 1, self.first - 1, -1):
            if self.tag(j) in (VERB, GERUND):
                return j
            if self.tag(j) == AUXILIARY:
                return j
            if self.word(j) in (";", ":", "(", "—", "–"):
                return None
        return None

    def group_start(self, verb: int) -> int:
        """Return the first word of the verb's group: auxiliaries, adverbs, "is expected to"."""
        i = verb
        while i - 1 >= self.first:
            tag = self.tag(i - 1)
            chained = (
                tag == TO
                and self.tag(i - 2) in (VERB, AUXILIARY, NOUN)
                and (self.tag(i - 2) != NOUN or self.word(i - 2) in word_list("subjects.before_infinitive"))
            )
            if chained or (self.word(i - 1) == "than" and self.word(i - 2) in ("more", "less")):
                i -= 2
            elif (
                tag in (ADVERB, AUXILIARY)
                or (tag == VERB and self.tag(i) == VERB)
                or self.word(i - 1) == "not"
            ):
                i -= 1
            else:
                return i
        return i

    def subject_of(self, verb: int, hops: int = 4) -> NounPhrase | int | None:
        """Return the subject of the verb at ``verb``: a noun phrase, the word of a pronoun, or None."""
        i = self.group_start(verb)
        before = self.tag(i - 1)
        if hops == 0:
            return None
        if i <= self.first or (self.tag(verb) == GERUND and self.tag(i - 1) == SUBORDINATOR):
            return self._behind_opening(verb)
        if before == PRONOUN:
            return i - 1
        if before == RELATIVE:
            return self._antecedent(i - 1)
        if before == CONJUNCTION:
            return self._of_verb_before(i - 1, hops)
        if self.word(i - 1) in (",", ")", "—", "–", "-"):
            return self._behind_aside(i - 1, hops)
        if before == TO:
            raised = self.ends_at(i - 2)
            leads = raised is not None and self.tag(self.leader(raised)) in (VERB, GERUND)
            return raised if leads else self._of_verb_before(i - 1, hops)
        if before == PREPOSITION:
            return self._of_verb_before(i - 1, hops)
        if before == SUBORDINATOR:
            return None
        if self.tag(verb) == GERUND and before == NOUN:
            return self.outer(self.ends_at(i - 1))
        # "a qualifier ranked 141st": the noun that the participle follows.
        return self._opening_phrase(i) or self.ends_at(i - 1) or self._of_verb_before(i, hops)

    def _behind_opening(self, verb: int) -> "NounPhrase | int | None":
        """Return the subject behind an opening participle: "Trailing by 14 points, she"."""
        for i in range(verb, min(verb + 16, self.last)):
            if self.word(i) == ",":
                if self.tag(i + 1) == PRONOUN:
                    return i + 1
                return self.phrase_at.get(i + 1)
            if self.tag(i) in (VERB, AUXILIARY) and i > verb:
                return None
        return None

    def _opening_phrase(self, end: int) -> NounPhrase | int | None:
        """Return the first phrase before ``end`` that no preposition governs, back to what begins the clause."""
        best: NounPhrase | int | None = None
        i = end - 1
        while i >= self.first:
            tag, phrase = self.tag(i), self.phrase_at.get(i)
            if phrase is not None:
                if not self.is_governed(phrase) and not self.is_number_or_time(phrase):
                    best = phrase
                i = self.leader(phrase)
                continue
            if tag == PRONOUN:
                return best if best is not None else i
            if tag in (VERB, AUXILIARY, SUBORDINATOR, RELATIVE) or self.word(i) in BREAKS | {","}:
                break
            if tag == CONJUNCTION and not self._joins_nouns(i):
                break
            i -= 1
        return best

    def is_number_or_time(self, phrase: NounPhrase) -> bool:
        """Tell whether a phrase is only a number, or says when."""
        return phrase.head in self.figure_at or self.words.low[phrase.head] in _TIMES

    def _joins_nouns(self, i: int) -> bool:
        return self.ends_at(i - 1) is not None and self.phrase_at.get(i + 1) is not None

    def outer(self, phrase: NounPhrase | None) -> NounPhrase | None:
        """Climb from "Tokyo" to "shops" in "shops in Tokyo"."""
        for _ in range(3):
            if phrase is None or not self.is_governed(phrase):
                return phrase
            above = self.ends_at(self.leader(phrase) - 1)
            if above is None:
                return phrase
            phrase = above
        return phrase

    def _antecedent(self, pronoun: int) -> NounPhrase | int | None:
        i = pronoun - 1
        while i >= self.first and (
            self.word(i) in (",", "of") or self.tag(i) in (PREPOSITION, CONJUNCTION, FIGURE)
        ):
            i -= 1
        if self.tag(i) == PRONOUN:
            return i
        phrase = self.ends_at(i)
        return self.outer(phrase) if phrase is not None and not self._is_name(phrase.head) else phrase

    def _of_verb_before(self, i: int, hops: int) -> NounPhrase | int | None:
        """Return the subject of the verb that goes before in the sentence: "rose to 5 and hit 6"."""
        for j in range(i - 1, self.first - 1, -1):
            if self.tag(j) in (VERB, AUXILIARY):
                return self.subject_of(j, hops - 1)
            if self.word(j) in (";", ":"):
                return None
        return None

    def _behind_aside(self, mark: int, hops: int) -> NounPhrase | int | None:
        """Return the subject before an aside: "Tarvane, the Danish maker, lifted", "Norvik (5%) and Halden"."""
        opening = {")": "(", "—": "—", "–": "–", "-": "-"}.get(self.word(mark), ",")
        i = mark - 1
        for _ in range(3):
            while i >= self.first and self.word(i) != opening and self.word(i) not in (";", ":"):
                i -= 1
            if i < self.first or self.word(i) != opening:
                return self._of_verb_before(mark, hops)
            found = self._opening_phrase(i)
            aside = range(i + 1, mark)
            finite = [j for j in aside if self.tag(j) in (VERB, AUXILIARY)]
            related = self.tag(i + 1) in (
                RELATIVE,
                PREPOSITION,
                GERUND,
                DETERMINER,
                FIGURE,
                SUBORDINATOR,
                ADVERB,
            )
            if found is not None and (not finite or related):
                return found
            i -= 1
        return self._of_verb_before(mark, hops)
