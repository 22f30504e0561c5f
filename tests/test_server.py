"""A Prefect server that is unwell, or ends: it is told in words, with the exit code of what could not run."""

import socket
import subprocess
import time
from pathlib import Path

import psutil
import pytest

from tests.local_server import response, sending, serving
from tests.served import WIRELEDGER, environment
from tests.soak.ground import copied_home

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Some 40 ships left Brell on 3 March 2025, the port said.")


def test_a_server_that_answers_503_is_told(tmp_path: Path) -> None:

    def answer(connection: socket.socket, request: bytes) -> None:
        healthy = b"/api/health" in request.partition(b"\r\n")[0]
        status = "200 OK" if healthy else "503 Service Unavailable"
        sending(response(b"true", status, Retry_After="0"))(connection, request)

    with serving(answer) as port:
        for command in (["run", "report.txt"], ["serve", "report.txt", "--cron", "0 0 1 1 *"]):
            api = f"http://127.0.0.1:{port}/api"
            failed = subprocess.run(
                [WIRELEDGER, *command],
                cwd=tmp_path,
                env=environment(tmp_path / "prefect", PREFECT_API_URL=api),
                capture_output=True,
                text=True,
            )
            assert failed.returncode == 3, failed.stdout + failed.stderr
            assert f"the Prefect server at {api} does not do its work" in failed.stderr
            assert "503 Service Unavailable" in failed.stderr
            assert "Traceback" not in failed.stdout + failed.stderr


def test_a_server_that_is_unwell_from_the_start_is_told(tmp_path: Path) -> None:
    with serving(sending(response(b"", "503 Service Unavailable"))) as port:
        api = f"http://127.0.0.1:{port}/api"
        failed = subprocess.run(
            [WIRELEDGER, "run", "report.txt"],
            cwd=tmp_path,
            env=environment(tmp_path / "prefect", PREFECT_API_URL=api, WIRELEDGER_SERVER_TIMEOUT="1"),
            capture_output=True,
            text=True,
        )
    assert failed.returncode == 3
    assert f"the Prefect server at {api} does not answer" in failed.stderr
    assert "503" in failed.stderr


def test_a_local_server_that_dies_before_the_run_is_told_with_its_last_words(
    prefect_api: str, tmp_path: Path
) -> None:
    process = subprocess.Popen(
        [WIRELEDGER, "run", "report.txt"],
        cwd=tmp_path,
        env=environment(copied_home(tmp_path / "prefect")),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (children := psutil.Process(process.pid).children()):
        assert process.poll() is None
        time.sleep(0.01)
    children[0].kill()
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 3
    assert "the local Prefect server ended with code -9" in complaint
    assert "wireledger-server" not in complaint
    assert list((tmp_path / "prefect").glob("wireledger-server-*")) == []
