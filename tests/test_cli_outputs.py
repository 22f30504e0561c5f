"""Exit codes mean what they say wherever the output goes: a reader who leaves, a closed descriptor, a full device."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.output import _Tolerant
from tasks.paths import DataFolder
from tasks.publish.kept import keep_published
from tests.plain_runs import run_plain
from tests.test_cli import WIRELEDGER, _environment, _report, _wait_for

CLOSED = "standard output is closed"
FULL = "standard output cannot be written (No space left on device)"

# How a shell leads the output elsewhere, what an answer then ends with, and what is said of it.
PLACES = {
    "| head -1": (0, ""),
    "| true": (0, ""),
    ">&-": (3, CLOSED),
    "2>&-": (0, None),
    ">&- 2>&-": (3, None),
    "> /dev/full": (3, FULL),
    "2> /dev/full": (0, None),
    "> /dev/full 2>&1": (3, None),
    "< /dev/null": (0, ""),
    "<&-": (0, ""),
}
QUERY = "SELECT figure_id, text FROM analysis.figures, range(3000)"
ANSWERS = {
    "csv": ["sql", QUERY, "--format", "csv"],
    "json": ["sql", QUERY, "--format", "json"],
    "parquet": ["sql", QUERY, "--format", "parquet"],
    "table": ["sql", QUERY],
    "status": ["status"],
    "explain": ["explain", "ID"],
    "quarantine": ["quarantine", "list"],
    "help": ["--help"],
}
DEEDS = {
    "export": ["export", "--all", "-o", "stories"],
    "package": ["export", "--all", "--format", "datapackage", "-o", "package"],
    "answer in a file": ["sql", QUERY, "--format", "csv", "--output", "answer.csv"],
    "rollback": ["rollback"],
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of two runs, the first of which is kept for a rollback."""
    folder = tmp_path_factory.mktemp("ledger")
    data = DataFolder(folder / "data")
    for number in (40, 41):
        (folder / "report.txt").write_text(f"Some {number} ships left the harbour of Brell, the port said.")
        keep_published(data.published, 3)
        run_plain(data, folder / "report.txt", gate=False)
    return folder


def shell(folder: Path, words: list[str], place: str, api: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does; the exit code is the command's own, not that of what reads it."""
    return subprocess.run(
        ["bash", "-c", f'"$@" {place}; exit ${{PIPESTATUS[0]}}', "bash", str(WIRELEDGER), *words],
        cwd=folder,
        env=_environment(api),
        capture_output=True,
        text=True,
        errors="replace",
    )


def check(done: subprocess.CompletedProcess[str], code: int, said: str | None) -> None:
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "no room left where the data folder lies" not in done.stderr
    if said is not None:
        assert (said in " ".join(done.stderr.split())) if said else done.stderr == ""


@pytest.mark.parametrize("place", PLACES)
def test_an_answer_that_does_not_get_out_is_no_success_unless_its_reader_left(
    ledger: Path, place: str
) -> None:
    check(shell(ledger, ANSWERS["csv"], place), *PLACES[place])


@pytest.mark.slow
@pytest.mark.parametrize("answer", sorted(set(ANSWERS) - {"csv"}))
def test_so_it_is_for_every_command_that_answers(ledger: Path, answer: str) -> None:
    found = shell(ledger, ["sql", "SELECT figure_id FROM ledger.figures LIMIT 1", "--format", "json"], "")
    words = [json.loads(found.stdout)[0]["figure_id"] if word == "ID" else word for word in ANSWERS[answer]]
    for place, (code, said) in PLACES.items():
        check(shell(ledger, words, place), code, said)


@pytest.mark.slow
@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_done_is_done_though_its_words_are_lost(ledger: Path, tmp_path: Path, deed: str) -> None:
    for number, (place, (_, said)) in enumerate(PLACES.items()):
        folder = tmp_path / str(number)
        shutil.copytree(ledger, folder)
        done = shell(folder, DEEDS[deed], place)
        # A command that has nothing to say has lost nothing.
        check(done, 0, "" if deed == "answer in a file" else said)


@pytest.mark.parametrize("place", ["| true", ">&- 2>&-", "> /dev/full"])
def test_a_run_that_published_ends_well_whatever_becomes_of_its_summary(
    prefect_api: str, tmp_path: Path, place: str
) -> None:
    _report(tmp_path)
    check(shell(tmp_path, ["run", "report.txt"], place, prefect_api), 0, None)
    assert DataFolder(tmp_path / "data").published.exists()


REFUSED_RUN = """
import sys
from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from tasks.validate import gate
query = "SELECT document_id AS row_id FROM ledger.documents"
gate.sql_rules = lambda: (*sql_rules(), SqlRule("run.never", "ledger.documents", BLOCKING, "On purpose.", query))
from flows.cli import main
sys.argv = ["wireledger", "run", "report.txt"]
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize("place", ["", "| true", ">&- 2>&-", "> /dev/full"])
def test_a_run_that_is_refused_stays_refused(prefect_api: str, tmp_path: Path, place: str) -> None:
    _report(tmp_path)
    done = subprocess.run(
        [
            "bash",
            "-c",
            f'"$@" {place}; exit ${{PIPESTATUS[0]}}',
            "bash",
            sys.executable,
            "-c",
            REFUSED_RUN,
        ],
        cwd=tmp_path,
        env=_environment(prefect_api),
        capture_output=True,
        text=True,
    )
    check(done, 1, None)


def test_a_full_place_for_the_answer_is_named_and_not_the_data_folder(ledger: Path) -> None:
    done = shell(ledger, [*ANSWERS["csv"], "--output", "/dev/full"], "")
    check(done, 3, "/dev/full cannot be written: No space left on device")
    check(shell(ledger, ["export", "--all", "-o", "/dev/null/stories"], ""), 3, "/dev/null/stories cannot be")


def test_a_locale_without_our_characters_stops_nothing(ledger: Path) -> None:
    query = ["sql", "SELECT '€' AS sign", "--format", "csv"]
    done = subprocess.run(
        [WIRELEDGER, *query], cwd=ledger, env=os.environ | {"PYTHONIOENCODING": "ascii"}, capture_output=True
    )
    assert (done.returncode, done.stdout.decode()) == (0, "sign\n€\n")
    done = subprocess.run(
        [WIRELEDGER, *query[:2]],
        cwd=ledger,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
    )
    assert done.returncode == 0
    assert b"\\u20ac" in done.stdout


def test_a_pipe_that_is_full_for_the_moment_is_waited_for() -> None:
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    script = "import os, sys, time; time.sleep(0.3); sys.stdout.write(str(len(sys.stdin.buffer.read())))"
    reader = subprocess.Popen(
        [sys.executable, "-c", script], stdin=reading, stdout=subprocess.PIPE, text=True
    )
    os.close(reading)
    with _Tolerant(writing, "wb") as stream:
        left = memoryview(b"x" * 1_000_000)
        while left:
            left = left[stream.write(left) :]
        assert stream.trouble is None
    said, _ = reader.communicate()
    assert said == "1000000"


@pytest.mark.slow
def test_a_data_folder_that_is_removed_during_a_run_is_told_in_words(
    prefect_api: str, tmp_path: Path
) -> None:
    sentence = "Some 40 ships left the harbour of Brell on Monday, and 12 stayed, the port said. "
    lines = [json.dumps({"id": f"r{n}", "text": sentence * 20 + str(n)}) for n in range(1500)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    data = DataFolder(tmp_path / "data")
    process = subprocess.Popen(
        [WIRELEDGER, "run", "many.jsonl"],
        cwd=tmp_path,
        env=_environment(prefect_api),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for(lambda: any(data.runs.glob("*/figures/*.parquet")))
    data.root.rename(tmp_path / "moved")
    _, said = process.communicate(timeout=120)
    assert process.returncode == 3, said
    assert "was removed, moved or replaced while wireledger was writing to it" in " ".join(said.split())
    assert "Traceback" not in said
