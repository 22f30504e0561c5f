"""From an input record and its raw bytes to a document, or to the reason why there is none."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from tasks.contracts import Disposition, Document, InputRecord
from tasks.credentials import without_keys
from tasks.normalize.dateline import publication_day
from tasks.normalize.html_text import decode_html, read_html
from tasks.normalize.language import ENGLISH, declared_language, detect_language
from tasks.normalize.page_metadata import PageMetadata
from tasks.normalize.published import parse_published
from tasks.reading import (
    BODY_FIELDS,
    TEXT_FIELDS,
    UnreadableError,
    canonical_json,
    decode_text,
    parse_json,
    reject_nul,
    split_front_matter,
)
from tasks.settings import settings

# Raised by hand whenever the same input can become another document.
NORMALIZER_VERSION: Final = "2"


_MOST_ACCENTS: Final = 300
# Combining characters are neither letters nor digits, so that a run of them is in one of these.
_NO_WORD: Final = re.compile(rf"(?<![^\w\s\x00-\x7f])[^\w\s\x00-\x7f]{{{_MOST_ACCENTS},}}")


@dataclass(frozen=True, slots=True)
class _Report:
    """What the raw bytes hold."""

    text: str
    page: PageMetadata = field(default_factory=PageMetadata)


def input_sha256(record: InputRecord) -> str:
    """Return the SHA-256, in hexadecimal, over everything that decides what becomes of an input."""
    return _digest(
        [
            record.source_uri,
            record.raw_sha256,
            record.media_type,
            record.outlet,
            record.title,
            record.byline,
            record.published,
            record.published_basis,
            record.language,
            NORMALIZER_VERSION,
        ]
    )


def normalize_record(record: InputRecord, raw: bytes | None) -> Document | Disposition:
    """Return the document that an input becomes, or its disposition ``rejected`` with the reason.

    ``raw`` are the bytes kept under ``record.raw_sha256``, None when there are none. Raises ``OSError`` and
    ``MemoryError``, which say nothing about the input.
    """
    if record.reason is not None or raw is None:
        reason = record.reason or "Nothing could be read of it. Run again on its source."
        return _rejected(record, reason, for_good=False)
    limit = settings().max_report_characters
    try:
        if record.withdrawn:
            return _document(record, PageMetadata(), "")
        report = _read(record.media_type, raw)
        _reject_piled_accents(report.text)
        text = reject_nul(normal_text(report.text))
        if not text.strip():
            raise UnreadableError("There is no text in it. Fetch or export it again.")
        if len(text) > limit:
            reason = f"{len(text):,} characters: the limit is {limit:,}. Split it up."
            return _rejected(record, reason, for_good=False)
        return _document(record, report.page, text)
    except UnreadableError as error:
        return _rejected(record, str(error), for_good=True)
    except (OSError, MemoryError):
        # The machine's trouble, not the input's: a rejection would be remembered when the trouble has gone.
        raise
    except Exception as error:  # what an HTML library may raise on hostile bytes is not known beforehand
        reason = f"It could not be read ({type(error).__name__}: {str(error)[:200]}). Check the input."
        return _rejected(record, reason, for_good=True)


def normal_text(text: str) -> str:
    """Return text in Unicode NFC with LF line ends, and nothing else changed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _reject_piled_accents(text: str) -> None:
    """Raise ``UnreadableError`` where hundreds of combining characters stand on one letter.

    Putting them in order (Unicode's canonical ordering) takes time with the square of their number; the Stream-Safe
    Text Format (UAX 15, section 13) allows 30.
    """
    for run in _NO_WORD.finditer(text):
        piled = 0
        for offset, character in enumerate(run[0], start=run.start()):
            piled = piled + 1 if unicodedata.combining(character) else 0
            if piled > _MOST_ACCENTS:
                raise UnreadableError(
                    f"Over {_MOST_ACCENTS} accents stand on one letter, at character {offset}: no text of any "
                    "language. Remove them and run again."
                )


def _read(media_type: str, raw: bytes) -> _Report:
    """Return the report that raw bytes hold. Raises ``UnreadableError`` when there is none."""
    kind, _, parameter = media_type.partition(";charset=")
    if kind == "application/json":
        record = parse_json(decode_text(raw))
        assert isinstance(record, dict)
        name, body = next((name, record[name]) for name in BODY_FIELDS if str(record.get(name) or "").strip())
        return _Report(body) if name in TEXT_FIELDS else _Report(*read_html(body))
    if kind == "text/html":
        return _Report(*read_html(decode_html(raw, parameter or None)))
    return _Report(split_front_matter(decode_text(raw, parameter or None))[1])


def _document(record: InputRecord, page: PageMetadata, text: str) -> Document:
    # A record speaks for itself; beside a page, what the input record holds comes from a manifest, which only
    # supplies what the page lacks.
    page_leads = record.media_type.startswith("text/html")
    outlet = _stated(page.outlet, record.outlet, page_leads)
    title = _stated(page.title, record.title, page_leads)
    byline = _stated(page.byline, record.byline, page_leads)
    published_at, published_on, published_basis = _published(record, page, text)
    language, language_basis = _language(record, page, text) if text else ("und", "assumed")
    identity = [
        record.source_uri,
        {"withdrawn": record.withdrawn} if record.withdrawn else text,
        outlet,
        title,
        byline,
        published_at.isoformat() if published_at else None,
        published_on.isoformat() if published_on else None,
        language,
    ]
    return Document(
        document_id=_digest(identity)[:16],
        source_uri=record.source_uri,
        outlet=outlet,
        title=title,
        byline=byline,
        published_at=published_at,
        published_on=published_on,
        published_basis=published_basis,
        language=language,
        language_basis=language_basis,
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        raw_sha256=record.raw_sha256 or "",
        input_sha256=input_sha256(record),
        media_type=record.media_type,
        word_count=len(text.split()),
        withdrawn_reason=record.withdrawn,
    )


def _stated(page: str | None, record: str | None, page_leads: bool) -> str | None:
    first, second = (page, record) if page_leads else (record, page)
    stated = without_keys(first or second or "")
    return unicodedata.normalize("NFC", " ".join(stated.split())) if stated else None


def _published(
    record: InputRecord, page: PageMetadata, text: str
) -> tuple[datetime | None, date | None, str]:
    """Return instant, day and basis of publication; what is not understood counts as not stated."""
    stated = [(record.published, record.published_basis), (page.published, "metadata")]
    if record.published_basis != "metadata":
        # A manifest and the command line only fill what the page lacks.
        stated.reverse()
    for written, basis in stated:
        if written and basis and (published := parse_published(written)):
            return published.at, published.on, basis
    if found := publication_day(text):
        day, basis = found
        return None, day, basis
    return None, None, "unknown"


def _language(record: InputRecord, page: PageMetadata, text: str) -> tuple[str, str]:
    if declared := declared_language(record.language):
        return declared, "declared"
    language, basis = detect_language(text)
    # Pages often carry their template's language; it stands only where the words do not contradict it.
    on_page = declared_language(page.language)
    if on_page and (on_page == language or (basis == "assumed" and language == ENGLISH)):
        return on_page, "declared"
    return language, basis


def _rejected(record: InputRecord, reason: str, *, for_good: bool) -> Disposition:
    """Return the disposition of an input that is refused; ``for_good`` unless another setting would let it in.

    Only what is refused for good is known again by its ``input_sha256`` in later runs, and not judged anew.
    """
    return Disposition(
        input_ordinal=record.input_ordinal,
        source_uri=record.source_uri,
        raw_sha256=record.raw_sha256,
        input_sha256=input_sha256(record) if for_good else None,
        disposition="rejected",
        reason=reason,
    )


def _digest(value: object) -> str:
    return hashlib.sha256(canonical_json(value)).hexdigest()
