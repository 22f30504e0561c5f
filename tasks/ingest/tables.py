"""Report records as rows: CSV and Parquet. Only the columns of ``RECORD_FIELDS`` are read."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from math import isfinite
from typing import BinaryIO

from tasks.ingest.found import RECORD_TYPE, Found, found_record, refused, spelled
from tasks.ingest.origin import Origin, as_utf8
from tasks.ingest.unpacking import check_growth
from tasks.reading import BODY_FIELDS, RECORD_FIELDS, WITHDRAWAL_FIELDS, canonical_json
from tasks.settings import settings

_ROWS_AT_A_TIME = 64
_BUFFER_BYTES = 1_000_000


class _LineTooLongError(Exception):
    pass


def read_csv(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a CSV file with a header; commas, semicolons or tabs part the fields."""
    # The module's own limit, 131,072 characters, is shorter than some reports; it is one for the process.
    csv.field_size_limit(settings().max_report_bytes)
    utf8 = as_utf8(stream, origin.head)
    text = io.TextIOWrapper(utf8, encoding="utf-8", errors="surrogateescape", newline="")
    number = 0
    try:
        lines = _lines(text)
        header = next(lines, "")
        delimiter = max(",;\t", key=header.count)
        columns = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter), [])]
        if problem := _header_problem(columns):
            yield refused(origin.uri, problem, origin.media_type)
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
    limit = settings().max_report_bytes
    while line := text.readline(limit):
        if len(line) >= limit:
            raise _LineTooLongError(f"a line longer than {limit:,} characters")
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
    if problem := _header_problem(names):
        yield refused(origin.uri, problem, origin.media_type)
        return
    number = unpacked = 0
    try:
        for batch in table.iter_batches(batch_size=_ROWS_AT_A_TIME, columns=columns):
            # A value that is stored once may stand in any number of rows.
            unpacked += batch.nbytes
            check_growth(stream.tell(), unpacked)
            for row in batch.to_pylist():
                number += 1
                values = ((name, _plain(value)) for name, value in row.items())
                record = {name: value for name, value in values if value is not None}
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
    if isinstance(value, bytes):
        # Older programs write text as bytes. What is no UTF-8 becomes lone surrogates, which no report may hold.
        return value.decode("utf-8", "surrogateescape")
    if isinstance(value, float) and not isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float) else str(value)


def _header_problem(columns: list[str]) -> str | None:
    """Return why a table with these columns holds no reports, None when it may."""
    for name in RECORD_FIELDS:
        if columns.count(name) > 1:
            return f"The table has {columns.count(name)} columns {name}. Leave one of them."
    if set(columns) & {*BODY_FIELDS, *WITHDRAWAL_FIELDS}:
        return None
    names = ", ".join(columns[:12]) or "none"
    return (
        f"The table has no column text or html (its columns: {names[:300]}). Name the report's column text."
    )


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]
