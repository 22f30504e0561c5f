"""No server, name or redirect makes a run reach what it may not, wait without end or take without limit."""

import base64
import gzip
import socket
import socketserver
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.contracts import InputRecord
from tasks.credentials import conceal, reveal
from tasks.ingest import download
from tasks.ingest.addresses import looked_up, not_public
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tasks.reading import UnreadableError
from tests.test_ingest_shapes import STORY

SetLimits = Callable[..., None]
Answer = Callable[[socket.socket, bytes], None]


@contextmanager
def serving(
    answer: Answer,
    family: socket.AddressFamily = socket.AF_INET,
    encryption: ssl.SSLContext | None = None,
) -> Iterator[int]:
    """A real server on the loopback address: ``answer`` gets the connection and the request's bytes."""

    class Handler(socketserver.BaseRequestHandler):
        def setup(self) -> None:
            if encryption:
                self.request = encryption.wrap_socket(
                    self.request, server_side=True, do_handshake_on_connect=False
                )

        def finish(self) -> None:
            self.request.close()

        def handle(self) -> None:
            request = b""
            # A client that does not trust the certificate asks for nothing.
            with suppress(ssl.SSLError):
                while b"\r\n\r\n" not in request and (more := self.request.recv(65_536)):
                    request += more
            if request:
                # The client may have had enough, as it should.
                with suppress(BrokenPipeError, ConnectionResetError):
                    answer(self.request, request)

    class Server(socketserver.ThreadingTCPServer):
        address_family = family
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1" if family == socket.AF_INET else "::1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def response(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def sending(*parts: bytes) -> Answer:
    return lambda connection, _: connection.sendall(b"".join(parts))


def fetch(tmp_path: Path, url: str) -> InputRecord:
    (record,) = read_inputs(resolve_sources([url]), DataFolder(tmp_path / "data"))
    return record


def reason(tmp_path: Path, url: str) -> str:
    record = fetch(tmp_path, url)
    assert record.raw_sha256 is None
    assert record.reason
    return record.reason


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "_PAUSE_SECONDS", 0.01)


# --- which addresses ---


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.10", "loopback"),
        ("::1", "loopback"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::127.0.0.1", "loopback"),
        ("64:ff9b::7f00:1", "loopback"),
        ("2002:7f00:1::", "loopback"),
        ("10.1.2.3", "private"),
        ("172.31.0.1", "private"),
        ("192.168.0.1", "private"),
        ("fd12:3456::1", "private"),
        ("fec0::1", "private"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::a00:1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1", "link-local"),
        ("fe80::1%1", "link-local"),
        ("100.64.0.1", "reserved"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("255.255.255.255", "private"),
        ("240.0.0.1", "private"),
        ("198.18.0.1", "private"),
        ("2001:db8::1", "private"),
    ],
)
def test_addresses_off_the_public_internet_are_refused(address: str, kind: str) -> None:
    with pytest.raises(UnreadableError, match="not fetched"):
        looked_up(address, 80, allow_private=False)
    import ipaddress

    assert kind in (not_public(ipaddress.ip_address(address)) or "")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14"])
def test_public_addresses_are_let_through(address: str) -> None:
    assert looked_up(address, 443, allow_private=False) == [address]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "LOCALHOST",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "127。0。0。1",
        "①27.0.0.1",
        "user:secret@127.0.0.1",
    ],
)
def test_no_spelling_of_this_machine_is_fetched_from(tmp_path: Path, host: str) -> None:
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as port:
        why = reason(tmp_path, f"http://{host}:{port}/report.txt")
    assert asked == []
    assert re_any(why, "not fetched", "Not a valid address", "cannot be reached"), why
    assert "secret" not in why


def re_any(text: str, *parts: str) -> bool:
    return any(part in text for part in parts)


def test_the_setting_allows_private_addresses(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(STORY.encode(), Content_Type="text/plain"))) as port:
        assert fetch(tmp_path, f"http://localhost:{port}/report.txt").reason is None
    with serving(sending(response(STORY.encode())), socket.AF_INET6) as port:
        assert fetch(tmp_path, f"http://[::1]:{port}/report.txt").reason is None


def test_the_connection_goes_to_the_address_that_was_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with a public address first and a private one afterwards reaches neither twice."""
    answers = ["93.184.215.14", "127.0.0.1", "127.0.0.1", "127.0.0.1"]
    lookups: list[str] = []
    connected: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, *rest: Any, **options: Any) -> Any:
        if host != "rebind.example":
            return real(host, *rest, **options)
        lookups.append(host)
        return real(answers[len(lookups) - 1], *rest, **options)

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("not from a test")

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    monkeypatch.setattr(socket, "create_connection", connect)
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as port:
        why = reason(tmp_path, f"http://rebind.example:{port}/")
    assert connected == ["93.184.215.14"]
    assert asked == []
    assert "a loopback address" in why  # the second try looked it up anew, and was refused


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = socket.getaddrinfo

    def mixed(_: Any, *rest: Any, **options: Any) -> Any:
        return real("93.184.215.14", *rest, **options) + real("10.0.0.1", *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", mixed)
    with pytest.raises(UnreadableError, match=r"10\.0\.0\.1, a private address"):
        looked_up("mixed.example", 80, allow_private=False)


# --- redirects ---


def test_every_redirect_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop is let through by name, as a public server's would be; where it leads to is not."""
    from tasks.ingest import connection

    judged = looked_up

    def first_is_public(host: str, port: int, *, allow_private: bool) -> list[str]:
        return judged(host, port, allow_private=allow_private or host == "localhost")

    monkeypatch.setattr(connection, "looked_up", first_is_public)
    asked: list[bytes] = []
    with serving(lambda _, request: asked.append(request)) as inner:
        for location in (f"http://127.0.0.1:{inner}/admin", f"//[::1]:{inner}/admin"):
            with serving(sending(response(status="302 Found", Location=location))) as port:
                assert "a loopback address: not fetched" in reason(tmp_path, f"http://localhost:{port}/")
    assert asked == []


@pytest.mark.parametrize(
    ("location", "what"),
    [
        ("file:///etc/passwd", "file:// where only http and https"),
        ("ftp://example.org/x", "ftp:// where only http and https"),
        ("javascript:alert(1)", "javascript:// where only http and https"),
        ("data:text/plain,flood", "data:// where only http and https"),
        ("http://[broken/", "cannot be reached"),
        ("/" + "x" * 70_000, "Not a valid address"),
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_refused(
    tmp_path: Path, set_limits: SetLimits, location: str, what: str
) -> None:
    set_limits(allow_private_addresses=True)
    with serving(sending(response(status="301 Moved", Location=location))) as port:
        assert what in reason(tmp_path, f"http://127.0.0.1:{port}/")


def test_the_number_of_redirects_is_a_setting(tmp_path: Path, set_limits: SetLimits) -> None:
    set_limits(allow_private_addresses=True, max_redirects=2)
    asked: list[bytes] = []

    def forth(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(status="307 Temporary Redirect", Location=f"/{len(asked)}"))

    with serving(forth) as port:
        assert "redirects more than 2 times" in reason(tmp_path, f"http://127.0.0.1:{port}/")
    assert len(asked) == 3


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
    assert re_any(why, "not sent all within 0.6 seconds", "cannot be reached"), why


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


def test_credentials_are_sent_and_not_stored(
    tmp_path: Path, set_limits: SetLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_limits(allow_private_addresses=True)
    monkeypatch.setenv("WIRELEDGER_ADDRESSES", "{}")
    asked: list[bytes] = []

    def answer(connection: socket.socket, request: bytes) -> None:
        asked.append(request)
        connection.sendall(response(STORY.encode()))

    with serving(answer) as port:
        shown = conceal(f"http://ada:s3cret@127.0.0.1:{port}/report.txt")
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
