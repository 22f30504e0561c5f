"""What is measured: "net profit", "death toll", and the noun of a verb that says it ("costs": cost)."""

from dataclasses import dataclass

from tasks.extract.figures.frame.classes import AUXILIARY, RELATIVE, VERB
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import (
    NOUN_OR_VERB,
    PROPERTY_CUES,
    PROPERTY_HEADS,
    VERB_FORMS,
    PropertyCue,
    frame_words,
    is_property,
    property_name,
)
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.noun_phrases import singular
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import CHANGE_VERBS, LEVEL_VERBS
from tasks.extract.figures.vocabulary import HYPHENS, word_list
from tasks.extract.seedtables import listed, read_table

_DROPPED = frame_words("property.drop") | frame_words("scope.part")
_AMOUNTS = frame_words("property.amounts")
_COUNT_HEADS = frame_words("property.counts")
_SHARES = frame_words("shares")
_NO_MEASURES = frame_words("owner.none") | _AMOUNTS
_NO_WHOLE = frame_words("time.nouns")
_THINGS = frame_words("property.attached")
_TRADED, _CURRENCIES = frame_words("property.traded"), frame_words("property.currencies")
_PRICED = frame_words("property.priced")
_EQUALS = frozenset({"is", "are", "was", "were"})
_RANKING = word_list("ordinals.ranking_verbs") | _EQUALS | {"finished", "came", "placed", "dropped"}
_ADJECTIVES = frame_words("property.adjectives")
_DIMENSIONS = frame_words("measure.nouns")
LEVEL_OR_CHANGE = CHANGE_VERBS | LEVEL_VERBS
_REACHING = frozenset({"", "to", "by", "from", "at"})
_AWAY = frame_words("distance")
_NEVER = frame_words("property.never") | frozenset(
    noun
    for name in ("thing_classes", "aged_things")
    for row in read_table(name)
    for noun in listed(row["nouns"])
)
_PRISONS = frozenset({"prison", "jail", "custody", "bars", "detention", "imprisonment"})
_BUILT = frame_words("property.built") | frozenset(
    noun
    for row in read_table("aged_things")
    if row["kind"] in ("building", "vehicle")
    for noun in listed(row["nouns"])
)
_OF_PEOPLE = ("ers", "ors", "ists", "men", "ian", "ians", "ist", "man")
_UNITS = {
    unit: (row["dimension"], row["property"] or None)
    for row in read_table("property_units")
    for unit in row["units"].split("|")
}
_MULTIPLES = frozenset({"ratio.multiple", "ratio.times"})
_WHEN = frozenset(
    {"in", "within", "over", "after", "for", "before", "since", "during", "ago", "later", "prior"}
)
_RATES = {
    ("mass", per): "concentration" for per in ("litre", "liter", "millilitre", "milliliter", "cubic metre")
} | {("length", per): "speed" for per in ("second", "minute", "hour")}
_LENGTHS = frozenset(unit for unit, (dimension, _) in _UNITS.items() if dimension == "length")
_LONGEST = 4


@dataclass(slots=True)
class Property:
    """A property: its normalised name, the words that say it, and where they stand in the grammar."""

    name: str
    first: int
    last: int
    phrase: NounPhrase | None = None
    """The phrase whose head it is."""
    cue: PropertyCue | None = None
    """The verb or adjective that says it."""
    at: int = 0


def find_property(
    shape: Shape, reading: Reading, governor: Governor, subject: NounPhrase | int | None
) -> Property | None:
    """Return what the number measures, or None where no word says it."""
    mention = reading.mention
    if mention.kind == "age":
        return Property("age", reading.first, reading.last)
    if mention.kind == "ordinal":
        if shape.word(reading.last) == "place":
            return Property("place", reading.last, reading.last + 1)
        verb = shape.word(governor.verb) if governor.verb is not None else ""
        ranks = mention.counted is None and verb in _RANKING
        return Property("position", reading.first, reading.last) if ranks else None
    named = mention.kind == "count" and reading.counted_at[0] >= reading.last
    if (found := property_beside(shape, reading)) is not None:
        return found
    if mention.rule == "count.hyphenated":
        return None
    sized = governor.noun is not None and (governor.noun is governor.within or governor.leader == "of")
    moved = governor.verb is not None and shape.word(governor.verb) in CHANGE_VERBS
    if not sized and not moved and not named and (found := _of_cue(shape, reading, governor)) is not None:
        # "sold its stake for $3m"
        return found
    # "The speech came after a week": when, not how long. "Tariffs on 90% of goods": a part, not how high.
    timed = mention.kind == "duration" and (governor.leader in _WHEN or shape.word(reading.last) in _WHEN)
    part = mention.kind in ("percent", "ratio") and shape.word(reading.last) == "of"
    noun = governor.noun if sized or not (timed or part) else None
    if (found := of_phrase(shape, noun, counts=named, attached=True)) is not None:
        return found
    if named:
        # "The toll was 12 adults"
        equals = governor.verb is not None and shape.word(governor.verb) in _EQUALS
        return of_phrase(shape, subject, counts=True) if equals else None
    if mention.kind == "count":
        return (
            _of_cue(shape, reading, governor)
            or of_phrase(shape, subject, counts=False)
            or of_phrase(shape, governor.holder, counts=False)
            or _of_subject(shape, reading, governor, subject)
        )
    level = mention.kind == "measure" or (
        governor.verb is not None and shape.word(governor.verb) in LEVEL_OR_CHANGE
    )
    return (
        _of_cue(shape, reading, governor)
        or _of_object(shape, reading, governor)
        or (None if timed or governor.receives else of_phrase(shape, subject, counts=False, attached=level))
        or (None if timed or governor.bracketed else of_phrase(shape, governor.holder, counts=False))
        or _of_share(shape, reading, governor)
        or _of_subject(shape, reading, governor, subject)
        or _of_unit(shape, reading, governor)
        or _of_shares(shape, reading, governor)
    )


def property_beside(shape: Shape, reading: Reading) -> Property | None:
    """Read what words right beside the number say: "12 miles from", "3 metres wide", "twice the size"."""
    mention, after = reading.mention, shape.past_brackets(reading.last)
    word, following = shape.word(after), shape.word(after + 1)
    if mention.kind in ("count", "age", "ordinal"):
        return None
    if mention.rule == "measure.magnitude":
        return Property("magnitude", reading.first, reading.last)
    if mention.kind == "duration" and word in ("in", "of", "behind") and following in _PRISONS:
        return Property("prison term", reading.first, reading.last)
    if (
        mention.kind == "money"
        and word in ("to", "against")
        and following == "the"
        and shape.word(after + 2) in _CURRENCIES
    ):
        return Property("exchange rate", reading.first, reading.last)
    if mention.unit in _LENGTHS:
        if word == "in" and following in _DIMENSIONS:
            return Property(
                following, after + 1, after + 2, cue=PropertyCue(following, frozenset(), "subject")
            )
        if word in _AWAY or shape.word(reading.first - 1) == "within":
            return Property("distance", reading.first, reading.last)
    if mention.rule in _MULTIPLES:
        of = shape.phrase_at.get(after)
        if of is not None and of.first == after < of.core and shape.words.low[of.head] != "number":
            return Property(property_name(shape.words.surface[of.head : of.last]), of.head, of.last, of)
    i = after + 1 if word in ("as", *HYPHENS) else after
    cue = _cue(shape.word(i), mention.kind, mention.unit) if shape.word(i) in _ADJECTIVES else None
    return Property(cue.property, i, i + 1, None, cue, i) if cue is not None else None


def _of_object(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read the noun that the number gives the size of: "a clearance of 3 metres", "cut its list by 12%"."""
    noun, kind = governor.noun, reading.mention.kind
    if noun is None:
        return None
    if noun is governor.within:
        if kind == "duration" and not shape.word(reading.last - 1).endswith("s"):
            return of_phrase(shape, noun, counts=False, attached=True, opened=True)
        if shape.words.low[noun.head] in _AMOUNTS and noun.head > reading.last:
            # "a 50% pay cut"
            size = NounPhrase(reading.last, reading.last, noun.head, noun.head - 1)
            return of_phrase(shape, size, counts=False, attached=True, opened=True)
        built = kind == "money" and singular(shape.words.surface[noun.head]) in _BUILT
        return Property("cost", reading.first, reading.last) if built else None
    moved = governor.verb is not None and shape.word(governor.verb) in CHANGE_VERBS
    sized = noun.last == governor.first - 1 and shape.word(noun.last) == "of"
    if sized or (moved and governor.leader in _REACHING):
        return of_phrase(shape, noun, counts=False, attached=True, opened=True)
    return None


def of_phrase(
    shape: Shape,
    phrase: NounPhrase | int | None,
    *,
    counts: bool,
    attached: bool = False,
    opened: bool = False,
) -> Property | None:
    """Return the property that a noun phrase names, without its owner, names and words that only qualify it.

    ``attached`` says that the number gives the phrase its size ("a fund of $3m"); only then is a fund an amount.
    ``opened`` says that the phrase stands where only what is measured does: any noun will do that is no thing.
    """
    if not isinstance(phrase, NounPhrase):
        return None
    words, head = shape.words, phrase.head
    low = words.low[head].removesuffix("'s")
    known = low in _COUNT_HEADS if counts else is_property(words, head)
    if not known and not (opened and _may_be_measured(shape, head)):
        return None
    if low in _THINGS and not attached:
        return None
    if low == "range" and shape.word(head + 1) in ("from", "in"):
        return None
    first = _compound_start(shape, head, phrase.core)
    while first > phrase.core and head - first < _LONGEST:
        start = _compound_start(shape, first - 1, phrase.core)
        if not _belongs(shape, start, first, phrase):
            break
        first = start
    if low in ("shares", "stock") and head == first:
        return Property("share price", first, head + 1, phrase)
    return Property(property_name(words.surface[first : head + 1]), first, head + 1, phrase)


def _may_be_measured(shape: Shape, head: int) -> bool:
    """Tell whether a noun of no list may be what is measured: no name, no person, place or thing."""
    word, surface = shape.words.low[head], shape.words.surface[head]
    named = surface[0].isupper() and (head > shape.first or surface.isupper() or shape.is_title_case)
    if not word.isalpha() or named or word in _NO_MEASURES or singular(word) in _NO_MEASURES:
        return False
    return singular(surface) not in _NEVER and not word.endswith(_OF_PEOPLE)


def _compound_start(shape: Shape, i: int, first: int) -> int:
    """Return the first word of the hyphened compound that ends at word ``i``."""
    while i - 2 >= first and shape.words.low[i - 1] in HYPHENS and shape.words.joined(i):
        i -= 2
    return i


def _belongs(shape: Shape, i: int, end: int, phrase: NounPhrase) -> bool:
    """Tell whether words before a property are part of its name: no name, no number, no "record" or "first-half"."""
    word = "".join(shape.words.low[i:end])
    if i in shape.figure_at or word[0].isdecimal() or not word[0].isalpha() or word in _DROPPED:
        return False
    if (word in VERB_FORMS and word not in NOUN_OR_VERB) or (
        word.endswith("ing") and i > phrase.core and shape.words.low[i - 1] not in _DROPPED
    ):
        # "the budget authorising funding", "a judge set bail"
        return _is_common(word)
    capital = shape.words.surface[i][0].isupper()
    return not capital or (i == shape.first and not shape.is_title_case and _is_common(word))


def _is_common(word: str) -> bool:
    return word in frame_words("property.modifiers") or word in PROPERTY_HEADS


def _of_cue(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "costs $5", "sold for $5", "a wall 3 metres high", "jailed for nine years"."""
    kind, verb, unit = reading.mention.kind, governor.verb, reading.mention.unit
    if verb is not None:
        for form, last in _forms(shape, verb, governor):
            if (cue := _cue(form, kind, unit)) is not None:
                return Property(cue.property, verb, last, None, cue, verb)
    return None


def _forms(shape: Shape, verb: int, governor: Governor) -> list[tuple[str, int]]:
    """Return the forms that a verb can be looked up by, each with where its words end: "sold for", "sold"."""
    word, particle = shape.word(verb), governor.leader
    forms = [(word, verb + 1)]
    if particle and shape.word(verb + 1) == particle:
        forms.insert(0, (f"{word} {particle}", verb + 2))
    elif particle:
        forms.insert(0, (f"{word} {particle}", verb + 1))
    if shape.word(verb + 1) in ("hands", "tag"):
        forms.insert(0, (f"{word} {shape.word(verb + 1)}", verb + 2))
    return forms


def _cue(form: str, kind: str, unit: str | None) -> PropertyCue | None:
    kinds = {kind, f"measure.{_UNITS.get(unit or '', ('', None))[0]}"}
    return next((cue for cue in PROPERTY_CUES.get(form, ()) if kinds & cue.kinds), None)


def _names_thing(shape: Shape, reading: Reading, governor: Governor, after: int) -> bool:
    """Tell whether the number stands before the thing it measures: "a 5-foot (1.5 m) tusk"."""
    within = governor.within
    if within is not None and within.head >= reading.last:
        return True
    return (
        after > reading.last
        and (following := shape.phrase_at.get(after)) is not None
        and following.core == after
    )


def _of_unit(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read what only one property is measured in: a speed, a temperature, "2.3 tonnes of cocaine", "$70 a barrel"."""
    unit, kind = reading.mention.unit, reading.mention.kind
    name = None
    after = shape.past_brackets(reading.last)
    behind = shape.phrase_at.get(after + 1) if shape.word(after) in ("of", "in") else None
    if (
        kind == "duration"
        and shape.word(after) == "of"
        and behind is not None
        and behind.core == behind.first
    ):
        # "three years of talks"
        at, last = behind.head, behind.last
        return Property(property_name(shape.words.surface[at:last]), at, last, behind)
    if kind in ("measure", "money") and (measured := of_phrase(shape, behind, counts=False, attached=True)):
        # "120 mm of rain", "$3m in damages"
        return measured
    if kind == "measure":
        dimension, name = _UNITS.get(unit or "", ("", None))
        if (per := reading.mention.per) is not None:
            name = _RATES.get((dimension, per))
        inside = _names_thing(shape, reading, governor, after)
        if dimension == "volume" and behind is None and not inside:
            name = None
        if dimension == "length" and inside:
            name = "length"
    elif kind == "money" and reading.mention.per in _PRICED:
        name = "price"
    return Property(name, reading.first, reading.last) if name else None


def _of_subject(
    shape: Shape, reading: Reading, governor: Governor, subject: NounPhrase | int | None
) -> Property | None:
    """Read the price of what only has a price: "gold rose to $2,900", "the pound fell 1%"."""
    phrase = subject if subject is not None else governor.holder
    if not isinstance(phrase, NounPhrase):
        return None
    if reading.mention.kind not in ("money", "percent", "count"):
        return None
    if reading.mention.kind != "money" and governor.verb is None and not governor.shifts:
        return None
    low = singular(shape.words.surface[phrase.head])
    name = "price" if low in _TRADED else "exchange rate" if low in _CURRENCIES else None
    return Property(name, reading.first, reading.last) if name else None


def _of_share(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "98 percent of precincts", "a third of the seats": a share."""
    mention, after = reading.mention, reading.last
    if mention.kind not in ("percent", "ratio") or mention.unit == "percentage_point":
        return None
    if mention.rule in _MULTIPLES:
        return None
    if mention.kind == "ratio" and mention.direction is not None:
        return None
    if mention.kind == "ratio" and reading.counted_at[1] and mention.rule != "ratio.fraction":
        # "one in three burglaries"
        return Property("share", reading.first, after)
    if (cue := _cue(shape.word(after), mention.kind, None)) is not None and cue.owner == "none":
        # "22% back it"
        return Property(cue.property, after, after + 1)
    if governor.noun is None and governor.verb is None and shape.tag(after) in (VERB, AUXILIARY, RELATIVE):
        # "some 24% were married"
        return Property("share", reading.first, after)
    whole = shape.phrase_at.get(after + 1) if shape.word(after) == "of" else None
    counted = whole is not None and whole.head in shape.figure_at and whole.core == whole.first
    if whole is None or counted or shape.words.low[whole.head] in _NO_WHOLE:
        return None
    name = "vote share" if shape.words.low[whole.head] in ("vote", "votes") else "share"
    return Property(name, reading.first, after)


def _of_shares(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "Morwick fell 3%" as of its share price where the sentence is about shares."""
    changes = governor.shifts or (governor.verb is not None and shape.word(governor.verb) in CHANGE_VERBS)
    if reading.mention.kind not in ("percent", "money") or not changes:
        return None
    at = next((i for i in range(shape.first, shape.last) if shape.words.low[i] in _SHARES), None)
    return Property("share price", at, at + 1) if at is not None else None
