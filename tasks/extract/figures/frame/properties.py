"""What is measured: "net profit", "death toll", and the noun of a verb that says it ("costs": cost)."""

from dataclasses import dataclass

from tasks.extract.figures.counted import singular
from tasks.extract.figures.frame.classes import FIGURE
from tasks.extract.figures.frame.governing import Governor
from tasks.extract.figures.frame.lexicon import (
    PROPERTY_CUES,
    PROPERTY_HEADS,
    PropertyCue,
    frame_words,
    is_property,
    property_name,
)
from tasks.extract.figures.frame.shape import NounPhrase, Shape
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import CHANGE_VERBS
from tasks.extract.figures.vocabulary import HYPHENS, word_list

_DROPPED = frame_words("property.drop") | frame_words("scope.part")
_AMOUNTS = frame_words("property.amounts")
_COUNT_HEADS = frame_words("property.counts")
_SHARES = frame_words("shares")
_NO_SHARE = frame_words("owner.none") | _AMOUNTS
_VOLUMES = frozenset({"L", "[gal_us]", "[gal_br]", "[bbl_us]", "m3"})
_THINGS = frame_words("property.attached")
_TRADED, _CURRENCIES = frame_words("property.traded"), frame_words("property.currencies")
_PRICED = frame_words("property.priced")
_BY_UNIT = dict.fromkeys(("km/h", "[mi_i]/h", "m/s", "[kn_i]"), "speed") | dict.fromkeys(
    ("Cel", "[degF]", "K"), "temperature"
)
_BY_UNIT |= dict.fromkeys(("W", "kW", "MW", "GW", "[HP]"), "power") | dict.fromkeys(
    ("Hz", "kHz", "MHz", "GHz"), "frequency"
)
_BY_UNIT |= dict.fromkeys(("hPa", "mbar", "Pa", "kPa"), "pressure") | {
    "N.m": "torque",
    "[ppm]": "concentration",
}
_RANKING = word_list("ordinals.ranking_verbs") | {
    "finished",
    "came",
    "placed",
    "dropped",
    "is",
    "are",
    "was",
    "were",
}
_DIMENSIONS = frame_words("measure.nouns")
_LENGTHS = frozenset({"m", "km", "cm", "mm", "[mi_i]", "[ft_i]", "[yd_i]", "[in_i]", "[nmi_i]"})
_AREAS = frozenset({"m2", "km2", "har", "[acr_us]", "[sft_i]", "[smi_us]"})
_WEIGHTS = frozenset({"kg", "g", "t", "mg", "[lb_av]", "[oz_av]", "[ston_av]", "[lton_av]"})
_DIMENSION_OF = (
    dict.fromkeys(_LENGTHS, "length")
    | dict.fromkeys(_AREAS, "area")
    | dict.fromkeys(_WEIGHTS, "mass")
    | dict.fromkeys(_VOLUMES, "volume")
)
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
        verb = shape.word(governor.verb) if governor.verb is not None else ""
        ranks = mention.counted is None and verb in _RANKING
        return Property("position", reading.first, reading.last) if ranks else None
    named = mention.kind == "count" and reading.counted_at[0] >= reading.last
    if (found := of_phrase(shape, governor.noun, counts=named, attached=True)) is not None:
        return found
    if mention.kind == "count":
        if named:
            return None
        return (
            _of_cue(shape, reading, governor)
            or of_phrase(shape, subject, counts=False)
            or of_phrase(shape, governor.holder, counts=False)
            or _of_subject(shape, reading, governor, subject)
        )
    return (
        _of_cue(shape, reading, governor)
        or _hyphened(shape, reading)
        or of_phrase(shape, subject, counts=False)
        or (None if governor.bracketed else of_phrase(shape, governor.holder, counts=False))
        or _of_unit(shape, reading)
        or _of_share(shape, reading, governor)
        or _of_shares(shape, reading, governor)
        or _of_subject(shape, reading, governor, subject)
    )


def of_phrase(
    shape: Shape, phrase: NounPhrase | int | None, *, counts: bool, attached: bool = False
) -> Property | None:
    """Return the property that a noun phrase names, without its owner, names and words that only qualify it.

    ``attached`` says that the number gives the phrase its size ("a fund of $3m"); only then is a fund an amount.
    """
    if not isinstance(phrase, NounPhrase):
        return None
    words, head = shape.words, phrase.head
    low = words.low[head].removesuffix("'s")
    if not (low in _COUNT_HEADS if counts else is_property(words, head)) or (low in _THINGS and not attached):
        return None
    first = head
    while first > phrase.core and head - first < _LONGEST:
        start = _compound_start(shape, first - 1, phrase.core)
        if not _belongs(shape, start, first, phrase):
            break
        first = start
    while first < head and (words.low[first] in _DROPPED or not words.low[first][0].isalpha()):
        first += 1
    if low in ("shares", "stock") and head == first:
        return Property("share price", first, head + 1, phrase)
    return Property(property_name(words.surface[first : head + 1]), first, head + 1, phrase)


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
    capital = shape.words.surface[i][0].isupper()
    return not capital or (i == shape.first and not shape.is_title_case and _is_common(word))


def _is_common(word: str) -> bool:
    return word in frame_words("property.modifiers") or word in PROPERTY_HEADS


def _of_cue(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "costs $5", "sold for $5", "a wall 3 metres high", "jailed for nine years"."""
    kind, verb, unit = reading.mention.kind, governor.verb, reading.mention.unit
    if kind == "measure" and shape.word(reading.last) == "in" and shape.word(reading.last + 1) in _DIMENSIONS:
        # "30 metres in diameter"
        i = reading.last + 1
        return Property(shape.word(i), i, i + 1, None, PropertyCue(shape.word(i), frozenset(), "subject"), i)
    if verb is not None:
        for form, last in _forms(shape, verb, governor):
            if (cue := _cue(form, kind, unit)) is not None:
                return Property(cue.property, verb, last, None, cue, verb)
    after = reading.last
    for i in (after, after + 1 if shape.word(after) == "in" else after):
        cue = _cue(shape.word(i), kind, unit)
        if cue is not None and kind in ("measure", "duration") and shape.word(i) in _SIZES:
            return Property(cue.property, i, i + 1, None, cue, i)
        if cue is not None and shape.word(i) == "prison":
            return Property(cue.property, i, i + 1, None, cue, i)
    return None


_SIZES = frozenset({"long", "wide", "tall", "high", "deep", "thick", "broad"})


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
    kinds = {kind, f"measure.{_DIMENSION_OF.get(unit or '')}"} if kind == "measure" else {kind}
    return next((cue for cue in PROPERTY_CUES.get(form, ()) if kinds & cue.kinds), None)


def _hyphened(shape: Shape, reading: Reading) -> Property | None:
    """Read "a 6.1-magnitude tremor"."""
    if reading.mention.kind == "measure" and "magnitude" in shape.words.low[reading.first : reading.last]:
        return Property("magnitude", reading.first, reading.last)
    return None


def _of_unit(shape: Shape, reading: Reading) -> Property | None:
    """Read what only one property is measured in: a speed, a temperature, "2.3 tonnes of cocaine", "$70 a barrel"."""
    unit, kind = reading.mention.unit, reading.mention.kind
    name = None
    if kind == "measure":
        of = shape.phrase_at.get(reading.last + 1) if shape.word(reading.last) == "of" else None
        if (measured := of_phrase(shape, of, counts=False, attached=True)) is not None:
            # "120 mm of rain"
            return measured
        weighed = unit in _WEIGHTS and of is not None
        name = "weight" if weighed else _BY_UNIT.get(unit or "")
    elif kind == "money" and reading.mention.per in _PRICED:
        name = "price"
    return Property(name, reading.first, reading.last) if name else None


def _of_subject(
    shape: Shape, reading: Reading, governor: Governor, subject: NounPhrase | int | None
) -> Property | None:
    """Read the price of what only has a price: "gold rose to $2,900", "the pound fell 1%"."""
    phrase = subject if subject is not None else governor.holder
    if not isinstance(phrase, NounPhrase) or reading.mention.kind not in ("money", "percent", "count"):
        return None
    if reading.mention.kind != "money" and governor.verb is None and not governor.shifts:
        return None
    low = singular(shape.words.surface[phrase.head])
    name = "price" if low in _TRADED else "exchange rate" if low in _CURRENCIES else None
    return Property(name, reading.first, reading.last) if name else None


def _of_share(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "98 percent of precincts", "a third of the seats": a share."""
    if reading.mention.kind not in ("percent", "ratio") or reading.mention.direction is not None:
        return None
    if reading.mention.unit == "percentage_point" or reading.mention.rule == "ratio.multiple":
        return None
    if reading.mention.kind == "ratio" and reading.counted_at[1] and reading.mention.rule != "ratio.fraction":
        # "one in three burglaries"
        return Property("share", reading.first, reading.last)
    if shape.word(reading.last) != "of":
        return None
    whole = shape.phrase_at.get(reading.last + 1)
    if (
        whole is None
        or shape.words.low[whole.head].endswith("ed")
        or shape.words.low[whole.head] in _NO_SHARE
        or shape.tag(whole.head) == FIGURE
    ):
        return None
    name = "vote share" if shape.words.low[whole.head] in ("vote", "votes") else "share"
    return Property(name, reading.first, reading.last)


def _of_shares(shape: Shape, reading: Reading, governor: Governor) -> Property | None:
    """Read "Morwick fell 3%" as of its share price where the sentence is about shares."""
    changes = governor.shifts or (governor.verb is not None and shape.word(governor.verb) in CHANGE_VERBS)
    if reading.mention.kind not in ("percent", "money") or not changes:
        return None
    at = next((i for i in range(shape.first, shape.last) if shape.words.low[i] in _SHARES), None)
    return Property("share price", at, at + 1) if at is not None else None
