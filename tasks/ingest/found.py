"""What a reader finds in a source: one report or one reason why there is none."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite

from tasks.credentials import without_keys
from tasks.ingest.sizes import in_megabytes
from tasks.ingest.withdrawals import withdrawal_of
from tasks.reading import BODY_FIELDS, TEXT_FIELDS, canonical_json
from tasks.settings import settings

UNKNOWN_TYPE = "application/octet-stream"
RECORD_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a report says about itself, as written."""

    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    withdrawn: str | None = None
    """Why the report is taken back; None for a report that stands."""


@dataclass(frozen=True, slots=True)
class Found:
    """One input, read but not stored: its raw bytes, or the reason why it is refused, or both."""

    source_uri: str
    media_type: str
    raw: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    reason: str | None = None


def refused(source_uri: str, reason: str, media_type: str = UNKNOWN_TYPE, raw: bytes | None = None) -> Found:
    """Return an input that goes no further, and why."""
    return Found(source_uri, media_type, raw=raw, reason=reason)


def spelled(record: object) -> bytes:
    """Return a record that came in another shape as JSON, always the same bytes for the same record."""
    try:
        return canonical_json(record)
    except UnicodeEncodeError:
        # Half a surrogate pair, which only the ASCII spelling can hold; found_record refuses it.
        return json.dumps(record, sort_keys=True).encode("ascii")


def found_record(record: Mapping[str, object], raw: bytes, fallback_uri: str) -> Found:
    """Return the report in a record with the fields of ``RECORD_FIELDS``; other fields are ignored.

    ``raw`` is the record as JSON, ``fallback_uri`` names it when it has neither url nor id.
    """
    metadata = read_metadata(record)
    # A tombstone needs no text.
    reason = None if metadata.withdrawn else _body_problem(record)
    if reason is None and len(raw) > settings().max_report_bytes:
        reason = too_large(len(raw))
    return Found(own_uri(record) or fallback_uri, RECORD_TYPE, raw, metadata, reason)


def own_uri(record: Mapping[str, object]) -> str | None:
    """Return the url, else the id, else the uri, that a record has of its own, unchanged."""
    for name in ("url", "id", "uri"):
        value = record.get(name)
        if _is_number(value):
            return str(value)
        if isinstance(value, str) and value.strip():
            return value
    return None


def read_metadata(record: Mapping[str, object]) -> Metadata:
    """Return what a record says about the report.

    Where it states both the instant and the outlet's day, ``published`` is both, with a semicolon between.
    """
    published = [value for name in ("published_at", "published_on") if (value := _scalar(record.get(name)))]
    return Metadata(
        outlet=_scalar(record.get("outlet")),
        title=_scalar(record.get("title")) or _scalar(record.get("headline")),
        byline=_scalar(record.get("byline")),
        published="; ".join(published) or _scalar(record.get("versioncreated")),
        language=_scalar(record.get("language")),
        withdrawn=withdrawal_of(record),
    )


def valid_unicode(text: str) -> str:
    """Return text with lone surrogates, which no encoding holds, spelled as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def too_large(size: int | None) -> str:
    """Return the reason for refusing a report of ``size`` bytes; None when it was not read to its end."""
    limit = in_megabytes(settings().max_report_bytes)
    stated = in_megabytes(size) if size else f"More than {limit}"
    return (
        f"{stated} in one report: the limit is {limit}. "
        "Split the file into one report each, or give it as JSONL, CSV or Parquet with a report a row."
    )


def too_long(characters: int) -> str:
    """Return the reason for refusing a text of so many characters."""
    return (
        f"{characters:,} characters in one report: the limit is {settings().max_report_characters:,}. "
        "Split it into one report each."
    )


def _body_problem(record: Mapping[str, object]) -> str | None:
    """Return why the first body field that is filled holds no report, None when it may."""
    for name in BODY_FIELDS:
        body = record.get(name)
        if body is None or (isinstance(body, str) and not body.strip()):
            continue
        if not isinstance(body, str):
            return f"The field {name} holds a {type(body).__name__}, not a string. Export the text itself."
        if valid_unicode(body) != body:
            return f"The field {name} holds half of a surrogate pair, which is no character. Export it again."
        limited = name in TEXT_FIELDS and len(body) > settings().max_report_characters
        return too_long(len(body)) if limited else None
    present = ", ".join(sorted(str(name) for name in record)[:12]) or "none"
    return (
        f"The record has no text: neither text nor html is filled (its fields: {present}). Put it into text."
    )


def _scalar(value: object) -> str | None:
    """Return a metadata value as text: strings and numbers as written, lists joined; others are missing."""
    if isinstance(value, str):
        return without_keys(valid_unicode(value)).replace("\0", "").strip() or None
    if _is_number(value):
        return str(value)
    if isinstance(value, list):
        return ", ".join(item for entry in value if (item := _scalar(entry))) or None
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
