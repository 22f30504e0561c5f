"""Documents that an older extractor has read are read again, and nothing else is touched."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from flows.backfill import backfill_ledger
from tasks.database import connect
from tasks.paths import DataFolder
from tasks.publish.content import content_hashes
from tests.plain_runs import asker, run_plain

TEXT = "Some {} boats lay in the harbour of Brell on Monday, the port authority said."


@pytest.fixture
def stale(stale_once: tuple[DataFolder, dict[str, str]], tmp_path: Path) -> tuple[DataFolder, dict[str, str]]:
    """A ledger that an older extractor has read badly, and the hashes of what it should hold."""
    made, expected = stale_once
    shutil.copytree(made.root, tmp_path / "data")
    return DataFolder(tmp_path / "data"), expected


@pytest.fixture(scope="module")
def stale_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[DataFolder, dict[str, str]]:
    """The same, once for all tests."""
    folder = tmp_path_factory.mktemp("stale")
    data, wire = DataFolder(folder / "data"), folder / "wire.jsonl"
    for numbers in ((12, 30), (15, 30)):
        records: list[dict[str, Any]] = [
            {"id": f"r{place}", "published_on": "2025-03-11", "text": TEXT.format(number)}
            for place, number in enumerate(numbers)
        ]
        records.append({"id": "fr", "language": "fr", "text": "Douze bateaux sont au port."})
        wire.write_text("".join(json.dumps(record) + "\n" for record in records))
        run_plain(data, wire)
    expected = content_hashes(data.published)
    with connect(data.warehouse) as connection:
        old = "(SELECT document_id FROM ledger.documents WHERE source_uri = 'r0')"
        connection.execute(f"DELETE FROM ledger.edits WHERE document_id IN {old}")
        connection.execute(f"UPDATE ledger.documents SET extractor_version = '0' WHERE document_id IN {old}")
        connection.execute(
            f"UPDATE ledger.figures SET value = 0, extractor_version = '0' WHERE document_id IN {old}"
        )
        connection.execute(f"DELETE FROM ledger.dates WHERE document_id IN {old}")
    return data, expected


def test_stale_documents_are_read_again_and_the_rest_is_untouched(
    stale: tuple[DataFolder, dict[str, str]],
) -> None:
    data, expected = stale
    before = asker(data)("SELECT document_id, ingested_at, run_id FROM ledger.documents ORDER BY ALL")
    result = backfill_ledger(data)
    assert (result.stale, result.read, result.figures, result.dates, result.refused) == (2, 2, 2, 2, None)
    of_runs = {"quality.runs", "quality.validations"}
    after = content_hashes(data.published)
    assert {name: after[name] for name in after.keys() - of_runs} == {
        name: expected[name] for name in expected.keys() - of_runs
    }
    ask = asker(data)
    assert ask("SELECT document_id, ingested_at, run_id FROM ledger.documents ORDER BY ALL") == before
    assert ask("SELECT command, verdict FROM quality.runs ORDER BY started_at") == [
        ("run", "published"),
        ("run", "published"),
        ("backfill", "published"),
    ]
    again = data.published.read_bytes()
    assert backfill_ledger(data).stale == 0
    assert data.published.read_bytes() == again


def test_a_backfill_that_the_gate_refuses_changes_nothing(
    stale: tuple[DataFolder, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = stale
    with connect(data.warehouse, read_only=True) as connection:
        before = connection.execute("FROM ledger.figures ORDER BY ALL").fetchall()
    published = data.published.read_bytes()
    never = SqlRule("run.never", "ledger.documents", BLOCKING, "It forbids all.", "SELECT 'x' AS row_id")
    with monkeypatch.context() as patched:
        patched.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), never))
        result = backfill_ledger(data)
    assert result.refused is not None
    assert result.refused.startswith("run.never: It forbids all.")
    with connect(data.warehouse, read_only=True) as connection:
        assert connection.execute("FROM ledger.figures ORDER BY ALL").fetchall() == before
        assert connection.execute(
            "SELECT verdict FROM quality.runs ORDER BY started_at DESC LIMIT 1"
        ).fetchall() == [("refused",)]
    assert data.published.read_bytes() == published
    assert backfill_ledger(data).read == 2


def test_a_document_that_an_extractor_stumbles_over_keeps_its_rows_and_stays_stale(
    stale: tuple[DataFolder, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = stale
    from tasks.extract import batch

    read = batch._doc

    def stumble(*arguments: Any) -> Any:
        if any(" 12 " in str(argument) for argument in arguments):
            raise IndexError("out of range")
        return read(*arguments)

    monkeypatch.setattr(batch, "_doc", stumble)
    result = backfill_ledger(data)
    assert (result.stale, result.read, list(result.failed.values())) == (2, 1, ["IndexError: out of range"])
    assert asker(data)("SELECT value FROM ledger.figures ORDER BY value") == [(0.0,), (15.0,), (30.0,)]
    monkeypatch.undo()
    assert backfill_ledger(data).read == 1
