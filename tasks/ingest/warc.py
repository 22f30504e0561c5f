"""Pages in WARC files (ISO 28500), as crawlers keep them."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from tasks.ingest.found import Found, refused, too_large
from tasks.ingest.origin import Origin
from tasks.ingest.shapes import Shape
from tasks.reading import UnreadableError
from tasks.settings import settings

_PAGE_TYPES = {
    "text/html": Shape.HTML,
    "application/xhtml+xml": Shape.HTML,
    "text/plain": Shape.TEXT,
}
_RECORD_TYPES = frozenset({"response", "resource", "conversion"})


def read_warc(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read the HTML and text pages of an uncompressed WARC file; images and scripts are no reports."""
    from warcio.archiveiterator import ArchiveIterator

    seen = pages = 0
    try:
        for record in ArchiveIterator(_AsAvailable(stream)):
            seen += 1
            if record.rec_type in _RECORD_TYPES and (page := _page(record, origin.part(seen))):
                pages += 1
                yield page
    except (EOFError, OSError, UnreadableError, zlib.error):
        raise
    except Exception as error:  # warcio has one error for damage it knows, and stumbles over the rest
        problem = str(error).strip().split("\n", 1)[0][:200]
        yield refused(
            origin.part(seen + 1),
            f"The WARC is damaged after record {seen} ({problem}). The rest was not read. Fetch it again.",
            origin.media_type,
        )
        return
    # warcio takes the end of a truncated gzip stream for the end of the file; this read does not.
    stream.read(1)
    if not pages:
        yield refused(
            origin.uri,
            f"None of its {seen} records is an HTML or text page. Name another.",
            origin.media_type,
        )


class _AsAvailable:
    """Gives what has arrived before a stream breaks; a buffered read would lose it in the error."""

    def __init__(self, stream: BinaryIO) -> None:
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)

    def read(self, size: int = -1) -> bytes:
        return self._read(size)


def _page(record: Any, fallback_uri: str) -> Found | None:
    uri = record.rec_headers.get_header("WARC-Target-URI") or fallback_uri
    headers = record.http_headers or record.rec_headers
    media_type, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
    shape = _PAGE_TYPES.get(media_type.strip().lower())
    if shape is None:
        return None
    status = (record.http_headers.get_statuscode() or "unknown") if record.http_headers else "200"
    if not status.startswith("2"):
        return refused(uri, f"The page was answered with HTTP status {status}. Crawl it again.", shape.value)
    charset = charset_of(parameters)
    described = f"{shape.value};charset={charset}" if charset else shape.value
    limit = settings().max_report_bytes
    raw = record.content_stream().read(limit + 1)
    if len(raw) > limit:
        return refused(uri, too_large(None), described)
    # The rest of the record, of which nothing is left unless the file ends too early.
    while record.raw_stream.read(65_536):
        pass
    # A record without its length has no limit to fall short of.
    if (missing := getattr(record.raw_stream, "limit", 0)) > 0:
        reason = f"The file ends {missing:,} bytes before this record does. Fetch it again."
        return refused(uri, reason, described, raw)
    return Found(uri, described, raw, reason=None if raw.strip() else "The page is empty. Crawl it again.")


def charset_of(parameters: str) -> str | None:
    """Return the charset among a Content-Type's parameters; None for UTF-8, which is tried anyway."""
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        label = value.strip().strip("\"'").lower()
        if name.strip().lower() == "charset" and label and label.isascii() and label not in ("utf-8", "utf8"):
            return label
    return None
