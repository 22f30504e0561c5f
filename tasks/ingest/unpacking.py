"""Reading what is compressed, without letting a small file become any size (a zip bomb)."""

import gzip
import io
import zlib
from typing import BinaryIO, Final

from tasks.ingest.sizes import in_megabytes
from tasks.reading import UnreadableError
from tasks.settings import settings

_FREE_REPORTS: Final = 4
"""Full reports' worth of bytes that may come of a file of any size: short texts repeat themselves as they like."""


def check_growth(packed: int, unpacked: int) -> None:
    """Raise ``UnreadableError`` when so many packed bytes have become too many unpacked ones."""
    limits = settings()
    if unpacked > limits.max_unpacked_bytes:
        raise UnreadableError(
            f"It holds more than {in_megabytes(limits.max_unpacked_bytes)} when unpacked. What came before was read. "
            "Split it, or allow more with WIRELEDGER_MAX_UNPACKED_BYTES."
        )
    free = _FREE_REPORTS * limits.max_report_bytes
    if unpacked > free and unpacked > limits.max_unpacked_ratio * packed:
        raise UnreadableError(
            f"Its first {packed:,} bytes hold {unpacked:,} when unpacked, over {limits.max_unpacked_ratio} times as "
            "many, as in a zip bomb. What came before was read. Unpack it first if it is what it should be, or "
            "allow more with WIRELEDGER_MAX_UNPACKED_RATIO."
        )


def unpacked_gzip(packed: BinaryIO) -> BinaryIO:
    """Return the content of a gzip stream as a stream, which breaks off with ``UnreadableError`` as a bomb does."""
    return io.BufferedReader(_Growing(packed), io.DEFAULT_BUFFER_SIZE)


class _Growing(io.RawIOBase):
    """Counts what comes out of a gzip stream."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._content = gzip.GzipFile(fileobj=packed)
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._content.read1(len(buffer))
        self._unpacked += len(piece)
        check_growth(self._packed.tell(), self._unpacked)
        buffer[: len(piece)] = piece
        return len(piece)


def unpacked_head(packed: BinaryIO, length: int) -> bytes:
    """Return the beginning of a gzip stream's content, as much as there is of it before it breaks off."""
    head = b""
    with gzip.GzipFile(fileobj=packed) as stream:
        try:
            while len(head) < length and (more := stream.read1(length)):
                head += more
        except (EOFError, zlib.error):
            if not head:
                raise
    return head
