"""Every shape of input becomes records with their own metadata, their raw bytes kept once."""

import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.contracts import InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tasks.raw_store import read_raw

STORY = "The dam at Oru overflowed on Sunday, and 1,200 people left their homes."


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def ingest(tmp_path: Path, data: DataFolder) -> Callable[..., list[InputRecord]]:
    """Write files into a folder, read the folder, and return its records."""

    def run(files: dict[str, str | bytes], given: date | None = None) -> list[InputRecord]:
        for name, content in files.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(read_inputs(resolve_sources([str(tmp_path / "source")]), data, given))

    return run


Ingest = Callable[..., list[InputRecord]]


def test_a_text_file_is_named_by_its_path_and_kept_byte_for_byte(ingest: Ingest, data: DataFolder) -> None:
    content = f"{STORY}\r\n".encode()
    (record,) = ingest({"north/flood.txt": content})
    assert record.source_uri == "north/flood.txt"
    assert record.media_type == "text/plain"
    assert record.reason is None
    assert record.raw_sha256 is not None
    assert read_raw(data.raw, record.raw_sha256) == content


def test_front_matter_holds_the_fields_of_a_record(ingest: Ingest) -> None:
    head = "---\nurl: https://example.org/oru\ntitle: Dam overflows\nbyline: [Ada Okoro, Jim Li]\n"
    head += "published_on: 2024-05-06\n---\n"
    (record,) = ingest({"flood.md": head + STORY})
    assert record.media_type == "text/markdown"
    assert record.source_uri == "https://example.org/oru"
    assert (record.title, record.byline) == ("Dam overflows", "Ada Okoro, Jim Li")
    assert (record.published, record.published_basis) == ("2024-05-06", "metadata")


def test_rules_round_text_that_is_no_front_matter_stay_text(ingest: Ingest) -> None:
    (record,) = ingest({"flood.md": f"---\nDams: a danger\n---\n{STORY}"})
    assert (record.reason, record.title) == (None, None)


def test_a_json_object_is_one_record_and_an_array_one_each(ingest: Ingest) -> None:
    one = {"id": 17, "outlet": "The Gauge", "text": STORY}
    many = [{"url": "https://example.org/a", "text": STORY}, {"html": f"<p>{STORY}"}]
    records = ingest({"a.json": json.dumps(one, indent=2), "b.json": json.dumps(many)})
    assert [record.source_uri for record in records] == ["17", "https://example.org/a", "b.json#2"]
    assert records[0].outlet == "The Gauge"
    assert {record.media_type for record in records} == {"application/json"}


def test_json_lines_keep_each_line_as_it_is(ingest: Ingest, data: DataFolder) -> None:
    lines = [f'{{"url": "https://example.org/{n}",  "text": "{STORY} {n}"}}' for n in range(3)]
    records = ingest({"wire.jsonl": "\r\n".join(lines) + "\r\n\r\n"})
    assert [record.input_ordinal for record in records] == [0, 1, 2]
    assert [read_raw(data.raw, record.raw_sha256 or "").decode() for record in records] == lines


def test_json_lines_in_utf_16_are_read(ingest: Ingest) -> None:
    text = "".join(json.dumps({"id": f"é{n}", "text": STORY}, ensure_ascii=False) + "\r\n" for n in range(2))
    records = ingest({"wire.ndjson": text.encode("utf-16")})
    assert [(record.source_uri, record.reason) for record in records] == [("é0", None), ("é1", None)]


def test_both_times_of_a_record_are_kept(ingest: Ingest) -> None:
    record = {"text": STORY, "published_at": "2024-05-06T23:30:00Z", "published_on": "2024-05-07"}
    (found,) = ingest({"a.json": json.dumps(record)})
    assert found.published == "2024-05-06T23:30:00Z; 2024-05-07"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_rows_are_records_and_other_columns_are_ignored(
    ingest: Ingest, data: DataFolder, delimiter: str
) -> None:
    row = ["https://example.org/oru", "The Gauge", "7", f'"{STORY}\nA second line."']
    header = ["URL", "outlet", "rating", "text"]
    (record,) = ingest({"table.csv": "\ufeff" + delimiter.join(header) + "\n" + delimiter.join(row) + "\n"})
    assert (record.source_uri, record.outlet) == ("https://example.org/oru", "The Gauge")
    kept = json.loads(read_raw(data.raw, record.raw_sha256 or ""))
    assert kept == {
        "outlet": "The Gauge",
        "text": f"{STORY}\nA second line.",
        "url": "https://example.org/oru",
    }


def test_csv_in_utf_16_with_trailing_delimiters_is_read(ingest: Ingest) -> None:
    (record,) = ingest({"table.csv": f"id;title;text\r\n1;Zoé;{STORY};;\r\n".encode("utf-16")})
    assert (record.title, record.reason) == ("Zoé", None)


def test_parquet_rows_are_records(ingest: Ingest) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {
            "id": [1, 2],
            "text": [STORY, None],
            "published_at": [datetime(2024, 5, 6, 7, tzinfo=UTC), None],
            "embedding": [[0.5], [0.25]],
        }
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    good, empty = ingest({"wire.parquet": buffer.getvalue()})
    assert (good.source_uri, good.published, good.reason) == ("1", "2024-05-06T07:00:00+00:00", None)
    assert empty.reason is not None
    assert "no text" in empty.reason


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Gauge</title><language>fr-FR</language>
<item><title>Dam &amp;amp; town</title><link>https://example.org/oru?a=1&amp;b=2</link>
<dc:creator>Ada Okoro</dc:creator>
<pubDate>Mon, 06 May 2024 21:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded></item>
<item><guid isPermaLink="false">oru-2</guid><description>{STORY}</description></item>
<item><description>{STORY}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Gauge</title>
<entry><title>Dam overflows</title><link href="https://example.org/oru"/><id>tag:example.org,2024:1</id>
<author><name>Ada Okoro</name></author><published>2024-05-06T10:00:00Z</published>
<updated>2024-05-09T10:00:00Z</updated>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""


def test_rss_entries_are_records(ingest: Ingest, data: DataFolder) -> None:
    first, second, third = ingest({"feed.xml": RSS})
    assert first.source_uri == "https://example.org/oru?a=1&b=2"
    assert (first.outlet, first.title, first.byline) == ("The Gauge", "Dam & town", "Ada Okoro")
    assert (first.published, first.language) == ("Mon, 06 May 2024 21:30:00 -0500", "fr-FR")
    assert json.loads(read_raw(data.raw, first.raw_sha256 or ""))["html"] == f"<p>{STORY}</p>"
    assert second.source_uri == "oru-2"
    assert third.source_uri == "feed.xml#3"
    assert third.published is None


def test_atom_entries_are_records_dated_by_publication_not_by_update(ingest: Ingest) -> None:
    (record,) = ingest({"feed.atom": ATOM})
    assert (record.source_uri, record.title) == ("https://example.org/oru", "Dam overflows")
    assert (record.published, record.published_basis) == ("2024-05-06T10:00:00Z", "metadata")


def test_an_entry_of_plain_text_is_no_html(ingest: Ingest, data: DataFolder) -> None:
    plain = ATOM.replace('type="html"', 'type="text"').replace("&lt;p&gt;", "5 &lt;b&gt; ")
    (record,) = ingest({"feed.atom": plain})
    assert json.loads(read_raw(data.raw, record.raw_sha256 or ""))["text"].startswith("5 <b> The dam")


def test_a_feed_that_says_english_says_nothing(ingest: Ingest) -> None:
    atom, *rss = ingest({"feed.atom": ATOM, "feed.xml": RSS.replace("fr-FR", "en-US")})
    assert {record.language for record in (atom, *rss)} == {None}


def warc_bytes(*, compressed: bool = True) -> bytes:
    """Return a WARC file: two pages, one that was not found, an image."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=compressed)
    answers = [
        (
            "https://example.org/1",
            "200 OK",
            "text/html; charset=ISO-8859-1",
            f"<html><p>Zoé: {STORY}".encode("latin-1"),
        ),
        ("https://example.org/404", "404 Not Found", "text/html", b"<html><p>Nothing here"),
        ("https://example.org/logo", "200 OK", "image/png", b"\x89PNG"),
        ("https://example.org/2", "200 OK", "text/plain", (STORY * 40).encode()),
    ]
    for url, status, content_type, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(body), length=len(body), http_headers=headers
        )
        writer.write_record(record)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["crawl.warc.gz", "crawl.warc", "crawl.bin"])
def test_warc_pages_are_records(ingest: Ingest, data: DataFolder, name: str) -> None:
    html, missing, text = ingest({name: warc_bytes(compressed=name.endswith(".gz"))})
    assert (html.source_uri, html.media_type) == ("https://example.org/1", "text/html;charset=iso-8859-1")
    assert read_raw(data.raw, html.raw_sha256 or "").startswith(b"<html><p>Zo\xe9")
    assert missing.reason is not None
    assert "404" in missing.reason
    assert (text.source_uri, text.media_type, text.reason) == ("https://example.org/2", "text/plain", None)


@pytest.mark.parametrize("name", ["flood.txt.gz", "flood.gz", "flood.txt"])
def test_compressed_files_are_read_as_what_they_hold(ingest: Ingest, data: DataFolder, name: str) -> None:
    (record,) = ingest({name: gzip.compress(STORY.encode(), mtime=0)})
    assert (record.source_uri, record.media_type) == (name, "text/plain")
    assert read_raw(data.raw, record.raw_sha256 or "") == STORY.encode()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("report", STORY, "text/plain"),
        ("report.txt", f"<!DOCTYPE html><html><p>{STORY}</html>", "text/html"),
        ("report.xml", f"<?xml version='1.0'?><!-- x --><html><p>{STORY}</p></html>", "text/html"),
        ("report.dat", json.dumps({"text": STORY}), "application/json"),
        ("report.txt", json.dumps({"id": "x", "text": STORY}) + "\n", "application/json"),
        ("report.json", json.dumps({"text": STORY}) + "\n" + json.dumps({"text": STORY}), "application/json"),
        ("report.jsonl", json.dumps([{"text": STORY}], indent=1), "application/json"),
        ("report.out", f'id,text\n1,"{STORY}"\n', "application/json"),
        ("report.txt", RSS, "application/json"),
        ("report.txt", STORY.encode("utf-16"), "text/plain"),
        ("report.tmp", f"<p>{STORY}</p>", "text/html"),
    ],
)
def test_content_tells_the_shape_where_the_name_does_not(
    ingest: Ingest, name: str, content: str | bytes, media_type: str
) -> None:
    records = ingest({name: content})
    assert {(record.media_type, record.reason) for record in records} == {(media_type, None)}


def test_a_manifest_supplies_what_files_lack(ingest: Ingest) -> None:
    manifest = (
        "file,outlet,url,title,published_at\n"
        "a.txt,The Gauge,https://example.org/a,Dam overflows,2024-05-06\n"
        "sub/b.json,The Gauge,,,2024-05-06\n"
        "wire.jsonl,The Gauge,https://example.org/all,,\n"
    )
    own = json.dumps({"text": STORY, "outlet": "The Level", "published_on": "2023-01-02"})
    a, b, line = ingest({"manifest.csv": manifest, "a.txt": STORY, "sub/b.json": own, "wire.jsonl": own})
    assert (a.source_uri, a.outlet, a.title) == ("https://example.org/a", "The Gauge", "Dam overflows")
    assert (a.published, a.published_basis) == ("2024-05-06", "manifest")
    assert (b.source_uri, b.outlet) == ("sub/b.json", "The Level")
    assert (b.published, b.published_basis) == ("2023-01-02", "metadata")
    assert line.source_uri == "wire.jsonl#1"


def test_the_nearest_manifest_wins(ingest: Ingest) -> None:
    outer = "file,outlet\nsub/a.txt,Outer\nsub/b.txt,Outer\n"
    inner = "file,outlet\na.txt,Inner\n"
    records = ingest(
        {"manifest.csv": outer, "sub/manifest.csv": inner, "sub/a.txt": STORY, "sub/b.txt": STORY}
    )
    assert [record.outlet for record in records] == ["Inner", "Outer"]


def test_a_given_day_only_fills_what_records_lack(ingest: Ingest) -> None:
    lines = json.dumps({"text": STORY, "published_on": "2023-01-02"}) + "\n" + json.dumps({"text": STORY})
    stated, lacking = ingest({"wire.jsonl": lines}, date(2024, 5, 6))
    assert (stated.published, stated.published_basis) == ("2023-01-02", "metadata")
    assert (lacking.published, lacking.published_basis) == ("2024-05-06", "given")


def test_progress_counts_bytes_up_to_the_total(tmp_path: Path, data: DataFolder) -> None:
    source = tmp_path / "wire.jsonl"
    source.write_text("".join(json.dumps({"id": n, "text": STORY * 99}) + "\n" for n in range(50)))
    told: list[tuple[int, int]] = []
    records = read_inputs(
        resolve_sources([str(source)]), data, progress=lambda done, total: told.append((done, total))
    )
    assert len(list(records)) == 50
    assert told == sorted(told)
    assert told[-1] == (source.stat().st_size, source.stat().st_size)
    assert told[0][0] < told[-1][0]
