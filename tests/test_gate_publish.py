"""What each severity means for the published file: rows are broken in a real run, between load and gate."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from typer.testing import CliRunner

from expectations.catalogue import all_rules
from expectations.rules import BLOCKING, CRITICAL, WARNING, WITHHOLD
from flows.cli import app
from flows.summary import print_summary
from tasks.paths import DataFolder
from tasks.validate.gate import validate_run
from tasks.validate.hints import how_to_see
from tasks.validate.verdict import Verdict
from tests.conftest import RunFlow

Ask = Callable[[str], list[tuple[Any, ...]]]

FIRST = (
    "Some 40 ships left the harbour of Brell on 3 May 2024, the port said. It had 12% more room than in 2023."
)
SECOND = (
    "Nine trains left the station of Orro on 5 May 2024, the railway said. Fares rose by 7% from January."
)


@pytest.fixture
def run_damaged(run_flow: RunFlow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Any]:
    """Publish one report; then run on another whose rows are damaged after they were loaded."""

    def run(damage: str) -> Any:
        (tmp_path / "first.txt").write_text(FIRST)
        run_flow(tmp_path / "first.txt")
        shutil.copyfile(DataFolder(tmp_path / "data").published, tmp_path / "before.duckdb")

        def damaged(
            connection: duckdb.DuckDBPyConnection, run_id: str, *rest: Any, **options: Any
        ) -> Verdict:
            connection.execute(damage, {"run_id": run_id})
            return validate_run(connection, run_id, *rest, **options)

        (tmp_path / "second.txt").write_text(SECOND)
        with monkeypatch.context() as patched:
            patched.setattr("tasks.validate.task.validate_run", damaged)
            return run_flow(tmp_path / "second.txt")

    return run


OF_RUN = "document_id IN (SELECT document_id FROM ledger.documents WHERE run_id = $run_id)"


def test_critical_the_row_is_quarantined_and_the_rest_is_published(
    run_damaged: Callable[[str], Any], published: Ask
) -> None:
    result = run_damaged(
        f"UPDATE ledger.figures SET direction = 'sideways' WHERE text LIKE '%7%' AND {OF_RUN}"
    )
    assert result.verdict.accepted
    assert published("SELECT text FROM analysis.figures WHERE text LIKE '%7%'") == []
    assert published(
        "SELECT counted_head FROM analysis.figures WHERE counted_head IN ('ship', 'train') ORDER BY 1"
    ) == [
        ("ship",),
        ("train",),
    ]
    assert published("SELECT expectation_id, row_json ->> 'direction' FROM analysis.quarantine") == [
        ("figures.direction_known", "sideways")
    ]


def test_warning_the_row_is_published_and_flagged(run_damaged: Callable[[str], Any], published: Ask) -> None:
    result = run_damaged(
        f"UPDATE ledger.figures SET counted_head = 'Two Words' WHERE kind = 'count' AND {OF_RUN}"
    )
    assert result.verdict.accepted
    assert published("SELECT flags FROM analysis.figures WHERE counted_head = 'Two Words'") == [
        (["figures.counted_head_is_word"],)
    ]
    assert published("SELECT count(*) FROM quality.quarantine") == [(0,)]


def test_blocking_nothing_is_published_and_the_old_file_stays_byte_for_byte(
    run_damaged: Callable[[str], Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from flows.run import RunRefusedError

    folder = DataFolder(tmp_path / "data")
    with pytest.raises(RunRefusedError, match=r"dispositions\.document_accounted") as refused:
        run_damaged("DELETE FROM ledger.dispositions WHERE run_id = $run_id")
    assert folder.published.read_bytes() == (tmp_path / "before.duckdb").read_bytes()
    assert print_summary(folder, refused.value.result) == 1
    assert "See: wireledger status" in " ".join(capsys.readouterr().out.split())
    status = CliRunner().invoke(app, ["status", "--data", str(folder.root)], env={"COLUMNS": "80"}).output
    assert "dispositions.document_accounted" in status
    assert all(len(line) <= 80 for line in status.splitlines() if " kept " not in line)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_rule_says_how_to_see_what_broke_it(rule: Any) -> None:
    table = getattr(rule, "table", f"ledger.{rule.id.partition('.')[0]}")
    command = how_to_see(rule.id, table, rule.severity, ["ledger.figures"])
    if rule.severity is BLOCKING:
        assert command.startswith(("wireledger quarantine list --", "wireledger status"))
    else:
        assert rule.id in command
        assert command.startswith(
            {
                CRITICAL: "wireledger quarantine list --rule ",
                WITHHOLD: "wireledger quarantine list --rule ",
                WARNING: 'wireledger sql "',
            }[rule.severity]
        )


def test_the_commands_named_for_warnings_are_queries_that_run(
    run_damaged: Callable[[str], Any], published: Ask
) -> None:
    run_damaged(f"UPDATE ledger.figures SET counted_head = 'Two Words' WHERE kind = 'count' AND {OF_RUN}")
    for rule in all_rules():
        if rule.severity is WARNING:
            table = getattr(rule, "table", f"ledger.{rule.id.partition('.')[0]}")
            query = how_to_see(rule.id, table, WARNING).removeprefix('wireledger sql "').removesuffix('"')
            assert len(published(query)) == (rule.id == "figures.counted_head_is_word")
