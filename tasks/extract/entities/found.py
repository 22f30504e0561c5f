"""What the first pass over a report finds, before anything is linked."""

from dataclasses import dataclass

from tasks.extract.entities.lexicon import Known


@dataclass(slots=True)
class Found:
    """A span that may name an entity."""

    start: int
    end: int
    form: str
    """``known`` (a name of the reference data), ``person``, ``organisation`` (by their form), ``part`` (a single
    word that may be a part of a name told in full elsewhere), ``noun`` or ``pronoun``."""
    rule: str
    known: Known | None = None
    title: str | None = None
    """The title as written before a person's name; the words of a noun."""
    name: str | None = None
    """The name to enter, where it differs from the words."""
    iso3: str | None = None
    gender: str | None = None
    by_model: bool = False
    """Found by an installed spaCy model, not by our rules."""
