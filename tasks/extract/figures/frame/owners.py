"""Whose a figure is: the subject, owner or holder, in its sentence or the one before."""

from tasks.extract.figures.frame.classes import (
    ADVERB,
    AUXILIARY,
    DETERMINER,
    FIGURE,
    GERUND,
    MARK,
    NOUN,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.properties import Property
from tasks.extract.figures.frame.referents import PRONOUNS, Owner, Referents
from tasks.extract.figures.frame.shape import NounPhrase
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import HYPHENS
from tasks.extract.seedtables import listed, read_table

_SOURCES = frame_words("owner.sources")
_AMOUNTS = frame_words("property.amounts")
_PARTS = frame_words("owner.parts") | {"one"}
_DEEDS = frame_words("owner.deeds")
_STATES = frame_words("scope.state")
_DEMONYMS = frozenset(
    form.lower()
    for row in read_table("countries")
    for form in listed(row["adjectives"]) + listed(row["people"])
)
HARMS = frozenset({"die", "injure", "miss", "displace", "trap", "rescue", "evacuate", "destroy", "damage"})
_BE = frozenset({"is", "are", "was", "were", "be", "been"})
# Words to look at behind what is counted: "12 were feared dead in Ambon".
_NEAR = 6
_AROUND = frozenset({"in", "between", "across", "over"})
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
        told = self._find(reading, governor, subject, found)
        return told if told is not None else self._fall_back(reading, governor.within)

    def _fall_back(self, reading: Reading, within: NounPhrase | None) -> Owner | None:
        """Return the owner where grammar tells none: "the $40m bridge", "4% for women", the event of the dead."""
        mention, shape = reading.mention, self.shape
        if mention.kind in ("money", "measure", "duration", "ratio") and within is not None:
            led = shape.tag(within.first) == DETERMINER and within.first < reading.first
            if led and within.head >= reading.last:
                return self._compounded(reading, within)
        if mention.kind in ("money", "percent") and shape.word(reading.last) in ("for", "in", "on", "at"):
            return self.behind(reading.last)
        if mention.action in HARMS and mention.kind == "count":
            return self.event() or (self.before.event() if self.before is not None else None)
        return self._named_within(reading, within) if mention.kind == "count" and within is not None else None

    def _named_within(self, reading: Reading, within: NounPhrase) -> Owner | None:
        """Return the name that what is counted bears: "all 12 House members"."""
        words, first = self.shape.words, reading.last
        last = first
        while last < within.head and words.surface[last][0].isupper():
            last += 1
        named = first < last and words.surface[within.head][0].islower()
        return Owner(self.shape, first, last) if named and words.low[last - 1] not in _DEMONYMS else None

    def _find(
        self,
        reading: Reading,
        governor: Governor,
        subject: NounPhrase | int | None,
        found: Property | None,
    ) -> Owner | None:
        shape, kind = self.shape, reading.mention.kind
        if kind == "age":
            return self._of_age(reading, governor)
        if governor.receives and (found is None or found.cue is None or found.cue.owner == "object"):
            return self.made(governor.holder)
        if found is not None and found.phrase is not None:
            return self._of_property(reading, found.phrase, governor, subject)
        if found is not None and found.cue is not None:
            return self._of_cue(reading, found, governor, subject)
        if governor.within is not None and self._gives_size(reading, governor.within):
            return self._compounded(reading, governor.within)
        if found is not None and found.name.endswith("share"):
            return self._of_share(reading, governor, subject)
        if found is not None and found.name == "weight" and found.cue is None:
            return self.made(shape.phrase_at.get(reading.last + 1))
        if kind == "duration" and self._is_only_when(governor, subject):
            return None
        if kind in ("count", "ordinal"):
            return self._of_count(reading, governor, subject)
        beside = shape.ends_at(governor.first - 1) is not None and shape.word(governor.first) != "at"
        if kind == "measure" and beside and governor.verb is not None and governor.noun is not None:
            # "placed the storm 75 miles from the coast"
            return self._whoever(governor.noun)
        if governor.holder is not None:
            return self._whoever(governor.holder)
        return self._subject(governor.verb, subject)

    def _of_share(
        self, reading: Reading, governor: Governor, subject: NounPhrase | int | None
    ) -> Owner | None:
        """Return who has the share ("holds 12% of the votes"), else what it is a share of."""
        acting = governor.verb is not None and self.shape.word(governor.verb) not in _BE
        if acting and (holder := self._subject(governor.verb, subject)) is not None:
            return holder
        at = self.shape.phrase_at
        whole = at.get(reading.last + 1) or at.get(reading.counted_at[0])
        if whole is None:
            return None
        return self.made(whole) or self.behind(whole.last)

    def _is_only_when(self, governor: Governor, subject: NounPhrase | int | None) -> bool:
        """Tell whether a duration only says when: "the first order in two days", "it took two days to"."""
        if governor.verb is None:
            return governor.leader not in ("", "with")
        took = self.shape.word(governor.verb) in ("took", "takes", "take")
        return took and isinstance(subject, int) and self.shape.word(subject) == "it"

    def _gives_size(self, reading: Reading, within: NounPhrase) -> bool:
        """Tell whether the number says the size of what follows: "a 14-story tower", "a 6.1 magnitude quake"."""
        words = self.shape.words
        return within.head >= reading.last and (
            "magnitude" in words.low[reading.first : reading.last]
            or any(
                words.low[i] in HYPHENS and words.joined(i) for i in range(reading.first, reading.last + 1)
            )
        )

    def _compounded(self, reading: Reading, within: NounPhrase) -> Owner | None:
        words, first = self.shape.words, reading.last
        while first < within.head and (words.joined(first) or words.low[first] in HYPHENS):
            first += 1
        return self.made(NounPhrase(first, first, within.last, within.head))

    # ---- by what is measured

    def _of_property(
        self,
        reading: Reading | None,
        phrase: NounPhrase,
        governor: Governor,
        subject: NounPhrase | int | None,
    ) -> Owner | None:
        """Return the owner of "Tarvane's profit", "the price of gold", "its margin"."""
        shape = self.shape
        own = self._beside(phrase)
        if reading is not None and reading.mention.kind == "duration" and phrase.core == reading.last + 1:
            # "three weeks of talks in Orm"
            return own or self.made(phrase)
        placed = shape.word(phrase.last) in ("in", "at", "on") and phrase.owner is None
        if own is not None and not placed:
            return own
        possessive = self._possessive(phrase)
        if possessive is not None:
            return self.stands_for(possessive)
        if subject is phrase or governor.holder is phrase:
            return own or self.teller() or self._around(reading, phrase) or self.subject_before()
        # "reached a 28% share in Spain": who reached it
        return self._whoever(governor.holder if governor.holder is not None else subject) or own

    def _around(self, reading: Reading | None, phrase: NounPhrase) -> Owner | None:
        """Return the owner that is told before a property or behind its number: "in Spain it is 4% for women"."""
        shape = self.shape
        i = shape.leader(phrase)
        if shape.word(i) in (",", "and") and (verb := shape.verb_before(i)) is not None:
            # "brought rain, hail and winds of"
            return self._subject(verb, shape.subject_of(verb))
        fronted = shape.ends_at(i)
        if fronted is not None and shape.is_governed(fronted) and (made := self.made(fronted)) is not None:
            return made
        if reading is None:
            return None
        end = reading.last + (shape.word(reading.last) in ("lower", "higher", "less", "more"))
        return self.behind(end) or self._place(reading.last)

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
        return self.behind(phrase.last)

    def behind(self, i: int) -> Owner | None:
        """Return the owner in "of the dairy", "at the plant", "in Spain" at word ``i``."""
        shape = self.shape
        for allowed in (_OF, ("of", "in")):
            word, phrase = shape.word(i), shape.phrase_at.get(i + 1)
            if word not in allowed or phrase is None or phrase.first > i + 1:
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
        return self._of_property(None, phrase, Governor(holder=phrase), phrase)

    def _has_number(self, phrase: NounPhrase) -> bool:
        """Tell whether a number of its own stands in a phrase; "10-year Treasuries" has none."""
        words, at = self.shape.words, self.shape.figure_at
        numbers = (i for i in range(phrase.first, phrase.last) if i in at)
        return any(
            words.low[i] not in HYPHENS and not words.joined(at[i][1])
            for i in numbers
            if "-" not in words.low[slice(*at[i])]
        )

    def _possessive(self, phrase: NounPhrase) -> int | None:
        first = phrase.first
        return next((i for i in range(first, phrase.core) if self.shape.words.low[i] in PRONOUNS
                     and self.shape.words.low[i] not in ("that", "this")), None)  # fmt: skip

    def _of_cue(
        self, reading: Reading, found: Property, governor: Governor, subject: NounPhrase | int | None
    ) -> Owner | None:
        shape, at = self.shape, found.at
        if found.cue is not None and found.cue.owner == "none":
            return None
        if found.cue is not None and found.cue.owner == "object":
            following = self.made(shape.phrase_at.get(at + 1))
            return following or (
                self._subject(at, subject) if governor.verb == at else self._whoever(subject)
            )
        if isinstance(subject, int):
            return self.stands_for(subject)
        return self.made(subject if governor.verb is not None else governor.holder)

    def _of_age(self, reading: Reading, governor: Governor) -> Owner | None:
        """Return the person in "Maeve Dorrit, 51", "a 44-year-old driver", "men aged 22", "he died at 29"."""
        shape = self.shape
        within = governor.within
        if within is not None and within.head >= reading.last:
            return self.made(NounPhrase(within.first, reading.last, within.last, within.head))
        i = reading.first - 1
        while (
            shape.word(i) in ("aged", "age", "of", "over", "under", "about", "the") or shape.tag(i) == ADVERB
        ):
            i -= 1
        marked = shape.word(i) in (",", "(")
        phrase = shape.ends_at(i - marked) if marked or i < reading.first - 1 else None
        if (made := self.made(phrase)) is not None:
            return made
        if governor.chained:
            return None
        verb = governor.verb if governor.verb is not None else shape.verb_before(i + 1)
        return self._subject(verb, shape.subject_of(verb) if verb is not None else None)

    # ---- counts

    def _of_count(
        self, reading: Reading, governor: Governor, subject: NounPhrase | int | None
    ) -> Owner | None:
        """Return who has what is counted: "Norvik has 41 shops", "its 41 shops", "the blast killed 12"."""
        shape, within, verb = self.shape, governor.within, governor.verb
        end = within.last if within is not None else reading.last
        for phrase in (within, shape.phrase_at.get(end + 1) if shape.word(end) == "of" else None):
            # "its 12 plants", "the maker and two of its plants"
            if phrase is not None and phrase.owner is not None and phrase is within:
                return self.made(phrase.owner)
            if phrase is not None and (possessive := self._possessive(phrase)) is not None:
                return self.stands_for(possessive)
        before = shape.word(governor.first - 1)
        part = shape.tag(governor.first - 2) == FIGURE or shape.word(governor.first - 2) in _PARTS
        if before in ("among", "of") and (before == "among" or part):
            return self._placed(end)
        if before == "of" and governor.noun is not None and self._holds(governor.noun):
            # "a town of 9,000 people"
            return self.made(governor.noun)
        if reading.mention.kind == "count" and (owner := self._beside_count(governor, end)) is not None:
            return owner
        if before == "by" and verb is None and (verb := shape.verb_before(governor.first)) is not None:
            subject = shape.subject_of(verb)
        if verb is not None and not governor.chained:
            return self._subject(verb, subject)
        if governor.holder is not None:
            return self._whoever(governor.holder)
        if shape.tag(end) == RELATIVE and (keeper := shape.phrase_at.get(end + 1)) is not None:
            # "the 640 branches that the bank runs"
            return self.made(keeper)
        suffered = any(shape.word(j) in _STATES for j in range(reading.first - 2, end + _NEAR))
        if suffered and (event := self.event()) is not None:
            return event
        named = within is not None and within.head >= reading.last
        return (self._placed(end) if named else None) or self._place(end) or self._acted_on(end)

    def _beside_count(self, governor: Governor, end: int) -> Owner | None:
        """Return the owner in "floods in 12 towns", "talks in Orm between 12 states", "the 12 moons of Orm"."""
        shape, within = self.shape, governor.within
        around = shape.ends_at(governor.first - 2)
        if around is not None and shape.word(governor.first - 1) in _AROUND:
            outer = shape.outer(around)
            if outer is not None and not self.is_named(outer) and not self._has_number(outer):
                return self.made(outer)
        definite = within is not None and shape.word(within.first) == "the" and shape.word(end) == "of"
        return self._placed(end) if definite else None

    def _acted_on(self, i: int) -> Owner | None:
        """Return what those counted act on, or what acts on them: "12 states signed the pact", "12 were hit by it"."""
        shape = self.shape
        verb = next(
            (j for j in range(i, shape.last) if shape.tag(j) in (VERB, GERUND, MARK, SUBORDINATOR, RELATIVE)),
            shape.last,
        )
        if shape.tag(verb) != VERB or shape.word(verb) in _SOURCES:
            return None
        passive = any(shape.word(j) in _BE or shape.word(j) == "been" for j in range(i, verb))
        by = verb + 1 if passive and shape.word(verb + 1) == "by" else verb
        phrase = shape.phrase_at.get(by + 1)
        if (passive and by == verb) or phrase is None or phrase.first != by + 1:
            return None
        return None if shape.words.low[phrase.head] in _DEEDS else self.made(phrase)

    def _place(self, i: int) -> Owner | None:
        """Return the place in "10 died in Cuba"."""
        shape = self.shape
        for j in range(i, min(i + _NEAR, shape.last)):
            phrase = shape.phrase_at.get(j + 1)
            if (
                shape.word(j) == "in"
                and phrase is not None
                and phrase.first == j + 1
                and self.is_named(phrase)
            ):
                return self.made(phrase)
            if shape.tag(j) not in (VERB, AUXILIARY, ADVERB, PREPOSITION, NOUN, DETERMINER):
                return None
        return None

    def _holds(self, phrase: NounPhrase) -> bool:
        """Tell whether a noun before "of" has what is counted: a town of people, no closing of shops, no share."""
        low = self.shape.words.low[phrase.head]
        if self.shape.tag(self.shape.leader(phrase)) in (VERB, GERUND, AUXILIARY) or self.is_property(phrase):
            return False
        return low not in _AMOUNTS | _DEEDS and not low.endswith(("ing", "est"))

    def _placed(self, i: int) -> Owner | None:
        """Return the owner right behind what is counted: "the 38 cows at the dairy", "31 homes in the block"."""
        shape = self.shape
        i += shape.tag(i) == ADVERB
        phrase = shape.phrase_at.get(i + 1)
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
