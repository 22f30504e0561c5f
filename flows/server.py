"""The Prefect server that a run reports to: the one configured, or a local one that ends with us.

A local one listens on a socket that we have opened and handed to it, so that nobody else can answer in its place, and
takes requests only with a secret made for it. Imports no part of Prefect, so that the server's process can start while
everything else is still being imported.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tasks.credentials import masked

# A cold start creates the server's database first: half a minute on a fast machine, minutes on a busy one.
START_TIMEOUT_SECONDS = float(os.environ.get("WIRELEDGER_SERVER_TIMEOUT", "300"))

# A configured server is up or it is not.
ANSWER_TIMEOUT_SECONDS = min(30.0, START_TIMEOUT_SECONDS)


class ServerError(Exception):
    """No Prefect server could be reached or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server process of our own; it ends when we do, however we end."""

    process: subprocess.Popen[bytes]
    url: str
    secret: str = field(repr=False)
    """What a client has to show, as ``user:password``."""
    log: Path
    is_first_start: bool

    def has_died(self) -> bool:
        """Return whether it has ended by itself."""
        return self.process.poll() is not None

    def stop(self) -> None:
        """End the server and wait until it is gone."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.unlink(missing_ok=True)


def prefect_home() -> Path:
    """Return the folder where Prefect keeps its profiles and its database."""
    return Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()


def configured_api_url() -> str | None:
    """Return the API address of the environment or of Prefect's active profile, as Prefect would take it.

    Raises ``ServerError`` when it is no address that can be asked.
    """
    url = _configured()
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ServerError(
            f"PREFECT_API_URL {masked(url)} is no address of a Prefect server: write it as "
            "http://127.0.0.1:4200/api, or unset it."
        )
    if parts.username or parts.password:
        raise ServerError(
            "PREFECT_API_URL holds a password: put it in PREFECT_API_AUTH_STRING, as user:password."
        )
    return url


def _configured() -> str | None:
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    try:
        profiles = tomllib.loads((prefect_home() / "profiles.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    active = os.environ.get("PREFECT_PROFILE", profiles.get("active"))
    url = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None


def start_local_server(port: int = 0, *, lasting: bool = False) -> LocalServer:
    """Start a server on this machine and point Prefect at it; returns before it answers.

    ``port`` 0 takes one that is free. A ``lasting`` server also has a scheduler and pages. Sets ``PREFECT_API_URL`` and
    ``PREFECT_API_AUTH_STRING``: call it before Prefect is imported. Raises ``ServerError`` when the port is taken.
    """
    home = prefect_home()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    is_first_start = not (home / "prefect.db").exists()
    secret = f"wireledger:{secrets.token_urlsafe(32)}"
    with _listening(port) as listener:
        port = listener.getsockname()[1]
        url = f"http://127.0.0.1:{port}/api"
        log = home / f"wireledger-server-{port}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-P", "-m", "flows.server_process", *(["--lasting"] if lasting else [])],
                # The command line of a process is for everybody to read, its environment is not.
                env=os.environ
                | {"PREFECT_SERVER_API_AUTH_STRING": secret, "WIRELEDGER_LISTENER": str(listener.fileno())},
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[listener.fileno()],
                # A Ctrl-C at the terminal is for the run, which then ends the server in good order.
                start_new_session=True,
            )
    os.environ |= {"PREFECT_API_URL": url, "PREFECT_API_AUTH_STRING": secret}
    return LocalServer(process, url, secret, log, is_first_start)


def _listening(port: int) -> socket.socket:
    """Return a socket that listens already: from now on the port is nobody else's."""
    listener = socket.socket()
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(2048)
    except OSError as error:
        listener.close()
        raise ServerError(
            f"port {port} of this machine cannot be used for Prefect's server ({error.strerror}). If another program "
            "answers there, take another port with --port; if it is a Prefect server of yours, name it in "
            f"PREFECT_API_URL (http://127.0.0.1:{port}/api), with PREFECT_API_AUTH_STRING if it asks for one."
        ) from error
    return listener


def wait_until_healthy(
    url: str, server: LocalServer | None = None, *, timeout: float = START_TIMEOUT_SECONDS
) -> None:
    """Return when the API at ``url`` answers.

    Raises ``ServerError`` when it does not within ``timeout`` seconds, or when ``server``, which should bring
    it, has died.
    """
    deadline = time.monotonic() + timeout
    while True:
        # Our own takes the call at once, answers when it is ready, and hangs up when it dies.
        patience = max(2.0, deadline - time.monotonic()) if server else 2.0
        why_not = trouble(f"{url}/health", patience)
        if server and server.has_died():
            raise _died(server)
        if not why_not:
            return
        if time.monotonic() > deadline:
            hint = (
                f"set WIRELEDGER_SERVER_TIMEOUT to wait longer. {_last_words(server.log)}"
                if server
                else "check PREFECT_API_URL (`prefect config view`), or unset it to use a local server"
            )
            raise ServerError(f"the Prefect server at {url} does not answer ({why_not}): {hint}")
        time.sleep(0.05)


def lost(url: str, server: LocalServer | None, error: BaseException | str) -> ServerError:
    """Return what to say when Prefect fails for want of its server: of a local one that died, or of one that fails."""
    if server and server.has_died():
        return _died(server)
    return ServerError(
        f"the Prefect server at {url} does not do its work: {_first_cause(error)}\nWhat was published before is "
        "untouched. Run again when the server does; if it asks for a password, set PREFECT_API_AUTH_STRING; or unset "
        "PREFECT_API_URL to use a local server."
    )


def _first_cause(error: BaseException | str) -> str:
    """Return what an error of Prefect's goes back to: the server's own words, or those of the network."""
    while isinstance(error, BaseException):
        cause = error.exceptions[0] if isinstance(error, BaseExceptionGroup) else error.__cause__
        if cause is None:
            # Further lines are about what httpx is.
            return str(error).partition("\n")[0] or type(error).__name__
        error = cause
    return error


def _died(server: LocalServer) -> ServerError:
    return ServerError(
        f"the local Prefect server ended with code {server.process.returncode}; what was published before is "
        f"untouched, run again. {_last_words(server.log)}"
    )


def trouble(address: str, timeout: float) -> str | None:
    """Return why an address does not answer within ``timeout`` seconds, None when it does."""
    try:
        with urllib.request.urlopen(address, timeout=timeout) as response:  # noqa: S310
            return None if response.status == 200 else f"status {response.status}"
    except (OSError, ValueError) as error:
        return str(error)


def _last_words(log: Path, lines: int = 15) -> str:
    """Return the end of a server's log: the file goes when the server does."""
    try:
        words = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError as error:
        return f"Its log cannot be read: {error}"
    return f"Its last words:\n{words}" if words else "It has said nothing."
