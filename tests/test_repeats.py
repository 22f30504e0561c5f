"""A record that stands twice in the sources: every run accounts for each of its inputs, once, for a true reason."""

import gzip
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.database import connect
from tasks.extract import batch as extracting
from tasks.extract.batch import extract_batch
from tasks.ingest.batch import ingest_batches
from tasks.load.load import load_run
from tasks.load.runs import accept, begin_run, run_transaction
from tasks.normalize.batch import normalize_batch
from tasks.paths import DataFolder
from tests.plain_runs import run_plain

Lay = Callable[[Path], list[str]]
Accounts = list[tuple[str, str, str | None]]

NAMED_TWICE = "named twice in this run"


def record(
    name: str, text: str = "Some 40 ships left the harbour of Brell.", **fields: str
) -> dict[str, str]:
    return {
        "url": f"https://post.example/{name}",
        "outlet": "Brell Post",
        "published_on": "2025-03-11",
        "text": text,
    } | fields


SHIPS = record("ships")
FLOOD = record("flood", "The flood cost 12 million euros, the insurer said.")
COPY = record("ships-again")
EMPTY = record("empty", "")


def lines(path: Path, *records: dict[str, str]) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in records))
    return str(path)


def one_line_twice(root: Path) -> list[str]:
    return [lines(root / "wire.jsonl", SHIPS, FLOOD, SHIPS)]


def one_record_in_two_files(root: Path) -> list[str]:
    return [lines(root / "k1.jsonl", SHIPS), lines(root / "k2.jsonl", FLOOD, SHIPS)]


def one_item_in_two_feeds(root: Path) -> list[str]:
    def feed(path: Path) -> str:
        path.write_text(
            '<rss version="2.0"><channel><title>Brell Post</title>'
            "<link>https://post.example/</link><item><title>Ships leave Brell</title>"
            "<link>https://post.example/ships</link><pubDate>Tue, 11 Mar 2025 08:00:00 GMT</pubDate>"
            "<description>Some 40 ships left the harbour of Brell on Monday.</description></item></channel></rss>"
        )
        return str(path)

    return [feed(root / "front.xml"), feed(root / "world.xml")]


def one_page_twice_in_an_archive(root: Path) -> list[str]:
    html = "<html><head><title>Ships</title></head><body><p>Some 40 ships left Brell on 3 March 2025.</p></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{html}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: 2025-03-11T08:00:00Z\r\n"
        "WARC-Target-URI: https://post.example/ships\r\nContent-Type: application/http; msgtype=response\r\n"
        "Content-Length: {}\r\n\r\n"
    )
    parts = [
        gzip.compress(head.format(number, len(answer)).encode() + answer + b"\r\n\r\n") for number in (1, 2)
    ]
    (root / "pages.warc.gz").write_bytes(b"".join(parts))
    return [str(root / "pages.warc.gz")]


def one_file_named_twice(root: Path) -> list[str]:
    wire = lines(root / "wire.jsonl", SHIPS)
    return [wire, wire]


def a_folder_and_a_file_in_it(root: Path) -> list[str]:
    lines(root / "wires" / "b.jsonl", FLOOD)
    return [str(root / "wires"), lines(root / "wires" / "a.jsonl", SHIPS)]


def a_rejected_line_twice(root: Path) -> list[str]:
    return [lines(root / "wire.jsonl", EMPTY, SHIPS, EMPTY)]


def a_copy_twice(root: Path) -> list[str]:
    return [lines(root / "wire.jsonl", COPY, SHIPS, COPY)]


def versions_of_one_report_twice(root: Path) -> list[str]:
    newer = SHIPS | {
        "text": "Some 45 ships left the harbour of Brell.",
        "published_at": "2025-03-11T12:00:00Z",
    }
    return [lines(root / "wire.jsonl", SHIPS, newer, SHIPS, newer)]


LAYOUTS = [
    one_line_twice,
    one_record_in_two_files,
    one_item_in_two_feeds,
    one_page_twice_in_an_archive,
    one_file_named_twice,
    a_folder_and_a_file_in_it,
    a_rejected_line_twice,
    a_copy_twice,
    versions_of_one_report_twice,
]


def load(data: DataFolder, *sources: str, batch_size: int = 200) -> None:
    """Bring sources in as far as the ledger: what becomes of each input is known then."""
    run = begin_run(data, list(sources), "test", None)
    for batch, _ in ingest_batches(data, run.run_id, list(sources), None, batch_size):
        normalize_batch(data, run.run_id, batch)
        extract_batch(data.run(run.run_id), batch)
    with run_transaction(data.warehouse) as connection:
        load_run(connection, data.run(run.run_id), run.run_id, run.started_at, "1")
        accept(connection, data, run.run_id)


def accounts(data: DataFolder) -> Accounts:
    """Return what the last run says of its inputs, in their order, after seeing that none is missing or told twice."""
    with connect(data.warehouse, read_only=True) as connection:
        run_id, inputs = connection.execute(
            "SELECT run_id, inputs FROM quality.runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
        ).fetchall()[0]
        rows = connection.execute(
            "SELECT input_ordinal, source_uri, disposition, reason, document_id FROM ledger.dispositions "
            "WHERE run_id = ? ORDER BY input_ordinal",
            [run_id],
        ).fetchall()
        standing = {
            name for (name,) in connection.execute("SELECT document_id FROM ledger.documents").fetchall()
        }
    assert [row[0] for row in rows] == list(range(inputs))
    sources = Counter(row[1] for row in rows)
    for _, source_uri, disposition, reason, document_id in rows:
        assert document_id is None or document_id in standing
        assert reason != NAMED_TWICE or sources[source_uri] > 1
        assert (disposition == "duplicate") == bool(reason and reason.startswith((NAMED_TWICE, "same text")))
    return [row[1:4] for row in rows]


@pytest.mark.parametrize("lay", LAYOUTS)
def test_what_stands_twice_can_be_read_again_and_again(lay: Lay, tmp_path: Path) -> None:
    data, sources = DataFolder(tmp_path / "data"), lay(tmp_path)
    load(data, *sources, batch_size=1)
    first = accounts(data)
    documents = _documents(data)
    seen: list[Accounts] = []
    for order, batch_size in ((sources, 1), (sources[::-1], 200), (sources[:1], 200), (sources, 200)):
        load(data, *order, batch_size=batch_size)
        seen.append(accounts(data))
    assert _documents(data) == documents
    assert seen[0] == seen[3]
    assert Counter(seen[1]) == Counter(seen[0])
    for (uri, before, reason), now in zip(first, seen[0], strict=True):
        if before == "rejected" or (reason or "").startswith("same text"):
            assert now == (uri, before, reason)
        else:
            assert now[1] == "unchanged"


def test_a_record_of_an_earlier_run_may_come_twice_in_a_later_one(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    first, second = lines(tmp_path / "k1.jsonl", SHIPS), lines(tmp_path / "k2.jsonl", SHIPS, FLOOD)
    load(data, first)
    for flood in ("loaded", "unchanged", "unchanged"):
        load(data, first, second)
        assert [row[1] for row in accounts(data)] == ["unchanged", "unchanged", flood]
    load(data, second)
    assert [row[1] for row in accounts(data)] == ["unchanged", "unchanged"]


def test_a_report_named_twice_once_is_named_once_later(tmp_path: Path) -> None:
    """What a run said of the second of two is not said of the only one."""
    data = DataFolder(tmp_path / "data")
    twice, once = lines(tmp_path / "twice.jsonl", SHIPS, SHIPS), lines(tmp_path / "once.jsonl", SHIPS)
    load(data, twice)
    assert [row[1:] for row in accounts(data)] == [("loaded", None), ("duplicate", NAMED_TWICE)]
    load(data, twice)
    load(data, once)
    assert [row[1:] for row in accounts(data)] == [("unchanged", None)]


@pytest.mark.usefixtures("remembered_checkpoints")
def test_a_withdrawn_and_a_quarantined_report_may_stand_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = DataFolder(tmp_path / "data")
    # No extractor reads this one to its end.
    odd = record("odd", "Nine bridges were closed on Monday.")
    wire = lines(tmp_path / "wire.jsonl", SHIPS, FLOOD, odd, odd)
    read = extracting._doc

    def stumble(*arguments: Any) -> Any:
        if any("Nine bridges" in str(argument) for argument in arguments):
            raise IndexError("out of range")
        return read(*arguments)

    monkeypatch.setattr(extracting, "_doc", stumble)
    run_plain(data, wire)
    run_plain(data, wire)
    assert [row[1] for row in accounts(data)] == ["unchanged", "unchanged", "quarantined", "quarantined"]
    gone = SHIPS | {"withdrawn": "true"}
    wire = lines(tmp_path / "wire.jsonl", SHIPS, gone, gone, FLOOD, FLOOD)
    for _ in range(3):
        load(data, wire)
        accounts(data)


def _documents(data: DataFolder) -> list[tuple[object, ...]]:
    with connect(data.warehouse, read_only=True) as connection:
        return connection.execute(
            "SELECT document_id, source_uri, version, supersedes FROM ledger.documents ORDER BY ALL"
        ).fetchall()
