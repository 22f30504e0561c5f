"""Scheduled runs, on a real Prefect server with its scheduler."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import server
from tasks.database import connect
from tasks.paths import DataFolder

WIRELEDGER = Path(sys.executable).with_name("wireledger")


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_scheduled_run_publishes(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect"), "NO_COLOR": "1"}
    log = tmp_path / "serve.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [WIRELEDGER, "serve", "--cron", "* * * * *", "report.txt"],
            cwd=tmp_path,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    published = DataFolder(tmp_path / "data").published
    try:
        deadline = time.monotonic() + 300
        while not published.exists():
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.5)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    with connect(published, read_only=True) as connection:
        runs = connection.execute(
            "SELECT verdict, documents, flow_run_id IS NOT NULL FROM quality.runs"
        ).fetchall()
    assert runs[0] == ("published", 1, True)
    assert server.configured_api_url() == os.environ.get("PREFECT_API_URL")
