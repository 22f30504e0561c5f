import subprocess
import sys
from pathlib import Path

import pytest

from flows.lock import WriterBusyError, writer_lock

HOLD = """
import sys, time
from pathlib import Path
from flows.lock import writer_lock
with writer_lock(Path(sys.argv[1]), wait_seconds=0, on_wait=print):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "writer.lock")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_who_holds_the_lock(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    told: list[str] = []
    try:
        with (
            pytest.raises(WriterBusyError, match=rf"process {holder.pid}, since .* nothing was changed"),
            writer_lock(tmp_path / "writer.lock", wait_seconds=0.3, on_wait=told.append),
        ):
            pass
    finally:
        _end(holder)
    assert len(told) == 1


def test_the_lock_of_a_killed_writer_is_free_at_once(holder: subprocess.Popen[str], tmp_path: Path) -> None:
    _end(holder)
    with writer_lock(tmp_path / "writer.lock", wait_seconds=0, on_wait=pytest.fail):
        pass


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
