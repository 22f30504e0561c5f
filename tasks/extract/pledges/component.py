"""The spaCy component ``pledges``: who proposes, promises, sets aside or gives what to whom."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.component import ReportComponent
from tasks.extract.mentions import store, text_of
from tasks.extract.pledges.reader import read_pledges


@Language.factory("pledges")
def create_pledges(nlp: Language, name: str) -> "PledgesComponent":
    """Return the component for ``nlp.add_pipe("pledges")``."""
    return PledgesComponent()


class PledgesComponent(ReportComponent):
    """Sets ``doc._.pledges`` and ``doc.spans["pledges"]``.

    Amounts are the figures found before, pledgers and beneficiaries the entities; a pronoun's pledger and that of a
    passive without an agent is the speaker that ``statements`` found. Without those components, they are None.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        store(doc, "pledges", read_pledges(doc) if text_of(doc).strip() else [])
        return doc
