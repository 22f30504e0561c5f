"""What words stand for an owner: noun phrases, descriptions beside a name, and pronouns."""

from dataclasses import dataclass
from typing import Protocol

from tasks.extract.figures.frame.classes import AUXILIARY, MARK, VERB
from tasks.extract.figures.frame.lexicon import PROPERTY_HEADS, frame_words, is_property
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.noun_phrases import is_plural, singular
from tasks.extract.seedtables import listed, read_table

_EVENTS, _SOURCES = frame_words("owner.events"), frame_words("owner.sources")
_NONE = frame_words("owner.none") | frame_words("time.nouns")
_PEOPLE = frozenset(
    noun for row in read_table("thing_classes") if row["class"] == "person" for noun in listed(row["nouns"])
) - {"life", "population", "toll", "death", "body"}
_THINGS = frame_words("property.attached")
_HE, _IT, _THEY = (frame_words(f"{kind}.pronouns") for kind in ("person", "thing", "group"))
PRONOUNS = _HE | _IT | _THEY
# "the number of beds": of the beds
_ZONES = frame_words("time.zones")
_TITLES = frozenset(
    word.lower() for row in read_table("titles") for word in listed(row["titles"]) if " " not in word
)
_GIVEN = frozenset(name.lower() for row in read_table("given_names") for name in listed(row["names"]))
_PARTS = frame_words("owner.parts")
_OPENING = frozenset({"a", "an", "the", "its", "his", "her"})
_POINTING = frozenset({"that", "this", "which", "who"})


class SentenceBefore(Protocol):
    """The sentence before, read only when asked."""

    def agreeing(self, word: str, measured: bool) -> "tuple[Referents, NounPhrase] | None":
        """Return the phrase that a pronoun of the next sentence stands for."""

    def event(self) -> "Owner | None":
        """Return the one event that it names."""


@dataclass(slots=True)
class Owner:
    """The words of an owner, in the sentence ``shape``."""

    shape: Shape
    first: int
    last: int

    def span(self) -> tuple[int, int]:
        """Return the code-point offsets, a possessive ending left out."""
        words = self.shape.words
        end = words.ends[self.last - 1]
        low = words.low[self.last - 1]
        return words.starts[self.first], end - (2 if low.endswith("'s") else 0)


class Referents:
    """Finds what phrases and pronouns of one sentence stand for; ``before`` gives the sentence before, or None."""

    def __init__(self, shape: Shape, before: SentenceBefore | None) -> None:
        self.shape, self.before = shape, before

    # ---- pronouns

    def stands_for(self, pronoun: int) -> Owner | None:
        """Return what a pronoun stands for, or whose it is where that is a property ("its" of "Tarvane's profit")."""
        found = self.referent(pronoun)
        if found is None:
            return None
        there, phrase = found
        return there.made(there._of_whom(phrase))

    def referent(self, pronoun: int, *, measured: bool = False) -> "tuple[Referents, NounPhrase] | None":
        """Return the phrase a pronoun stands for: the nearest subject before it, else that of the sentence before.

        ``measured`` says that it may be a property: "The toll was 17. It has risen to 43."
        """
        shape, word = self.shape, self.shape.words.low[pronoun]
        if word not in PRONOUNS or word in _POINTING:
            return None
        told = [phrase for phrase in shape.phrases if phrase.last <= pronoun and self.is_property(phrase)]
        if measured and told and self._agrees(told[-1], word, measured):
            return self, told[-1]
        for i in range(pronoun - 1, shape.first - 1, -1):
            if shape.tag(i) in (VERB, AUXILIARY):
                subject = shape.subject_of(i)
                if (
                    isinstance(subject, NounPhrase)
                    and subject.last <= pronoun
                    and self._agrees(subject, word, measured)
                ):
                    return self, subject
        for phrase in shape.phrases:
            if (
                phrase.last <= pronoun
                and not shape.is_governed(phrase)
                and self._agrees(phrase, word, measured)
            ):
                return self, phrase
        return self.before.agreeing(word, measured) if self.before is not None else None

    def _of_whom(self, phrase: NounPhrase) -> NounPhrase:
        """Return the owner of a property: "Tarvane's profit … its"."""
        return phrase.owner if self.is_property(phrase) and phrase.owner is not None else phrase

    def agreeing(self, word: str, measured: bool) -> "tuple[Referents, NounPhrase] | None":
        """Return the subject of this sentence that a pronoun of the next one stands for."""
        shape = self.shape
        phrases = [phrase for phrase in shape.phrases if not shape.is_governed(phrase)]
        if word in _HE:
            phrases += [phrase for phrase in shape.phrases if self.is_named(phrase)]
        return next(((self, phrase) for phrase in phrases if self._agrees(phrase, word, measured)), None)

    def _agrees(self, phrase: NounPhrase, word: str, measured: bool) -> bool:
        """Tell whether a pronoun may stand for a phrase."""
        words = self.shape.words
        low, name = words.low[phrase.head], self.is_named(phrase)
        if self.is_property(phrase):
            return measured and word in _IT | _THEY
        if self.made(phrase) is None:
            return False
        plural = is_plural(words, phrase.head)
        person = low in _PEOPLE or self._is_person(phrase)
        if word in _HE:
            return person or (name and (not plural or phrase.core < phrase.head))
        if word in _IT:
            return not person and not (plural and not name)
        return plural or (name and not person)

    # ---- words

    def _is_person(self, phrase: NounPhrase) -> bool:
        """Tell whether a name is a person's by its title or given name."""
        said = self.shape.words.low[phrase.core : phrase.last]
        return len(said) > 1 and (not _TITLES.isdisjoint(said) or said[0] in _GIVEN)

    def is_property(self, phrase: NounPhrase) -> bool:
        """Tell whether a phrase names what is measured, and so no owner."""
        words = self.shape.words
        small = words.surface[phrase.head][0].islower() or phrase.head == self.shape.first
        return is_property(words, phrase.head) and small and words.low[phrase.head] not in _THINGS

    def is_named(self, phrase: NounPhrase) -> bool:
        """Tell whether a phrase is a name; the first word of a sentence has its capital from there."""
        words, head = self.shape.words, phrase.head
        if not words.surface[head][0].isupper() or words.low[head] in PROPERTY_HEADS:
            return False
        return head > self.shape.first or not is_plural(words, head)

    def _apposed(self, phrase: NounPhrase) -> NounPhrase:
        """Return the name that a description stands beside: "Zellmann, a maker", "her opponent, Piers Lowry,"."""
        shape = self.shape
        if self.is_named(phrase):
            return phrase
        after = shape.phrase_at.get(phrase.last + 1)
        if shape.word(phrase.last) == "," and after is not None and self.is_named(after):
            closed = shape.word(after.last) in (",", ")", ".", "")
            if closed and shape.word(after.last + 1) not in ("and", "or"):
                return after
        if shape.word(shape.leader(phrase)) != "," or shape.words.low[phrase.first] not in _OPENING:
            return phrase
        before = shape.ends_at(shape.leader(phrase) - 1)
        if before is not None and shape.is_number_or_time(before):
            return phrase
        indefinite = shape.words.low[phrase.first] in ("a", "an")
        if before is not None and indefinite and not shape.is_governed(before):
            return before
        if before is not None and self.is_named(before):
            return before if indefinite or not shape.is_governed(before) else phrase
        return phrase

    def made(self, phrase: NounPhrase | None) -> Owner | None:
        """Return the owner that a phrase names, or None where it names a time, an amount or nothing."""
        if phrase is None:
            return None
        phrase = self._apposed(phrase)
        words, first = self.shape.words, phrase.core
        while first < phrase.last and (
            first in self.shape.figure_at or not words.low[first][0].isalnum() or words.low[first] == "s"
        ):
            first += 1
        if first >= phrase.last or phrase.head in self.shape.figure_at:
            return None
        low = words.low[phrase.head].removesuffix("'s")
        if low in _PARTS and words.word(phrase.last) == "of":
            return self.made(self.shape.phrase_at.get(phrase.last + 1))
        bare = first == phrase.head == phrase.first
        if bare and (len(low) == 1 or (low.endswith("ed") and words.surface[first].islower())):
            # "W", "those entitled"
            return None
        if low in _NONE and (low in _ZONES or not words.surface[phrase.head].isupper()):
            return None
        # "Flight 447", "G8"
        long = len(words.low[first]) > 1 or words.joined(phrase.head)
        numbered = first < phrase.head and long and words.surface[first][0].isupper()
        if not words.low[phrase.head][0].isalpha() and not numbered:
            return None
        return Owner(self.shape, first, phrase.last)

    # ---- others

    def event(self) -> Owner | None:
        """Return the event that people died in: the one that the sentence names."""
        words = self.shape.words
        found = [phrase for phrase in self.shape.phrases if singular(words.low[phrase.head]) in _EVENTS]
        return self.made(found[0]) if len(found) == 1 else None

    def teller(self) -> Owner | None:
        """Return who tells it, where the telling names a body: "Profit rose to $3m, Ostlund said"."""
        shape = self.shape
        for verb in range(shape.first, shape.last):
            if shape.tag(verb) == VERB and shape.word(verb) in _SOURCES:
                behind = shape.phrase_at.get(verb + 1) if shape.tag(verb - 1) == MARK else None
                speaker = behind or shape.subject_of(verb)
                if (
                    isinstance(speaker, NounPhrase)
                    and self.is_named(speaker)
                    and not self._is_person(speaker)
                ):
                    # "Profit rose to $3m, Ostlund told the exchange"
                    return self.made(speaker)
        return None

    def subject_before(self) -> Owner | None:
        """Return the named subject of the sentence before."""
        found = self.before.agreeing("it", False) if self.before is not None else None
        if found is None:
            return None
        there, phrase = found
        return there.made(phrase) if there.is_named(phrase) else None
