"""Sixty names of keys and more, each fetched with, through the command line: no file of a run holds one of them."""

import gzip
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from flows import server
from tasks.database import connect
from tasks.paths import DataFolder
from tests.local_server import response, serving
from tests.test_credentials import NAMES_OF_KEYS

WIRELEDGER = Path(sys.executable).with_name("wireledger")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Keys(dict[str, str]):
    """A key for each place that it stands in: by turns hexadecimal digits, a UUID, letters of both cases and digits."""

    def __missing__(self, place: str) -> str:
        digest = hashlib.sha256(place.encode()).hexdigest()
        uuid = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
        both_cases = digest[:12] + digest[12:24].upper()
        self[place] = (digest[:32], uuid, both_cases)[len(self) % 3]
        return self[place]

    def link(self, place: str) -> str:
        return f"https://news.example/{place.replace(' ', '-')}?day=2&api_token={self[place]}"


def story(name: str) -> str:
    count = 20 + int(hashlib.sha256(name.encode()).hexdigest()[:3], 16)
    return f"Some {count} ships left the harbour of {name.title()} on Monday, the port said.\n"


def feed(keys: Keys) -> bytes:
    def element(name: str, text: str) -> str:
        return f"<{name}>{escape(text)}</{name}>"

    items = [
        element("link", keys.link(f"entry {n}"))
        + element("title", f"Ships, {keys.link('title')}")
        + element("author", keys.link("author"))
        + element("description", story(f"entry {n}"))
        for n in range(2)
    ]
    without_link = element("description", story("no link"))
    inside = "".join(f"<item>{item}</item>" for item in [*items, without_link])
    return f"<rss version='2.0'><channel>{element('title', keys.link('channel'))}{inside}</channel></rss>".encode()


def addresses(keys: Keys, port: int) -> list[str]:
    base = f"http://127.0.0.1:{port}"
    named = [f"{base}/plain/{n}?page=2&{name}={keys[name]}#top" for n, name in enumerate(NAMES_OF_KEYS)]
    return [
        *named,
        f"http://ann:{keys['password of ann']}@127.0.0.1:{port}/plain/ann",
        f"http://{keys['user']}@127.0.0.1:{port}/plain/nobody",
        f"http://ann:no/{keys['slash']}@127.0.0.1:{port}/plain/slash",
        f"ann:{keys['no scheme']}@127.0.0.1/plain/ann",
        f"{base}/feed/{keys['path']}/rss",
        f"{base}/private-{keys['word']}/feed.xml",
        f"{base}/plain/session;jsessionid={keys['path parameter']}?a=1",
        f"{base}/plain/nested?url=https%3A%2F%2Fx.example%2F%3Ftoken%3D{keys['nested']}%26b%3D1",
        f"{base}/plain/repeated?token={keys['one']}&token={keys['two']};token={keys['three']}",
        f"{base}/moved?api_token={keys['before']}",
        f"{base}/missing?api_token={keys['missing']}",
        f"http://127.0.0.1:9/?api_token={keys['not answered']}",
        f"ftp://127.0.0.1/?api_token={keys['scheme']}",
    ]


def files(keys: Keys, folder: Path) -> list[str]:
    record = {"url": keys.link("record"), "outlet": keys.link("outlet"), "text": story("record")}
    (folder / "records.jsonl").write_text(json.dumps(record) + "\n")
    (folder / "front.md").write_text(f"---\nurl: {keys.link('front')}\n---\n{story('front')}")
    saved = f"saved?token={keys['file name']}.txt"
    (folder / saved).write_text(story("saved"))
    (folder / "listed").mkdir()
    (folder / "listed" / "a.txt").write_text(story("listed"))
    (folder / "listed" / "manifest.csv").write_text(f"file,url\na.txt,{keys.link('manifest')}\n")
    page = f"<html><head><title>Port, {keys.link('page')}</title></head><body><p>{story('archive')}</p></body></html>"
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}"
    described = {
        "WARC-Type": "response",
        "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
        "WARC-Date": "2025-03-11T10:00:00Z",
        "WARC-Target-URI": keys.link("archive"),
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(answer)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in described.items())
    (folder / "pages.warc").write_text(f"WARC/1.0\r\n{head}\r\n{answer}\r\n\r\n", newline="")
    return ["records.jsonl", "front.md", saved, "listed", "pages.warc"]


def written(place: Path) -> bytes:
    """Everything that a file holds: its bytes, unpacked, and the rows of a database, whose strings are packed."""
    raw = place.read_bytes()
    if place.suffix == ".gz":
        return gzip.decompress(raw)
    if place.suffix != ".duckdb":
        return raw
    with connect(place, read_only=True) as connection:
        tables = connection.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal"
        ).fetchall()
        return (
            raw
            + repr(
                [connection.execute(f'FROM "{schema}"."{table}"').fetchall() for schema, table in tables]
            ).encode()
        )


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_key_of_any_source_is_written_anywhere(prefect_api: str, tmp_path: Path) -> None:
    keys = Keys()
    asked: list[str] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        asked.append(request.decode("latin-1"))
        path = asked[-1].split(" ")[1]
        if path.startswith("/moved"):
            to = f"/plain/moved?api_token={keys['after']}"
            connection.sendall(response(status="302 Found", Location=to))
        elif path.startswith("/missing"):
            connection.sendall(response(status="404 Not Found"))
        elif path.startswith("/plain/"):
            name = path.removeprefix("/plain/").partition("?")[0]
            connection.sendall(response(story(name).encode(), Content_Type="text/plain"))
        else:
            connection.sendall(response(feed(keys), Content_Type="application/rss+xml"))

    with serving(answer) as port:
        sources = addresses(keys, port)
        done = subprocess.run(
            [WIRELEDGER, "run", *files(keys, tmp_path), *sources],
            cwd=tmp_path,
            env=os.environ
            | {
                "PREFECT_API_URL": prefect_api,
                "COLUMNS": "300",
                "NO_COLOR": "1",
                "WIRELEDGER_ALLOW_PRIVATE_ADDRESSES": "true",
                "WIRELEDGER_MAX_RETRIES": "0",
            },
            capture_output=True,
            text=True,
        )
    assert done.returncode == 0, done.stderr
    assert len(NAMES_OF_KEYS) >= 60
    sent = "".join(asked)
    assert [name for name in NAMES_OF_KEYS if f"{name}={keys[name]}" not in sent] == []
    data = DataFolder(tmp_path / "data")
    places = [
        path
        for path in (*data.root.rglob("*"), *Path(os.environ["PREFECT_HOME"]).rglob("*"))
        if path.is_file()
    ]
    # What a report itself says is kept as it came.
    bodies = [
        path for path in places if path.is_relative_to(data.raw) and not path.is_relative_to(data.index)
    ]
    everything = {path: written(path) for path in places if path not in bodies}
    assert len(everything) > 6
    assert not data.addresses.exists()
    everything |= {Path("shown"): (done.stdout + done.stderr).encode()}
    found = {
        (place, path.name)
        for place, secret in keys.items()
        for path, content in everything.items()
        if secret.encode() in content
    }
    assert found == set()
    with connect(data.published, read_only=True) as connection:
        documents = connection.execute("SELECT count(*) FROM ledger.documents").fetchall()
    # Every name of a key, three entries of a feed that is named twice, six addresses more, and five files.
    assert documents == [(len(NAMES_OF_KEYS) + 6 + 3 + 5,)]


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_scheduled_run_finds_its_key_in_the_one_file_that_only_the_user_can_read(tmp_path: Path) -> None:
    secret = Keys()["schedule"]
    asked: list[str] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        asked.append(request.decode("latin-1"))
        connection.sendall(response(story("schedule").encode(), Content_Type="text/plain"))

    data = DataFolder(tmp_path / "data")
    home, port = tmp_path / "prefect", _free_port()
    api = f"http://127.0.0.1:{port}/api"
    environment = os.environ | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "WIRELEDGER_ALLOW_PRIVATE_ADDRESSES": "true",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--port", str(port)]
    running: list[subprocess.Popen[bytes]] = []
    with serving(answer) as outlet, (tmp_path / "serve.log").open("wb") as log:
        try:
            running.append(subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL))
            server.wait_until_healthy(api)
            source = f"http://127.0.0.1:{outlet}/report.txt?api_token={secret}"
            serve = [str(WIRELEDGER), "serve", "--cron", "* * * * *", source]
            running.append(
                subprocess.Popen(serve, cwd=tmp_path, env=environment, stdout=log, stderr=subprocess.STDOUT)
            )
            deadline = time.monotonic() + 600
            while not data.published.exists():
                assert running[-1].poll() is None, (tmp_path / "serve.log").read_text()
                assert time.monotonic() < deadline, (tmp_path / "serve.log").read_text()
                time.sleep(0.5)
            assert f"api_token={secret}" in asked[0]
            assert data.addresses.stat().st_mode & 0o777 == 0o600
            own = Path("/proc") / str(running[-1].pid) / "environ"
            places = [path for root in (data.root, home) for path in root.rglob("*") if path.is_file()]
            holding = []
            for path in (*places, own):
                # A run that has published is clearing up, and a database has its journals.
                with suppress(FileNotFoundError):
                    holding += [path] if secret.encode() in path.read_bytes() else []
            assert holding == [data.addresses]
        finally:
            for process in reversed(running):
                process.send_signal(signal.SIGINT)
                try:
                    process.wait(timeout=120)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
    assert not data.addresses.exists()
    assert secret not in (tmp_path / "serve.log").read_text()
