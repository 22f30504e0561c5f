"""What the gate does with what it finds: quarantine, followers, verdict, records, Data Docs."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from expectations import documents
from expectations.catalogue import SUITES, all_rules
from expectations.rules import CRITICAL, Rule, in_set
from tasks.database import connect, create_tables, table_names, transaction
from tasks.validate import checkpoint, frames, gate
from tasks.validate.gate import validate_run
from tasks.validate.verdict import Verdict
from tests.gate_mutations.runs import INDEPENDENT
from tests.gate_rows import RUN, Story, document, figure, insert, load_valid_run, sentences_of

# Runs the gate on a warehouse in a process of its own: what it imports, prints and asks the network for.
_ALONE = """
import pathlib, sys
asked = []
def note(event, _):
    if event.startswith(("socket.connect", "socket.get")):
        asked.append(event)
sys.addaudithook(note)
from tasks.database import connect
from tasks.validate.gate import validate_run
with connect(pathlib.Path(sys.argv[1])) as connection:
    verdict = validate_run(connection, sys.argv[2], pathlib.Path(sys.argv[3]))
print(verdict.accepted, "great_expectations" in sys.modules, asked)
"""


def rows(warehouse: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    return {name: warehouse.execute(f"FROM {name} ORDER BY ALL").fetchall() for name in table_names()}


Judged = tuple[duckdb.DuckDBPyConnection, list[Story], Verdict, Path]

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)><meta http-equiv=refresh content=0>"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Judged]:
    """One accepted run of thirty stories, five of them damaged, with its Data Docs."""
    folder = tmp_path_factory.mktemp("gate")
    docs = folder / "docs"
    docs.mkdir()
    (docs / "page of an earlier run.html").touch()
    with connect(folder / "warehouse.duckdb") as connection:
        create_tables(connection)
        stories = load_valid_run(connection, *(f"folder{number:02}" for number in range(30)))
        connection.execute(
            "INSERT INTO quality.runs BY NAME SELECT ? AS run_id, ['wire'] AS sources, "
            "TIMESTAMP '2025-03-12 06:00:00' AS started_at, 'running' AS verdict, '0' AS wireledger_version, "
            "1 AS run_number",
            [RUN],
        )
        altered, euro, twice, hostile, _ = (story.quake for story in stories[:5])
        for change, document_id in (
            ("documents SET text = text || ' '", altered),
            ("figures SET unit = CASE unit WHEN 'EUR' THEN 'EURO' ELSE unit END", euro),
            (
                "figures SET direction = 'sideways', unit = CASE text WHEN '12%' THEN 'bp' ELSE unit END",
                twice,
            ),
            (f"dates SET timex_value = '{HOSTILE}', timex_mod = '{HOSTILE}'", hostile),
        ):
            connection.execute(f"UPDATE ledger.{change} WHERE document_id = ?", [document_id])
        connection.execute(
            "UPDATE ledger.figures SET counted_head = 'Two Words' WHERE text = 'at least 120' "
            "AND document_id IN (SELECT document_id FROM ledger.documents WHERE source_uri LIKE 'folder1%')"
        )
        yield connection, stories, validate_run(connection, RUN, docs), docs


def test_a_run_with_few_bad_rows_is_accepted_and_they_are_counted(judged: Judged) -> None:
    connection, _, verdict, _ = judged
    assert verdict.accepted
    assert verdict.reason is None
    [(count,)] = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT table_name, row_id FROM quality.quarantine)"
    ).fetchall()
    assert verdict.quarantined == count > 0
    assert connection.execute("SELECT quarantined FROM quality.runs").fetchall() == [(count,)]


def test_rows_of_a_refused_document_follow_it_and_its_input_says_why(judged: Judged) -> None:
    connection, stories, _, _ = judged
    quake = stories[0].quake
    for table in (
        "documents",
        "sentences",
        "figures",
        "dates",
        "statements",
        "credits",
        "attendance",
        "pledges",
    ):
        query = f"SELECT count(*) FROM ledger.{table} WHERE document_id = ?"
        assert connection.execute(query, [quake]).fetchone() == (0,)
    assert dict(
        connection.execute(
            "SELECT expectation_id, count(*) FROM quality.quarantine WHERE document_id = ? GROUP BY ALL",
            [quake],
        ).fetchall()
    ) == {
        "documents.text_matches_sha256": 1,
        "sentences.document_present": 4,
        "figures.document_present": 8,
        "dates.document_present": 3,
        "statements.document_present": 1,
        "credits.document_present": 1,
        "attendance.document_present": 1,
        "pledges.document_present": 2,
        "mentions.document_present": 4,
    }
    [(disposition, reason, document_id)] = connection.execute(
        "SELECT disposition, reason, document_id FROM ledger.dispositions "
        "WHERE source_uri = 'folder00/quake.txt'"
    ).fetchall()
    assert (disposition, document_id) == ("quarantined", None)
    assert reason.startswith("documents.text_matches_sha256: ")


def test_an_equivalent_follows_the_amount_it_converts(judged: Judged) -> None:
    connection, stories, _, _ = judged
    assert connection.execute(
        "SELECT expectation_id, row_json ->> 'text' FROM quality.quarantine "
        "WHERE document_id = ? AND table_name = 'ledger.figures' ORDER BY 1",
        [stories[1].quake],
    ).fetchall() == [
        ("figures.currency_is_iso4217", "€40 million"),
        ("figures.related_present", "$44 million"),
    ]


def test_a_row_under_two_rules_is_kept_whole_under_each(judged: Judged) -> None:
    connection, stories, _, _ = judged
    kept = connection.execute(
        "SELECT expectation_id, row_json, run_id FROM quality.quarantine "
        "WHERE document_id = ? AND (row_json ->> 'text') = '12%' ORDER BY 1",
        [stories[2].quake],
    ).fetchall()
    assert [row[0] for row in kept] == ["figures.direction_known", "figures.percent_unit_known"]
    assert json.loads(kept[0][1])["period_start"] == "2025-01-01"
    assert {row[2] for row in kept} == {RUN}


def test_every_check_is_recorded_with_counts_and_a_sample(judged: Judged) -> None:
    connection, _, verdict, _ = judged
    recorded = connection.execute(
        "SELECT expectation_id, table_name, severity, success, checked_count, unexpected_count, sample, "
        "reason FROM quality.validations WHERE run_id = ?",
        [RUN],
    ).fetchall()
    assert sorted(row[0] for row in recorded) == sorted(rule.id for rule in all_rules())
    assert sorted(recorded) == sorted(
        (
            check.expectation_id,
            check.table,
            str(check.severity),
            check.success,
            check.checked_count,
            check.unexpected_count,
            list(check.sample),
            check.reason,
        )
        for check in verdict.checks
    )
    [flagged] = [check for check in verdict.checks if check.expectation_id == "figures.counted_head_is_word"]
    assert (flagged.unexpected_count, flagged.checked_count, len(flagged.sample)) == (10, 330, 10)


def test_the_docs_load_and_run_nothing_whatever_a_report_says(judged: Judged) -> None:
    docs = judged[3]
    pages = {path: path.read_text(encoding="utf-8") for path in docs.rglob("*.html")}
    assert len(pages) == 1 + 2 * len(SUITES)
    for path, page in pages.items():
        assert page.count("<meta http-equiv=") == 1
        assert "default-src 'none'" in page
        assert not re.search(r"<(?:script|link|img|iframe)\b|<[^>]*\s(?:src|on\w+)=|url\(|@import", page), (
            path
        )
    assert any("&lt;script&gt;alert(1)" in page for page in pages.values())


def test_the_docs_index_lists_every_rule_and_leads_to_every_page(judged: Judged) -> None:
    docs = judged[3]
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert all(f"<td>{rule.id}</td>" in index for rule in all_rules())
    links = re.findall(r'href="([^"]+)"', index)
    assert len(links) == len(SUITES)
    for link in links:
        page = docs / link
        for target in re.findall(r'href="([^"#]+)"', page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).resolve().is_file()
    assert sorted(path.name for path in docs.parent.iterdir() if path.is_dir()) == ["docs"]


@pytest.mark.slow
def test_a_browser_without_a_network_shows_the_docs_and_asks_for_nothing_else(
    judged: Judged, tmp_path: Path
) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no chromium is installed to open the pages with")
    docs = judged[3]
    pages = [docs / "index.html", next((docs / "validations" / "figures").rglob("*.html"))]
    for number, page in enumerate(pages):
        log = tmp_path / f"net{number}.json"
        shown = subprocess.run(
            [
                *(
                    browser,
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    f"--user-data-dir={tmp_path / 'profile'}",
                ),
                *(
                    "--host-resolver-rules=MAP * ~NOTFOUND",
                    f"--log-net-log={log}",
                    "--dump-dom",
                    page.as_uri(),
                ),
            ],
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert "figures" in shown.stdout
        asked = {
            event["params"]["url"]
            for event in json.loads(log.read_text(encoding="utf-8"))["events"]
            if "url" in event.get("params", {})
            # The browser's own errands come from no page: their initiator is none, or not an origin.
            and event["params"].get("initiator", "not an origin") != "not an origin"
        }
        assert {url for url in asked if not url.startswith("file:")} == set()
    index = (docs / "index.html").read_text(encoding="utf-8")
    assert "<style>" in index


@pytest.mark.usefixtures("remembered_checkpoints")
def test_one_report_with_many_bad_rows_is_quarantined_and_does_not_stop_the_run(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    [story] = load_valid_run(warehouse)
    warehouse.execute("UPDATE ledger.figures SET text = 'seven' WHERE document_id = ?", [story.quake])
    verdict = validate_run(warehouse, RUN, None)
    assert verdict.accepted
    # Eight figures, and the two pledges whose amount one of them is.
    assert verdict.quarantined == 8 + 2


@pytest.mark.usefixtures("remembered_checkpoints")
@pytest.mark.parametrize(("reports", "accepted"), [(5, True), (6, False)])
def test_the_same_fault_in_more_than_five_texts_refuses_the_run_and_tells_the_evidence(
    reports: int, accepted: bool, warehouse: duckdb.DuckDBPyConnection
) -> None:
    load_valid_run(warehouse, *"abcdef"[:reports])
    for apart in INDEPENDENT:
        warehouse.execute(apart)
    warehouse.execute("UPDATE ledger.figures SET value_low = 7 WHERE text = '6.3'")
    verdict = validate_run(warehouse, RUN, None)
    assert verdict.accepted is accepted
    assert verdict.quarantined == reports
    assert accepted or "6 of 66 rows of ledger.figures, in 6 texts" in str(verdict.reason)


@pytest.mark.usefixtures("remembered_checkpoints")
def test_rows_of_other_runs_are_left_alone(warehouse: duckdb.DuckDBPyConnection) -> None:
    load_valid_run(warehouse)
    report = document("wire/other.txt", "Nine people came.", run_id="another")
    insert(warehouse, "ledger.documents", [report])
    insert(warehouse, "ledger.sentences", sentences_of(report))
    insert(warehouse, "ledger.figures", [figure(report, "Nine", kind="count", value=-9)])
    verdict = validate_run(warehouse, RUN, None)
    assert verdict.quarantined == 0
    checked = {check.expectation_id: check.checked_count for check in verdict.checks}
    assert checked["figures.kind_known"] == 11


@pytest.mark.usefixtures("remembered_checkpoints")
def test_a_run_looked_at_in_parts_gives_what_it_gives_in_one(
    warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_valid_run(warehouse, "a", "b")
    warehouse.execute("UPDATE ledger.figures SET direction = 'sideways' WHERE text = '6.3'")
    warehouse.execute("CREATE TABLE before AS FROM ledger.figures")
    whole = validate_run(warehouse, RUN, None)
    warehouse.execute("DELETE FROM quality.quarantine; DELETE FROM ledger.figures")
    warehouse.execute("INSERT INTO ledger.figures FROM before")
    monkeypatch.setattr(frames, "CHARACTERS_PER_PART", 800)
    with frames.new_rows(warehouse, RUN):
        assert len(list(frames.parts(warehouse))) > 1
    assert validate_run(warehouse, RUN, None) == whole
    assert whole.quarantined == 2


@pytest.mark.usefixtures("remembered_checkpoints")
def test_a_row_refused_again_by_a_later_run_is_kept_once(warehouse: duckdb.DuckDBPyConnection) -> None:
    [story] = load_valid_run(warehouse)
    warehouse.execute("CREATE TABLE before AS FROM ledger.figures WHERE text = '6.3'")
    warehouse.execute("UPDATE before SET direction = 'sideways'")
    warehouse.execute("DELETE FROM ledger.figures WHERE text = '6.3'")
    warehouse.execute(
        "INSERT INTO quality.runs BY NAME SELECT 'first' AS run_id, [] AS sources, now() AS started_at, "
        "'published' AS verdict, '0' AS wireledger_version, 1 AS run_number"
    )
    for run_id in ("first", "second"):
        warehouse.execute("UPDATE ledger.documents SET run_id = ?", [run_id])
        warehouse.execute("UPDATE ledger.dispositions SET run_id = ?", [run_id])
        warehouse.execute("INSERT INTO ledger.figures FROM before")
        verdict = validate_run(warehouse, run_id, None)
        assert verdict.accepted
        assert verdict.quarantined == 1
    assert warehouse.execute("SELECT run_id, document_id FROM quality.quarantine").fetchall() == [
        ("first", story.quake)
    ]


def test_nothing_is_written_when_the_docs_cannot_be(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_valid_run(warehouse)
    warehouse.execute("UPDATE ledger.figures SET direction = 'sideways' WHERE text = '6.3'")
    before = rows(warehouse)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"), transaction(warehouse):
        validate_run(warehouse, RUN, tmp_path / "file" / "docs")
    assert rows(warehouse) == before


def test_a_rule_that_cannot_be_evaluated_is_not_taken_for_kept(
    warehouse: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_valid_run(warehouse)
    broken = Rule("documents.broken", CRITICAL, "Never.", *in_set("no_such_column", 1))
    suite = replace(documents.SUITE, rules=(*documents.SUITE.rules, broken))
    monkeypatch.setattr(checkpoint, "SUITES", (suite,))
    monkeypatch.setattr(gate, "SUITES", (suite,))
    before = rows(warehouse)
    with pytest.raises(RuntimeError, match=r"documents\.broken could not be checked"), transaction(warehouse):
        validate_run(warehouse, RUN, None)
    assert rows(warehouse) == before


@pytest.mark.parametrize(("run_id", "expected"), [(RUN, "True True []"), ("empty run", "True False []")])
def test_the_gate_is_quiet_offline_and_imports_great_expectations_only_for_new_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path, run_id: str, expected: str
) -> None:
    load_valid_run(warehouse)
    warehouse.execute("CHECKPOINT")
    file = tmp_path / "alone.duckdb"
    file.write_bytes((tmp_path / "warehouse.duckdb").read_bytes())
    ran = subprocess.run(
        [sys.executable, "-c", _ALONE, str(file), run_id, str(tmp_path / "docs")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (ran.stdout.strip(), ran.stderr) == (expected, "")


def test_a_run_that_added_nothing_records_every_rule_and_leaves_the_docs(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    verdict = validate_run(warehouse, "empty run", tmp_path / "docs")
    assert verdict.accepted
    assert {check.expectation_id for check in verdict.checks} == {rule.id for rule in all_rules()}
    assert not (tmp_path / "docs").exists()
