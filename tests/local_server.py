"""A real server on the loopback address, which answers as a test says."""

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tasks.contracts import InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder

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
