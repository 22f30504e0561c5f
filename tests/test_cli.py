"""The command as a user types it: what it prints, and how it ends."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from flows.cli import app
from tasks.database import connect
from tasks.paths import PROJECT, DataFolder

WIRELEDGER = Path(sys.executable).with_name("wireledger")

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def ledger(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which one report has been published; for reading only."""
    folder = tmp_path_factory.mktemp("ledger")
    _report(folder)
    summary = _command(prefect_api, folder)("run", "report.txt", "--published-on", "2025-03-11").stdout
    assert "data/published/wireledger.duckdb" in summary
    return folder


@pytest.fixture
def ask(prefect_api: str, ledger: Path) -> Command:
    """The installed command in the folder where one report has been published."""
    return _command(prefect_api, ledger)


@pytest.fixture
def wireledger(prefect_api: str, tmp_path: Path) -> Command:
    """The installed command in an empty folder."""
    return _command(prefect_api, tmp_path)


def _command(api: str, folder: Path) -> Command:
    def command(*arguments: str, expect: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [WIRELEDGER, *arguments], cwd=folder, env=_environment(api), capture_output=True, text=True
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done

    return command


def _environment(api: str) -> dict[str, str]:
    return os.environ | {"PREFECT_API_URL": api, "COLUMNS": "160", "NO_COLOR": "1"}


def _report(folder: Path) -> None:
    text = "Some 40 ships left the harbour of Brell on Monday, the port said."
    (folder / "report.txt").write_text(text)


def test_a_row_can_be_asked_for_and_explained(ask: Command) -> None:
    answer = ask("sql", "SELECT figure_id, value, counted_head FROM analysis.figures", "--format", "json")
    [figure] = json.loads(answer.stdout)
    assert (figure["value"], figure["counted_head"]) == (40, "ship")
    explained = ask("explain", figure["figure_id"]).stdout
    assert "Some 40 ships left the harbour" in explained
    assert "report.txt" in explained


def test_status_shows_the_runs_and_that_nothing_was_refused(ask: Command) -> None:
    status = ask("status").stdout
    assert "published" in status
    assert "Nothing lies in quarantine." in status


def test_one_missing_source_is_told_before_anything_starts(wireledger: Command, tmp_path: Path) -> None:
    failed = wireledger("run", "nowhere.txt", expect=2)
    assert "nowhere.txt does not exist" in failed.stderr
    assert list(tmp_path.iterdir()) == []


def test_sources_with_nothing_readable_end_with_code_2_and_say_why(
    wireledger: Command, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_bytes(b"")
    assert "report.txt: rejected" in wireledger("run", "report.txt", expect=2).stdout


def test_the_version_is_that_of_the_project(wireledger: Command) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert wireledger("--version").stdout == f"wireledger {project['version']}\n"


def test_a_day_that_is_none_is_wrong_usage(wireledger: Command) -> None:
    assert (
        "--published-on March 11: not a day"
        in wireledger("run", "--published-on", "March 11", expect=2).stderr
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("run", ""), "a source is empty"),
        (("run", "--data", ""), "it is empty"),
        (("run", "--data", str(PROJECT / "Makefile")), "runs write to a folder"),
        (("run", "--wait", "nan"), "nan is no time to wait"),
        (("sql", "SELECT 1", "--format", "csv", "--output", "data/warehouse.duckdb"), "lies in the data"),
        (("quarantine", "list", "--output", "data/answer.csv"), "lies in the data"),
        (("export", "--all", "--output", "data/published"), "lies in the data"),
    ],
)
def test_what_names_no_place_or_one_of_the_ledgers_own_is_wrong_usage(
    wireledger: Command, words: tuple[str, ...], why: str
) -> None:
    assert why in wireledger(*words, expect=2).stderr


@pytest.mark.parametrize("words", [("sql", "SELECT 1"), ("explain", "x"), ("export", "--all", "-o", "out")])
def test_a_damaged_published_file_is_called_damaged(
    wireledger: Command, tmp_path: Path, words: tuple[str, ...]
) -> None:
    damaged = DataFolder(tmp_path / "data").published
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"torn")
    complaint = wireledger(*words, expect=3).stderr
    assert "is damaged" in complaint
    assert "The next `wireledger run` publishes it anew" in complaint


def test_asking_before_anything_is_published_says_what_to_do(wireledger: Command) -> None:
    for command in (["sql", "SELECT 1"], ["status"], ["explain", "x"]):
        assert "`wireledger run` makes it" in wireledger(*command, expect=2).stderr


def test_a_query_cannot_change_the_published_file(ask: Command) -> None:
    assert "read-only" in ask("sql", "DELETE FROM ledger.documents", expect=2).stderr
    assert "the query failed" in ask("sql", "SELECT no_such FROM analysis.figures", expect=2).stderr


def test_rows_come_out_as_csv_and_parquet(ask: Command, tmp_path: Path) -> None:
    query = "SELECT kind, value FROM analysis.figures"
    comma_separated = ask("sql", query, "--format", "csv").stdout
    assert pl.read_csv(io.StringIO(comma_separated)).rows() == [("count", 40.0)]
    ask("sql", query, "--format", "parquet", "--output", str(tmp_path / "figures.parquet"))
    assert pl.read_parquet(tmp_path / "figures.parquet").rows() == [("count", 40.0)]


def test_an_unknown_row_is_said_to_be_unknown(ask: Command) -> None:
    assert "there is no row 'x/figure/1-2'" in ask("explain", "x/figure/1-2", expect=2).stderr


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    _report(tmp_path)
    done = subprocess.run(
        [WIRELEDGER, "run", "report.txt"],
        cwd=tmp_path,
        env=_environment("http://127.0.0.1:9/api") | {"WIRELEDGER_SERVER_TIMEOUT": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 3
    assert "the Prefect server at http://127.0.0.1:9/api does not answer" in done.stderr


def test_a_warehouse_that_is_open_elsewhere_is_named_with_its_holder(
    wireledger: Command, tmp_path: Path
) -> None:
    _report(tmp_path)
    folder = DataFolder(tmp_path / "data")
    folder.root.mkdir()
    with connect(folder.warehouse):
        failed = wireledger("run", "report.txt", expect=3)
    assert f"PID {os.getpid()}" in failed.stderr
    assert "Traceback" not in failed.stderr


@pytest.mark.parametrize(
    "command", ["run", "sql", "status", "explain", "rollback", "rebuild", "backfill", "serve"]
)
def test_help_shows_an_example_and_the_readme_names_the_command(command: str) -> None:
    help_text = CliRunner().invoke(app, [command, "--help"]).output
    assert f"wireledger {command}" in help_text.partition("Example")[2]
    assert f"wireledger {command}" in (PROJECT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_without_a_server_a_run_brings_its_own_and_says_what_it_waits_for(tmp_path: Path) -> None:
    _report(tmp_path)
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect"), "FORCE_COLOR": "1", "COLUMNS": "160"}
    done = subprocess.run(
        [WIRELEDGER, "run", "report.txt"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "makes its database on its first start" in done.stdout
    assert DataFolder(tmp_path / "data").published.exists()
    assert list((tmp_path / "prefect").glob("wireledger-server-*.log")) == []


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_midway_hurts_nothing_and_the_next_one_publishes(
    prefect_api: str, wireledger: Command, tmp_path: Path, how: signal.Signals
) -> None:
    sentence = "Some 40 ships left the harbour of Brell on Monday, and 12 stayed, the port said. "
    lines = [json.dumps({"id": f"r{n}", "text": sentence * 20 + str(n)}) for n in range(3000)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    process = subprocess.Popen(
        [WIRELEDGER, "run", "many.jsonl"],
        cwd=tmp_path,
        env=_environment(prefect_api),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    _wait_for(lambda: any((tmp_path / "data" / "runs").glob("*/figures/*.parquet")))
    process.send_signal(how)
    _, said = process.communicate(timeout=60)
    assert process.returncode == (130 if how == signal.SIGINT else -how)
    assert ("stopped by you" in said) == (how == signal.SIGINT)
    assert not DataFolder(tmp_path / "data").published.exists()

    _report(tmp_path)
    wireledger("run", "report.txt")
    answer = wireledger(
        "sql", "SELECT verdict, count(*) AS n FROM quality.runs GROUP BY ALL ORDER BY ALL", "--format", "json"
    )
    assert json.loads(answer.stdout) == [{"verdict": "abandoned", "n": 1}, {"verdict": "published", "n": 1}]


@pytest.mark.slow
def test_a_second_run_waits_for_the_first_and_both_publish(
    prefect_api: str, wireledger: Command, tmp_path: Path
) -> None:
    _report(tmp_path)
    first = subprocess.Popen(
        [WIRELEDGER, "run"], cwd=tmp_path, env=_environment(prefect_api), stdout=subprocess.DEVNULL
    )
    wireledger("run", "report.txt")
    assert first.wait(timeout=120) == 0
    answer = wireledger("sql", "SELECT verdict FROM quality.runs", "--format", "json")
    assert json.loads(answer.stdout) == [{"verdict": "published"}] * 2


def _wait_for(condition: Callable[[], bool], seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
