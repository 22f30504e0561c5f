"""Reads a batch of documents with the pipeline."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

import polars as pl
from spacy.language import Language
from spacy.tokens import Doc

from tasks.batches import batch_file, write_rows
from tasks.database import frame_schema
from tasks.extract.component import in_batches
from tasks.extract.dates.day_order import day_first
from tasks.extract.outlets import outlet_country
from tasks.extract.pipeline import build_pipeline, extractor_version
from tasks.extract.rows import DocumentRows, rows_of

_FILLED_BY_GATE = ("flags",)

_OBJECTS_BETWEEN_COLLECTIONS = 50_000

_FAILURES = pl.Schema({"document_id": pl.String(), "reason": pl.String()})


@cache
def _pipeline(version: str) -> Language:
    return build_pipeline()


Report = tuple[str, str, date | None] | tuple[str, str, date | None, str | None, str | None]
"""``document_id``, ``text``, ``published_on``, and where known ``outlet`` and ``source_uri``."""


@dataclass(frozen=True, slots=True)
class ExtractCounts:
    """What was read in a batch."""

    documents: int
    """In English, and read."""
    skipped: int
    """In other languages: loaded, not read."""
    failed: dict[str, str]
    """Documents that an extractor stumbled over: why, by ``document_id``."""
    rows: dict[str, int]
    """By table."""


def extract_batch(run_folder: Path, batch: str) -> ExtractCounts:
    """Read a batch's English documents; write their sentences, dates and figures to the run's folder.

    A document that an extractor stumbles over goes to ``failures`` with the reason, and the others are read.
    """
    documents = pl.read_parquet(batch_file(run_folder, "documents", batch))
    english = documents.filter(pl.col("language") == "en")
    failed: dict[str, str] = {}
    columns = english.select("document_id", "text", "published_on", "outlet", "source_uri")
    found = extract_documents(columns.iter_rows(), failed)
    counts = {}
    for table in fields(DocumentRows):
        rows = getattr(found, table.name)
        schema = frame_schema(f"ledger.{table.name}", without=_FILLED_BY_GATE)
        write_rows(batch_file(run_folder, table.name, batch), rows, schema)
        counts[table.name] = len(rows)
    write_rows(batch_file(run_folder, "failures", batch), list(failed.items()), _FAILURES)
    return ExtractCounts(len(english) - len(failed), len(documents) - len(english), failed, counts)


def extract_documents(documents: Iterable[Report], failed: dict[str, str] | None = None) -> DocumentRows:
    """Return the rows found in documents, in their order; the outlet's country tells how it writes "4/5".

    With ``failed``, a document that an extractor stumbles over is noted there and leaves no row; without, the
    error is raised.
    """
    nlp = _pipeline(extractor_version())
    found = DocumentRows()
    with _seldom_collected():
        for batch in in_batches(documents, lambda document: len(document[1])):
            for rows in _read(nlp, batch, failed):
                found.add(rows)
    return found


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for unreachable cycles less often: rows are objects by the hundred thousand, and none in a cycle.

    It saves a twelfth of the time.
    """
    usual = gc.get_threshold()
    # Zero is never, and stays so.
    gc.set_threshold(usual[0] and max(usual[0], _OBJECTS_BETWEEN_COLLECTIONS), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _read(nlp: Language, batch: list[Report], failed: dict[str, str] | None) -> list[DocumentRows]:
    try:
        return _extract(nlp, batch)
    except (OSError, MemoryError):
        # The machine's trouble, not the report's.
        raise
    except Exception:
        # Some report's: each is read alone.
        return [rows for document in batch for rows in _extract_alone(nlp, document, failed)]


def _extract(nlp: Language, documents: list[Report]) -> list[DocumentRows]:
    docs = nlp.pipe([_doc(nlp, *document) for document in documents])
    version = extractor_version()
    return [rows_of(doc, document[0], version) for doc, document in zip(docs, documents, strict=True)]


def _extract_alone(nlp: Language, document: Report, failed: dict[str, str] | None) -> list[DocumentRows]:
    try:
        return _extract(nlp, [document])
    except (OSError, MemoryError):
        raise
    except Exception as error:
        if failed is None:
            raise
        failed[document[0]] = f"{type(error).__name__}: {error}"
        return []


def _doc(
    nlp: Language,
    document_id: str,
    text: str,
    published_on: date | None,
    outlet: str | None = None,
    source_uri: str | None = None,
) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published_on = published_on
    doc._.day_first = day_first(outlet, source_uri)
    doc._.outlet_country = outlet_country(outlet, source_uri)
    return doc
