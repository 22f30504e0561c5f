"""The gate's checkpoints in a process of their own."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tasks.database import connect, create_tables
from tasks.validate import helper
from tasks.validate.checkpoint import Checkpoints
from tasks.validate.gate import validate_run
from tests.gate_rows import RUN, load_valid_run

START = """
import multiprocessing, time
from tasks.validate import helper
from tasks.validate.checkpoint import Checkpoints
if __name__ == "__main__":
    helper.start()
    print(multiprocessing.active_children()[0].pid, flush=True)
    time.sleep(120)
"""


def test_the_helper_process_finds_what_is_found_here(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    with connect(tmp_path / "other.duckdb") as other:
        create_tables(other)
        for connection in (warehouse, other):
            load_valid_run(connection)
            connection.execute("UPDATE ledger.figures SET value_low = 7 WHERE text = '6.3'")
        here = validate_run(warehouse, RUN, tmp_path / "here")
        helper.start()
        there = validate_run(other, RUN, tmp_path / "there")
    assert any(not check.success for check in here.checks)
    assert there == here
    pages = [sorted(page.name for page in (tmp_path / name).rglob("*.html")) for name in ("here", "there")]
    assert pages[0] == pages[1] != []


def test_a_helper_process_that_was_lost_is_not_asked() -> None:
    helper.start()
    kill_helper()
    assert isinstance(helper.open_checkpoints(), Checkpoints)


def test_a_helper_process_that_is_lost_while_it_is_asked_is_told(tmp_path: Path) -> None:
    helper.start()
    checkpoints = helper.open_checkpoints()
    kill_helper()

    def ask() -> None:
        checkpoints.begin_docs(tmp_path)
        checkpoints.finish_docs()

    with pytest.raises(helper.HelperLostError, match="What was published before is untouched"):
        ask()


def kill_helper() -> None:
    for child in multiprocessing.active_children():
        child.kill()
        child.join()


@pytest.mark.slow
def test_the_helper_process_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(START)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 60
    while _is_alive(child):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
