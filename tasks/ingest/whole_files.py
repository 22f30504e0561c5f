"""Sources that are one report: text, Markdown, HTML."""

from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.found import Found, own_uri, read_metadata, refused, too_large, too_long
from tasks.ingest.limits import MAX_REPORT_BYTES
from tasks.ingest.origin import Origin
from tasks.reading import MAX_CHARACTERS, UnreadableError, decode_text, split_front_matter

NO_TEXT = "There is no text in it. Fetch or export it again."


def read_text(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a text or Markdown file, whose YAML front matter may hold the fields of a record."""
    raw = stream.read(MAX_REPORT_BYTES + 1)
    if len(raw) > MAX_REPORT_BYTES:
        yield refused(origin.uri, too_large(origin.size), origin.media_type)
        return
    try:
        fields, text = split_front_matter(decode_text(raw, origin.charset))
    except UnreadableError as error:
        yield refused(origin.uri, str(error), origin.media_type, raw)
        return
    reason = None
    if not text.strip():
        reason = NO_TEXT
    elif len(text) > MAX_CHARACTERS:
        reason = too_long(len(text))
    yield Found(own_uri(fields) or origin.uri, origin.media_type, raw, read_metadata(fields), reason)


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a page; what it says about itself is left to normalize, which parses it."""
    raw = stream.read(MAX_REPORT_BYTES + 1)
    if len(raw) > MAX_REPORT_BYTES:
        yield refused(origin.uri, too_large(origin.size), origin.media_type)
        return
    yield Found(origin.uri, origin.media_type, raw, reason=None if raw.strip() else NO_TEXT)
