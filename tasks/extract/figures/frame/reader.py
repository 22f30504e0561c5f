"""Reads the frames of a report's figures: what each is of, sentence by sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from tasks.extract.figures.frame.as_of import find_as_of
from tasks.extract.figures.frame.classes import AUXILIARY, CONJUNCTION, VERB
from tasks.extract.figures.frame.governing import Governor, govern
from tasks.extract.figures.frame.hedges import find_hedges, hedge_of
from tasks.extract.figures.frame.modality import find_cues, modality_of
from tasks.extract.figures.frame.owners import HARMS, Owners
from tasks.extract.figures.frame.properties import (
    LEVEL_OR_CHANGE,
    Property,
    find_property,
    of_phrase,
    property_beside,
)
from tasks.extract.figures.frame.referents import Owner, Referents
from tasks.extract.figures.frame.scopes import find_scope
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.noun_phrases import is_plural, singular
from tasks.extract.figures.reading import Reading
from tasks.extract.mentions import DateMention, FigureMention
from tasks.extract.numerals import Words

_COPYING = frozenset({"equivalent", "prior_value"})
_COUNTED = frozenset({"count", "percent"})
_AGAINST = frozenset({"against", "versus", "vs", "with"})
# "40% more than", "a third below": words after which a figure is of what the figure before is of.
_COMPARING = frozenset({"more", "less", "fewer", "higher", "lower", "below", "above", "what", "as"})
# Code points; what is longer is no sentence.
_LONGEST = 2000
_START = attrgetter("char_start")
_MEASURED = frozenset({"money", "percent", "measure", "count", "duration"})
_AMOUNTS = frozenset({"money", "percent", "ratio", "measure", "duration"})
# What one measure and its changes are stated in.
_CHANGING = frozenset({"money", "percent", "ratio"})
_PARTS = frozenset({"percent", "ratio"})


def read_frames(
    words: Words,
    readings: Sequence[Reading],
    sentence_starts: Sequence[int],
    dates: Sequence[DateMention],
    published_on: date | None,
) -> None:
    """Set the frame of every figure; ``sentence_starts`` are the code points at which sentences begin, in order."""
    starts = [*sentence_starts, len(words.text)]

    def sentence_of(reading: Reading) -> int:
        return max(bisect_right(sentence_starts, reading.mention.char_start) - 1, 0)

    for number, group in groupby(readings, key=sentence_of):
        begin, end = starts[number], starts[number + 1]
        if end - begin > _LONGEST:
            # A table, or text without stops.
            continue
        first = bisect_left(dates, begin, key=_START)
        days = dates[first : bisect_left(dates, end, first, key=_START)]
        before = _Before(words.text, starts[number - 1] if number else begin, begin)
        _Sentence(words, (begin, end), list(group), before, days, published_on).read()


class _Sentence:
    """One sentence with figures; ``span`` are its code points, ``dates`` its dates."""

    def __init__(
        self,
        words: Words,
        span: tuple[int, int],
        readings: list[Reading],
        before: "_Before",
        dates: Sequence[DateMention],
        published_on: date | None,
    ) -> None:
        first, last = (bisect_left(words.starts, at) for at in span)
        figures = [(reading.first, reading.last) for reading in readings]
        rates = [(max(r.last, r.counted_at[1]), r.reach) for r in readings if r.mention.per is not None]
        counted = [r.counted_at for r in readings if r.counted_at[0] >= r.last]
        self.readings = readings
        self.shape = Shape(words, first, last, figures, rates, counted)
        self.owners = Owners(self.shape, before)
        self.dates, self.published_on = dates, published_on
        self.cues, self.hedges = find_cues(self.shape), find_hedges(self.shape)

    def read(self) -> None:
        previous: Reading | None = None
        for reading in self.readings:
            self._read_one(reading, previous)
            previous = reading

    def _read_one(self, reading: Reading, previous: Reading | None) -> None:
        mention, shape = reading.mention, self.shape
        end = previous.last if previous is not None else shape.first
        if previous is not None and previous.mention.per is not None:
            end = max(end, previous.reach)
        governor = govern(
            shape, reading.first, reading.last, counts=mention.kind in ("count", "ordinal"), previous_end=end
        )
        cue = modality_of(shape, reading, self.cues)
        if cue is not None:
            mention.modality = cue.value
            mention.modality_cue, mention.modality_start, mention.modality_end = self._words(
                cue.first, cue.last
            )
        hedge = hedge_of(shape, reading, self.hedges)
        if hedge is not None:
            mention.hedge, mention.hedge_start, mention.hedge_end = self._words(hedge.first, hedge.last)
        mention.as_of = find_as_of(shape, reading, governor, self.dates, self.published_on)
        found = self._read_concept(reading, previous, governor)
        begin, stop = mention.about_start, mention.about_end
        about = (begin, stop) if begin is not None and stop is not None else None
        scope = find_scope(shape, reading, governor, found, about, self.dates)
        if scope is not None:
            mention.scope, mention.scope_start, mention.scope_end = self._words(*scope)

    def _words(self, first: int, last: int) -> tuple[str, int, int]:
        """Return words of the sentence as written, and their code-point offsets."""
        words = self.shape.words
        start, end = words.starts[first], words.ends[last - 1]
        return words.text[start:end], start, end

    def _read_concept(
        self, reading: Reading, previous: Reading | None, governor: Governor
    ) -> Property | None:
        """Set the property and the owner of a figure; return the property found in its own sentence."""
        mention, shape = reading.mention, self.shape
        said = property_beside(shape, reading)
        copied = mention.related if mention.role in _COPYING else None
        if said is None and copied is not None and _takes_over(mention, copied):
            self._compare(reading, governor, previous)
            return None
        chained = governor.chained and governor.noun is None
        if said is None and chained and previous is not None and _takes_over(mention, previous.mention):
            self._compare(reading, governor, previous)
            return None
        subject = shape.subject_of(governor.verb) if governor.verb is not None else None
        if governor.pronoun is not None:
            subject = governor.pronoun
        if (
            isinstance(subject, int)
            and mention.kind in _MEASURED
            and not (mention.kind == "count" and reading.counted_at[0] >= reading.last)
            and self._read_pronoun(mention, governor, subject)
        ):
            return None
        found = find_property(shape, reading, governor, subject)
        owner = self.owners.find(reading, governor, subject, found)
        if owner is not None and mention.kind in _COUNTED and self._is_counted(owner, mention, previous):
            beside = self.owners.beside(owner)
            owner = beside if mention.kind == "count" else beside or owner
        self._set(mention, found, owner)
        if found is None:
            self._fill(reading, governor)
        if owner is None and previous is not None:
            phrase = found.phrase if found is not None else None
            listed = phrase is not None and shape.tag(shape.leader(phrase)) == CONJUNCTION
            harmed = {mention.action, previous.mention.action} <= HARMS
            if listed or harmed or self._goes_on(reading, previous, governor):
                # "61 died, among them 14 children", "a maker with 1,120 staff and a turnover of $5m"
                _take_owner(mention, previous.mention)
        return found

    def _goes_on(self, reading: Reading, previous: Reading, governor: Governor) -> bool:
        """Tell whether a figure is of the same owner as the one before: no verb between, and no part of a whole."""
        kinds = {reading.mention.kind, previous.mention.kind}
        between = {self.shape.tag(i) for i in range(previous.last, reading.first)}
        whole = governor.leader == "of" or self.shape.word(governor.first - 1) == "of"
        compares = reading.mention.kind == "ratio" or self.shape.word(reading.last) in _COMPARING
        if compares and not between & {VERB, AUXILIARY, CONJUNCTION}:
            # "has 40 ships, twice as many as in May"
            return True
        return kinds == {"count"} and not whole and VERB not in between

    def _fill(self, reading: Reading, governor: Governor) -> None:
        """Take what is measured from a figure before: "costs $3 in America, $4 in Britain"."""
        shape, mention = self.shape, reading.mention
        compared = shape.word(reading.last) in _COMPARING
        # "touched 43.1C in Orm and 41 in Varmark", not "of whom 41"
        bare = mention.kind == "count" and reading.counted_at == (0, 0)
        bare = (
            bare
            and shape.word(reading.last) != "of"
            and shape.word(governor.first - 1) not in ("which", "whom")
        )
        for before in reversed(self.readings[: self.readings.index(reading)]):
            between = range(before.last, reading.first)
            if governor.verb is not None and any(
                shape.tag(i) == VERB and shape.word(i) not in LEVEL_OR_CHANGE for i in between
            ):
                return
            source = before.mention
            same = source.kind == mention.kind and source.unit == mention.unit and mention.kind in _AMOUNTS
            same = same or (bare and source.kind in _AMOUNTS)
            if source.property is not None and (same or (compared and _alike(mention, source))):
                _take_property(mention, source)
                if mention.about is None and shape.word(governor.first - 1) not in _AGAINST:
                    mention.about, mention.about_start, mention.about_end = (
                        source.about,
                        source.about_start,
                        source.about_end,
                    )
                return

    def _compare(self, reading: Reading, governor: Governor, previous: Reading | None) -> None:
        """Set the other owner of "against 7.1% in Portugal", "40 died in Cuba and 22 in Haiti"."""
        end, mention = max(reading.last, reading.reach), reading.mention
        listed = (
            previous is not None
            and mention.kind == previous.mention.kind
            and previous.mention.char_end <= (mention.about_start or 0) < mention.char_start
            and self.shape.word(end) in ("in", "at", "for", "on")
        )
        if governor.leader not in _AGAINST and not listed:
            return
        owner = self.owners.behind(end)
        if owner is not None:
            self._set(reading.mention, None, owner)

    def _read_pronoun(self, mention: FigureMention, governor: Governor, pronoun: int) -> bool:
        """Read "It has risen to 43", where what rose is a property; tell whether it is."""
        if governor.noun is not None:
            return False
        found = self.owners.referent(pronoun, measured=True)
        if found is None:
            return False
        there, phrase = found
        measured = of_phrase(there.shape, phrase, counts=False)
        if measured is None:
            return False
        words = there.shape.words
        mention.property = measured.name
        mention.property_start, mention.property_end = (
            words.starts[measured.first],
            words.ends[measured.last - 1],
        )
        self._set(mention, None, Owners(there.shape, there.before).of_subject(phrase))
        return True

    def _is_counted(self, owner: Owner, mention: FigureMention, previous: Reading | None) -> bool:
        """Tell whether an owner is only what the number, or the one before it, counts."""
        said = owner.shape.words.low[owner.last - 1]
        heads = {mention.counted_head}
        many = owner.shape is self.shape and is_plural(owner.shape.words, owner.last - 1)
        return many and singular(said) in heads

    def _set(self, mention: FigureMention, found: Property | None, owner: Owner | None) -> None:
        words = self.shape.words
        if found is not None:
            mention.property = found.name
            mention.property_start, mention.property_end = (
                words.starts[found.first],
                words.ends[found.last - 1],
            )
        if owner is not None:
            start, end = owner.span()
            mention.about = words.text[start:end]
            mention.about_start, mention.about_end = start, end


def _alike(left: FigureMention, right: FigureMention) -> bool:
    """Tell whether two figures may measure one thing: of one kind, or amounts and their changes."""
    kinds = {left.kind, right.kind}
    return kinds <= _AMOUNTS and (len(kinds) == 1 or kinds <= _CHANGING or bool(kinds & _PARTS))


def _takes_over(mention: FigureMention, source: FigureMention) -> bool:
    """Take the frame of another figure where both measure one thing; tell whether there was one."""
    if source.kind != mention.kind and "age" in (source.kind, mention.kind):
        return False
    if _alike(mention, source) or mention.kind == source.kind:
        _take_property(mention, source)
    _take_owner(mention, source)
    return True


def _take_property(mention: FigureMention, source: FigureMention) -> None:
    mention.property = source.property
    mention.property_start, mention.property_end = source.property_start, source.property_end


def _take_owner(mention: FigureMention, source: FigureMention) -> None:
    mention.about = source.about
    mention.about_start, mention.about_end = source.about_start, source.about_end


class _Before:
    """The sentence before, cut into words only when a pronoun or an ellipsis asks for it."""

    def __init__(self, text: str, begin: int, end: int) -> None:
        self._text, self._span = text, (begin, end)
        self._owners: Owners | None = None

    def _read(self) -> Owners | None:
        begin, end = self._span
        if self._owners is None and 0 < end - begin <= _LONGEST:
            words = Words(self._text, [self._span])
            self._owners = Owners(Shape(words, 0, len(words)), None)
        return self._owners

    def agreeing(self, word: str, measured: bool) -> tuple[Referents, NounPhrase] | None:
        read = self._read()
        return read.agreeing(word, measured) if read is not None else None

    def event(self) -> Owner | None:
        read = self._read()
        return read.event() if read is not None else None
