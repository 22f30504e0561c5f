"""What a reader of one shape is given beside the bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from tasks.ingest.found import Found
from tasks.ingest.shapes import Shape


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


Reader = Callable[[BinaryIO, Origin], Iterator[Found]]
"""Reads one shape: yields what it finds in the order of the source, reading no further than it must."""
