"""Structured mutations of every shape: what cannot be read is refused with a sentence, and nothing raises."""

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.ingest.manifest import Manifests
from tasks.ingest.shapes import Shape
from tasks.ingest.sources import Source
from tasks.reading import RECORD_FIELDS
from tests.fuzz.laws import FACTOR, check_bytes, check_reason
from tests.fuzz.seeds import GUIDED, SEEDS, kept

WORDS = [
    b"",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\n",
    b"\r",
    b'"',
    b"'",
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"&#xd800;",
    b"&#x110000;",
    b"{",
    b"[" * 200,
    b"<div>" * 200,
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!ENTITY a 'b'>",
    b"\\ud800",
    b"\\u0000",
    b"NaN",
    b"1" * 5_000,
    b"-1e999",
    b"true",
    b"null",
    b"0000-00-00",
    b"9999-12-31T24:00:00-23:59",
    b"2027-02-30",
    b"*a",
    b"&a [*a]",
    b"? ",
    b"!!python/object:os.system",
    b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"WARC/1.0\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"charset=utf-7",
    b"charset=rot13",
    "\u202e\u0301\U000e0001".encode(),
    b"\xef\xbb\xbf",
]
Mutation = tuple[str, float, float, bytes]
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["cut", "double", "put", "swap"]),
        st.floats(0, 1),
        st.floats(0, 0.2),
        st.sampled_from(WORDS) | st.binary(max_size=8),
    ),
    max_size=6,
)


def mutated(raw: bytes, mutations: list[Mutation]) -> bytes:
    for kind, place, share, word in mutations:
        at = int(place * len(raw))
        until = at + int(share * len(raw))
        match kind:
            case "cut":
                raw = raw[:at] + raw[until:]
            case "double":
                raw = raw[:until] + raw[at:]
            case "put":
                raw = raw[:at] + word + raw[at:]
            case _:
                raw = raw[:at] + word + raw[at + len(word) :]
    return raw


@pytest.mark.parametrize("shape", SEEDS, ids=lambda shape: shape.name)
@settings(max_examples=40 * FACTOR, deadline=None)
@given(data=st.data(), mutations=MUTATIONS)
def test_no_mutation_of_an_input_raises(shape: Shape, data: st.DataObject, mutations: list[Mutation]) -> None:
    check_bytes(shape, mutated(data.draw(st.sampled_from(SEEDS[shape])), mutations), extract=True)


@pytest.mark.parametrize("name", GUIDED)
def test_what_once_broke_a_reader_is_read_or_refused(name: str) -> None:
    for path in kept(name):
        check_bytes(GUIDED[name], path.read_bytes(), extract=True)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.text(max_size=30)
    | st.dates()
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
COLUMN_TYPES: dict[str, tuple[pa.DataType, st.SearchStrategy[Any]]] = {
    "text": (pa.string(), st.text(st.characters(codec="utf-8"), max_size=40)),
    "long text": (pa.large_string(), st.text(st.characters(codec="utf-8"), max_size=40)),
    "bytes": (pa.binary(), st.binary(max_size=40)),
    "whole number": (pa.int64(), st.integers(-(2**63), 2**63 - 1)),
    "number": (pa.float64(), st.floats()),
    "yes or no": (pa.bool_(), st.booleans()),
    "day": (pa.date32(), st.dates()),
    "time": (pa.timestamp("us", "UTC"), st.datetimes(timezones=st.just(UTC))),
    "texts": (pa.list_(pa.string()), st.lists(st.text(st.characters(codec="utf-8"), max_size=5), max_size=3)),
    "fields": (pa.struct([("a", pa.int8())]), st.fixed_dictionaries({"a": st.integers(-128, 127)})),
}


@settings(max_examples=40 * FACTOR, deadline=None)
@given(data=st.data(), mutations=st.just([]) | MUTATIONS)
def test_no_parquet_file_raises(data: st.DataObject, mutations: list[Mutation]) -> None:
    names = data.draw(st.lists(st.sampled_from([*RECORD_FIELDS, "Text", "x\0y", ""]), max_size=5))
    columns = []
    for _ in names:
        kind, values = COLUMN_TYPES[data.draw(st.sampled_from(sorted(COLUMN_TYPES)))]
        columns.append(pa.array(data.draw(st.lists(st.none() | values, min_size=3, max_size=3)), kind))
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, names=names), buffer)
    check_bytes(Shape.PARQUET, mutated(buffer.getvalue(), mutations))


@settings(max_examples=40 * FACTOR, deadline=None)
@given(rows=st.lists(st.dictionaries(st.sampled_from([*RECORD_FIELDS, "x"]), VALUES, max_size=5), max_size=4))
def test_no_json_value_raises(rows: list[dict[str, Any]]) -> None:
    import json

    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date | datetime) else str(value)

    lines = "\n".join(json.dumps(row, default=plain) for row in rows)
    check_bytes(Shape.JSON_LINES, lines.encode())
    check_bytes(Shape.JSON, json.dumps(rows, default=plain).encode())


@settings(max_examples=40 * FACTOR, deadline=None)
@given(
    rows=st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=5),
    header=st.lists(st.sampled_from([*RECORD_FIELDS, "", "x"]), max_size=6),
    delimiter=st.sampled_from(",;\t"),
)
def test_no_table_raises(rows: list[list[str]], header: list[str], delimiter: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter, escapechar="\\").writerows([header, *rows])
    check_bytes(Shape.CSV, buffer.getvalue().encode("utf-8", "surrogatepass"))


FILE_NAMES = st.sampled_from(
    ["a.txt", "./a.txt", "../a.txt", "/etc/passwd", "a/../../b", "", ".", "..", "x" * 5_000, "a\0b", "\u202e"]
) | st.text(max_size=20)


@settings(max_examples=40 * FACTOR, deadline=None)
@given(
    rows=st.lists(st.tuples(FILE_NAMES, st.text(max_size=10)), max_size=4),
    mutations=st.just([]) | MUTATIONS,
)
def test_no_manifest_raises_or_looks_outside_its_folder(
    rows: list[tuple[str, str]], mutations: list[Mutation]
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, escapechar="\\").writerows([("file", "outlet"), *rows])
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_text("text")
        raw = buffer.getvalue().encode("utf-8", "surrogatepass")
        (folder / "manifest.csv").write_bytes(mutated(raw, mutations))
        _, problems = Manifests().look_up(Source("a.txt", folder / "a.txt", folder))
    for problem in problems:
        check_reason(problem.reason or "")
        assert problem.source_uri.startswith("manifest.csv")
