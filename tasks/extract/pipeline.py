"""The spaCy pipeline that reads a report; it needs no trained model, and takes one's entities where it is told to."""

import spacy
from spacy.language import Language

from tasks.extract.component import READ_TOGETHER
from tasks.extract.entities.model import model_version
from tasks.extract.tokens import ReportTokenizer
from tasks.settings import settings

COMPONENTS = ("sentences", "dates", "figures", "entities", "statements", "credits", "attendance", "pledges")

# Raised by hand whenever the rows made from a text can change; documents read by an older version are stale.
EXTRACTOR_VERSION = "6"


def extractor_version() -> str:
    """Return what rows record of the extractors: ``EXTRACTOR_VERSION``, and the model underneath if one is set.

    Raises ``SettingsError`` when there is no such model.
    """
    model = settings().spacy_model
    return f"{EXTRACTOR_VERSION}+{model_version(model)}" if model else EXTRACTOR_VERSION


def build_pipeline() -> Language:
    """Return a blank English pipeline with the extractors added.

    Raises ``SettingsError`` when the model that the settings name cannot be loaded.
    """
    nlp = spacy.blank("en")
    # Longer texts were refused; spaCy's own limit guards parsers, and there is none here.
    nlp.max_length = settings().max_report_characters
    nlp.tokenizer = ReportTokenizer(nlp.tokenizer)
    nlp.batch_size = READ_TOGETHER
    for name in COMPONENTS:
        nlp.add_pipe(name, config={"model": settings().spacy_model} if name == "entities" else {})
    return nlp
