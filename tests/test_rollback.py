"""What was published before is kept, and can be put back in one step."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tasks.database import connect, create_tables
from tasks.paths import DataFolder
from tasks.publish.kept import RollbackError, keep_published, kept_runs, newest_run, read_rollbacks, roll_back
from tasks.publish.publish import publish_warehouse

RUNS = [f"2025031{day}T090000Z_00aa" for day in range(1, 6)]


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    """A ledger in which five runs have been published; three earlier files are kept."""
    folder = DataFolder(tmp_path / "data")
    folder.root.mkdir()
    with connect(folder.warehouse) as connection:
        create_tables(connection)
    for run_id in RUNS:
        publish(folder, run_id)
    return folder


def publish(folder: DataFolder, run_id: str) -> None:
    with connect(folder.warehouse) as connection:
        connection.execute(
            "INSERT INTO quality.runs (run_id, sources, started_at, verdict, wireledger_version, run_number) "
            "SELECT $run, ['x'], strptime($run[:15], '%Y%m%dT%H%M%S'), 'published', '0', "
            "(SELECT count(*) + 1 FROM quality.runs)",
            {"run": run_id},
        )
    keep_published(folder.published, 3)
    publish_warehouse(folder.warehouse, folder.published)


def overwrite(file: Path, content: bytes) -> None:
    file.chmod(0o644)
    file.write_bytes(content)


def back(folder: DataFolder, to_run: str | None = None) -> str:
    return roll_back(folder.published, to_run, folder.rollbacks, "ann").to_run


def test_the_last_files_are_kept_and_no_more(data: DataFolder) -> None:
    assert newest_run(data.published) == RUNS[4]
    assert kept_runs(data.published) == [RUNS[3], RUNS[2], RUNS[1]]
    assert [path.name for path in data.published.parent.glob("*.duckdb")] == ["wireledger.duckdb"]


def test_each_step_back_is_one_file_older_and_forward_works_too(data: DataFolder) -> None:
    assert back(data) == newest_run(data.published) == RUNS[3]
    assert back(data) == newest_run(data.published) == RUNS[2]
    assert back(data, RUNS[4]) == newest_run(data.published) == RUNS[4]
    assert [(line.by, line.from_run, line.to_run) for line in read_rollbacks(data.rollbacks)] == [
        ("ann", RUNS[4], RUNS[3]),
        ("ann", RUNS[3], RUNS[2]),
        ("ann", RUNS[2], RUNS[4]),
    ]
    assert not [path for path in data.published.parent.rglob("*") if "half" in path.name]


def test_a_reader_keeps_what_it_has_open_through_a_rollback(data: DataFolder) -> None:
    count = "SELECT count(*) FROM quality.runs"
    with connect(data.published, read_only=True) as reader:
        back(data, RUNS[1])
        assert reader.execute(count).fetchone() == (5,)
    with connect(data.published, read_only=True) as reader:
        assert reader.execute(count).fetchone() == (2,)


def test_the_run_after_a_rollback_publishes_all_that_was_accepted(data: DataFolder) -> None:
    back(data, RUNS[2])
    publish(data, "20250316T090000Z_00aa")
    with connect(data.published, read_only=True) as reader:
        assert reader.execute("SELECT count(*) FROM quality.runs").fetchone() == (6,)
    assert kept_runs(data.published) == [RUNS[4], RUNS[3], RUNS[2]]


def test_what_cannot_be_put_back_is_said_with_what_there_is(data: DataFolder) -> None:
    before = data.published.read_bytes()
    for wanted, said in ((RUNS[0], "no kept file"), ("2025031", "more than one"), (RUNS[4], "no kept file")):
        with pytest.raises(RollbackError, match=f"{said}.*{RUNS[3]}"):
            back(data, wanted)
    damaged = data.published.parent / "kept" / f"{RUNS[3]}.duckdb"
    overwrite(damaged, damaged.read_bytes()[:5000])
    with pytest.raises(RollbackError, match="damaged and was not put back"):
        back(data)
    assert data.published.read_bytes() == before
    assert read_rollbacks(data.rollbacks) == []


def test_a_lost_published_file_can_be_put_back(data: DataFolder) -> None:
    overwrite(data.published, b"put there by accident")
    assert back(data) == RUNS[3]
    data.published.unlink()
    assert back(data, RUNS[2]) == newest_run(data.published) == RUNS[2]


def test_a_journal_cut_short_loses_its_last_line_only(data: DataFolder) -> None:
    back(data)
    with data.rollbacks.open("a") as journal:
        journal.write('{"at": "2025-03-')
    assert len(read_rollbacks(data.rollbacks)) == 1


def test_the_command_puts_back_and_status_says_so(data: DataFolder) -> None:
    done = CliRunner().invoke(app, ["rollback", "--data", str(data.root)])
    assert done.exit_code == 0, done.output
    assert f"the file of run {RUNS[3]}, instead of that of run {RUNS[4]}" in done.output
    status = CliRunner().invoke(app, ["status", "--data", str(data.root)]).output
    said = " ".join(status.split())
    assert f"holds run {RUNS[3]}" in said
    assert "rolled back" in said
    assert json.loads(data.rollbacks.read_text())["to_run"] == RUNS[3]


def test_without_kept_files_the_command_says_how_to_get_some(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["rollback", "--data", str(tmp_path / "none")])
    assert isinstance(done.exception, Exception)
    assert "--keep" in str(done.exception)
    assert not (tmp_path / "none").exists()
