"""The spaCy component ``entities``: finds the countries, people and organisations that a report speaks of."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.entities.lexicon import LEXICON
from tasks.extract.mentions import EntityMention, register_extensions, store, text_of

_KNOWN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(LEXICON, key=lambda name: (-len(name), name))))})(?!\w)"
)


@Language.factory("entities")
def create_entities(nlp: Language, name: str) -> "EntitiesComponent":
    """Return the component for ``nlp.add_pipe("entities")``."""
    return EntitiesComponent()


class EntitiesComponent:
    """Sets ``doc._.entities`` and ``doc.spans["entities"]``."""

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        store(doc, "entities", read_entities(text_of(doc)))
        return doc


def read_entities(text: str) -> list[EntityMention]:
    """Return the entities that a text mentions, in order."""
    found: list[EntityMention] = []
    for match in _KNOWN.finditer(text):
        known = LEXICON[match.group()]
        found.append(
            EntityMention(
                *match.span(),
                known.entity_id,
                known.kind,
                known.name,
                known.iso3,
                known.wikidata,
                title=None,
                basis=known.basis,
                rule=known.rule,
            )
        )
    return found
