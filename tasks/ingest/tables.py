"""Report records as rows: CSV and Parquet. Only the columns of ``RECORD_FIELDS`` are read."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from tasks.ingest.found import RECORD_TYPE, Found, found_record, refused, spelled
from tasks.ingest.limits import MAX_REPORT_BYTES
from tasks.ingest.origin import Origin, as_utf8
from tasks.reading import BODY_FIELDS, RECORD_FIELDS, canonical_json

_ROWS_AT_A_TIME = 64
_BUFFER_BYTES = 1_000_000


class _LineTooLongError(Exception):
    pass


def read_csv(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a CSV file with a header; commas, semicolons or tabs part the fields."""
    # The module's own limit, 131,072 characters, is shorter than some reports; it is one for the process.
    csv.field_size_limit(MAX_REPORT_BYTES)
    utf8 = as_utf8(stream, origin.head)
    text = io.TextIOWrapper(utf8, encoding="utf-8", errors="surrogateescape", newline="")
    number = 0
    try:
        lines = _lines(text)
        header = next(lines, "")
        delimiter = max(",;\t", key=header.count)
        columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        if not set(columns) & set(BODY_FIELDS):
            yield refused(origin.uri, _no_body_column(columns), origin.media_type)
            return
        for values in csv.reader(lines, delimiter=delimiter):
            if values:
                number += 1
                yield _csv_row(columns, values, origin.part(number), number)
        if number == 0:
            yield refused(
                origin.uri, "The table has a header and no rows. Export it again.", origin.media_type
            )
    except (csv.Error, _LineTooLongError) as error:
        problem = f"Row {number + 1} is broken ({error}), often by a quotation mark that is never closed."
        yield refused(
            origin.part(number + 1), f"{problem} Mend it: the rows after it were not read.", origin.media_type
        )
    finally:
        text.detach()


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(MAX_REPORT_BYTES):
        if len(line) >= MAX_REPORT_BYTES:
            raise _LineTooLongError(f"a line longer than {MAX_REPORT_BYTES:,} characters")
        yield line


def _csv_row(columns: list[str], values: list[str], uri: str, number: int) -> Found:
    record: dict[str, object] = {
        name: value for name, value in zip(columns, values, strict=False) if name in RECORD_FIELDS and value
    }
    if any(values[len(columns) :]):
        reason = (
            f"Row {number} has {len(values)} fields where the header names {len(columns)}. "
            "Quote the fields that hold the delimiter."
        )
        return refused(uri, reason, RECORD_TYPE)
    try:
        raw = canonical_json(record)
    except UnicodeEncodeError:
        # What is not UTF-8 was let through as lone surrogates, so that the other rows can be read.
        return refused(
            uri, f"Row {number} is not valid UTF-8. Save the file as UTF-8 and run again.", RECORD_TYPE
        )
    return found_record(record, raw, uri)


def read_parquet(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a Parquet file a few rows at a time."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Strings and headers that are damaged raise errors of Python, not of Arrow.
    damage = (pa.ArrowException, OSError, ValueError)

    try:
        # Without a buffer, a column of a row group is read whole.
        table = pq.ParquetFile(stream, buffer_size=_BUFFER_BYTES)
        names = table.schema_arrow.names
    except damage as error:
        yield refused(
            origin.uri,
            f"Not a whole Parquet file ({_first_line(error)}). Export it again.",
            origin.media_type,
        )
        return
    columns = [name for name in names if name in RECORD_FIELDS]
    if not set(columns) & set(BODY_FIELDS):
        yield refused(origin.uri, _no_body_column(names), origin.media_type)
        return
    number = 0
    try:
        for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME, columns=columns):
            for row in batch.to_pylist():
                number += 1
                record = {name: _plain(value) for name, value in row.items() if value is not None}
                yield found_record(record, spelled(record), origin.part(number))
    except damage as error:
        problem = f"Row {number + 1} or one soon after cannot be read ({_first_line(error)})."
        yield refused(
            origin.part(number + 1),
            f"{problem} Export the file again: the rest was not read.",
            origin.media_type,
        )
        return
    if number == 0:
        yield refused(origin.uri, "The table has no rows. Export it again.", origin.media_type)


def _plain(value: object) -> object:
    """Return a Parquet value as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float) else str(value)


def _no_body_column(columns: list[str]) -> str:
    names = ", ".join(columns[:12]) or "none"
    return (
        f"The table has no column text or html (its columns: {names[:300]}). Name the report's column text."
    )


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]
