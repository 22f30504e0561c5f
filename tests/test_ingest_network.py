"""No server makes a run wait without end or take without limit, and credentials go where they belong."""

import base64
import gzip
import socket
import ssl
import time
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tasks.credentials import conceal, reveal
from tasks.ingest import download
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tests.local_server import SetLimits, fetch, reason, response, sending, serving
from tests.test_ingest_shapes import STORY


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_PAUSE_SECONDS", 0.01)


# --- time ---


@pytest.mark.parametrize(
    "trickle",
    [
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"",
    ],
    ids=["headers", "body", "chunks", "status"],
)
def test_a_server_that_sends_a_byte_at_a_time_is_left(
    tmp_path: Path, set_limits: SetLimits, trickle: bytes
) -> None:
    set_limits(allow_private_addresses=True, max_download_seconds=0.6, max_silence_seconds=0.5)
    more = b"1\r\nx\r\n" if b"chunked" in trickle else b"x" if trickle else b"H"

    def slow(connection: socket.socket, _: bytes) -> None:
        connection.sendall(trickle)
        for _step in range(100):
            connection.sendall(more)
            time.sleep(0.05)

    with serving(slow) as port:
        began = time.monotonic()
        why = reason(tmp_path, f"http://127.0.0.1:{port}/")
        assert time.monotonic() - began < 3
    # A status line that never ends is no HTTP; whichever is noticed first.
    assert any(what in why for what in ("not sent all within 0.6 seconds", "cannot be reached")), why


def test_a_server_that_says_nothing_is_left(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True, max_silence_seconds=0.2, max_retries=1)
    with serving(lambda *_: time.sleep(1)) as port:
        why = reason(tmp_path, f"http://127.0.0.1:{port}/")
    assert "No answer within 0.2 seconds. Tried 2 times" in why


# --- size ---


def endless(connection: socket.socket, _: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while True:
        connection.sendall(b"flood " * 10_000)


def test_an_endless_answer_is_cut_off(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True, max_download_bytes=1_000_000)
    with serving(endless) as port:
        assert "sends more than 1.0 MB" in reason(tmp_path, f"http://127.0.0.1:{port}/")


def test_endless_headers_are_cut_off(tmp_path: Path, set_limits: SetLimits) -> None:
    def headers(connection: socket.socket, _: bytes) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-More: " + b"x" * 1_000 + b"\r\n")

    set_limits(allow_private_addresses=True, max_retries=0)
    with serving(headers) as port:
        assert "cannot be reached" in reason(tmp_path, f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_content_encoding_bomb_is_cut_off_in_little_memory(
    tmp_path: Path, set_limits: SetLimits, encoding: str
) -> None:
    import tracemalloc

    set_limits(allow_private_addresses=True, max_download_bytes=20_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31 if encoding == "gzip" else 15)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(300)) + packer.flush()
    assert len(bomb) < 400_000
    with serving(sending(response(bomb, Content_Encoding=encoding))) as port:
        tracemalloc.start()
        why = reason(tmp_path, f"http://127.0.0.1:{port}/")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert "sends more than 20.0 MB" in why
    assert peak < 10_000_000


@pytest.mark.parametrize(
    ("encoding", "body", "what"),
    [
        ("br", b"\x0b\x02\x80", "encoded as br, which was not asked for"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"flood")), "encoded as gzip, gzip"),
        ("gzip", b"not gzip", "damaged"),
        ("gzip", gzip.compress(STORY.encode())[:-12], "damaged (it breaks off)"),
    ],
    # The bytes hold the time.
    ids=["another encoding", "twice", "no gzip", "cut short"],
)
def test_what_cannot_be_unpacked_says_so(
    tmp_path: Path, set_limits: SetLimits, encoding: str, body: bytes, what: str
) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(body, Content_Encoding=encoding))) as port:
        assert what in reason(tmp_path, f"http://127.0.0.1:{port}/")


def test_members_of_a_gzip_answer_are_all_read(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True)
    body = gzip.compress(STORY.encode()) + gzip.compress(b" More.")
    with serving(sending(response(body, Content_Encoding="gzip"))) as port:
        record = fetch(tmp_path, f"http://127.0.0.1:{port}/")
    assert record.reason is None
    assert (tmp_path / "data/raw" / str(record.raw_sha256)[:2] / str(record.raw_sha256)).read_bytes() == (
        STORY.encode() + b" More."
    )


@pytest.mark.parametrize(
    ("content_type", "body", "media_type"),
    [
        ("image/png", STORY.encode(), "text/plain"),
        ("application/json", f"<html><body><p>{STORY}</p></body></html>".encode(), "text/html"),
        ("text/html; charset=no-such", f"<html><p>{STORY}".encode(), "text/html;charset=no-such"),
    ],
)
def test_a_content_type_that_is_wrong_does_not_decide(
    tmp_path: Path, set_limits: SetLimits, content_type: str, body: bytes, media_type: str
) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(body, Content_Type=content_type))) as port:
        record = fetch(tmp_path, f"http://127.0.0.1:{port}/report")
    assert (record.reason, record.media_type) == (None, media_type)


# --- credentials ---


def test_credentials_are_sent_and_not_stored(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True)
    asked: list[bytes] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(STORY.encode()))

    with serving(answer) as port:
        [shown] = conceal([f"http://ada:s3cret@127.0.0.1:{port}/report.txt"])
        assert "s3cret" not in shown
        assert "s3cret" in reveal(shown)
        record = fetch(tmp_path, shown)
    assert record.source_uri == f"http://***@127.0.0.1:{port}/report.txt"
    assert record.reason is None
    assert b"Basic " + base64.b64encode(b"ada:s3cret") in asked[0]
    assert b"s3cret@" not in asked[0]


def test_credentials_do_not_follow_to_another_server(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True)
    asked: list[bytes] = []

    def note(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(STORY.encode()))

    with (
        serving(note) as other,
        serving(sending(response(status="302 Found", Location=f"http://127.0.0.1:{other}/"))) as port,
    ):
        assert fetch(tmp_path, f"http://ada:s3cret@127.0.0.1:{port}/").reason is None
    assert b"authorization" not in asked[0].lower()


def test_a_masked_address_without_its_credentials_says_so(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(STORY)
    refused, *_ = read_inputs(
        resolve_sources(["https://***@example.org/feed", str(good)]), DataFolder(tmp_path / "data")
    )
    assert "credentials are not kept" in (refused.reason or "")


# --- proxies, TLS ---


def test_a_proxy_is_used_only_when_allowed(
    tmp_path: Path, set_limits: SetLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def proxy(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(STORY.encode()))

    with serving(proxy) as port:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", "")
        assert "a loopback address" in reason(tmp_path, "http://localhost:9/a")
        set_limits(allow_proxy=True)
        assert "a loopback address" in reason(tmp_path, "http://localhost:9/a")
        assert asked == []
        assert fetch(tmp_path, "http://known-to-the-proxy.invalid/a.txt").reason is None
    assert asked[0].startswith(b"GET http://known-to-the-proxy.invalid/a.txt HTTP/1.1\r\n")


def test_a_certificate_must_be_for_the_name_and_not_the_address(
    tmp_path: Path, set_limits: SetLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Connecting to a looked-up address leaves the name to be checked as ever."""
    set_limits(allow_private_addresses=True, max_retries=0)
    certificate = self_signed(tmp_path, "localhost")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def secure(connection: socket.socket, _: bytes) -> None:
        connection.sendall(response(STORY.encode()))

    with serving(secure, encryption=context) as port:
        assert "certificate verify failed" in reason(tmp_path, f"https://localhost:{port}/")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert fetch(tmp_path, f"https://localhost:{port}/").reason is None
        assert "certificate verify failed" in reason(tmp_path, f"https://127.0.0.1:{port}/")


def self_signed(folder: Path, name: str) -> Path:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
