"""What a reader of one shape is given beside the bytes."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tasks.ingest.found import Found
from tasks.ingest.shapes import Shape
from tasks.ingest.sizes import in_megabytes
from tasks.reading import UnreadableError, byte_order_mark, decode_text
from tasks.settings import settings


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes come from, and what is known of them before they are read."""

    uri: str
    shape: Shape
    head: bytes
    """The first bytes, which the stream will give again."""
    size: int | None = None
    """Bytes in all; None for what is being decompressed."""
    charset: str | None = None
    """What the HTTP server declared."""

    @property
    def media_type(self) -> str:
        """The media type of the raw bytes, with the charset that only the server knew."""
        return f"{self.shape.value};charset={self.charset}" if self.charset else self.shape.value

    def part(self, number: int) -> str:
        """Return the name of the line, row or entry with this number, counted from 1, in this source."""
        return f"{self.uri}#{number}"


def as_utf8(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Return a stream of lines in UTF-8 without byte order mark, whatever its mark says.

    UTF-8 streams on; UTF-16 and UTF-32, in which no tool writes large files, are converted in memory.

    Raises ``UnreadableError`` when the bytes are not what their mark says, or too many to convert.
    """
    mark = byte_order_mark(head)
    if mark is None:
        return stream
    if mark[1] == "utf-8":
        stream.read(len(mark[0]))
        return stream
    limit = settings().max_json_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise UnreadableError(
            f"It is {mark[1].upper()} and larger than {in_megabytes(limit)}. Convert it to UTF-8 first."
        )
    return io.BytesIO(decode_text(raw).encode("utf-8"))


Reader = Callable[[BinaryIO, Origin], Iterator[Found]]
"""Reads one shape: yields what it finds in the order of the source, reading no further than it must."""
