"""What one stage hands to the next: plain records, one class per kind.

Every field that becomes a column is described where the column is defined, in ``sql/tables``. Offsets are
code points into the document's text, half-open.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class InputRecord:
    """One input as ingest found it. The bytes themselves lie in ``data/raw`` under ``raw_sha256``.

    An input that could not be read has ``reason`` set, says why in it, and goes no further.
    """

    input_ordinal: int
    source_uri: str
    media_type: str
    """Shape of the raw bytes; with ``;charset=…`` where only the server that sent them knew it."""
    raw_sha256: str | None
    """None when no bytes could be read (a missing or unreadable file)."""
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """Publication time as written by the record or the manifest, still unparsed. A record that states both an
    instant and a day has them as ``<published_at>; <published_on>``."""
    published_basis: str | None = None
    """``metadata`` or ``manifest`` or ``given``; None when ``published`` is."""
    language: str | None = None
    reason: str | None = None
    withdrawn: str | None = None
    """Why the source takes the report back, for a tombstone; it becomes a version without text."""


@dataclass(frozen=True, slots=True)
class Document:
    """A report ready to be read: columns of ``ledger.documents`` that normalize knows."""

    document_id: str
    source_uri: str
    outlet: str | None
    title: str | None
    byline: str | None
    published_at: datetime | None
    """UTC, without tzinfo."""
    published_on: date | None
    published_basis: str
    language: str
    language_basis: str
    text: str
    text_sha256: str
    raw_sha256: str
    input_sha256: str
    media_type: str
    word_count: int
    withdrawn_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Disposition:
    """What became of one input: a row of ``ledger.dispositions`` but for its run."""

    input_ordinal: int
    source_uri: str
    raw_sha256: str | None
    input_sha256: str | None
    disposition: str
    reason: str | None = None
    document_id: str | None = None


def row_id(document_id: str, kind: str, char_start: int, char_end: int) -> str:
    """Return the identifier of a row that rests on a span: the span itself, readable and the same everywhere.

    ``kind`` is the singular of the table's name (``sentence``, ``figure``, ``date``).
    """
    return f"{document_id}/{kind}/{char_start}-{char_end}"
