"""The spaCy pipeline that reads a report; it needs no trained model."""

import spacy
from spacy.language import Language

from tasks.settings import settings

COMPONENTS = ("sentences", "dates", "figures", "entities", "statements")

# Raised by hand whenever the rows made from a text can change; documents read by an older version are stale.
EXTRACTOR_VERSION = "1"


def build_pipeline() -> Language:
    """Return a blank English pipeline with the extractors added."""
    nlp = spacy.blank("en")
    # Longer texts were refused; spaCy's own limit guards parsers, and there is none here.
    nlp.max_length = settings().max_report_characters
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
