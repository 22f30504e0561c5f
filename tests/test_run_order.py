"""Runs stand in the order in which they were made, though the clock was wrong while one of them was."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.queries import console_query, query_newest
from flows.rebuild import rebuild_ledger
from flows.run_log import KEPT_LOGS, run_log
from tasks import raw_index
from tasks.database import connect
from tasks.load import runs
from tasks.paths import DataFolder
from tasks.publish.kept import keep_published, kept_runs, newest_run
from tasks.validate.statistics import _EARLIER
from tests.plain_runs import asker, run_plain

# A clock that ran ahead, was set right, and later lost its battery.
INSTANTS = [
    "2025-03-10 09:00",
    "2039-01-01 00:00",
    "2025-03-11 09:00",
    "1970-01-01 00:01",
    "2025-03-12 09:00",
]
SHIPS = [40, 41, 42, 43, 44]


def bring_in(data: DataFolder, ships: int, *, keep: int = 9) -> str:
    """Run on a report that has changed once more, as ``wireledger run`` does, and return the run's id."""
    report = {
        "id": "a",
        "published_on": "1969-12-31",
        "text": f"Some {ships} ships lay in Brell, the port said.",
    }
    wire = data.root.parent / "wire.jsonl"
    wire.write_text(json.dumps(report))
    keep_published(data.published, keep)
    run_plain(data, wire, gate=False)
    return str(newest_run(data.published))


class Clock:
    """Shows what it was set to, and goes on by a second each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 9)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def set(self, instant: str) -> None:
        self.now = datetime.fromisoformat(instant)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with a ledger of five runs, and their ids in the order in which they were made."""
    folder = tmp_path_factory.mktemp("ledger")
    data, clock = DataFolder(folder / "data"), Clock()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(runs, "utc_now", clock)
        ids = []
        for instant, ships in zip(INSTANTS, SHIPS, strict=True):
            clock.set(instant)
            ids.append(bring_in(data, ships))
    return folder, ids


@pytest.fixture
def ledger(made: tuple[Path, list[str]], tmp_path: Path) -> tuple[DataFolder, list[str]]:
    """A copy of it, to be changed."""
    shutil.copytree(made[0], tmp_path / "copy")
    return DataFolder(tmp_path / "copy" / "data"), made[1]


def command(data: DataFolder, *words: str) -> str:
    done = CliRunner().invoke(app, [*words, "--data", str(data.root)], env={"COLUMNS": "300"})
    assert done.exit_code == 0, done.output
    return " ".join(done.output.split())


def standing(data: DataFolder) -> list[tuple[Any, ...]]:
    """The newest version of the report: its number of ships, and how many versions came before."""
    return asker(data)(
        "SELECT value, version FROM analysis.figures JOIN ledger.documents USING (document_id) "
        "WHERE counted_head = 'ship'"
    )


def test_status_and_the_kept_files_follow_the_order_of_runs(ledger: tuple[DataFolder, list[str]]) -> None:
    data, ids = ledger
    assert f"holds run {ids[-1]}" in command(data, "status")
    assert "not in it" not in command(data, "status")
    assert kept_runs(data.published) == ids[-2::-1]
    listed, _ = query_newest(data, console_query("last_runs"))
    assert listed["run_id"].to_list() == ids[::-1]
    keep_published(data.published, 2)
    assert kept_runs(data.published) == [ids[4], ids[3]]


def test_each_rollback_goes_back_by_one_run(ledger: tuple[DataFolder, list[str]]) -> None:
    data, ids = ledger
    for before in ids[-2::-1]:
        assert f"the file of run {before}," in command(data, "rollback")
        assert f"holds run {before}" in (said := command(data, "status"))
        assert f"not in it: run {ids[-1]} (rolled back" in said


def test_what_the_gate_found_last_is_what_the_last_run_found(ledger: tuple[DataFolder, list[str]]) -> None:
    data, ids = ledger
    with connect(data.warehouse) as connection:
        connection.execute(
            "INSERT INTO quality.validations BY NAME SELECT run_id, 'figures.id_unique' AS expectation_id, "
            "'ledger.figures' AS table_name, 'warning' AS severity, false AS success, 9 AS checked_count, "
            "1 AS unexpected_count, [] AS sample, run_id AS detail, 'On purpose.' AS reason, "
            "started_at AS validated_at FROM quality.runs"
        )
        connection.execute(
            "INSERT INTO quality.run_statistics BY NAME SELECT run_id, 'figures' AS measure, '' AS part, "
            "run_number AS amount, 9 AS base, 9 AS reports, 1 AS value, 'drift' AS status, run_id AS evidence "
            "FROM quality.runs"
        )
        [latest, *_] = connection.execute(_EARLIER, {"max_runs": 1}).fetchall()
        assert latest[-1] == ids[-1]
    assert query_newest(data, console_query("failed_checks"))[0]["detail"].to_list() == [ids[-1]]
    assert query_newest(data, console_query("drift"))[0]["evidence"].to_list() == [ids[-1]]


def test_a_day_shows_one_version_of_a_report(ledger: tuple[DataFolder, list[str]]) -> None:
    ask = asker(ledger[0])
    for day, ships in (("2025-03-10", 43), ("2025-03-11", 43), ("2025-03-12", 44), ("2040-01-01", 44)):
        found = ask(f"SELECT value FROM analysis.figures_as_of(DATE '{day}') WHERE counted_head = 'ship'")
        assert found == [(ships,)], day


@pytest.mark.usefixtures("remembered_checkpoints")
def test_a_rebuild_makes_the_same_versions_in_the_same_order(ledger: tuple[DataFolder, list[str]]) -> None:
    data, ids = ledger
    assert standing(data) == [(44, 5)]
    numbered = "SELECT run_id, run_number FROM quality.runs ORDER BY run_number"
    expected = asker(data)(numbered)
    assert expected == list(zip(ids, range(1, 6), strict=True))
    data.warehouse.unlink()
    rebuild_ledger(data)
    assert standing(data) == [(44, 5)]
    assert asker(data)(numbered) == expected


def before_numbers(data: DataFolder) -> None:
    """Take the numbers out of a ledger, as it was when runs had none."""
    for file in (data.warehouse, data.published, *data.published.parent.glob("kept/*.duckdb")):
        file.chmod(0o644)
        with connect(file) as connection:
            connection.execute("ALTER TABLE quality.runs DROP COLUMN run_number")
    for record in data.index.glob("*.json"):
        row = json.loads(record.read_text())
        del row["run_number"]
        record.write_text(json.dumps(row))


@pytest.mark.usefixtures("remembered_checkpoints")
@pytest.mark.parametrize("way", ["run", "rebuild"])
def test_a_ledger_from_before_runs_had_numbers_mends_itself(
    ledger: tuple[DataFolder, list[str]], way: str
) -> None:
    data, ids = ledger
    before_numbers(data)
    assert newest_run(data.published) == ids[-1]
    assert kept_runs(data.published) == ids[-2::-1]
    last = bring_in(data, 45)
    if way == "rebuild":
        data.warehouse.unlink()
        rebuild_ledger(data)
    assert standing(data) == [(45, 6)]
    assert asker(data)("SELECT run_id FROM quality.runs ORDER BY run_number") == [
        (run_id,) for run_id in [*ids, last]
    ]
    assert [row["run_id"] for row in raw_index.recorded_runs(data.index)] == [*ids, last]


@pytest.mark.usefixtures("remembered_checkpoints")
def test_a_ledger_lost_before_its_runs_had_numbers_is_rebuilt_by_their_time(
    ledger: tuple[DataFolder, list[str]],
) -> None:
    data, ids = ledger
    before_numbers(data)
    data.warehouse.unlink()
    rebuild_ledger(data)
    by_time = [(run_id, place) for place, run_id in enumerate(sorted(ids), start=1)]
    assert asker(data)("SELECT run_id, run_number FROM quality.runs ORDER BY run_number") == by_time
    last = bring_in(data, 45)
    assert [row["run_id"] for row in raw_index.recorded_runs(data.index)] == [*sorted(ids), last]


def test_status_of_an_older_file_says_what_to_do(ledger: tuple[DataFolder, list[str]]) -> None:
    data, _ = ledger
    before_numbers(data)
    done = CliRunner().invoke(app, ["status", "--data", str(data.root)])
    assert "made by another version of wireledger" in str(done.exception)
    assert "wireledger run" in str(done.exception)


def test_a_clock_that_stands_still_gives_no_id_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "utc_now", lambda: datetime(2025, 3, 10))
    digits = iter(["aaaa", "aaaa", "aaaa", "bbbb"])
    monkeypatch.setattr(runs, "token_hex", lambda _: next(digits))
    data = DataFolder(tmp_path / "data")
    first, second = (runs.begin_run(data, ["x"], "test", None) for _ in range(2))
    assert (first.run_id[-4:], second.run_id[-4:]) == ("aaaa", "bbbb")
    assert second.before == (first.run_id,)


def test_logs_of_the_last_runs_are_kept_whatever_times_they_bear(tmp_path: Path) -> None:
    before = [f"20390101T{number:06d}Z_0000" for number in range(KEPT_LOGS)]
    newest, *_ = reversed(before)
    for run_id in before:
        (tmp_path / f"{run_id}.jsonl").touch()
    (tmp_path / "19700101T000000Z_0000.jsonl").touch()
    with run_log(tmp_path, "20250310T090000Z_0000", ["19700101T000000Z_0000", *reversed(before)]):
        pass
    names = {path.stem for path in tmp_path.iterdir()}
    assert {"19700101T000000Z_0000", newest} < names
    assert len(names) == KEPT_LOGS - 1
