"""The machine fails under a run: no room, no right to write, no server. It says so, and the next run is right."""

import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.trouble import advice
from tasks.contracts import InputRecord
from tasks.extract.batch import extract_documents
from tasks.normalize.normalize import normalize_record
from tasks.paths import DataFolder
from tests.soak.ground import NEW_REPORTS, content, copied_home, everything, leftovers

WIRELEDGER = Path(sys.executable).with_name("wireledger")

Preparation = Callable[[], None]


def run_command(
    data: DataFolder, api: str, prepare: Preparation | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [WIRELEDGER, "run", "reports", "--data", str(data.root)],
        cwd=data.root.parent.parent,
        env=os.environ | {"PREFECT_API_URL": api, "COLUMNS": "160", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        preexec_fn=prepare,
    )


@pytest.fixture
def data(prefect_api: str, tmp_path: Path) -> DataFolder:
    """A ledger with one report published, and more in the folder that it read."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "first.txt").write_text(
        "Some 40 ships left the harbour of Brell on 3 March 2025, the port said."
    )
    folder = DataFolder(tmp_path / "disk" / "data")
    folder.root.parent.mkdir()
    assert run_command(folder, prefect_api).returncode == 0
    for name, text in NEW_REPORTS.items():
        (reports / name).write_text(text)
    return folder


@pytest.fixture
def undisturbed(data: DataFolder, prefect_api: str, tmp_path: Path) -> dict[str, str]:
    """What the published file and the warehouse hold when nothing disturbs the next run."""
    folder = DataFolder(tmp_path / "elsewhere" / "data")
    shutil.copytree(data.root, folder.root)
    assert run_command(folder, prefect_api).returncode == 0
    return everything(folder)


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[None]:
    """Mount something on a folder, or skip the test where that takes rights we do not have."""
    done = subprocess.run(["mount", *options, str(folder)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_full_disk_is_told_and_the_run_after_it_is_right(
    data: DataFolder, undisturbed: dict[str, str], prefect_api: str, tmp_path: Path, soak: bool
) -> None:
    kept = tmp_path / "kept"
    shutil.move(data.root, kept)
    with mounted(data.root.parent, "-t", "tmpfs", "-o", "size=64m", "none"):
        # No room at all; for the batches; for the load; for the pages of the gate; for half the published file.
        sizes = (
            0,
            100_000,
            200_000,
            500_000,
            1_000_000,
            1_500_000,
            2_000_000,
            3_000_000,
            5_000_000,
            7_000_000,
        )
        for free in sizes if soak else (0, 7_000_000):
            shutil.rmtree(data.root, ignore_errors=True)
            shutil.copytree(kept, data.root)
            before = content(data)
            filler = data.root.parent / "filler"
            filler.write_bytes(b"x" * (shutil.disk_usage(data.root).free - free))
            failed = run_command(data, prefect_api)
            assert failed.returncode == 3, f"with {free} bytes free: {failed.stdout}{failed.stderr}"
            assert "There is no room left where the data folder lies" in failed.stderr
            assert "Traceback (most recent call last)" not in failed.stderr.partition("wireledger:")[2]
            assert content(data) == before
            filler.unlink()
            assert run_command(data, prefect_api).returncode == 0
            assert everything(data) == undisturbed
            assert leftovers(data) == []


@pytest.mark.slow
def test_a_limit_on_the_size_of_files_is_told_and_the_run_after_it_is_right(
    data: DataFolder, undisturbed: dict[str, str], prefect_api: str
) -> None:
    before = content(data)
    size = data.published.stat().st_size - 100_000

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    failed = run_command(data, prefect_api, limit)
    assert failed.returncode == 3, failed.stdout + failed.stderr
    assert "There is no room left where the data folder lies" in failed.stderr
    assert content(data) == before
    assert run_command(data, prefect_api).returncode == 0
    assert everything(data) == undisturbed
    assert leftovers(data) == []


@pytest.mark.slow
def test_a_data_folder_that_cannot_be_written_is_told(data: DataFolder, prefect_api: str) -> None:
    before = content(data)
    with mounted(data.root, "--bind", str(data.root)):
        subprocess.run(["mount", "-o", "remount,bind,ro", str(data.root)], check=True)
        failed = run_command(data, prefect_api)
        assert content(data) == before
    assert failed.returncode == 3, failed.stdout + failed.stderr
    assert "The data folder cannot be written" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_prefect_server_killed_during_a_run_does_not_stop_it(
    data: DataFolder, undisturbed: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import server

    monkeypatch.setenv("PREFECT_API_URL", "")
    monkeypatch.setenv("PREFECT_API_AUTH_STRING", "")
    monkeypatch.setenv("PREFECT_HOME", str(copied_home(tmp_path / "prefect")))
    local = server.start_local_server()
    server.wait_until_healthy(local.url, local)
    runs_before = set(data.logs.iterdir())
    process = subprocess.Popen(
        [WIRELEDGER, "run", "reports", "--data", str(data.root)],
        cwd=tmp_path,
        env=os.environ | {"COLUMNS": "160", "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + 120
        while set(data.logs.iterdir()) == runs_before:
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
    finally:
        local.process.kill()
        local.stop()
    said, complaint = process.communicate(timeout=300)
    assert process.returncode == 0, said + complaint
    assert "The Prefect server stopped answering during the run" in complaint
    assert "documents" in said
    assert everything(data) == undisturbed
    assert leftovers(data) == []


@pytest.mark.parametrize("trouble", [OSError(28, "No space left on device"), MemoryError()])
def test_the_machine_s_trouble_is_never_taken_for_the_report_s(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise trouble

    monkeypatch.setattr("tasks.normalize.normalize._document", fails)
    monkeypatch.setattr("tasks.extract.batch._doc", fails)
    with pytest.raises(type(trouble)):
        normalize_record(InputRecord(0, "a.txt", "text/plain", "0" * 64), b"Some 40 ships left Brell.")
    failed: dict[str, str] = {}
    with pytest.raises(type(trouble)):
        extract_documents([("a", "Some 40 ships left Brell.", None)], failed)
    assert failed == {}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device"), "Free some space"),
        (RuntimeError("Could not write all bytes to file: wanted 4096, wrote 12"), "Free some space"),
        (PermissionError(13, "Permission denied"), "right to write"),
        (OSError(30, "Read-only file system"), "right to write"),
    ],
)
def test_the_machine_s_troubles_come_with_advice(error: Exception, words: str) -> None:
    outer = ValueError("something else went wrong")
    outer.__cause__ = error
    assert words in str(advice(error))
    assert words in str(advice(outer))


def test_other_troubles_come_without_advice() -> None:
    assert advice(ValueError("no such column")) is None
