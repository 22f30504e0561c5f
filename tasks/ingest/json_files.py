"""Report records as JSON: one object, an array of them, or one a line."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from tasks.ingest.found import RECORD_TYPE, Found, found_record, refused, spelled, too_large
from tasks.ingest.origin import Origin, as_utf8
from tasks.ingest.sizes import in_megabytes
from tasks.reading import UnreadableError, decode_text, parse_json
from tasks.settings import settings


def read_json(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read a JSON file: a record, an array of records, or JSON lines under the wrong name."""
    limit = settings().max_json_bytes
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        reason = f"The JSON file is larger than {in_megabytes(limit)}. Export it as JSONL."
        yield refused(origin.uri, reason, RECORD_TYPE)
        return
    try:
        value = parse_json(decode_text(raw))
    except UnreadableError as error:
        if _first_line_is_record(raw):
            yield from read_json_lines(io.BytesIO(raw), origin)
        else:
            kept = raw if len(raw) <= settings().max_report_bytes else None
            yield refused(origin.uri, f"{error} Mend the file and run again.", RECORD_TYPE, kept)
        return
    if isinstance(value, dict):
        yield found_record(value, raw, origin.uri)
    elif isinstance(value, list) and value:
        yield from _array(value, origin)
    else:
        reason = (
            "The array is empty." if value == [] else f"It holds {_kind(value)}, not a record or an array."
        )
        yield refused(origin.uri, f"{reason} Export the reports as JSON objects.", RECORD_TYPE, raw)


def read_json_lines(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Read one record a line; blank lines are nothing. A broken line is refused and the others go on."""
    empty = True
    for number, line in _lines(as_utf8(stream, origin.head)):
        if line is not None and not line.strip():
            continue
        empty = False
        uri = origin.part(number)
        if line is None:
            yield refused(uri, f"Line {number}: {too_large(None)}", RECORD_TYPE)
            continue
        try:
            value = parse_json(decode_text(line))
        except UnreadableError as error:
            yield refused(
                uri, f"Line {number}: {error} Mend the line; the others are read.", RECORD_TYPE, line
            )
            continue
        if isinstance(value, dict):
            yield found_record(value, line, uri)
        else:
            yield refused(
                uri,
                f"Line {number} holds {_kind(value)}, not a record. Export the reports as JSON objects.",
                RECORD_TYPE,
                line,
            )
    if empty:
        yield refused(
            origin.uri, "There is no line in it but blank ones. Export the reports again.", RECORD_TYPE
        )


def _array(values: list[object], origin: Origin) -> Iterator[Found]:
    for number, value in enumerate(values, start=1):
        uri = origin.part(number)
        raw = spelled(value)
        if isinstance(value, dict):
            yield found_record(value, raw, uri)
        else:
            yield refused(
                uri,
                f"Element {number} is {_kind(value)}, not a record. Export the reports as JSON objects.",
                RECORD_TYPE,
                raw,
            )


def _first_line_is_record(raw: bytes) -> bool:
    try:
        first, _, rest = decode_text(raw).lstrip().partition("\n")
        return bool(rest.strip()) and isinstance(parse_json(first), dict)
    except UnreadableError:
        return False


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line's number from 1 and its bytes, None for one over the limit, in flat memory."""
    limit = settings().max_report_bytes
    number = 0
    while line := stream.readline(limit + 2):
        number += 1
        if line.endswith(b"\n") or len(line) <= limit:
            yield number, line.rstrip(b"\r\n")
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(65_536)
        yield number, None


def _kind(value: object) -> str:
    """Return what JSON calls the type of a value, with its article."""
    names = {str: "a string", bool: "a boolean", list: "an array", type(None): "null"}
    return names.get(type(value), "a number")
