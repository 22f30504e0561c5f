"""Fetching a URL into a temporary file, from where it is read like any other."""

import tempfile
import time
import urllib.request
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import BinaryIO, Final, NoReturn
from urllib.parse import unquote

import httpcore
import httpx

from tasks.ingest.addresses import looked_up
from tasks.ingest.connection import CheckedNetwork, OverdueError
from tasks.ingest.sizes import in_megabytes
from tasks.ingest.warc import charset_of
from tasks.reading import UnreadableError
from tasks.settings import settings

_PAUSE_SECONDS: Final = 1.0
_PASSING_STATUSES: Final = frozenset({429, 500, 502, 503, 504})
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_UNPACKED_AT_A_TIME: Final = 1_000_000
# zlib's window bits for a gzip or a zlib header, whichever comes.
_GZIP_OR_ZLIB: Final = 47


@dataclass(frozen=True, slots=True)
class Download:
    """What a URL sent."""

    body: BinaryIO
    size: int
    content_type: str
    """Media type as the server declared it, without parameters; empty when it declared none."""
    charset: str | None


class _PassingError(Exception):
    """What may go away by itself."""


@contextmanager
def download(url: str) -> Iterator[Download]:
    """Fetch a URL and give its body, positioned at the beginning; the file is gone afterwards.

    What may be a passing trouble (no connection, time-out, an overloaded server) is tried again, within the time
    allowed for the whole.

    Raises ``UnreadableError`` when nothing usable comes back, or the address may not be fetched from.
    """
    deadline = time.monotonic() + settings().max_download_seconds
    attempts = settings().max_retries + 1
    with tempfile.TemporaryFile() as body:
        for attempt in range(1, attempts + 1):
            try:
                content_type = _fetch(url, body, deadline)
                break
            except _PassingError as error:
                if attempt == attempts:
                    raise UnreadableError(f"{error} Tried {attempts} times; try again later.") from error
                time.sleep(max(0, min(_PAUSE_SECONDS * attempt, deadline - time.monotonic())))
        size = body.tell()
        body.seek(0)
        media_type, _, parameters = content_type.partition(";")
        yield Download(body, size, media_type.strip().lower(), charset_of(parameters))


def _fetch(url: str, body: BinaryIO, deadline: float) -> str:
    """Write what a URL sends into a file and return its Content-Type."""
    body.seek(0)
    body.truncate()
    limits = settings()
    try:
        return _follow(httpx.URL(url), body, deadline)
    except httpx.InvalidURL as error:
        raise UnreadableError(f"Not a valid address ({error}). Check its spelling.") from error
    except OverdueError as error:
        raise UnreadableError(
            f"It has not sent all within {limits.max_download_seconds:g} seconds. Download it and name the file, "
            "or allow more with WIRELEDGER_MAX_DOWNLOAD_SECONDS."
        ) from error
    except httpcore.TimeoutException as error:
        raise _PassingError(f"No answer within {limits.max_silence_seconds:g} seconds.") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        raise _PassingError(f"It cannot be reached ({error}). Check the address and the network.") from error


def _follow(url: httpx.URL, body: BinaryIO, deadline: float) -> str:
    """Fetch a URL, or the one that it redirects to; each is judged before anything is sent to it."""
    headers = {"Accept-Encoding": "gzip", "User-Agent": "wireledger"} | _authorization(url)
    for _ in range(settings().max_redirects + 1):
        with (
            _connections(url, deadline) as connections,
            connections.stream(
                "GET",
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=list(({"Host": url.netloc.decode("ascii")} | headers).items()),
                extensions={"timeout": _timeouts()},
            ) as response,
        ):
            fields = {
                name.lower().decode("latin-1"): value.decode("latin-1") for name, value in response.headers
            }
            if response.status not in _REDIRECTS or "location" not in fields:
                _judge_status(response.status)
                _write(response.iter_stream(), fields.get("content-encoding", ""), body)
                return fields.get("content-type", "")
            target = url.join(fields["location"])
            if target.netloc != url.netloc or target.scheme != url.scheme:
                headers.pop("Authorization", None)
            url = target
    raise UnreadableError(f"It redirects more than {settings().max_redirects} times. Name the final address.")


def _connections(url: httpx.URL, deadline: float) -> httpcore.ConnectionPool:
    """Return what connects to a URL's host. Raises ``UnreadableError`` for addresses that are not fetched from."""
    if url.scheme not in ("http", "https") or not url.raw_host:
        raise UnreadableError(
            f"It leads to {url.scheme or 'no'}:// where only http and https are fetched. Check the address."
        )
    encryption = httpx.create_ssl_context()
    allow_private = settings().allow_private_addresses
    proxy = _proxy(url)
    if proxy is None:
        network = CheckedNetwork(deadline, allow_private=allow_private)
        return httpcore.ConnectionPool(encryption, network_backend=network)
    with suppress(OSError):  # a name that only the proxy knows
        looked_up(url.host, url.port or 0, allow_private=allow_private)
    user = (unquote(proxy.username), unquote(proxy.password)) if proxy.userinfo else None
    return httpcore.HTTPProxy(
        str(proxy.copy_with(userinfo=b"")),
        proxy_auth=user,
        ssl_context=encryption,
        network_backend=CheckedNetwork(deadline, allow_private=True),
    )


def _proxy(url: httpx.URL) -> httpx.URL | None:
    if not settings().allow_proxy or urllib.request.proxy_bypass(url.host):
        return None
    proxy = urllib.request.getproxies().get(url.scheme)
    return httpx.URL(proxy if "://" in proxy else f"http://{proxy}") if proxy else None


def _timeouts() -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), settings().max_silence_seconds)


def _authorization(url: httpx.URL) -> dict[str, str]:
    """Return the header for the user and password that stand in a URL."""
    if not url.userinfo:
        return {}
    user = b64encode(f"{url.username}:{url.password}".encode()).decode("ascii")
    return {"Authorization": f"Basic {user}"}


def _judge_status(status: int) -> None:
    if 200 <= status < 300:
        return
    phrase = HTTPStatus(status).phrase if status in list(HTTPStatus) else ""
    answer = f"The server answered {status} {phrase}".strip()
    if status in _PASSING_STATUSES:
        raise _PassingError(f"{answer}.")
    raise UnreadableError(f"{answer}. Check the address in a browser.")


def _write(chunks: Iterable[bytes], encoding: str, body: BinaryIO) -> None:
    """Write a body, unpacked, to a file, and no more of it than is allowed."""
    limit = settings().max_download_bytes
    for chunk in _unpacked(chunks, encoding.strip().lower()):
        body.write(chunk)
        if body.tell() > limit:
            raise UnreadableError(
                f"It sends more than {in_megabytes(limit)}. Download it and name the file, or allow more with "
                "WIRELEDGER_MAX_DOWNLOAD_BYTES."
            )


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield a body without its content encoding (RFC 9110, section 8.4.1), a little at a time."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise UnreadableError(
            f"It sends its content encoded as {encoding[:40]}, which was not asked for. Download it, name the file."
        )
    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for chunk in chunks:
            waiting = chunk
            while waiting:
                if unpacker.eof:
                    # A gzip stream may go on with a further member (RFC 1952, section 2.2).
                    unpacker = zlib.decompressobj(_GZIP_OR_ZLIB)
                yield unpacker.decompress(waiting, _UNPACKED_AT_A_TIME)
                waiting = unpacker.unconsumed_tail or unpacker.unused_data
        while more := unpacker.decompress(unpacker.unconsumed_tail, _UNPACKED_AT_A_TIME):
            yield more
    except zlib.error as error:
        _damaged(str(error))
    if not unpacker.eof:
        _damaged("it breaks off")


def _damaged(what: str) -> NoReturn:
    raise UnreadableError(f"What it sends is damaged ({what}). Download it and name the file.")
