"""A run that ends early, by an error at any stage or by a refusal, leaves nothing that changes the next one.

Killed processes are in ``tests/test_crash.py``; here are the errors, and what older versions have left.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from expectations.catalogue import sql_rules
from expectations.rules import BLOCKING, SqlRule
from flows.rebuild import rebuild_ledger
from tasks.database import connect, transaction
from tasks.extract.batch import extract_batch
from tasks.ingest.batch import ingest_batches
from tasks.load.load import load_run
from tasks.load.runs import _remove_rows, begin_run, fail_run, run_transaction
from tasks.normalize.batch import normalize_batch
from tasks.paths import DataFolder
from tasks.publish.content import RUN_TABLES, content_hashes
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import validate_run
from tests import plain_runs
from tests.plain_runs import run_plain
from tests.soak.ground import NEW_REPORTS, Hashes, everything

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.usefixtures("remembered_checkpoints")]

FIRST = (
    "The dam above Torvik burst on 5 March 2025, and at least 60 people died, Norland's river board said. "
    "Norland said the wardens had ignored three warnings from Torvik before it burst."
)


class Ground:
    """A ledger with one run, the sources of a second, and what both leave when nothing disturbs them."""

    def __init__(self, folder: Path) -> None:
        self.reports, self.before = folder / "reports", DataFolder(folder / "before")
        self.reports.mkdir()
        (self.reports / "first.txt").write_text(FIRST)
        run_plain(self.before, self.reports)
        for name, text in NEW_REPORTS.items():
            (self.reports / name).write_text(text)
        undisturbed = DataFolder(folder / "undisturbed")
        shutil.copytree(self.before.root, undisturbed.root)
        run_plain(undisturbed, self.reports)
        self.first, self.second = everything(self.before), everything(undisturbed)
        with connect(undisturbed.warehouse, read_only=True) as connection:
            query = "SELECT count(*) FROM {} WHERE {}"
            for table, condition in (
                ("ledger.statements", "variant_group <> statement_id"),
                ("ledger.claims", "n_documents > 1"),
                ("quality.quarantine", "true"),
            ):
                assert connection.execute(query.format(table, condition)).fetchall() != [(0,)], table

    def trial(self, folder: Path) -> DataFolder:
        shutil.copytree(self.before.root, folder)
        return DataFolder(folder)

    def assert_next_run_is_right(self, data: DataFolder) -> None:
        run_plain(data, self.reports)
        found = everything(data)
        assert [name for name in found if found[name] != self.second[name]] == []


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("ground"))


def never() -> SqlRule:
    query = "SELECT document_id AS row_id FROM new_documents"
    return SqlRule("run.never", "ledger.documents", BLOCKING, "It lets no report through.", query)


def of_warehouse(data: DataFolder) -> Hashes:
    return {name: digest for name, digest in content_hashes(data.warehouse).items() if name != "quality.runs"}


@pytest.mark.parametrize(
    ("stage", "error"),
    [
        ("load_run", OSError(28, "No space left on device")),
        ("reconcile_ledger", KeyboardInterrupt()),
        ("validate_run", RuntimeError("the process that checks the rows has ended")),
        ("accept", KeyboardInterrupt()),
    ],
)
def test_an_error_after_any_stage_leaves_nothing(
    stage: str, error: BaseException, ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ground.trial(tmp_path / "data")
    before = of_warehouse(data)
    real: Callable[..., Any] = getattr(plain_runs, stage)

    def fails(*arguments: Any) -> None:
        real(*arguments)
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(plain_runs, stage, fails)
        with pytest.raises(type(error)):
            run_plain(data, ground.reports)
    assert of_warehouse(data) == before
    if stage == "validate_run":
        ground.assert_next_run_is_right(data)


def test_after_a_refusal_only_its_record_stays(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ground.trial(tmp_path / "data")
    with monkeypatch.context() as patched:
        patched.setattr("tasks.validate.gate.sql_rules", lambda: (*sql_rules(), never()))
        run_plain(data, ground.reports)
    after = {f"warehouse: {name}": digest for name, digest in content_hashes(data.warehouse).items()}
    changed = {name for name in ground.first if name in after and after[name] != ground.first[name]}
    assert changed == {"warehouse: quality.quarantine"}
    with connect(data.warehouse, read_only=True) as connection:
        [(run_id, inputs)] = connection.execute(
            "SELECT run_id, inputs FROM quality.runs WHERE verdict = 'refused'"
        ).fetchall()
        for table in RUN_TABLES - {"analysis.dispositions"}:
            query = f"SELECT count(*) FROM {table} WHERE run_id = ?"
            assert connection.execute(query, [run_id]).fetchall() != [(0,)], table
        assert inputs == len(NEW_REPORTS) + 1
    ground.assert_next_run_is_right(data)
    before = everything(data)
    rebuild_ledger(data)
    assert everything(data) == before


@pytest.mark.parametrize("end", ["killed", "refused", "taken out"])
def test_what_an_older_version_left_is_mended_by_the_next_run(
    end: str, ground: Ground, tmp_path: Path
) -> None:
    """It wrote stage by stage, and took its reports out again without what it had derived from them."""
    data = ground.trial(tmp_path / "data")
    run = begin_run(data, ["reports"], "0", None)
    for batch, _ in ingest_batches(data, run.run_id, [str(ground.reports)], None, 200):
        normalize_batch(data, run.run_id, batch)
        extract_batch(data.run(run.run_id), batch)
    with run_transaction(data.warehouse) as connection:
        load_run(connection, data.run(run.run_id), run.run_id, run.started_at, "1")
    with run_transaction(data.warehouse) as connection:
        reconcile_ledger(connection)
    with run_transaction(data.warehouse) as connection:
        validate_run(connection, run.run_id, None)
        # What a faulty rule or extractor of that version had made of it.
        connection.execute("UPDATE ledger.claims SET status = 'contested', value_low = -1")
    if end != "killed":
        with connect(data.warehouse) as connection, transaction(connection):
            _remove_rows(connection, run.run_id)
        fail_run(data, run.run_id, "as it did")
    if end == "refused":
        with connect(data.warehouse) as connection:
            connection.execute("UPDATE quality.runs SET verdict = 'refused' WHERE run_id = ?", [run.run_id])
    ground.assert_next_run_is_right(data)
