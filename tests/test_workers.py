"""Reports read by several processes: what happens when one is lost, or the one that started them."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tasks.database import connect
from tasks.paths import DataFolder
from tests.served import WIRELEDGER
from tests.soak.ground import leftovers

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

REPORTS = 450


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    sentence = "Some 40 ships left the harbour of Brell on 3 March 2025, and 12 stayed, the port said. "
    lines = [
        json.dumps({"id": f"r{n}", "text": sentence * 3 + f"Berth {n} is free."}) for n in range(REPORTS)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    return DataFolder(tmp_path / "data")


@pytest.fixture
def reading(prefect_api: str, data: DataFolder) -> Iterator[subprocess.Popen[str]]:
    """A run whose workers are about to start; its pipes are closed with it, read or not."""
    with subprocess.Popen(
        [WIRELEDGER, "run", "many.jsonl", "--workers", "2"],
        cwd=data.root.parent,
        env=os.environ | {"PREFECT_API_URL": prefect_api, "NO_COLOR": "1", "COLUMNS": "160"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def helpers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """Return the processes that the run has started and that do its work, oldest first."""
    children = psutil.Process(process.pid).children() if process.poll() is None else []
    return sorted((child for child in children if _works(child)), key=lambda child: child.create_time())


def _works(child: psutil.Process) -> bool:
    try:
        return any("spawn_main" in word for word in child.cmdline())
    except psutil.Error:
        return False


def wait_for_workers(process: subprocess.Popen[str], count: int) -> list[psutil.Process]:
    """Return the workers: the first helper is that of the gate."""
    deadline = time.monotonic() + 300
    while len(found := helpers(process)) <= count:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found[1:]


def wait_until_one_batch_is_read(data: DataFolder) -> None:
    deadline = time.monotonic() + 300
    while not list(data.runs.glob("*/figures/*.parquet")):
        assert time.monotonic() < deadline
        time.sleep(0.01)


def run_log(data: DataFolder) -> str:
    return "".join(path.read_text() for path in data.logs.glob("*.jsonl"))


def test_workers_and_all_else_end_with_a_run_that_is_killed(
    reading: subprocess.Popen[str], data: DataFolder
) -> None:
    wait_for_workers(reading, 2)
    wait_until_one_batch_is_read(data)
    family = psutil.Process(reading.pid).children(recursive=True)
    reading.kill()
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not alive


def test_batches_of_a_worker_that_is_lost_are_read_again(
    reading: subprocess.Popen[str], data: DataFolder
) -> None:
    workers = wait_for_workers(reading, 2)
    wait_until_one_batch_is_read(data)
    workers[0].kill()
    said, complaint = reading.communicate(timeout=600)
    assert reading.returncode == 0, said + complaint
    assert "a process that reads reports was lost" in run_log(data)
    with connect(data.published, read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM ledger.documents").fetchall() == [(REPORTS,)]
    assert leftovers(data) == []


def test_a_worker_that_is_lost_again_is_told_with_its_batch(
    reading: subprocess.Popen[str], data: DataFolder
) -> None:
    first = wait_for_workers(reading, 1)
    while reading.poll() is None:
        for worker in helpers(reading)[1:]:
            worker.kill()
        time.sleep(0.01)
    said, complaint = reading.communicate(timeout=60)
    assert first
    assert reading.returncode == 3, said + complaint
    assert "the process that read batch 00000 was lost" in complaint
    assert "200 inputs, from r0 to r199" in complaint
    assert "Traceback" not in complaint
    assert "fault of wireledger's" not in complaint
    assert not data.published.exists()


def test_rows_are_checked_without_the_process_started_for_it_when_that_is_lost(
    reading: subprocess.Popen[str], data: DataFolder
) -> None:
    wait_for_workers(reading, 1)
    helpers(reading)[0].kill()
    said, complaint = reading.communicate(timeout=600)
    assert reading.returncode == 0, said + complaint
    assert data.published.exists()


def test_a_ctrl_c_ends_the_workers_without_a_word_of_theirs(prefect_api: str, data: DataFolder) -> None:
    process = subprocess.Popen(
        [WIRELEDGER, "run", "many.jsonl", "--workers", "2"],
        cwd=data.root.parent,
        env=os.environ | {"PREFECT_API_URL": prefect_api, "NO_COLOR": "1", "COLUMNS": "160"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    wait_for_workers(process, 2)
    wait_until_one_batch_is_read(data)
    family = psutil.Process(process.pid).children(recursive=True)
    os.killpg(process.pid, signal.SIGINT)
    _, complaint = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "stopped by you" in complaint
    assert "Traceback" not in complaint
    assert not psutil.wait_procs(family, timeout=60)[1]
