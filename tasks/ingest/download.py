"""Fetching a URL into a temporary file, from where it is read like any other."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, Final

from tasks.ingest.limits import MAX_DOWNLOAD_BYTES, in_megabytes
from tasks.ingest.warc import charset_of
from tasks.reading import UnreadableError

TIMEOUT_SECONDS: Final = 20.0
MAX_REDIRECTS: Final = 5
_ATTEMPTS: Final = 3
_PAUSE_SECONDS: Final = 1.0
_PASSING_STATUSES: Final = frozenset({429, 500, 502, 503, 504})


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

    What may be a passing trouble (no connection, time-out, an overloaded server) is tried three times.

    Raises ``UnreadableError`` when nothing usable comes back.
    """
    with tempfile.TemporaryFile() as body:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                content_type = _fetch(url, body)
                break
            except _PassingError as error:
                if attempt == _ATTEMPTS:
                    raise UnreadableError(f"{error} Tried {_ATTEMPTS} times; try again later.") from error
                time.sleep(_PAUSE_SECONDS * attempt)
        size = body.tell()
        body.seek(0)
        media_type, _, parameters = content_type.partition(";")
        yield Download(body, size, media_type.strip().lower(), charset_of(parameters))


def _fetch(url: str, body: BinaryIO) -> str:
    """Write what a URL sends into a file and return its Content-Type."""
    import httpx

    body.seek(0)
    body.truncate()
    try:
        with (
            httpx.Client(
                follow_redirects=True,
                max_redirects=MAX_REDIRECTS,
                timeout=TIMEOUT_SECONDS,
                headers={"User-Agent": "wireledger"},
            ) as client,
            client.stream("GET", url) as response,
        ):
            status = f"{response.status_code} {response.reason_phrase}".strip()
            if response.status_code in _PASSING_STATUSES:
                raise _PassingError(f"The server answered {status}.")
            if not response.is_success:
                raise UnreadableError(f"The server answered {status}. Check the address in a browser.")
            for chunk in response.iter_bytes(65_536):
                body.write(chunk)
                if body.tell() > MAX_DOWNLOAD_BYTES:
                    raise UnreadableError(
                        f"It sends more than {in_megabytes(MAX_DOWNLOAD_BYTES)}. Download it, name the file."
                    )
            return str(response.headers.get("Content-Type", ""))
    except httpx.TooManyRedirects as error:
        raise UnreadableError(
            f"It redirects more than {MAX_REDIRECTS} times. Name the final address."
        ) from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise UnreadableError(f"Not a valid address ({error}). Check its spelling.") from error
    except httpx.DecodingError as error:
        raise UnreadableError(
            f"What it sends is damaged ({error}). Download it and name the file."
        ) from error
    except httpx.TimeoutException as error:
        raise _PassingError(f"No answer within {TIMEOUT_SECONDS:.0f} seconds.") from error
    except httpx.TransportError as error:
        raise _PassingError(f"It cannot be reached ({error}). Check the address and the network.") from error
