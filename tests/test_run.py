"""The main job from sources to the published file, through a real Prefect server."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from tasks.database import connect
from tasks.paths import SAMPLE_REPORTS, DataFolder
from tests.conftest import RunFlow, shared

Ask = Callable[[str], list[tuple[Any, ...]]]

SPAN_DIFFERS = """
SELECT count(*) FROM {table} AS mention JOIN ledger.documents USING (document_id)
WHERE mention.text <> substring(documents.text, mention.char_start + 1, mention.char_end - mention.char_start)
"""
CONTENT = {
    "ledger.documents": "document_id, version, text_sha256, published_on",
    "ledger.sentences": "sentence_id",
    "ledger.figures": "figure_id, value, unit, counted",
    "ledger.dates": "date_id, timex_value, start_on",
}


def content(ask: Ask) -> dict[str, list[tuple[Any, ...]]]:
    return {table: ask(f"SELECT {columns} FROM {table} ORDER BY ALL") for table, columns in CONTENT.items()}


def test_the_sample_is_published_and_every_input_has_a_disposition(run_flow: RunFlow, published: Ask) -> None:
    result = run_flow(SAMPLE_REPORTS)
    assert result.verdict.accepted
    assert result.counts.documents >= 15
    assert result.counts.figures > 100
    assert result.counts.dates > 80
    assert result.counts.inputs == sum(result.counts.dispositions.values())
    assert published(
        "SELECT count(*) FROM ledger.dispositions WHERE reason IS NULL AND disposition <> 'loaded'"
    ) == [(0,)]
    for table in ("ledger.figures", "ledger.dates"):
        assert published(SPAN_DIFFERS.format(table=table)) == [(0,)]
    assert published("SELECT verdict, figures FROM quality.runs") == [("published", result.counts.figures)]


def test_a_second_run_on_the_same_sources_adds_no_row_and_changes_no_id(
    run_flow: RunFlow, published: Ask
) -> None:
    run_flow(SAMPLE_REPORTS)
    before = content(published)
    again = run_flow(SAMPLE_REPORTS)
    assert (again.counts.documents, again.counts.figures, again.counts.dates) == (0, 0, 0)
    assert again.counts.dispositions["unchanged"] == len(before["ledger.documents"])
    assert content(published) == before


def test_two_processes_read_what_one_reads(
    run_flow: RunFlow, published: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run_flow(SAMPLE_REPORTS)
    alone = content(published)
    monkeypatch.setattr("flows.run.BATCH_SIZE", 5)
    run_flow(SAMPLE_REPORTS, data=tmp_path / "other", workers=2)
    with connect(DataFolder(tmp_path / "other").published, read_only=True) as connection:
        together = content(lambda query: connection.execute(query).fetchall())
    assert together == alone


def test_a_report_without_a_day_gets_none_from_the_clock(
    run_flow: RunFlow, published: Ask, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Officials met on Tuesday. They will meet again next week, the ministry said on Friday."
    )
    run_flow(report)
    assert published("SELECT published_on, published_basis FROM ledger.documents") == [(None, "unknown")]
    assert published("SELECT count(*) FROM ledger.dates") != [(0,)]
    assert published("SELECT count(*) FROM ledger.dates WHERE start_on IS NOT NULL") == [(0,)]


def test_a_day_given_on_the_command_line_resolves_weekdays_both_ways(
    run_flow: RunFlow, published: Ask, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Envoys met in Oslo on Friday. They are to gather again on Thursday, the ministry said."
    )
    run_flow(report, published_on=date(2025, 3, 11))
    days = published("SELECT text, start_on FROM ledger.dates ORDER BY char_start")
    assert days == [("Friday", date(2025, 3, 7)), ("Thursday", date(2025, 3, 13))]


def test_bad_inputs_are_refused_with_reasons_and_the_rest_is_published(
    run_flow: RunFlow, published: Ask, tmp_path: Path
) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "good.txt").write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "latin.txt").write_bytes("Der Präsident".encode("latin-1"))
    (folder / "lines.jsonl").write_text(
        '{"id": "a", "text": "Nine boats sank off Brell."}\n{"id": "b", "te\n'
    )
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    result = run_flow(folder, tmp_path / "missing.txt")
    assert result.counts.dispositions == {"loaded": 2, "rejected": 6}
    reasons: dict[str, str] = dict(
        published("SELECT source_uri, reason FROM analysis.dispositions WHERE disposition = 'rejected'")
    )
    assert set(reasons) == {
        "empty.txt",
        "binary.txt",
        "latin.txt",
        "lines.jsonl#2",
        "gone.txt",
        "missing.txt",
    }
    assert all(len(reason) > 20 for reason in reasons.values())


def test_a_changed_report_is_a_new_version_and_views_show_the_newest(
    run_flow: RunFlow, published: Ask, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The quake killed 12 people in the town of Brell, officials said.")
    run_flow(report)
    report.write_text("The quake killed 31 people in the town of Brell, officials said.")
    assert run_flow(report).counts.dispositions == {"new_version": 1}
    assert published("SELECT value FROM ledger.figures ORDER BY value") == [(12.0,), (31.0,)]
    assert published("SELECT value FROM analysis.figures") == [(31.0,)]


def test_a_run_that_the_gate_refuses_leaves_the_published_file_alone(
    run_flow: RunFlow, published: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.run import RunRefusedError

    never = SqlRule(
        "run.never",
        "ledger.documents",
        BLOCKING,
        "It forbids all.",
        "SELECT document_id AS row_id FROM ledger.documents",
    )
    report = tmp_path / "report.txt"
    report.write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    run_flow(report)
    file = DataFolder(tmp_path / "data").published
    before = file.read_bytes()

    (tmp_path / "more.txt").write_text("Some 50 ships left the harbour of Brell on Friday, the port said.")
    with monkeypatch.context() as patched:
        patched.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), never))
        with pytest.raises(RunRefusedError, match=r"run\.never"):
            run_flow(tmp_path / "more.txt")
    assert file.read_bytes() == before

    assert run_flow(tmp_path / "more.txt").counts.dispositions == {"loaded": 1}
    assert published("SELECT verdict FROM quality.runs ORDER BY started_at") == [
        ("published",),
        ("refused",),
        ("published",),
    ]


def test_a_reader_with_the_published_file_open_blocks_no_run(
    run_flow: RunFlow, published: Ask, tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_text("The quake killed 12 people in the town of Brell, officials said.")
    run_flow(report)
    with connect(DataFolder(tmp_path / "data").published, read_only=True) as reader:
        report.write_text("The quake killed 31 people in the town of Brell, officials said.")
        run_flow(report)
        assert reader.execute("SELECT value FROM analysis.figures").fetchall() == [(12.0,)]
    assert published("SELECT value FROM analysis.figures") == [(31.0,)]


def test_the_founding_articles_are_published(run_flow: RunFlow, published: Ask) -> None:
    result = run_flow(shared("articles"))
    assert result.counts.dispositions == {"loaded": 5}
    assert published("SELECT DISTINCT published_basis FROM ledger.documents") == [("manifest",)]
    currencies = published("SELECT DISTINCT unit FROM ledger.figures WHERE kind = 'money' ORDER BY 1")
    assert currencies == [("EUR",), ("USD",)]


@pytest.mark.slow
def test_the_wikinews_corpus_is_published_whole(run_flow: RunFlow, published: Ask) -> None:
    result = run_flow(shared("corpus", "wikinews_2019_2021.jsonl"))
    assert result.counts.inputs == 295
    for table in ("ledger.figures", "ledger.dates"):
        assert published(SPAN_DIFFERS.format(table=table)) == [(0,)]
    before = content(published)
    assert run_flow(shared("corpus", "wikinews_2019_2021.jsonl")).counts.documents == 0
    assert content(published) == before
