"""A schedule that is really served, with a Prefect server of its own, and those who call at its door."""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

WIRELEDGER = Path(sys.executable).with_name("wireledger")

# Never, while a test runs.
NEW_YEAR = "0 0 1 1 *"


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment that names no Prefect server, and a home of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_API_")}
    return kept | {"PREFECT_HOME": str(home), "NO_COLOR": "1", "COLUMNS": "160"} | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], Any], seconds: float = 200) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


def _answer(got: Any) -> Answer:
    headers = {name.lower(): value for name, value in got.headers.items()}
    return Answer(got.status, headers, got.read().decode())


@dataclass(frozen=True)
class Served:
    process: subprocess.Popen[bytes]
    folder: Path
    home: Path
    port: int

    @property
    def log(self) -> str:
        return (self.folder / "serve.log").read_text()

    @property
    def secret_file(self) -> Path:
        return self.home / f"wireledger-server-{self.port}.secret"

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def ask(self, path: str, body: Any = None, method: str | None = None, **headers: str) -> Answer:
        """Send a request as anybody can who reaches the port; ``_`` in the name of a header stands for ``-``."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method or ("GET" if body is None else "POST"),
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"}
            | {name.replace("_", "-"): value for name, value in headers.items()},
        )
        while True:
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return _answer(answer)
            except urllib.error.HTTPError as error:
                # Prefect's database is locked for a moment; its own clients ask again.
                if error.code != 503:
                    return _answer(error)
            time.sleep(1)

    def credentials(self) -> dict[str, str]:
        """Return the headers of somebody who knows the secret."""
        secret = base64.b64encode(self.secret_file.read_bytes()).decode()
        return {"Authorization": f"Basic {secret}"}

    def ask_as_owner(self, path: str, body: Any = None) -> Answer:
        """Send a request as the user's own programs do."""
        token = self.ask("/api/csrf-token?client=test", **self.credentials()).json["token"]
        csrf = {"Prefect_Csrf_Token": token, "Prefect_Csrf_Client": "test"}
        return self.ask(path, body, **self.credentials(), **csrf)

    def deployment(self, name: str = "scheduled") -> Any:
        return self.ask_as_owner(f"/api/deployments/name/wireledger/{name}").json

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Stop it and return its exit code; nothing it has started may be left."""
        family = (
            psutil.Process(self.process.pid).children(recursive=True) if self.process.poll() is None else []
        )
        self.process.send_signal(how)
        code = self.process.wait(timeout=120)
        _, alive = psutil.wait_procs(family, timeout=60)
        assert not alive, f"{alive} outlived the schedule"
        return code


@contextmanager
def serving(folder: Path, home: Path, *options: str, **variables: str) -> Iterator[Served]:
    """Serve the reports of a folder, and wait until it is said to be served."""
    port = free_port()
    (folder / "report.txt").write_text(
        "Some 40 ships left the harbour of Brell on 3 March 2025, the port said."
    )
    with (folder / "serve.log").open("wb") as output:
        process = subprocess.Popen(
            [WIRELEDGER, "serve", "report.txt", "--cron", NEW_YEAR, "--port", str(port), *options],
            cwd=folder,
            env=environment(home, **variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    served = Served(process, folder, home, port)

    def is_served() -> bool:
        assert process.poll() is None, served.log
        return "stop with Ctrl-C" in served.log

    try:
        wait_for(is_served)
        yield served
    finally:
        served.stop()
