"""Standard output and error of a command, wherever they lead: closed, full, or read by somebody who has gone.

What cannot be written ends no command midway. Whether it matters is decided once, at its end: for an answer it does,
for the summary of what was done it does not.
"""

import io
import os
import select
import sys
from errno import EBADF, EPIPE
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Tolerant(io.FileIO):
    """An open descriptor that keeps the first trouble it has, and swallows what comes after."""

    trouble: OSError | None = None
    was_closed = False
    """Whether there was no descriptor of this number until a harmless one took its place."""

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what can be written at once, and return how many bytes that were; all of them when nothing can."""
        if self.trouble is None:
            try:
                if self.was_closed:
                    raise OSError(EBADF, os.strerror(EBADF))
                while (written := super().write(data)) is None:
                    # Somebody made it non-blocking, and it is full for the moment.
                    select.select([], [self], [])
                return written
            except OSError as error:
                self.trouble = error
        return memoryview(data).nbytes


class Outputs:
    """Both outputs of this process, as ``guard`` has set them up."""

    def __init__(self) -> None:
        was_open = [_is_open(descriptor) for descriptor in (0, 1, 2)]
        # The next file opened would take the number, and what is printed would go into it.
        for is_open in was_open:
            if not is_open:
                os.open(os.devnull, os.O_RDWR)
        self._out, sys.stdout = _stream(1, sys.stdout)
        _, sys.stderr = _stream(2, sys.stderr)
        self._out.was_closed = not was_open[1]
        self.is_answer = True
        """Whether what is printed is what was asked for; a command that does something sets it to False."""

    def flush(self) -> None:
        """Write what is still held back."""
        sys.stdout.flush()
        sys.stderr.flush()

    def loss(self) -> str | None:
        """Say why what was printed did not get out; None when it did, or when its reader had read enough."""
        trouble = self._out.trouble
        if trouble is None or trouble.errno == EPIPE:
            return None
        if trouble.errno == EBADF:
            return "standard output is closed"
        return f"standard output cannot be written ({trouble.strerror})"


guarded: list[Outputs] = []
"""The outputs of the command line, once ``guard`` was called; none where the commands are called by a program."""


def guard() -> Outputs:
    """Make both outputs of this process such that printing never fails."""
    outputs = Outputs()
    guarded.append(outputs)
    return outputs


def words_are_extra() -> None:
    """Say that this command is there for what it does: that its words get lost does not make it fail."""
    for outputs in guarded:
        outputs.is_answer = False


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def _stream(descriptor: int, before: TextIO | None) -> tuple[_Tolerant, TextIO]:
    raw = _Tolerant(descriptor, "wb", closefd=False)
    stream = io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=before.encoding if before else "utf-8",
        # A terminal or a locale that lacks a character shows its number.
        errors="backslashreplace",
        line_buffering=descriptor == 2 or raw.isatty(),
    )
    return raw, stream
