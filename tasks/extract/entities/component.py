"""The spaCy component ``entities``: finds the countries, people and organisations that a report speaks of.

Two passes. The first reads the text: runs of capitalised words for names (``names``), nouns and pronouns that may
stand for a name (``nouns``). The second links what was found, in text order, to the entities of the report
(``linking``). Reference data is in ``seeds/``.
"""

from collections.abc import Sequence
from datetime import date
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.entities.linking import Linker
from tasks.extract.entities.names import names_in
from tasks.extract.entities.nouns import nouns_in, owned_nouns, pronouns_in
from tasks.extract.mentions import EntityMention, register_extensions, store, text_of


@Language.factory("entities")
def create_entities(nlp: Language, name: str) -> "EntitiesComponent":
    """Return the component for ``nlp.add_pipe("entities")``."""
    return EntitiesComponent()


class EntitiesComponent:
    """Sets ``doc._.entities`` and ``doc.spans["entities"]``.

    ``doc._.published_on`` settles who holds an office; sentences found before bound what a pronoun may refer to.
    """

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        starts = [sentence.start_char for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0]
        store(doc, "entities", read_entities(text_of(doc), doc._.published_on, starts))
        return doc


def read_entities(
    text: str, published_on: date | None = None, sentence_starts: Sequence[int] = (0,)
) -> list[EntityMention]:
    """Return the entities that a text mentions, in order.

    ``sentence_starts`` are code-point offsets in order.
    """
    names = names_in(text)
    found = sorted(
        chain(names, nouns_in(text), owned_nouns(text, names), pronouns_in(text)),
        key=lambda item: (item.start, item.end),
    )
    return Linker(text, published_on, sentence_starts).link(found)
