"""How answers look: tables for people, JSON, CSV or Parquet for programs."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import polars as pl
from rich import box
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.table import Table

from flows.output import words_are_extra
from tasks.display import visible


class SafeConsole(Console):
    """A console on which no text of a report, of a file's name or of an error acts on the terminal.

    Rich takes markup for its own unless it is escaped, which each caller does, and lets escape codes through.
    """

    def __init__(self, *, stderr: bool = False) -> None:
        super().__init__(stderr=stderr, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
        """Yield what is printed, with control and direction characters written out."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)


console = SafeConsole()
error_console = SafeConsole(stderr=True)

# What a spreadsheet would compute: it begins with =, @, a tab or a line end, or with a sign and calls, points or
# joins something. "-5 percent" and "+3.2%" are none.
_FORMULA = r"^(?:[=@\t\r\n]|[+-][^\n]*[(!|=&@\"])"

# More rows than this are for a file, not for a screen.
MAX_SCREEN_ROWS = 100


class Format(StrEnum):
    """Output formats of commands that answer with rows."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


def write_frame(frame: pl.DataFrame, output_format: Format, output: Path | None) -> None:
    """Write rows to ``output``, or to standard output."""
    if output_format is Format.TABLE and output is None:
        console.print(table_of(frame))
        if len(frame) > MAX_SCREEN_ROWS:
            console.print(
                f"… {len(frame) - MAX_SCREEN_ROWS} more rows; --format csv shows all of them", style="dim"
            )
        return
    payload = encoded(frame, output_format)
    if output:
        words_are_extra()
        with written_to(output):
            _write_whole(output, payload)
    elif sys.stdout.isatty() and output_format is not Format.PARQUET:
        sys.stdout.write(visible(payload.decode()))
    else:
        sys.stdout.buffer.write(payload)
        sys.stdout.buffer.flush()


class OutputError(Exception):
    """What was asked for could not be written to where it was to go. The message says why."""


@contextmanager
def written_to(place: Path) -> Iterator[None]:
    """Name the file or folder that a user gave in what goes wrong with it. Raises ``OutputError``."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror or error}. The data folder has nothing to do with it; free "
            "some space, or name another place with --output."
        ) from error


def _write_whole(file: Path, payload: bytes) -> None:
    """Put an answer into a file's place when it is whole; into what is no file (a device, a pipe) bit by bit."""
    if file.exists() and not file.is_file():
        file.write_bytes(payload)
        return
    file = file.resolve()
    half = file.with_name(f".{file.name}.{os.getpid()}.half")
    try:
        half.write_bytes(payload)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)


def table_of(frame: pl.DataFrame) -> Table:
    """Return the first rows of a frame as a table for the screen."""
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for name, kind in frame.schema.items():
        fixed = kind.is_numeric() or kind.is_temporal()
        justify: Literal["left", "right"] = "right" if kind.is_numeric() else "left"
        table.add_column(
            escape(name), justify=justify, no_wrap=fixed, min_width=0 if fixed else 9, overflow="fold"
        )
    for row in frame.head(MAX_SCREEN_ROWS).iter_rows():
        table.add_row(*(escape(show(value)) for value in row))
    return table


def show(value: Any) -> str:
    """Return a value as a person writes it: no ``None``, no ``8e+11``."""
    match value:
        case None:
            return ""
        case float() if value.is_integer() and abs(value) < 1e18:
            return f"{int(value):,}"
        case float():
            return f"{value:,.6g}" if abs(value) < 1e6 else f"{value:,.2f}"
        case list():
            return ", ".join(map(show, value))
        case _:
            return str(value)


def _as_text(nested: pl.Series) -> pl.Series:
    """Return lists of texts joined, and whatever else holds several values as JSON."""
    if nested.dtype == pl.List(pl.String):
        return nested.list.join("; ")
    written = [
        None if value is None else json.dumps(value, ensure_ascii=False, default=str)
        for value in nested.to_list()
    ]
    return pl.Series(nested.name, written, pl.String)


def encoded(frame: pl.DataFrame, output_format: Format) -> bytes:
    """Return a frame as the bytes of a JSON, CSV or Parquet file."""
    if output_format is Format.PARQUET:
        buffer = io.BytesIO()
        frame.write_parquet(buffer)
        return buffer.getvalue()
    if output_format is Format.JSON:
        return (frame.write_json() + "\n").encode()
    flat = frame.with_columns(
        _as_text(frame[name]) for name, kind in frame.schema.items() if kind.is_nested()
    )
    texts = [pl.col(name) for name, kind in flat.schema.items() if kind == pl.String]
    harmless = [
        pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep() for text in texts
    ]
    return flat.with_columns(harmless).write_csv().encode()
