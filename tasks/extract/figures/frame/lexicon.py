"""The word lists that frames are read with: ``seeds/property_nouns.csv``, ``property_cues.csv`` and their like."""

from dataclasses import dataclass

from tasks.extract.figures.noun_phrases import singular
from tasks.extract.figures.subjects import ALL_VERBS
from tasks.extract.figures.vocabulary import VERB_OR_NOUN, VERB_OR_PLURAL
from tasks.extract.numerals import Words
from tasks.extract.seedtables import listed, read_table

_WORD_LISTS = {row["list"]: frozenset(listed(row["words"])) for row in read_table("frame_words")}


def frame_words(name: str) -> frozenset[str]:
    """Return a list of ``seeds/frame_words.csv``."""
    return _WORD_LISTS[name]


@dataclass(frozen=True, slots=True)
class PropertyCue:
    """A word that says what is measured without being its name: "cost", "weighs", "long"."""

    property: str
    kinds: frozenset[str]
    owner: str
    """``subject`` or ``object`` of the word where it is a verb; ``none`` where neither is whose the property is."""


_NOUNS = frozenset(noun for row in read_table("property_nouns") for noun in listed(row["nouns"]))
PROPERTY_HEADS = frozenset(noun for noun in _NOUNS if " " not in noun)
"""Nouns that name a property by themselves."""
_COMPOUNDS = _NOUNS - PROPERTY_HEADS


def is_property(words: Words, head: int) -> bool:
    """Tell whether the noun at word ``head`` names a property, alone or with the word before it ("order book")."""
    low = words.low[head].removesuffix("'s")
    return (
        low in PROPERTY_HEADS
        or singular(low) in PROPERTY_HEADS
        or f"{words.word(head - 1)} {low}" in _COMPOUNDS
    )


PROPERTY_CUES: dict[str, tuple[PropertyCue, ...]] = {}
for _row in read_table("property_cues"):
    for _form in listed(_row["forms"]):
        _cue = PropertyCue(_row["property"], frozenset(_row["kinds"].split()), _row["owner"])
        PROPERTY_CUES[_form] = (*PROPERTY_CUES.get(_form, ()), _cue)

_NOUNS_TOO = frozenset(
    word for row in read_table("direction_cues") if row["class"] == "noun" for word in listed(row["words"])
)
NOUN_OR_VERB = VERB_OR_NOUN | VERB_OR_PLURAL | _NOUNS_TOO | PROPERTY_HEADS | frame_words("nouns.too")
"""Forms that are verbs only where nothing makes them nouns."""
VERB_FORMS = (
    ALL_VERBS
    | frame_words("verbs.more")
    | frozenset(
        form
        for verb in frame_words("verbs.base")
        for form in (verb, f"{verb}s", f"{verb}es", f"{verb[:-1]}ies")
    )
    | frozenset(
        form for row in read_table("action_words") for form in listed(row["verbs"]) if " " not in form
    )
    | frozenset(form for form in PROPERTY_CUES if " " not in form)
) - frame_words("verbs.none")

_PLURAL_ONLY = frame_words("property.plural")


def property_name(words: list[str]) -> str:
    """Return the normalised name of a property: lower case, its head in the singular but for "sales" and the like."""
    *modifiers, head = [word.lower().replace("’", "'") for word in words]
    head = head if head in _PLURAL_ONLY else singular(head)
    return " ".join([*modifiers, head]).replace(" - ", "-")
