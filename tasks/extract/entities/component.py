"""The spaCy component ``entities``: finds the countries, people and organisations that a report speaks of.

Two passes. The first reads the text: runs of capitalised words for names (``names``), nouns and pronouns that may
stand for a name (``nouns``). The second links what was found, in text order, to the entities of the report
(``linking``). Reference data is in ``seeds/``. An installed spaCy model's entities may be put underneath (``model``).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.entities.acronyms import defined_by_acronym, with_defined
from tasks.extract.entities.found import Found
from tasks.extract.entities.linking import Linker
from tasks.extract.entities.model import load_model, model_names
from tasks.extract.entities.names import names_in
from tasks.extract.entities.nouns import nouns_in, owned_nouns, pronouns_in
from tasks.extract.mentions import EntityMention, store, text_of


@Language.factory("entities", default_config={"model": ""})
def create_entities(nlp: Language, name: str, model: str) -> "EntitiesComponent":
    """Return the component for ``nlp.add_pipe("entities")``.

    ``model`` is an installed spaCy model, or the folder of one, whose entities are put underneath ours; empty for
    none. Raises ``SettingsError`` when it cannot be loaded.
    """
    return EntitiesComponent(load_model(model) if model else None)


class EntitiesComponent(ReportComponent):
    """Sets ``doc._.entities`` and ``doc.spans["entities"]``.

    ``doc._.published_on`` settles who holds an office; sentences found before bound what a pronoun may refer to.
    """

    def __init__(self, model: Language | None = None) -> None:
        super().__init__()
        self.model = model

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        starts = [sentence.start_char for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0]
        store(doc, "entities", read_entities(text_of(doc), doc._.published_on, starts, self.model))
        return doc


def read_entities(
    text: str,
    published_on: date | None = None,
    sentence_starts: Sequence[int] = (0,),
    model: Language | None = None,
) -> list[EntityMention]:
    """Return the entities that a text mentions, in order.

    ``sentence_starts`` are code-point offsets in order. What a ``model`` finds is added where it overlaps none of
    ours, and the report is linked anew: a surname may stand for somebody that only the model knows for a person.
    """
    names = with_defined(names_in(text), list(defined_by_acronym(text)))
    found = _in_order(chain(names, nouns_in(text), owned_nouns(text, names), pronouns_in(text)))
    own = Linker(text, published_on, sentence_starts).link(found)
    added = model_names(model, text, own) if model is not None else []
    if not added:
        return own
    found = [
        item for item in found if not any(item.start < new.end and new.start < item.end for new in added)
    ]
    return Linker(text, published_on, sentence_starts).link(_in_order(chain(found, added)))


def _in_order(found: Iterable[Found]) -> list[Found]:
    return sorted(found, key=lambda item: (item.start, item.end))
