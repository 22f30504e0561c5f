"""The Prefect server that a run reports to: the one configured, or a local one started for the run.

Imports no part of Prefect, so that the server's process can start while everything else is still being
imported.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import tomllib
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import IO

# A cold start creates the server's database first: half a minute on a fast machine, minutes on a busy one.
START_TIMEOUT_SECONDS = float(os.environ.get("WIRELEDGER_SERVER_TIMEOUT", "300"))

# A configured server is up or it is not.
ANSWER_TIMEOUT_SECONDS = min(30.0, START_TIMEOUT_SECONDS)

_APPLICATION = "prefect.server.api.server:create_app"


class ServerError(Exception):
    """No Prefect server could be reached or started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A server process of our own; it ends when we do, however we end."""

    process: subprocess.Popen[bytes]
    url: str
    log: Path
    is_first_start: bool

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
    """Return the API address of the environment or of Prefect's active profile, as Prefect would take it."""
    if url := os.environ.get("PREFECT_API_URL"):
        return url
    try:
        profiles = tomllib.loads((prefect_home() / "profiles.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError):
        return None
    active = os.environ.get("PREFECT_PROFILE", profiles.get("active"))
    url = profiles.get("profiles", {}).get(active, {}).get("PREFECT_API_URL")
    return str(url) if url else None


def start_local_server(port: int | None = None) -> LocalServer:
    """Start a server on this machine and point Prefect at it; returns before it answers.

    Sets ``PREFECT_API_URL``: call it before Prefect is imported.
    """
    home = prefect_home()
    home.mkdir(parents=True, exist_ok=True)
    is_first_start = not (home / "prefect.db").exists()
    port = port or _free_port()
    url = f"http://127.0.0.1:{port}/api"
    log = home / f"wireledger-server-{port}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "flows.server", str(port)],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            # A Ctrl-C at the terminal is for the run, which then ends the server in good order.
            start_new_session=True,
        )
    os.environ["PREFECT_API_URL"] = url
    return LocalServer(process, url, log, is_first_start)


def wait_until_healthy(
    url: str, server: LocalServer | None = None, *, timeout: float = START_TIMEOUT_SECONDS
) -> None:
    """Return when the API at ``url`` answers.

    Raises ``ServerError`` when it does not within ``timeout`` seconds, or when ``server``, which should bring
    it, has died.
    """
    deadline = time.monotonic() + timeout
    while True:
        if _answers(f"{url}/health"):
            return
        if server and server.process.poll() is not None:
            raise ServerError(
                f"the local Prefect server ended with code {server.process.returncode}; "
                f"its last words are in {server.log}:\n{_tail(server.log)}"
            )
        if time.monotonic() > deadline:
            hint = (
                f"its log is {server.log}; set WIRELEDGER_SERVER_TIMEOUT to wait longer"
                if server
                else "check PREFECT_API_URL (`prefect config view`), or unset it to use a local server"
            )
            raise ServerError(f"the Prefect server at {url} does not answer: {hint}")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:  # noqa: S310
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _tail(log: Path, lines: int = 15) -> str:
    try:
        return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
    except OSError as error:
        return f"(its log cannot be read: {error})"


def _end_with_parent(pipe: IO[str]) -> None:
    """End this process when the pipe from its parent closes, as it does even when the parent is killed."""
    pipe.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _serve(port: int) -> None:
    # As Prefect's own temporary server: no UI, and only the services that a run needs.
    os.environ.update(
        PREFECT_UI_ENABLED="0",
        PREFECT__SERVER_EPHEMERAL="1",
        PREFECT__SERVER_FINAL="1",
        PREFECT_SERVER_ANALYTICS_ENABLED="0",
    )
    os.environ.pop("PREFECT_API_URL", None)
    threading.Thread(target=_end_with_parent, args=(sys.stdin,), daemon=True).start()
    import uvicorn

    uvicorn.run(_APPLICATION, factory=True, host="127.0.0.1", port=port, log_level="error", lifespan="on")


if __name__ == "__main__":
    _serve(int(sys.argv[1]))
