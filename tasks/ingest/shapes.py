"""Which shape a file or a download has: by its content where that is plain, else by its name."""

import re
from enum import StrEnum
from typing import Final

from tasks.reading import BODY_FIELDS, RECORD_FIELDS, UnreadableError, byte_order_mark

HEAD_BYTES: Final = 8_192
"""How much of the beginning is looked at."""

GZIP_MAGIC: Final = b"\x1f\x8b"


class Shape(StrEnum):
    """The shapes of input that are read; the value is the IANA media type of the whole."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSON = "application/json"
    JSON_LINES = "application/jsonl"
    CSV = "text/csv"
    PARQUET = "application/vnd.apache.parquet"
    FEED = "application/rss+xml"
    WARC = "application/warc"


_BY_SUFFIX: Final = {
    "txt": Shape.TEXT,
    "text": Shape.TEXT,
    "md": Shape.MARKDOWN,
    "markdown": Shape.MARKDOWN,
    "html": Shape.HTML,
    "htm": Shape.HTML,
    "xhtml": Shape.HTML,
    "json": Shape.JSON,
    "jsonl": Shape.JSON_LINES,
    "ndjson": Shape.JSON_LINES,
    "csv": Shape.CSV,
    "tsv": Shape.CSV,
    "parquet": Shape.PARQUET,
    "xml": Shape.FEED,
    "rss": Shape.FEED,
    "atom": Shape.FEED,
    "rdf": Shape.FEED,
    "warc": Shape.WARC,
}

# text/plain and application/octet-stream are missing on purpose: servers send them for anything.
_BY_CONTENT_TYPE: Final = {
    **{shape.value: shape for shape in Shape if shape is not Shape.TEXT},
    "application/xhtml+xml": Shape.HTML,
    "application/x-ndjson": Shape.JSON_LINES,
    "application/ndjson": Shape.JSON_LINES,
    "application/atom+xml": Shape.FEED,
    "application/rdf+xml": Shape.FEED,
    "application/xml": Shape.FEED,
    "text/xml": Shape.FEED,
    "application/x-parquet": Shape.PARQUET,
}

_FOREIGN_FORMATS: Final = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "an SQLite database"),
)

_PROLOGUE: Final = re.compile(
    r"\A(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype(?:[^<>\[]*|[^\[]*\[.*?\]\s*)>)*", re.DOTALL | re.IGNORECASE
)
_ROOT: Final = re.compile(r"<([a-z][\w.:-]*)", re.IGNORECASE)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BODY_KEY: Final = re.compile(rf'"(?:{"|".join(BODY_FIELDS)})"\s*:')
_FEED_ROOTS: Final = frozenset({"rss", "feed", "rdf:rdf"})


def recognise(name: str, head: bytes, content_type: str | None = None) -> Shape:
    """Return the shape of what has this name and begins with these bytes (``HEAD_BYTES``, or all of it).

    ``content_type`` is what an HTTP server said, without parameters.

    Raises ``UnreadableError`` for what cannot be a report: nothing at all, images, archives, other binaries.
    """
    if not head:
        raise UnreadableError("The file is empty (0 bytes). Fetch or export it again.")
    if head.startswith(b"PAR1"):
        return Shape.PARQUET
    if head.startswith(b"WARC/"):
        return Shape.WARC
    text = _beginning(head)
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    shape = _BY_SUFFIX.get(suffix)
    if typed := _BY_CONTENT_TYPE.get(content_type or ""):
        shape = typed
    by_content = _by_markup(text) or _by_record(text, shape)
    return by_content or shape or _by_columns(text) or Shape.TEXT


def _beginning(head: bytes) -> str:
    """Return the beginning as text, good enough to look for signs in; raise where it is no text."""
    for magic, kind in _FOREIGN_FORMATS:
        if head.startswith(magic):
            raise UnreadableError(
                f"This is {kind}, which is not read. Convert or unpack it to text or HTML first."
            )
    mark = byte_order_mark(head)
    text = head.decode(mark[1] if mark else "latin-1", errors="ignore").lstrip("\ufeff")
    if len(_CONTROL.findall(text)) * 200 > len(text):
        raise UnreadableError("This is binary data, not text. Convert it to text or HTML first.")
    return text


def _by_markup(text: str) -> Shape | None:
    """Recognise HTML and feeds by their doctype, declaration or root element, whatever the name says."""
    stripped = text.lstrip()
    if not stripped.startswith("<"):
        return None
    rest = _PROLOGUE.match(stripped)
    root = _ROOT.match(stripped, rest.end() if rest else 0)
    name = root[1].lower() if root else ""
    if name == "html" or stripped[:14].lower() == "<!doctype html":
        return Shape.HTML
    return Shape.FEED if name in _FEED_ROOTS or stripped.startswith("<?xml") else None


def _by_record(text: str, named: Shape | None) -> Shape | None:
    """Recognise JSON under a name that says nothing, and a JSON array under the name of JSON lines."""
    stripped = text.lstrip()
    if named is Shape.JSON_LINES:
        return Shape.JSON if stripped.startswith("[") else None
    if named in (None, Shape.TEXT) and stripped[:1] in ("{", "[") and _BODY_KEY.search(stripped):
        return Shape.JSON
    return None


def _by_columns(text: str) -> Shape | None:
    """Recognise CSV, and HTML fragments, under a name that says nothing."""
    if text.lstrip().startswith("<"):
        return Shape.HTML
    columns = {column.strip(" \"'").lower() for column in re.split(r"[,;\t]", text.split("\n", 1)[0])}
    return Shape.CSV if columns & set(BODY_FIELDS) and len(columns & set(RECORD_FIELDS)) > 1 else None
