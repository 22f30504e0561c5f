"""No input stops a run, and each that is refused says what happened, where, and what to do."""

import gzip
import json
import os
import re
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.contracts import InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tasks.settings import settings as limits
from tests.test_ingest_shapes import RSS, STORY, warc_bytes

GOOD = "zz_good.txt"

Ingest = Callable[[dict[str, bytes]], list[InputRecord]]


@pytest.fixture
def ingest(tmp_path: Path) -> Ingest:
    """Read files beside a good one, which must come through, and return the records of the others."""

    def run(files: dict[str, bytes]) -> list[InputRecord]:
        folder = tmp_path / "source"
        folder.mkdir(exist_ok=True)
        for name, content in {**files, GOOD: STORY.encode()}.items():
            (folder / name).write_bytes(content)
        records = read(tmp_path, [str(folder)])
        assert [record.source_uri for record in records if record.reason is None][-1] == GOOD
        return records[:-1]

    return run


def read(tmp_path: Path, sources: Sequence[str]) -> list[InputRecord]:
    return list(read_inputs(resolve_sources(sources), DataFolder(tmp_path / "data")))


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
FEED = "<rss><channel><title>&x;</title></channel></rss>"
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{ENTITIES}]>{FEED.replace("x", "e11")}'
OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>{FEED}'


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", r"empty \(0 bytes\)"),
        ("a.txt", b" \n\t\n", "no text"),
        ("a.txt", bytes(range(256)) * 8, "binary data"),
        ("a.txt", b"%PDF-1.7 ...", "PDF document"),
        ("a.txt", b"PK\x03\x04zip", "ZIP archive"),
        ("a.txt", b"Flood\x00 at the dam" + b" and more" * 400, "NUL character stands at character 5"),
        ("a.txt", "Zoé".encode("latin-1"), "0xE9 at offset 2"),
        ("a.txt", b"\xff\xfeZ\x00o", r"UTF-16-LE: byte 0x6F at offset 4"),
        ("a.md", b"---\ntitle: Dam: flood\n---\ntext", "front matter is broken at line 2"),
        ("a.html", b"  \n", "no text"),
        ("a.json", b'{"text": "flood"', "Not valid JSON: .* at column 17"),
        ("a.json", b"[]", "array is empty"),
        ("a.json", b'"flood"', "holds a string"),
        ("a.json", b"[[{}]]", "Element 1 is an array"),
        ("a.json", b"[" * 200_000, "nested too deep"),
        (
            "a.json",
            b'{"title": "flood", "n": 1}',
            r"neither text nor html is filled \(its fields: n, title\)",
        ),
        ("a.json", b'{"text": ["flood"]}', "text holds a list, not a string"),
        ("a.json", b'{"text": "\\ud800"}', "surrogate"),
        ("a.jsonl", b" \n\n", "no line in it but blank ones"),
        ("a.jsonl", b"\xff\xfe{\x00\x00\xd8", r"UTF-16-LE: byte 0x00 at offset 4"),
        ("a.csv", b"name,body\n1,flood\n", r"no column text or html \(its columns: name, body\)"),
        ("a.csv", b"id,text\n", "no rows"),
        ("a.csv", b"id,text\n1,flood, flood\n", "Row 1 has 3 fields where the header names 2"),
        ("a.csv", b"id,text\n1,Zo\xe9\n", "Row 1 is not valid UTF-8"),
        ("a.parquet", b"PAR1 and then nothing", "Not a whole Parquet file"),
        ("a.xml", BOMB.encode(), "XML bomb"),
        ("a.rss", OUTSIDE.encode(), "entities of its own"),
        ("a.rss", b"<rss>" + b"<a>" * 100_000, "nested 501 deep"),
        ("a.rss", b"<rss " + b" ".join(b'a%d=""' % n for n in range(9_000)) + b"/>", "9,001 attributes"),
        ("a.xml", b"<?xml version='1.0'?><urlset/>", "neither RSS nor Atom"),
        ("a.xml", b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "no entries"),
        ("a.warc", b"WARC/1.0\r\nnothing follows", "not a|None of|damaged"),
        (
            "a.warc.gz",
            gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
            "None of",
        ),
        (
            "a.txt.gz",
            gzip.compress(os.urandom(90_000).hex().encode())[:-200],
            "gzip stream is damaged or cut off",
        ),
        ("a.txt.gz", b"\x1f\x8b\x08\x00 not gzip at all", "gzip stream is damaged"),
        ("a.txt", b"w " * (limits().max_report_characters // 2 + 1), "2,000,002 characters"),
        ("a.txt", b"w" * (limits().max_report_bytes + 1), "10.0 MB in one report"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 80 else "",
)
def test_a_bad_file_is_refused_with_its_reason(ingest: Ingest, name: str, content: bytes, what: str) -> None:
    (record,) = ingest({name: content})
    assert record.reason is not None
    assert re.search(what, record.reason), record.reason
    assert record.reason.endswith((".", ")"))


SHAPES = ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.csv", "a.parquet", "a.xml", "a.warc", "a.gz"]
BEGINNINGS = [
    b"",
    b"PAR1",
    b"WARC/1.0\r\n",
    b"\x1f\x8b\x08",
    b"<html>",
    b"<?xml version='1.0'?><rss>",
    b'{"text": "',
    b"---\n",
]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SHAPES), st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_no_bytes_under_any_name_stop_a_run(name: str, beginning: bytes, rest: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(beginning + rest)
        records = read(Path(folder), [str(path)])
    assert [record.input_ordinal for record in records] == list(range(len(records)))
    assert records
    for record in records:
        "".join((record.source_uri, record.reason or "", record.title or "")).encode()


def test_a_broken_line_leaves_the_others(ingest: Ingest) -> None:
    good = json.dumps({"text": STORY}).encode()
    lines = [good, b'{"text": "cut of', b"[1]", b'{"text": "Zo\xe9"}', good]
    records = ingest({"wire.jsonl": b"\n".join(lines)})
    assert [record.source_uri for record in records if record.reason is None] == [
        "wire.jsonl#1",
        "wire.jsonl#5",
    ]
    assert [
        record.reason for record in records if record.reason and "Line 2: Not valid JSON" in record.reason
    ]
    assert [record.reason for record in records if record.reason and "Line 3 holds an array" in record.reason]
    assert [
        record.reason for record in records if record.reason and "Line 4: Not valid UTF-8" in record.reason
    ]


def test_a_quotation_mark_that_is_never_closed_leaves_the_rows_before(ingest: Ingest) -> None:
    rows = b'id,text\n1,flood\n2,"open' + b"more words of it\n" * 700_000
    first, broken = ingest({"a.csv": rows})
    assert (first.source_uri, first.reason) == ("1", None)
    assert broken.reason is not None
    assert broken.reason.startswith("Row 2 is broken")


def test_truncated_json_lines_leave_what_came_before(ingest: Ingest) -> None:
    lines = "".join(json.dumps({"id": n, "text": os.urandom(2_000).hex()}) + "\n" for n in range(50))
    *whole, last = ingest({"wire.jsonl.gz": gzip.compress(lines.encode())[:-20_000]})
    assert len(whole) > 10
    assert {record.reason for record in whole} == {None}
    assert last.reason is not None
    assert "gzip stream is damaged or cut off" in last.reason


def test_a_truncated_warc_keeps_the_records_before(ingest: Ingest) -> None:
    first, missing, cut = ingest({"crawl.warc.gz": warc_bytes()[:-30]})
    assert (first.source_uri, first.reason) == ("https://example.org/1", None)
    assert missing.source_uri == "https://example.org/404"
    assert cut.reason is not None
    whole, _, short = ingest({"crawl.warc.gz": warc_bytes(compressed=False)[:-30]})
    assert (whole.source_uri, whole.reason) == ("https://example.org/1", None)
    assert short.reason is not None
    assert "ends 26 bytes before" in short.reason


def test_entries_before_the_break_in_a_feed_are_read(ingest: Ingest) -> None:
    first, *_, flaw = ingest({"feed.xml": RSS[: RSS.index("<guid")].encode()})
    assert (first.source_uri, first.reason) == ("https://example.org/oru?a=1&b=2", None)
    assert flaw.reason is not None
    assert "The XML is broken" in flaw.reason


def test_undeclared_entities_of_html_do_not_lose_a_feed(ingest: Ingest) -> None:
    records = ingest({"feed.xml": RSS.replace("<description>", "<description>Caf&eacute;&nbsp;", 2).encode()})
    assert [record.reason for record in records][:3] == [None, None, None]


@pytest.mark.parametrize("name", ["long.txt", "long.jsonl", "long.csv", "long.html", "long.txt.gz"])
def test_a_single_line_of_fifty_megabytes_is_refused_in_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    opener = gzip.open if name.endswith(".gz") else open
    with opener(path, "wb") as stream:
        stream.write(b"id,text\n" if name.endswith("csv") else b"")
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
    tracemalloc.start()
    records = read(tmp_path, [str(path)])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(records) == 1
    assert records[0].reason is not None
    assert peak < 40_000_000


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.csv"])
def test_memory_does_not_grow_with_the_source(tmp_path: Path, name: str) -> None:
    peaks = []
    for rows in (200, 2_000):
        path = tmp_path / f"{rows}{name}"
        with path.open("w") as stream:
            stream.write("id,text\n" if name.endswith("csv") else "")
            for number in range(rows):
                text = STORY * 50
                row = (
                    f'{number},"{text}"' if name.endswith("csv") else json.dumps({"id": number, "text": text})
                )
                stream.write(f"{row}\n")
        # Python's own table of interned names may double meanwhile, which takes megabytes, but not twice in a row.
        peaks.append(min(_peak_of_reading(path, rows, tmp_path / "data") for _ in range(2)))
    assert peaks[1] < peaks[0] * 1.5 + 100_000


def _peak_of_reading(path: Path, rows: int, data: Path) -> int:
    tracemalloc.start()
    count = sum(1 for _ in read_inputs(resolve_sources([str(path)]), DataFolder(data)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == rows
    return peak


def test_what_cannot_be_opened_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    (folder / "folder.txt").mkdir(parents=True)
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / GOOD).write_text(STORY)
    records = read(tmp_path, [str(folder), str(tmp_path / "missing.txt"), "ftp://example.org/x"])
    reasons = {record.source_uri: record.reason or "" for record in records}
    assert set(reasons) == {"dangling.txt", "pipe.txt", GOOD, "missing.txt", "ftp://example.org/x"}
    assert "does not exist" in reasons["dangling.txt"]
    assert "not an ordinary file" in reasons["pipe.txt"]
    assert "does not exist" in reasons["missing.txt"]
    assert "only http and https" in reasons["ftp://example.org/x"]
    assert reasons[GOOD] == ""


def test_file_names_that_are_not_unicode_become_printable(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(STORY)
    (record,) = read(tmp_path, [str(folder)])
    assert record.source_uri == "caf\\xe9.txt"
    assert record.reason is None


def test_metadata_that_is_no_unicode_becomes_printable(ingest: Ingest) -> None:
    halves = rb'{"id": "a\ud800", "title": "\ud83d", "byline": ["\udc00", "Ada\u0000"], "text": "flood"}'
    front = b'---\ntitle: "\\ud800"\n---\nflood'
    record, text = ingest({"a.json": halves, "b.md": front})
    assert (record.source_uri, record.title, record.byline) == (r"a\ud800", r"\ud83d", r"\udc00, Ada")
    assert (record.reason, text.reason, text.title) == (None, None, r"\ud800")


def test_a_folder_that_may_not_be_read_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed/a.txt", "open/b.txt"):
        (tmp_path / "source" / name).parent.mkdir(parents=True)
        (tmp_path / "source" / name).write_text(STORY)
    listed = os.listdir

    def refuse(folder: Path) -> list[str]:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    closed, opened = read(tmp_path, [str(tmp_path / "source")])
    assert closed.reason is not None
    assert "cannot be read" in closed.reason
    assert (closed.source_uri, opened.source_uri, opened.reason) == ("closed", "open/b.txt", None)


@pytest.mark.parametrize(
    ("manifest", "what"),
    [
        (b"name,outlet\na.txt,The Gauge\n", "no column file"),
        (b"file,outlet\na.txt,Zo\xe9\n", "Not valid UTF-8"),
        (b'file,outlet\na.txt,"The Gauge\n', "not in order"),
        (b"file,outlet\ngone.txt,The Gauge\n", "Line 2 names gone.txt, which is not there"),
    ],
)
def test_a_broken_manifest_is_reported_and_the_reports_read(
    ingest: Ingest, manifest: bytes, what: str
) -> None:
    problem, report = ingest({"manifest.csv": manifest, "a.txt": STORY.encode()})
    assert problem.source_uri.startswith("manifest.csv")
    assert problem.reason is not None
    assert what in problem.reason
    assert (report.source_uri, report.reason) == ("a.txt", None)
