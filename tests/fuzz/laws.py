"""What must hold for any bytes at all: nothing raises, what is refused says why, what is read is whole."""

import io
import os
import unicodedata
import zlib
from datetime import date

from tasks.contracts import Disposition, Document
from tasks.extract.batch import extract_documents
from tasks.ingest.found import Found
from tasks.ingest.origin import Origin
from tasks.ingest.read import READERS, _input_record
from tasks.ingest.shapes import HEAD_BYTES, Shape
from tasks.ingest.sources import Source
from tasks.normalize.normalize import normalize_record
from tasks.reading import UnreadableError

EXTRACTED_CHARACTERS = 1_000
FACTOR = int(os.environ.get("FUZZ_FACTOR", "1"))
"""How many times more examples `make fuzz` has hypothesis try."""
PUBLISHED_ON = date(2027, 5, 3)
# How the stages begin the reason for an error that they did not expect: here, a finding.
UNEXPECTED = "It could not be read ("


def check_bytes(shape: Shape, raw: bytes, *, extract: bool = False) -> int:
    """Read bytes as a shape and everything found on to a document; return how many were found."""
    origin = Origin("fuzz", shape, raw[:HEAD_BYTES], len(raw))
    found: list[Found] = []
    try:
        found.extend(READERS[shape](io.BytesIO(raw), origin))
    except UnreadableError as error:
        check_reason(str(error))
    except (EOFError, OSError, zlib.error):
        # Of a compressed stream that breaks off within a WARC record: the stage has a sentence for it.
        assert shape is Shape.WARC
    for number, item in enumerate(found):
        check_found(number, item, extract=extract)
    return len(found)


def check_found(number: int, item: Found, *, extract: bool) -> None:
    digest = None if item.raw is None else "0" * 64
    record = _input_record(number, item, digest, Source("fuzz"), None, None)
    for text in (
        record.source_uri,
        record.title,
        record.outlet,
        record.byline,
        record.published,
        record.reason,
    ):
        (text or "").encode("utf-8")
        assert "\0" not in (text or "")
    if record.reason is not None:
        check_reason(record.reason)
    else:
        assert item.raw is not None
    outcome = normalize_record(record, item.raw)
    if isinstance(outcome, Disposition):
        check_reason(outcome.reason or "")
        return
    check_document(outcome)
    if extract:
        assert normalize_record(record, item.raw) == outcome
        check_text(outcome.text[:EXTRACTED_CHARACTERS])


def check_document(document: Document) -> None:
    assert document.text.strip() or document.withdrawn_reason
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert "\r" not in document.text
    for text in (document.text, document.title, document.outlet, document.byline, document.source_uri):
        (text or "").encode("utf-8")


def check_reason(reason: str) -> None:
    """A reason is a sentence, or more of them, that a person can read."""
    assert reason, "no reason"
    assert UNEXPECTED not in reason, reason
    assert reason[0].isupper() or reason[0].isdigit(), reason
    assert reason.endswith((".", ")")), reason
    assert len(reason) < 2_000, reason


def check_text(text: str) -> None:
    """Extraction raises nothing, each span is its words, and a second time gives the same."""
    rows = extract_documents([("d", text, PUBLISHED_ON)])
    assert rows == extract_documents([("d", text, PUBLISHED_ON)])
    sentences = {row["sentence_id"]: row for row in rows.sentences}
    for table in ("sentences", "dates", "figures"):
        for row in getattr(rows, table):
            start, end = row["char_start"], row["char_end"]
            assert 0 <= start < end <= len(text)
            assert text[start:end] == row["text"]
            assert row["sentence_id"] in sentences
