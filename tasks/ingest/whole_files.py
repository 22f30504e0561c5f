"""Sources that are one report: text, Markdown, HTML."""

from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.found import Found, own_uri, read_metadata, refused, too_large, too_long
from tasks.ingest.origin import Origin
from tasks.reading import UnreadableError, decode_text, split_front_matter
from tasks.settings import settings

NO_TEXT = "There is no text in it. Fetch or export it again."


def read_text(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a text or Markdown file, whose YAML front matter may hold the fields of a record."""
    limit = settings().max_report_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
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
    elif len(text) > settings().max_report_characters:
        reason = too_long(len(text))
    yield Found(own_uri(fields) or origin.uri, origin.media_type, raw, read_metadata(fields), reason)


def read_html(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a page; what it says about itself is left to normalize, which parses it."""
    limit = settings().max_report_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        yield refused(origin.uri, too_large(origin.size), origin.media_type)
        return
    yield Found(origin.uri, origin.media_type, raw, reason=None if raw.strip() else NO_TEXT)
