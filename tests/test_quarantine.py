"""What people do with refused rows: look, release, have them read again. Through the real publish."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from flows.cli import app
from flows.quarantine_actions import release, retry
from tasks.database import connect
from tasks.extract import batch
from tasks.paths import PROJECT, DataFolder
from tasks.validate.release import ReleaseError
from tests.conftest import RunFlow, api_settings

pytestmark = pytest.mark.usefixtures("remembered_checkpoints")

Ask = Callable[[str], list[tuple[Any, ...]]]

# 11 March 2025 was a Tuesday: the words contradict themselves, and the date is refused.
WRONG_WEEKDAY = (
    "Some 40 ships left the harbour of Brell on Friday, 11 March 2025, the port said. It was a calm day."
)
RULE = "dates.weekday_agrees"


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture(scope="module")
def base(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Publish a report of these words, once for all tests, and return the folder that it and its ledger lie in."""
    from prefect.settings import temporary_settings

    from flows.run import run_pipeline

    @cache
    def publish(words: str) -> Path:
        folder = tmp_path_factory.mktemp("base")
        report = folder / "report.txt"
        report.write_text(words)
        with temporary_settings(api_settings(prefect_api)):
            run_pipeline([str(report)], str(folder / "data"))
        return folder

    return publish


@pytest.fixture
def refused_date(base: Callable[[str], Path], published: Ask, tmp_path: Path) -> str:
    """A published report one of whose dates was refused; returns its id."""
    shutil.copytree(base(WRONG_WEEKDAY), tmp_path, dirs_exist_ok=True)
    [(row_id, rule)] = published("SELECT row_id, expectation_id FROM quality.quarantine")
    assert rule == RULE
    return str(row_id)


def command(data: DataFolder, *arguments: str) -> Result:
    return CliRunner().invoke(
        app, ["quarantine", *arguments, "--data", str(data.root)], env={"COLUMNS": "80"}
    )


def ledger(data: DataFolder) -> dict[str, list[tuple[Any, ...]]]:
    tables = ("ledger.documents", "ledger.dates", "ledger.figures", "quality.quarantine", "quality.releases")
    with connect(data.warehouse, read_only=True) as connection:
        return {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables}


def test_refused_rows_are_listed_with_the_reason_and_narrowed_down(
    data: DataFolder, refused_date: str
) -> None:
    listed = command(data, "list").output
    assert refused_date in listed
    assert RULE in listed
    assert "Where the words name a weekday" in " ".join(listed.split())
    for option, value, hit in (
        ("--rule", RULE, 1),
        ("--rule", "dates.day_exists", 0),
        ("--table", "dates", 1),
        ("--table", "ledger.dates", 1),
        ("--table", "figures", 0),
        ("--outlet", "Nobody's", 0),
    ):
        rows = json.loads(command(data, "list", option, value, "--format", "json").output)
        assert len(rows) == hit, (option, value)
    assert "Nothing that this names lies in quarantine." in command(data, "list", "--rule", "x.y").output


def test_a_refused_row_is_shown_whole(data: DataFolder, refused_date: str) -> None:
    shown = command(data, "show", refused_date).output
    assert "left the harbour of Brell on Friday, 11 March 2025" in " ".join(shown.split())
    assert f"{RULE} (critical)" in shown
    assert "2025-03-11" in shown
    assert "report.txt" in shown
    [row] = json.loads(command(data, "show", refused_date, "--format", "json").output)
    assert json.loads(row["row_json"])["timex_value"] == "2025-03-11"


def test_a_released_row_is_published_flagged_and_on_record(
    data: DataFolder, refused_date: str, published: Ask
) -> None:
    done = command(data, "release", refused_date, "--reason", "The port's own words", "--by", "Ada")
    assert done.exit_code == 0, done.output
    assert published("SELECT flags FROM analysis.dates WHERE date_id = " + repr(refused_date)) == [
        ([f"released:{RULE}"],)
    ]
    assert published("SELECT row_id, expectation_id, released_by, release_reason FROM quality.releases") == [
        (refused_date, RULE, "Ada", "The port's own words")
    ]
    assert published("SELECT count(*) FROM quality.quarantine") == [(0,)]
    assert published("SELECT sources, verdict FROM quality.runs ORDER BY started_at DESC LIMIT 1") == [
        ([f"quarantine release {refused_date}"], "published")
    ]


def test_a_release_survives_another_reading_of_the_same_words(
    data: DataFolder, refused_date: str, published: Ask
) -> None:
    release(data, refused_date, "So they wrote", "Ada", 1)
    with connect(data.warehouse) as connection:
        # As if another row of the report still lay in quarantine, so that it is read again.
        connection.execute(
            "INSERT INTO quality.quarantine BY NAME SELECT 'ledger.figures' AS table_name, document_id || '/figure/x' "
            "AS row_id, 'figures.kind_known' AS expectation_id, document_id, '' AS reason, '{}' AS row_json, run_id, "
            "released_at AS quarantined_at FROM quality.releases"
        )
        [(other,)] = connection.execute("SELECT row_id FROM quality.quarantine").fetchall()
    retry(data, [other], 1)
    assert published("SELECT flags FROM ledger.dates") == [([f"released:{RULE}"],)]
    assert published("SELECT count(*) FROM quality.quarantine") == [(0,)]


def test_a_release_holds_for_the_row_as_it_was_and_no_other(data: DataFolder, refused_date: str) -> None:
    release(data, refused_date, "So they wrote", "Ada", 1)
    with connect(data.warehouse) as connection:
        connection.execute(
            'UPDATE quality.releases SET row_json = json_merge_patch(row_json, \'{"timex_value": "2025-03-14"}\')'
        )
        connection.execute(
            "INSERT INTO quality.quarantine BY NAME SELECT 'ledger.figures' AS table_name, document_id || '/figure/x' "
            "AS row_id, 'figures.kind_known' AS expectation_id, document_id, '' AS reason, '{}' AS row_json, run_id, "
            "released_at AS quarantined_at FROM quality.releases"
        )
        [(other,)] = connection.execute("SELECT row_id FROM quality.quarantine").fetchall()
    assert retry(data, [other], 1).verdict is not None
    assert [row[1] for row in ledger(data)["quality.quarantine"]] == [refused_date]


def test_a_row_that_is_not_there_or_released_already_is_said_to_be(
    data: DataFolder, refused_date: str
) -> None:
    with pytest.raises(ReleaseError, match="no row 'x' lies in quarantine"):
        release(data, "x", "why", None, 1)
    with pytest.raises(ReleaseError, match="say why"):
        release(data, refused_date, " ", None, 1)
    release(data, refused_date, "So they wrote", "Ada", 1)
    with pytest.raises(ReleaseError, match=r"was released by Ada on .*: So they wrote"):
        release(data, refused_date, "Again", "Ada", 1)


# ---- cascades and refusals: rows are broken in the warehouse, as no report breaks them


@pytest.fixture
def figure_id(base: Callable[[str], Path], tmp_path: Path, data: DataFolder) -> str:
    """A published report with an amount and its equivalent; returns the amount's id."""
    words = "The bank of Brell lent €40 million ($44 million) to the port. More is to follow."
    shutil.copytree(base(words), tmp_path, dirs_exist_ok=True)
    with connect(data.warehouse, read_only=True) as connection:
        [(found,)] = connection.execute("SELECT figure_id FROM ledger.figures WHERE unit = 'EUR'").fetchall()
    return str(found)


def put_away(data: DataFolder, table: str, where: str, rule: str, **changes: str) -> None:
    """Move rows into quarantine as the gate would have, changed so that they break the rule."""
    patch = json.dumps(changes)
    with connect(data.warehouse) as connection:
        key = {"documents": "document_id", "figures": "figure_id"}.get(table, f"{table.removesuffix('s')}_id")
        connection.execute(
            f"INSERT INTO quality.quarantine BY NAME SELECT 'ledger.{table}' AS table_name, {key} AS row_id, "
            f"'{rule}' AS expectation_id, document_id, 'because' AS reason, "
            f"json_merge_patch(to_json(kept), '{patch}')::VARCHAR AS row_json, "
            "(SELECT run_id FROM quality.runs) AS run_id, now()::TIMESTAMP AS quarantined_at "
            f"FROM ledger.{table} AS kept WHERE {where}"
        )
        connection.execute(f"DELETE FROM ledger.{table} WHERE {where}")


def test_what_only_followed_a_row_comes_back_with_it(
    data: DataFolder, figure_id: str, published: Ask
) -> None:
    put_away(data, "figures", "unit = 'EUR'", "figures.currency_is_iso4217", unit="EURO")
    put_away(data, "figures", "unit = 'USD'", "figures.related_present")
    [dollars] = [row[1] for row in ledger(data)["quality.quarantine"] if row[1] != figure_id]
    with pytest.raises(ReleaseError, match=f"refers to {figure_id}.*First: wireledger quarantine release"):
        release(data, dollars, "It is right", "Ada", 1)
    release(data, figure_id, "A local unit", "Ada", 1)
    assert published("SELECT unit, flags FROM ledger.figures ORDER BY unit") == [
        ("EURO", ["released:figures.currency_is_iso4217"]),
        ("USD", []),
    ]
    assert published("SELECT count(*) FROM quality.quarantine") == [(0,)]


def test_a_report_comes_back_with_its_rows_and_none_of_them_before_it(
    data: DataFolder, figure_id: str, published: Ask
) -> None:
    document_id = figure_id.partition("/")[0]
    before = ledger(data)
    put_away(data, "figures", "true", "figures.document_present")
    put_away(data, "sentences", "true", "sentences.document_present")
    put_away(data, "documents", "true", "documents.media_type_known")
    with pytest.raises(ReleaseError, match=f"First: wireledger quarantine release {document_id}"):
        release(data, figure_id, "It is right", "Ada", 1)
    verdict = release(data, document_id, "The port's own page", "Ada", 1)
    assert verdict.accepted
    after = ledger(data)
    assert after["ledger.figures"] == before["ledger.figures"]
    assert after["quality.quarantine"] == []
    assert published("SELECT count(*) FROM analysis.figures") == [(2,)]


def test_a_row_that_breaks_another_rule_too_is_not_released_and_nothing_changes(
    data: DataFolder, figure_id: str
) -> None:
    put_away(
        data, "figures", "unit = 'USD'", "figures.currency_is_iso4217", unit="BUCK", direction="sideways"
    )
    [dollars] = [row[1] for row in ledger(data)["quality.quarantine"]]
    file, before = data.published.read_bytes(), ledger(data)
    with pytest.raises(ReleaseError, match=r"would break figures\.direction_known too"):
        release(data, dollars, "It is right", "Ada", 1)
    assert (data.published.read_bytes(), ledger(data)) == (file, before)


def test_a_release_that_breaks_a_blocking_rule_is_refused_and_nothing_changes(
    data: DataFolder, figure_id: str
) -> None:
    put_away(data, "figures", "unit = 'USD'", "figures.currency_is_iso4217", unit="BUCK")
    [dollars] = [row[1] for row in ledger(data)["quality.quarantine"]]
    file, before = data.published.read_bytes(), ledger(data)
    never = SqlRule("run.never", "ledger.figures", BLOCKING, "It forbids all.", "SELECT 'all' AS row_id")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), never))
        done = command(data, "release", dollars, "--reason", "It is right")
    assert done.exit_code == 1
    assert "run.never: It forbids all." in done.output
    assert (data.published.read_bytes(), ledger(data)) == (file, before)


# ---- what could not be read


def test_a_report_that_stumped_an_extractor_is_read_again_when_it_is_mended(
    run_flow: RunFlow, data: DataFolder, tmp_path: Path, published: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = batch._doc

    def stumble(*arguments: Any) -> Any:
        if any("ships" in each for each in arguments if isinstance(each, str)):
            raise ValueError("too many ships")
        return read(*arguments)

    (tmp_path / "bad.txt").write_text("Some 40 ships left the harbour of Brell in 2024, the port said.")
    (tmp_path / "good.txt").write_text("Nine trains left the station of Orro in 2023, the railway said.")
    with monkeypatch.context() as patched:
        patched.setattr(batch, "_doc", stumble)
        run_flow(tmp_path / "bad.txt", tmp_path / "good.txt")
        [(document_id,)] = published("SELECT row_id FROM quality.quarantine")
        with pytest.raises(ReleaseError, match=f"wireledger quarantine retry {document_id}"):
            release(data, document_id, "It is right", "Ada", 1)
        assert retry(data, [document_id], 1).unread == {document_id: "ValueError: too many ships"}
        assert published("SELECT count(*) FROM ledger.documents") == [(1,)]

    done = command(data, "retry", "--rule", "documents.readable")
    assert done.exit_code == 0, done.output
    assert "read again: 1 reports" in done.output
    assert published("SELECT value FROM analysis.figures WHERE counted_head = 'ship'") == [(40.0,)]
    assert published("SELECT count(*) FROM quality.quarantine") == [(0,)]
    # The next run knows it.
    assert run_flow(tmp_path / "bad.txt").counts.dispositions == {"unchanged": 1}


def test_what_lay_in_quarantine_before_refuses_no_later_run(run_flow: RunFlow, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(4):
        (folder / f"bad{number}.txt").write_text(f"Note {number}. " + WRONG_WEEKDAY)
    for number in range(90):
        (folder / f"good{number}.txt").write_text(
            f"On 3 May 2024 some {number + 20} ships left Brell, the port said."
        )
    first = run_flow(folder)
    assert first.verdict.quarantined == 4
    assert (
        retry(DataFolder(tmp_path / "data"), [entry[1] for entry in first.verdict.refused], 1).verdict
        is not None
    )


@pytest.mark.parametrize("name", ["list", "show", "release", "retry"])
def test_help_shows_an_example_and_the_readme_names_the_command(name: str) -> None:
    help_text = CliRunner().invoke(app, ["quarantine", name, "--help"]).output
    assert f"wireledger quarantine {name}" in help_text.partition("Example")[2]
    assert f"wireledger quarantine {name}" in (PROJECT / "README.md").read_text(encoding="utf-8")
