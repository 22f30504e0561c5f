"""A run that is refused for its shares can be looked at and let through; the decision stays on record."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from flows.cli import _EXPECTED, WRONG_USAGE, app
from flows.rebuild import rebuild_ledger
from tasks.paths import DataFolder
from tests.conftest import RunFlow

Ask = Callable[[str], list[tuple[Any, ...]]]

TOWNS = ("Karr", "Selm", "Orro", "Brell", "Tarn", "Velm", "Drusk", "Ostrel")
WORK = ("bridge", "harbour", "theatre", "stadium", "tramway", "market", "library", "reservoir")
DONE = ("repaired", "opened", "closed", "sold", "flooded", "painted", "surveyed", "fenced")


def reports(of: int) -> list[str]:
    """Return reports of events of their own; the 10 March that each names was a Wednesday."""
    return [
        f"The {WORK[number]} of {TOWNS[number]} was {DONE[number]} on Monday, 10 March 2021. "
        f"Some {number + 3} {WORK[-number]} keepers of {TOWNS[-number]} saw it {DONE[-number]}."
        for number in range(of)
    ]


def write(folder: Path, texts: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "feed.jsonl"
    records = [
        {"url": f"https://{number}.example/{len(texts)}", "outlet": f"Outlet {number}", "text": text}
        for number, text in enumerate(texts)
    ]
    path.write_text("\n".join(json.dumps({**record, "published_on": "2021-03-11"}) for record in records))
    return path


@pytest.fixture
def refused(run_flow: RunFlow, tmp_path: Path) -> str:
    """Return the id of a run that was refused: eight texts of eight name a weekday that was another."""
    from flows.run import RunRefusedError

    with pytest.raises(RunRefusedError, match=r"run\.rows_refused") as error:
        run_flow(write(tmp_path / "in", reports(8)))
    return error.value.result.run_id


def command(*words: str, data: Path) -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(data)], env={"COLUMNS": "200"})


def test_five_reports_are_published_whatever_stands_in_them(
    run_flow: RunFlow, tmp_path: Path, published: Ask
) -> None:
    result = run_flow(write(tmp_path / "in", reports(5)))
    assert result.verdict.accepted
    assert result.verdict.quarantined == 5
    assert published("SELECT count(*) FROM analysis.coverage") == [(5,)]


def test_copies_of_one_text_with_a_slip_are_one_text(
    run_flow: RunFlow, tmp_path: Path, published: Ask
) -> None:
    [text] = reports(1)
    result = run_flow(write(tmp_path / "in", [f"{text} (Outlet {number})" for number in range(12)]))
    assert result.verdict.accepted
    assert result.verdict.quarantined == 12
    assert published("SELECT count(*) FROM analysis.coverage") == [(12,)]


def test_a_refused_run_can_be_looked_at(refused: str, tmp_path: Path) -> None:
    shown = command("status", data=tmp_path / "data").output
    assert "run.rows_refused" in shown
    assert f"wireledger accept {refused}" in shown
    listed = command("quarantine", "list", "--rule", "dates.weekday_agrees", data=tmp_path / "data").output
    assert listed.count("10 March 2021") == 8


def test_a_run_that_is_let_through_is_published_with_who_and_why(
    refused: str, tmp_path: Path, published: Ask
) -> None:
    data = tmp_path / "data"
    done = command("accept", refused[:12], "--because", "The feed is odd.", "--by", "Ada", data=data)
    assert done.exit_code == 0, done.output
    assert published("SELECT count(*) FROM analysis.coverage") == [(8,)]
    assert published("SELECT count(*) FROM analysis.quarantine") == [(8,)]
    assert published(
        "SELECT command, accepted_rules, accepted_by, accepted_because FROM quality.runs WHERE verdict = 'published'"
    ) == [(f"accept {refused}", ["run.rows_refused"], "Ada", "The feed is odd.")]
    assert "Ada: The feed is odd." in command("status", data=data).output
    again = command("accept", refused, "--because", "Once more.", data=data)
    assert isinstance(again.exception, Exception)
    assert _EXPECTED[type(again.exception).__name__] == WRONG_USAGE


@pytest.mark.slow
def test_a_rebuild_decides_the_same(refused: str, tmp_path: Path, published: Ask) -> None:
    data = tmp_path / "data"
    assert command("accept", "--because", "The feed is odd.", "--by", "Ada", data=data).exit_code == 0
    before = published("FROM analysis.dates ORDER BY ALL")
    assert rebuild_ledger(DataFolder(data)).refused_now == {}
    assert published("FROM analysis.dates ORDER BY ALL") == before
    assert published("SELECT verdict, accepted_by FROM quality.runs ORDER BY started_at") == [
        ("refused", None),
        ("published", "Ada"),
    ]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--because", "Why not."), "no run was refused"),
        (("2039", "--because", "Why not."), "no run '2039' was refused"),
        (("--because", " "), "say why"),
    ],
)
def test_what_cannot_be_let_through_is_said_and_changes_nothing(
    words: tuple[str, ...], why: str, run_flow: RunFlow, tmp_path: Path
) -> None:
    run_flow(write(tmp_path / "in", reports(1)))
    before = DataFolder(tmp_path / "data").published.read_bytes()
    done = command("accept", *words, data=tmp_path / "data")
    assert why in str(done.exception)
    assert _EXPECTED[type(done.exception).__name__] == WRONG_USAGE
    assert DataFolder(tmp_path / "data").published.read_bytes() == before
