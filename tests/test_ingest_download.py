"""URLs are fetched within limits, and the server's word on type and charset is heard."""

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tasks.contracts import InputRecord
from tasks.ingest import download, read
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tests.test_ingest_shapes import RSS, STORY

PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (
        200,
        {"Content-Type": "text/html; charset=windows-1252"},
        f"<html><p>Zoé: {STORY}".encode("cp1252"),
    ),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, RSS.encode()),
    "/wire.jsonl": (200, {"Content-Type": "text/plain"}, json.dumps({"text": STORY}).encode()),
    "/api?x=1": (
        200,
        {"Content-Type": "application/json; charset=utf-8"},
        json.dumps([{"text": STORY}]).encode(),
    ),
    "/report.txt.gz": (200, {"Content-Type": "application/gzip"}, gzip.compress(STORY.encode())),
    "/encoded": (
        200,
        {"Content-Type": "text/plain", "Content-Encoding": "gzip"},
        gzip.compress(STORY.encode()),
    ),
    "/moved": (301, {"Location": "/page"}, b""),
    "/circle": (302, {"Location": "/circle"}, b""),
    "/gone": (404, {}, b"nothing"),
    "/busy": (503, {}, b"later"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/large": (200, {"Content-Type": "text/plain"}, b"w" * 3_000),
}


class Handler(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, headers, body = PAGES[self.path]
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Keep quiet."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, set_limits: Callable[..., None]) -> Iterator[str]:
    set_limits(allow_private_addresses=True)
    monkeypatch.setattr(download, "_PAUSE_SECONDS", 0.01)
    Handler.asked = []
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


def fetch(url: str, tmp_path: Path) -> list[InputRecord]:
    return list(read.read_inputs(resolve_sources([url]), DataFolder(tmp_path / "data")))


@pytest.mark.parametrize(
    ("path", "media_type", "uri"),
    [
        ("/page", "text/html;charset=windows-1252", "{url}"),
        ("/moved", "text/html;charset=windows-1252", "{url}"),
        ("/wire.jsonl", "application/json", "{url}#1"),
        ("/api?x=1", "application/json", "{url}#1"),
        ("/report.txt.gz", "text/plain", "{url}"),
        ("/encoded", "text/plain", "{url}"),
    ],
)
def test_what_a_server_sends_is_read_by_its_shape(
    server: str, tmp_path: Path, path: str, media_type: str, uri: str
) -> None:
    (record,) = fetch(server + path, tmp_path)
    assert record.reason is None
    assert record.source_uri == uri.format(url=server + path)
    assert record.media_type == media_type


def test_a_feed_gives_its_entries(server: str, tmp_path: Path) -> None:
    records = fetch(f"{server}/feed", tmp_path)
    assert [record.source_uri for record in records] == [
        "https://example.org/oru?a=1&b=2",
        "oru-2",
        f"{server}/feed#3",
    ]


@pytest.mark.parametrize(
    ("path", "what", "times"),
    [
        ("/gone", "answered 404 Not Found", 1),
        ("/busy", "answered 503 Service Unavailable. Tried 3 times", 3),
        ("/circle", "redirects more than 5 times", 6),
        ("/empty", "empty", 1),
    ],
)
def test_a_failing_address_says_why(server: str, tmp_path: Path, path: str, what: str, times: int) -> None:
    (record,) = fetch(server + path, tmp_path)
    assert record.source_uri == server + path
    assert record.raw_sha256 is None
    assert record.reason is not None
    assert what in record.reason
    assert len(Handler.asked) == times


def test_more_than_the_limit_is_not_taken(
    server: str, tmp_path: Path, set_limits: Callable[..., None]
) -> None:
    set_limits(max_download_bytes=1_000)
    (record,) = fetch(f"{server}/large", tmp_path)
    assert record.reason is not None
    assert "sends more than" in record.reason


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/closed", "http://[broken/"])
def test_an_address_that_does_not_answer_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, set_limits: Callable[..., None], url: str
) -> None:
    set_limits(allow_private_addresses=True)
    monkeypatch.setattr(download, "_PAUSE_SECONDS", 0.01)
    (record,) = fetch(url, tmp_path)
    assert record.reason is not None
    assert "reached" in record.reason or "Not a valid address" in record.reason
