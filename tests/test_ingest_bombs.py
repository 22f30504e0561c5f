"""Small inputs that stand for large ones are cut off, and what lies beside them is read."""

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.contracts import InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tests.test_ingest_shapes import STORY

SetLimits = Callable[..., None]


def read(tmp_path: Path, files: dict[str, bytes]) -> list[InputRecord]:
    """Read files beside a good one; return the records of the others."""
    folder = tmp_path / "source"
    folder.mkdir()
    for name, content in {**files, "zz.txt": STORY.encode()}.items():
        (folder / name).write_bytes(content)
    *records, good = read_inputs(resolve_sources([str(folder)]), DataFolder(tmp_path / "data"))
    assert (good.source_uri, good.reason) == ("zz.txt", None)
    return records


def packed(line: bytes, megabytes: int) -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb") as stream:
        for _ in range(megabytes):
            stream.write(line * (1_000_000 // len(line)))
    return buffer.getvalue()


def test_a_gzip_bomb_of_good_lines_is_cut_off_by_its_ratio(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(max_report_bytes=1_000_000)
    line = json.dumps({"id": 1, "text": STORY * 20}).encode() + b"\n"
    tracemalloc.start()
    *read_before, last = read(tmp_path, {"wire.jsonl.gz": packed(line, 30)})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "as in a zip bomb" in (last.reason or "")
    assert {record.reason for record in read_before} == {None}
    assert peak < 40_000_000


def test_the_absolute_limit_holds_too(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(max_unpacked_bytes=2_000_000)
    line = json.dumps({"id": 1, "text": STORY}).encode() + b"\n"
    *_, last = read(tmp_path, {"wire.jsonl.gz": packed(line, 5)})
    assert "holds more than 2.0 MB when unpacked" in (last.reason or "")


def test_gzip_within_gzip_is_not_unpacked_twice(tmp_path: Path) -> None:
    (record,) = read(tmp_path, {"a.txt.gz": gzip.compress(gzip.compress(STORY.encode() * 100))})
    assert "binary data" in (record.reason or "")


def test_a_warc_that_is_a_bomb_is_cut_off(tmp_path: Path, set_limits: SetLimits) -> None:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    set_limits(max_report_bytes=500_000)
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    inner = packed(b"flood ", 20)
    pages = [
        ("https://a.example/../../etc/passwd", STORY.encode(), []),
        ("https://a.example/bomb", inner, ["gzip"]),
    ]
    for url, body, encodings in pages:
        fields = [("Content-Type", "text/plain"), *(("Content-Encoding", encoding) for encoding in encodings)]
        headers = StatusAndHeaders("200 OK", fields, protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), length=len(body), http_headers=headers
            )
        )
    first, bomb = read(tmp_path, {"crawl.warc.gz": buffer.getvalue()})
    # A name in an archive is a name, and leads to no file.
    assert (first.source_uri, first.reason) == ("https://a.example/../../etc/passwd", None)
    assert "in one report: the limit is 0.5 MB" in (bomb.reason or "")


def test_a_parquet_file_of_one_value_in_a_million_rows_is_cut_off(
    tmp_path: Path, set_limits: SetLimits
) -> None:
    set_limits(max_report_bytes=100_000)
    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([STORY * 200] * 2_000)}), buffer)
    assert len(buffer.getvalue()) < 30_000
    *_, last = read(tmp_path, {"a.parquet": buffer.getvalue()})
    assert "as in a zip bomb" in (last.reason or "")


LAUGHS = "".join(f"{name}: &{name} [*{before}, *{before}]\n" for before, name in pairwise("abcdefgh"))


@pytest.mark.parametrize(
    ("front_matter", "what"),
    [
        ("byline: &a [x, x]\ntitle: *a\n", "an alias (*a) at line 3"),
        ("byline: &a [*a]\n", "an alias (*a) at line 2"),
        ("a: &a [x, x]\n" + LAUGHS + "byline: *h\n", "an alias (*a) at line 3"),
        ("title: " + "[" * 30 + "]" * 30 + "\n", "nested too deep at line 2"),
    ],
)
def test_yaml_that_means_more_than_it_says_is_refused(tmp_path: Path, front_matter: str, what: str) -> None:
    (record,) = read(tmp_path, {"a.md": f"---\n{front_matter}---\nIt rose.".encode()})
    assert what in (record.reason or "")


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.json", '{"text": "a", "text": "b"}', "The field text stands there 2 times"),
        ("a.json", '{"text": "a", "x": ' + "[" * 150 + "]" * 150 + "}", "nested too deep, over 100 levels"),
        ("a.csv", "id,text,text\n1,a,b\n", "The table has 2 columns text"),
    ],
)
def test_what_can_be_read_in_two_ways_is_refused(tmp_path: Path, name: str, content: str, what: str) -> None:
    (record,) = read(tmp_path, {name: content.encode()})
    assert what in (record.reason or "")


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "a/../../secret.txt", "x" * 300])
def test_a_manifest_names_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    manifest = f"file,outlet\n{name},The Gauge\na.txt,The Meter\n"
    problem, report = read(tmp_path, {"manifest.csv": manifest.encode(), "a.txt": STORY.encode()})
    # The same is said of what is there and of what is not.
    assert ("is not in its folder" if "/" in name else "is not there") in (problem.reason or "")
    assert (report.source_uri, report.outlet) == ("a.txt", "The Meter")


def test_a_manifest_that_is_a_link_to_elsewhere_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.csv").write_text("file,outlet\na.txt,secret\n")
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "manifest.csv").symlink_to(tmp_path / "elsewhere.csv")
    problem, report = read_inputs(resolve_sources([str(folder)]), DataFolder(tmp_path / "data"))
    assert "a link to what lies outside" in (problem.reason or "")
    assert report.outlet is None
