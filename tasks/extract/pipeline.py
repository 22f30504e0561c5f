"""The spaCy pipeline that reads a report; it needs no trained model."""

import spacy
from spacy.language import Language

COMPONENTS = ("sentences", "dates", "figures", "entities")

# Raised by hand whenever the rows made from a text can change; documents read by an older version are stale.
EXTRACTOR_VERSION = "1"

# Longer texts are refused in ingest; spaCy's own limit guards parsers, and there is none here.
MAX_CHARACTERS = 2_000_000


def build_pipeline() -> Language:
    """Return a blank English pipeline with the extractors added."""
    nlp = spacy.blank("en")
    nlp.max_length = MAX_CHARACTERS
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
