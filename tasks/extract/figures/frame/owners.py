"""Whose a figure is: the subject, owner or holder, in its sentence or the one before."""

from tasks.extract.figures.frame.classes import AUXILIARY, GERUND, RELATIVE, VERB
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import PROPERTY_HEADS, frame_words
from tasks.extract.figures.frame.properties import Property
from tasks.extract.figures.frame.referents import PRONOUNS, Owner, Referents
from tasks.extract.figures.frame.shape import NounPhrase
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import HYPHENS

_SOURCES = frame_words("owner.sources")
_EVENTS = frame_words("owner.events")
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
_OF = ("of", "at", "for", "in", "from", "on", "by", "to")


class Owners(Referents):
    """Finds owners in one sentence; see ``Referents``."""

    def find(
        self,
        reading: Reading,
        governor: Governor,
        subject: NounPhrase | int | None,
        found: Property | None,
    ) -> Owner | None:
        """Return whose the figure is, or None."""
        if reading.mention.kind == "age":
            return self._of_age(reading, governor, subject)
        if governor.receives and (found is None or found.cue is None or found.cue.owner == "object"):
            return self.made(governor.holder)
        if found is not None and found.phrase is not None:
            return self._of_property(found.phrase, governor, subject)
        if found is not None and found.cue is not None:
            return self._of_cue(found, governor, subject)
        if governor.within is not None and self._is_hyphened(reading, governor.within):
            return self._compounded(reading, governor.within)
        if found is not None and found.name.endswith("share"):
            having = governor.verb is not None and self.shape.word(governor.verb) not in _BE
            if having:
                return self._subject(governor.verb, subject)
            at = self.shape.phrase_at
            return self.made(at.get(reading.last + 1) or at.get(reading.counted_at[0]))
        if found is not None and found.name == "weight" and found.cue is None:
            return self.made(self.shape.phrase_at.get(reading.last + 1))
        if reading.mention.kind in ("count", "ordinal"):
            return self._of_count(reading, governor, subject)
        if governor.bracketed:
            return self.made(governor.holder)
        if governor.holder is not None:
            return self._whoever(governor.holder)
        return self._subject(governor.verb, subject)

    def _is_hyphened(self, reading: Reading, within: NounPhrase) -> bool:
        """Tell whether the number begins a compound: "a 14-story tower"."""
        words = self.shape.words
        return within.head >= reading.last and any(
            words.low[i] in HYPHENS and words.joined(i) for i in range(reading.first, reading.last + 1)
        )

    def _compounded(self, reading: Reading, within: NounPhrase) -> Owner | None:
        words, first = self.shape.words, reading.last
        while first < within.head and (words.joined(first) or words.low[first] in HYPHENS):
            first += 1
        return self.made(NounPhrase(first, first, within.last, within.head))

    # ---- by what is measured

    def _of_property(
        self, phrase: NounPhrase, governor: Governor, subject: NounPhrase | int | None
    ) -> Owner | None:
        """Return the owner of "Tarvane's profit", "the price of gold", "Brexley Q4 revenue", "its margin"."""
        own = self._beside(phrase)
        if own is not None:
            return own
        possessive = self._possessive(phrase)
        if possessive is not None:
            return self.stands_for(possessive)
        is_subject = subject is phrase or governor.holder is phrase
        if is_subject:
            return self._topic(phrase)
        if governor.holder is None and subject is None and self.shape.word(self.shape.leader(phrase)) == ",":
            # "had 51 percent of the vote, a lead of 9,000"
            verb = self.shape.verb_before(self.shape.leader(phrase))
            subject = self.shape.subject_of(verb) if verb is not None else None
        return self._whoever(governor.holder if governor.holder is not None else subject)

    def _whoever(self, subject: NounPhrase | int | None) -> Owner | None:
        """Return the owner that a subject names or stands for; of one that is a property, whose it is."""
        if isinstance(subject, int):
            return self.stands_for(subject)
        if subject is not None and self.is_property(subject):
            return self._beside(subject)
        return self.made(subject)

    def _beside(self, phrase: NounPhrase) -> Owner | None:
        if phrase.owner is not None:
            return self.made(phrase.owner)
        named = self._named_inside(phrase)
        behind = self.behind(phrase.last)
        return behind or named

    def behind(self, i: int) -> Owner | None:
        """Return the owner in "of the dairy", "at the plant", "in Spain" at word ``i``."""
        shape = self.shape
        for _ in range(2):
            word, phrase = shape.word(i), shape.phrase_at.get(i + 1)
            if word not in _OF or phrase is None or phrase.first > i + 1:
                return None
            while (
                phrase.last < shape.last
                and shape.phrase_at.get(phrase.last) is not None
                and (shape.phrase_at[phrase.last].owner is phrase)
            ):
                phrase = shape.phrase_at[phrase.last]
            named = shape.words.surface[phrase.core][0].isupper()
            fits = word in ("of", "at", "on", "from", "for") or named or phrase.core > phrase.first
            if fits and (made := self.made(phrase)) is not None and not self._has_number(phrase):
                return made
            i = phrase.last
        return None

    def beside(self, owner: Owner) -> Owner | None:
        """Return the owner of what was taken for one: "Dengue deaths in Campinas"."""
        phrase = owner.shape.phrase_at.get(owner.last - 1)
        return self._beside(phrase) if phrase is not None and owner.shape is self.shape else None

    def of_subject(self, phrase: NounPhrase) -> Owner | None:
        """Return the owner of a property that is a subject."""
        return self._of_property(phrase, Governor(holder=phrase), phrase)

    def _has_number(self, phrase: NounPhrase) -> bool:
        """Tell whether a number of its own stands in a phrase; "10-year Treasuries" has none."""
        words, at = self.shape.words, self.shape.figure_at
        numbers = (i for i in range(phrase.first, phrase.last) if i in at)
        return any(
            words.low[i] not in HYPHENS and not words.joined(at[i][1])
            for i in numbers
            if "-" not in words.low[slice(*at[i])]
        )

    def _named_inside(self, phrase: NounPhrase) -> Owner | None:
        """Return the name that a compound begins with: "Brexley Q4 revenue"."""
        words, core = self.shape.words, phrase.core
        while core in self.shape.figure_at:
            core += 1
        last = core
        while last < phrase.head and (words.surface[last][0].isupper() or not words.low[last][0].isalnum()):
            last += 1
        while last > core and any(letter.isdigit() for letter in words.surface[last - 1]):
            last -= 1
        if last == core or not words.surface[core][0].isupper():
            return None
        opens = core == self.shape.first and last == core + 1
        common = words.low[core] in frame_words("property.modifiers") | frame_words("property.drop")
        if self.shape.is_title_case or (opens and common) or words.low[core] in PROPERTY_HEADS:
            return None
        return Owner(self.shape, core, last)

    def _possessive(self, phrase: NounPhrase) -> int | None:
        first = phrase.first
        return next((i for i in range(first, phrase.core) if self.shape.words.low[i] in PRONOUNS
                     and self.shape.words.low[i] not in ("that", "this")), None)  # fmt: skip

    def _of_cue(self, found: Property, governor: Governor, subject: NounPhrase | int | None) -> Owner | None:
        shape, at = self.shape, found.at
        if found.cue is not None and found.cue.owner == "none":
            return None
        if found.cue is not None and found.cue.owner == "object":
            passive = shape.tag(at - 1) in (AUXILIARY, VERB) or shape.tag(at) == GERUND
            following = shape.phrase_at.get(at + 1)
            if following is not None and not self._has_number(following):
                return self.made(following)
            if governor.verb != at:
                return self._whoever(subject)
            return self._subject(at, subject) if passive or governor.verb == at else None
        if isinstance(subject, int):
            return self.stands_for(subject)
        return self.made(subject if governor.verb is not None else governor.holder)

    def _of_age(self, reading: Reading, governor: Governor, subject: NounPhrase | int | None) -> Owner | None:
        """Return the person in "Maeve Dorrit, 51", "a 44-year-old driver", "men aged 22", "he is 29"."""
        shape = self.shape
        within = governor.within
        if within is not None and within.head >= reading.last:
            return self.made(NounPhrase(within.first, reading.last, within.last, within.head))
        i = reading.first - 1
        if shape.word(i) in ("aged", "of", "over", "under", "about"):
            i -= 1
        if shape.word(i) == "age":
            i -= 1
        if shape.word(i) in (",", "("):
            return self.made(shape.ends_at(i - 1))
        if shape.ends_at(i) is not None and shape.word(reading.first - 1) == "aged":
            return self.made(shape.ends_at(i))
        if governor.chained:
            return None
        return self._subject(governor.verb, subject)

    # ---- counts

    def _of_count(
        self, reading: Reading, governor: Governor, subject: NounPhrase | int | None
    ) -> Owner | None:
        """Return who has what is counted: "Norvik has 41 shops", "its 41 shops", "the blast killed 12"."""
        shape, within = self.shape, governor.within
        if within is not None and within.owner is not None:
            return self.made(within.owner)
        if within is not None and (possessive := self._possessive(within)) is not None:
            return self.stands_for(possessive)
        if governor.verb is not None and not governor.chained:
            if shape.word(governor.verb) in ("is", "are", "was", "were", "be") and self._is_existential(
                governor.verb
            ):
                return self.behind(max(reading.counted_at[1], reading.last))
            return self._subject(governor.verb, subject)
        if governor.holder is not None:
            return self._whoever(governor.holder)
        end = within.last if within is not None else reading.last
        if shape.tag(end) == RELATIVE and (keeper := shape.phrase_at.get(end + 1)) is not None:
            # "the 640 branches that the bank runs"
            return self.made(keeper)
        named = within is not None and within.head >= reading.last
        return self._event(end) or (self._placed(end) if named else None)

    def _is_existential(self, verb: int) -> bool:
        return "there" in self.shape.words.low[max(verb - 3, self.shape.first) : verb]

    def _event(self, i: int) -> Owner | None:
        """Return the event that people died in: "12 were killed in the blast", "hurt by the storm"."""
        shape = self.shape
        for j in range(i, min(i + 14, shape.last)):
            if shape.word(j) in (";", ":", "and", "but"):
                return None
            phrase = shape.phrase_at.get(j + 1)
            led = shape.word(j) in ("in", "by", "after", "from", "when")
            if led and phrase is not None and shape.words.low[phrase.head] in _EVENTS:
                return self.made(phrase)
        return None

    def _placed(self, i: int) -> Owner | None:
        """Return the owner right behind what is counted: "the 38 cows at the dairy", "31 homes in the block"."""
        shape, phrase = self.shape, self.shape.phrase_at.get(i + 1)
        if shape.word(i) not in ("at", "of", "in", "on") or phrase is None:
            return None
        definite = (
            shape.words.low[phrase.first] in ("the", "its", "his", "her", "their") or phrase.owner is not None
        )
        named = shape.words.surface[phrase.core][0].isupper()
        return self.behind(i) if definite or named else None

    # ---- subjects

    def _subject(self, verb: int | None, subject: NounPhrase | int | None) -> Owner | None:
        if verb is None or subject is None:
            return None
        return None if self.shape.word(verb) in _SOURCES else self._whoever(subject)

    def _topic(self, phrase: NounPhrase) -> Owner | None:
        """Return whose property a subject is that names no owner: of who reports it, or of the sentence before."""
        shape = self.shape
        i = shape.leader(phrase)
        if shape.word(i) == "that":
            i -= 1
        if shape.word(i) in _SOURCES and shape.tag(i) == VERB:
            speaker = shape.subject_of(i)
            if isinstance(speaker, int):
                return self.stands_for(speaker)
            return self.made(speaker) if speaker is not None else None
        last = shape.last - 1
        for j in range(last, max(last - 8, phrase.last), -1):
            if shape.word(j) in _SOURCES and shape.tag(j) == VERB and shape.word(j - 1) != "":
                before = shape.ends_at(j - 1)
                if (
                    before is not None
                    and shape.word(shape.leader(before)) == ","
                    and self._looks_organised(before)
                ):
                    return self.made(before)
                after = shape.phrase_at.get(j + 1)
                if shape.word(j - 1) == "," and after is not None and self._looks_organised(after):
                    return self.made(after)
        opening = shape.phrase_at.get(shape.first + 1)
        if shape.word(shape.first) in ("at", "for", "in") and opening is not None and self.is_named(opening):
            return self.made(opening)
        return (
            self.before.main_subject()
            if self.before is not None and phrase.first <= shape.first + 1
            else None
        )

    def _looks_organised(self, phrase: NounPhrase) -> bool:
        return self.shape.words.surface[phrase.head][0].isupper()

    def main_subject(self) -> Owner | None:
        """Return the subject of the sentence."""
        shape = self.shape
        for i in range(shape.first, shape.last):
            if shape.tag(i) in (VERB, AUXILIARY):
                subject = shape.subject_of(i)
                if isinstance(subject, NounPhrase):
                    if self.is_property(subject):
                        return self._beside(subject)
                    return self.made(subject)
                if isinstance(subject, int):
                    return None
        return None
