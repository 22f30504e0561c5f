"""A sentence as the rules for frames look at it: its noun phrases, its verbs and their subjects, without a parser."""

from dataclasses import dataclass

from tasks.extract.figures.frame.classes import (
    ADVERB,
    AUXILIARY,
    BEFORE_NUMBER,
    CONJUNCTION,
    DETERMINER,
    FIGURE,
    GERUND,
    NOUN,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    TO,
    VERB,
    Spans,
    WordClasses,
)
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.vocabulary import word_list
from tasks.extract.numerals import Words

_TIMES = frame_words("time.nouns")
_NO_OWNERS = frame_words("owner.none")
_SOURCES = frame_words("owner.sources")
# Words in ", the mayor said,".
_SHORT_ASIDE = 6
_LONGEST_BRACKETS = 9
_PARTICIPLES = frame_words("verbs.participles")
_BREAKS = frozenset(".;:!?—–-(),")


@dataclass(slots=True, eq=False)
class NounPhrase:
    """Words ``first`` to ``last`` (half-open) and the head, the last noun; ``core`` is where determiners end."""

    first: int
    core: int
    last: int
    head: int
    owner: "NounPhrase | None" = None
    """The possessor: "Tarvane's profit"."""


class Shape(WordClasses):
    """A sentence with its noun phrases; see ``WordClasses``."""

    def __init__(
        self, words: Words, first: int, last: int, figures: Spans = (), rates: Spans = (), counted: Spans = ()
    ) -> None:
        super().__init__(words, first, last, figures, rates, counted)
        self.clauses: dict[int, tuple[int, int]] = {}
        """Clauses found so far, by the number they are around."""
        self.phrases = self._phrases()
        self.phrase_at = {i: phrase for phrase in self.phrases for i in range(phrase.first, phrase.last)}

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
            # "An unbeaten 54" is one phrase, "Ruskell 1.9 per cent" two.
            apart = self.tag(i - 1) == NOUN and self.word(i - 1) not in BEFORE_NUMBER
            led = i == start + 2 and self.word(start) in ("a", "an")
            if tag == FIGURE and i > start and apart and not led:
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
                and self.words.low[before.head] not in _NO_OWNERS
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

    def past_brackets(self, i: int) -> int:
        """Return the word behind brackets at word ``i``: "70 miles (112 km) south"."""
        if self.word(i) != "(":
            return i
        end = min(i + _LONGEST_BRACKETS, self.last)
        return next((j + 1 for j in range(i, end) if self.word(j) == ")"), i)

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
            return self._behind_opening(verb) or self._of_verb_before(i - 1, hops)
        if before == PRONOUN:
            # "Among them are 12"
            return None if self.tag(i - 2) == PREPOSITION and self.tag(verb) == AUXILIARY else i - 1
        if before == RELATIVE:
            return self._antecedent(i - 1)
        if before in (CONJUNCTION, PREPOSITION):
            return self._of_verb_before(i - 1, hops)
        if self.word(i - 1) in (",", ")", "—", "–", "-"):
            described = self.ends_at(i - 2)
            if described is not None and self._describes(i):
                return described
            return self._behind_aside(i - 1, hops, verb)
        if before == TO:
            raised = self.ends_at(i - 2)
            leads = raised is not None and self.tag(self.leader(raised)) in (VERB, GERUND)
            return raised if leads else self._of_verb_before(i - 1, hops)
        if before == SUBORDINATOR:
            return None
        if self.tag(verb) == GERUND and before == NOUN:
            return self.outer(self.ends_at(i - 1))
        aside = self.ends_at(i - 1)
        if aside is not None and self.is_governed(aside) and self.tag(self.leader(aside) - 1) == AUXILIARY:
            # "it had by Monday killed 12"
            return self.subject_of(self.leader(aside) - 1, hops - 1)
        # "a qualifier ranked 141st": the noun that the participle follows.
        return self._opening_phrase(i) or self.ends_at(i - 1) or self._of_verb_before(i, hops)

    def _describes(self, i: int) -> bool:
        """Tell whether a participle behind a comma describes what stands before: "The deal, said to be worth"."""
        word = self.word(i)
        participle = self._is_participle(i) or (word == "said" and self.word(i + 1) == "to")
        if self.tag(i) != VERB or not participle or word == "worth":
            return word == "worth"
        for j in range(i - 2, self.first - 1, -1):
            if self.word(j) == ",":
                return self.tag(j + 1) == CONJUNCTION
            if self.word(j) in _BREAKS and not self.words.joined(j):
                return self.word(i - 1) == ","
        return True

    def _is_participle(self, i: int) -> bool:
        return self.word(i).endswith("ed") or self.word(i) in _PARTICIPLES

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
        listed = False
        i = end - 1
        while i >= self.first:
            tag, phrase = self.tag(i), self.phrase_at.get(i)
            if phrase is not None:
                if not self.is_governed(phrase) and not self.is_number_or_time(phrase):
                    best = phrase
                elif listed and self.is_governed(phrase):
                    # "leaders of Cuba, Haiti and Spain"
                    best, listed = None, False
                i = self.leader(phrase)
                continue
            if tag == PRONOUN:
                return best if best is not None else i
            comma = listed and self.word(i) == "," and self.ends_at(i - 1) is not None
            if tag in (VERB, AUXILIARY, SUBORDINATOR, RELATIVE) or (self.word(i) in _BREAKS and not comma):
                break
            if tag == CONJUNCTION and not self._joins_nouns(i):
                break
            listed = listed or (tag == CONJUNCTION and best is not None and i - 1 not in self.figure_at)
            i -= 1
        return best

    def is_number_or_time(self, phrase: NounPhrase) -> bool:
        """Tell whether a phrase is only a number, or says when."""
        return phrase.head in self.figure_at or self.words.low[phrase.head] in _TIMES

    def _joins_nouns(self, i: int) -> bool:
        # "the senator and 2008 nominee"
        after = i + 2 if self.tag(i + 1) == ADVERB else i + 1
        return self.ends_at(i - 1) is not None and self.phrase_at.get(after) is not None

    def outer(self, phrase: NounPhrase | None) -> NounPhrase | None:
        """Climb from "Tokyo" to "shops" in "shops in Tokyo"."""
        for _ in range(3):
            if phrase is None or not self.is_governed(phrase):
                return phrase
            above = self.ends_at(self.leader(phrase) - 1)
            if above is None or self.is_number_or_time(above):
                return phrase
            phrase = above
        return phrase

    def _antecedent(self, pronoun: int) -> NounPhrase | int | None:
        i = pronoun - 1
        while i >= self.first and (
            self.word(i) in (",", "of", "(", "—", "–", "-")
            or self.tag(i) in (PREPOSITION, CONJUNCTION, FIGURE)
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

    def _behind_aside(self, mark: int, hops: int, verb: int) -> NounPhrase | int | None:
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
            related = related or (
                self.tag(i + 1) == VERB and self._is_participle(i + 1) and self.tag(i + 2) == PREPOSITION
            )
            said = mark - i < _SHORT_ASIDE and any(self.word(j) in _SOURCES for j in finite)
            if found is not None and (not finite or related or said):
                if self.word(verb).endswith("ing") and isinstance(found, NounPhrase):
                    # "struck Ambon, a port, killing 12": who struck it
                    return self._of_verb_before(self.leader(found) + 1, hops) or found
                return found
            i -= 1
        return self._of_verb_before(mark, hops)
