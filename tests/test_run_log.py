"""What a run leaves behind of itself: a log of JSON lines, a summary on the Prefect server, and no credential."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from flows.run_artifact import ARTIFACT_KEY
from flows.run_log import KEPT_LOGS
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.paths import DataFolder
from tests.conftest import RunFlow

WIRELEDGER = Path(sys.executable).with_name("wireledger")
SECRETS = ("pa55w0rd", "S3CR3T")
# Nothing listens on the discard port: fetching fails, and says so.
ADDRESS = "http://ann:pa55w0rd@127.0.0.1:9/feed.xml?day=2&token=S3CR3T"
MASKED = "http://***@127.0.0.1:9/feed.xml?day=2&token=***"


def lines_of(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]


def newest_artifact() -> str:
    """Return the Markdown of the last summary that the Prefect server of the moment was given."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
    from prefect.client.schemas.sorting import ArtifactSort

    with get_client(sync_client=True) as client:
        [artifact] = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[ARTIFACT_KEY])),
            sort=ArtifactSort.CREATED_DESC,
            limit=1,
        )
    return str(artifact.data)


def test_a_run_leaves_a_log_and_a_summary(run_flow: RunFlow, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    result = run_flow(report)
    [log] = (tmp_path / "data" / "logs").iterdir()
    assert log.name == f"{result.run_id}.jsonl"
    lines = lines_of(log)
    assert {line["run_id"] for line in lines} == {result.run_id}
    assert {"run", "ingest", "normalize", "extract", "load", "reconcile", "validate", "publish"} == {
        line["stage"] for line in lines
    }
    assert all(line["flow_run_id"] and line["at"] and line["level"] for line in lines)
    summary = newest_artifact()
    assert f"# Run {result.run_id}: accepted" in summary
    assert "| inputs | 1 (1 loaded) |" in summary
    assert f"| new figures | {result.counts.figures} |" in summary


def test_a_refused_run_names_the_rule_in_its_log_and_summary(
    run_flow: RunFlow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.run import RunRefusedError

    query = "SELECT document_id AS row_id FROM ledger.documents"
    never = SqlRule("run.never", "ledger.documents", BLOCKING, "It forbids <all> | more.", query)
    monkeypatch.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), never))
    (tmp_path / "report.txt").write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    with pytest.raises(RunRefusedError):
        run_flow(tmp_path / "report.txt")
    [log] = (tmp_path / "data" / "logs").iterdir()
    errors = [line["message"] for line in lines_of(log) if line["level"] == "error"]
    assert any("is refused: run.never" in message for message in errors)
    summary = newest_artifact()
    assert "refused: nothing was published" in summary
    assert r"| `run.never` | blocking | 1 of 1 | It forbids &lt;all> \| more. |" in summary


def test_an_error_is_in_the_log_with_its_traceback_and_without_credentials(
    run_flow: RunFlow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no answer from https://bob:0ther@news.example/?sig=s1gned")

    monkeypatch.setattr("tasks.load.task.load_run", fail)
    (tmp_path / "report.txt").write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    with pytest.raises(RuntimeError, match="no answer"):
        run_flow(tmp_path / "report.txt")
    [log] = (tmp_path / "data" / "logs").iterdir()
    assert any("Traceback" in line.get("error", "") for line in lines_of(log))
    assert "https://***@news.example/?sig=***" in log.read_text()
    assert not any(secret in log.read_text() for secret in ("0ther", "s1gned"))


def test_only_the_last_logs_are_kept(run_flow: RunFlow, tmp_path: Path) -> None:
    logs = tmp_path / "data" / "logs"
    logs.mkdir(parents=True)
    for number in range(KEPT_LOGS + 5):
        (logs / f"20240101T{number:06d}Z_0000.jsonl").touch()
    (tmp_path / "report.txt").write_text("Some 40 ships left the harbour of Brell on Monday, the port said.")
    run_id = run_flow(tmp_path / "report.txt").run_id
    names = sorted(path.stem for path in logs.iterdir())
    assert len(names) == KEPT_LOGS
    assert (names[0], names[-1]) == ("20240101T000006Z_0000", run_id)


def test_credentials_of_a_source_are_used_and_written_down_nowhere(prefect_api: str, tmp_path: Path) -> None:
    (tmp_path / "report.jsonl").write_text(
        '{"url": "https://ann:pa55w0rd@news.example/1", "text": "Some 40 ships left Brell on Monday."}\n'
    )
    done = subprocess.run(
        [WIRELEDGER, "run", "report.jsonl", ADDRESS],
        cwd=tmp_path,
        env=os.environ | {"PREFECT_API_URL": prefect_api, "COLUMNS": "300", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert MASKED in done.stdout
    server = Path(os.environ["PREFECT_HOME"])
    places = [path for root in (tmp_path / "data", server) for path in root.rglob("*") if path.is_file()]
    places = [path for path in places if DataFolder(tmp_path / "data").raw not in path.parents]
    assert len(places) > 4
    for secret in SECRETS:
        assert secret not in done.stdout + done.stderr
        assert [path for path in places if secret.encode() in path.read_bytes()] == []


def test_a_masked_source_is_fetched_from_its_real_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[str] = []

    def fetch(url: str) -> None:
        fetched.append(url)
        raise OSError("not today")

    monkeypatch.setattr("tasks.ingest.read.download", fetch)
    [record] = read_inputs(resolve_sources([ADDRESS]), DataFolder(tmp_path))
    assert fetched == [ADDRESS]
    assert record.source_uri == MASKED
