"""What people and the gate decided stands in a ledger that is made anew."""

import json
from pathlib import Path
from typing import Any

import pytest

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, CRITICAL, Severity, SqlRule
from flows.quarantine_actions import release
from flows.rebuild import rebuild_ledger
from tasks.paths import DataFolder
from tasks.publish.content import content_hashes
from tasks.publish.kept import kept_runs, newest_run, roll_back
from tests.plain_runs import asker, run_plain

pytestmark = pytest.mark.slow

# 11 March 2025 was a Tuesday: the first date is refused. The second report is refused itself where its bridges are
# forbidden, for nothing that a source can send makes the gate refuse a report whole.
REFUSED: list[dict[str, Any]] = [
    {
        "id": "weekday",
        "published_on": "2025-03-12",
        "text": "Some 40 ships left the harbour of Brell on Friday, 11 March 2025, the port said.",
    },
    {
        "id": "bridges",
        "published_on": "2025-03-12",
        "text": "Nine bridges over the Selm were closed on Monday, the road authority said.",
    },
]
LATER = {
    "id": "later",
    "published_on": "2025-03-13",
    "text": "Some 41 ships left the harbour of Brell on Wednesday, the port said.",
}

# Not of the reports, or the same but for when and by which run.
_OF_RUNS = {"quality.validations", "quality.run_statistics"}

_SETTLED = {
    "quality.quarantine": "SELECT table_name, row_id, expectation_id, document_id FROM quality.quarantine",
    "quality.releases": "SELECT COLUMNS(* EXCLUDE (quarantined_at)) FROM quality.releases",
    "quality.runs": "SELECT run_id, verdict, sources, started_at FROM quality.runs",
    "ledger.dispositions": "FROM ledger.dispositions",
    "ledger.documents": "SELECT document_id, version, ingested_at, run_id FROM ledger.documents",
    "ledger.dates": "FROM ledger.dates",
    "ledger.story_documents": "FROM ledger.story_documents",
}


def settled(data: DataFolder) -> dict[str, list[tuple[Any, ...]]]:
    ask = asker(data)
    return {name: ask(f"{query} ORDER BY ALL") for name, query in _SETTLED.items()}


def send(data: DataFolder, *records: dict[str, Any]) -> None:
    wire = data.root.with_name("wire.jsonl")
    wire.write_text("".join(json.dumps(record) + "\n" for record in records))
    run_plain(data, wire)


def forbid(monkeypatch: pytest.MonkeyPatch, text: str, severity: Severity) -> None:
    """Have the gate refuse a report that holds these words, or the whole run that brings it."""
    query = (
        "SELECT document_id FROM ledger.documents SEMI JOIN new_documents USING (document_id) "
        f"WHERE text LIKE '%{text}%'"
    )
    rule = SqlRule("documents.forbidden", "ledger.documents", severity, "It forbids a word.", query)
    monkeypatch.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), rule))


def test_what_was_released_is_released_again_and_what_was_not_stays_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch, "Nine bridges", CRITICAL)
    data = DataFolder(tmp_path / "data")
    send(data, *REFUSED, {**REFUSED[0], "id": "another", "text": REFUSED[0]["text"].replace("40", "45")})
    refused: dict[str, str] = dict(
        asker(data)("SELECT table_name, row_id FROM quality.quarantine ORDER BY row_id DESC")
    )
    assert refused.keys() >= {"ledger.documents", "ledger.dates"}
    release(data, refused["ledger.documents"], "The ban is lifted", "Ada", 1)
    release(data, refused["ledger.dates"], "So they wrote", "Ben", 1)
    send(data, LATER)
    before, hashes = settled(data), content_hashes(data.published)
    assert len(before["quality.releases"]) == 2
    assert before["quality.quarantine"]
    rebuild_ledger(data)
    assert settled(data) == before
    after = content_hashes(data.published)
    assert {name for name in after if after[name] != hashes[name]} <= _OF_RUNS


def test_a_run_that_the_gate_refuses_now_leaves_no_story_and_the_file_before_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = DataFolder(tmp_path / "data")
    send(data, {**LATER, "id": "early"})
    first = content_hashes(data.published)
    send(data, {**LATER, "id": "late", "outlet": "Selm Echo", "text": LATER["text"] + " It rained."})
    last = newest_run(data.published)
    both = content_hashes(data.published)
    forbid(monkeypatch, "rained", BLOCKING)
    result = rebuild_ledger(data)
    assert list(result.refused_now) == [last]
    found = content_hashes(data.published)
    told = [name for name in found if name.startswith("ledger.") and name != "ledger.dispositions"]
    assert {name for name in told if found[name] != first[name]} == set()
    assert last in kept_runs(data.published)
    roll_back(data.published, last, data.rollbacks, "Ada")
    assert content_hashes(data.published) == both
