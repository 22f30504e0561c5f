"""Reads a batch of documents with the pipeline."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from spacy.language import Language

from tasks.extract.pipeline import EXTRACTOR_VERSION, build_pipeline
from tasks.extract.rows import DocumentRows, rows_of

_pipeline = cache(build_pipeline)


def extract_documents(documents: Iterable[tuple[str, str, date | None]]) -> DocumentRows:
    """Return the rows found in ``(document_id, text, published_on)`` triples, in their order."""
    nlp = _pipeline()
    found = DocumentRows()
    for document_id, text, published_on in documents:
        rows = _extract(nlp, document_id, text, published_on)
        found.sentences += rows.sentences
        found.dates += rows.dates
        found.figures += rows.figures
    return found


def _extract(nlp: Language, document_id: str, text: str, published_on: date | None) -> DocumentRows:
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    return rows_of(nlp(doc), document_id, EXTRACTOR_VERSION)
