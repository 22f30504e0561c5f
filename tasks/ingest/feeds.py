"""Entries of RSS and Atom feeds, as report records."""

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, BinaryIO, Final
from xml.etree.ElementTree import ParseError

from tasks.ingest.found import Found, found_record, refused, spelled
from tasks.ingest.origin import Origin
from tasks.ingest.sizes import in_megabytes
from tasks.reading import UnreadableError, refuse_endless_tags
from tasks.settings import settings

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")


def read_feed(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read every entry of a feed that gives a text or a summary; broken XML is read as far as it can be."""
    limit = settings().max_feed_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        reason = f"The feed is larger than {in_megabytes(limit)}. Split it, or give the reports as JSONL."
        yield refused(origin.uri, reason, origin.media_type)
        return
    try:
        flaw = _examine(raw)
    except UnreadableError as error:
        yield refused(origin.uri, str(error), origin.media_type, raw)
        return
    import feedparser

    try:
        # What an entry holds is stored as it came; normalize makes text of it.
        feed = feedparser.parse(io.BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it mends what it can, and stumbles in many ways over what it cannot
        flaw = flaw or str(error)
        reason = f"The XML is broken: {flaw}. No entry could be made out. Fetch the feed again."
        yield refused(origin.uri, reason, origin.media_type, raw)
        return
    for number, entry in enumerate(feed.entries, start=1):
        record = _record(entry, feed.feed)
        yield found_record(record, spelled(record), origin.part(number))
    count = len(feed.entries)
    if flaw:
        kept = (
            f"The {count} entries that could be made out were read."
            if count
            else "No entry could be made out."
        )
        yield refused(
            origin.uri, f"The XML is broken: {flaw}. {kept} Fetch the feed again.", origin.media_type, raw
        )
    elif not count:
        kind = "The feed has no entries." if feed.version else "This is XML, but neither RSS nor Atom."
        yield refused(origin.uri, f"{kind} Name the address of the outlet's feed.", origin.media_type, raw)


def _examine(raw: bytes) -> str | None:
    """Return what is broken in the XML, None when it is well-formed, by a pass that expands no entity.

    Raises ``UnreadableError`` when the XML must not be parsed.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    refuse_endless_tags(raw.decode("latin-1"))
    depth = 0
    events = iterparse(io.BytesIO(raw), ("start", "end"), forbid_entities=True, forbid_external=True)
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            if depth > settings().max_feed_depth:
                raise UnreadableError(
                    f"Its elements are nested {depth} deep: not parsed. Fetch the feed again."
                )
            if event == "end":
                element.clear()
    except DefusedXmlException as error:
        raise UnreadableError(
            "The XML declares entities of its own, which can blow up to any size (an XML bomb): not parsed. "
            "Fetch the feed from its outlet, or remove the declarations."
        ) from error
    except ParseError as error:
        return str(error)
    except UnreadableError:
        raise
    except (LookupError, ValueError) as error:
        return f"its encoding is not known ({error})"
    return None


def _record(entry: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, object]:
    """Return an entry as a record, from the names that feedparser gives RSS 0.9-2.0, RDF and Atom alike."""
    content: Mapping[str, Any] = next(iter(entry.get("content") or ()), {})
    body = content if content.get("value") else entry.get("summary_detail") or {}
    source = entry.get("source") or {}
    # feedparser answers a question for a missing "updated" from "published", and warns.
    published = entry.get("published") or (entry.get("updated") if "updated" in entry.keys() else None)  # noqa: SIM118
    # "en" is what feed software writes unless it is told otherwise, so it is left to normalize to see.
    language = content.get("language") or feed.get("language") or ""
    record = {
        "url": entry.get("link"),
        "id": entry.get("id"),
        "outlet": _without_markup(source.get("title") or feed.get("title") or ""),
        "title": _without_markup(entry.get("title") or ""),
        "byline": entry.get("author"),
        "published_at": published,
        "language": None if language.lower().startswith("en") else language,
        "text" if body.get("type") == "text/plain" else "html": body.get("value"),
    }
    return {name: value for name, value in record.items() if value}


def _without_markup(title: str) -> str:
    """Return a title as plain text; many feeds spell theirs as HTML."""
    return unescape(_TAG.sub("", title))
