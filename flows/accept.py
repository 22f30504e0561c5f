"""Lets a run through that the gate refused for its shares: the decision is a person's, and stays on record."""

import getpass
import shutil
from contextlib import suppress
from dataclasses import dataclass

from flows.from_raw import bring_in_again, read_again
from flows.lock import writer_lock
from flows.queries import console_query
from flows.run_result import RunResult
from tasks import raw_index
from tasks.database import connect
from tasks.load.runs import Run, accept, begin_run, fail_run, keep_unpublished, refuse, run_transaction
from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES, keep_published
from tasks.publish.publish import PublishError, publish_warehouse
from tasks.validate.acceptance import Acceptance, share_rules
from tasks.version import WIRELEDGER_VERSION


class AcceptError(Exception):
    """A run cannot be let through. The message says why, and what to do; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """A run that was refused, and the blocking rules that it broke."""

    run_id: str
    sources: list[str]
    rules: frozenset[str]


def accept_refused(
    folder: DataFolder, run: str | None, because: str, by: str | None, wait_seconds: float
) -> RunResult:
    """Bring the inputs of a refused run in again, whatever share of them is odd, and publish.

    ``run`` is the run's id or the beginning of one; None means the last that was refused. The inputs come in as a
    run of their own, whose row of ``quality.runs`` says who let it through and why. Raises ``AcceptError``,
    ``WriterBusyError``, ``PublishError``, ``RawIndexError``, ``RawStoreError``, ``OSError``.
    """
    if not because.strip():
        raise AcceptError("say why with --because: the ledger keeps it beside the run")
    with writer_lock(folder.lock, wait_seconds=wait_seconds, on_wait=lambda _: None):
        refused = _find(folder, run)
        decision = Acceptance(refused.rules, by or getpass.getuser(), because.strip())
        new = begin_run(folder, refused.sources, WIRELEDGER_VERSION, None, f"accept {refused.run_id}")
        try:
            result = _bring_in(folder, new, refused.run_id, decision)
        except BaseException as error:
            with suppress(Exception):
                fail_run(folder, new.run_id, f"{type(error).__name__}: {error}")
            raise
        if result.verdict.accepted:
            _publish(folder, new.run_id)
        shutil.rmtree(folder.run(new.run_id), ignore_errors=True)
    return result


def _find(folder: DataFolder, run: str | None) -> _Refused:
    if not folder.warehouse.exists():
        raise AcceptError(f"there is no ledger in {folder.root} yet: `wireledger run` makes it")
    with connect(folder.warehouse, read_only=True) as connection:
        found = connection.execute(console_query("refused_runs"), {"run": run or ""}).fetchall()
    if not found:
        named = f"no run {run!r} was refused" if run else "no run was refused"
        raise AcceptError(f"{named}: `wireledger status` shows the last runs and their verdicts")
    run_id, sources, rules = found[0]
    if lost := sorted(set(rules) - share_rules()):
        raise AcceptError(
            f"run {run_id} was refused for evidence that is missing ({', '.join(lost)}): no decision brings it back. "
            "Run again on its sources."
        )
    if not raw_index.has_inputs(folder.index, run_id):
        raise AcceptError(f"the inputs of run {run_id} are no longer kept: run again on its sources")
    return _Refused(run_id, sources, frozenset(rules))


def _bring_in(folder: DataFolder, new: Run, refused_id: str, decision: Acceptance) -> RunResult:
    shutil.rmtree(folder.runs, ignore_errors=True)
    with raw_index.write_inputs_of_run(folder.index, new.run_id) as index:
        index.add(raw_index.read_inputs_of_run(folder.index, refused_id))
    read_again(folder, new.run_id, raw_index.read_inputs_of_run(folder.index, new.run_id))
    with run_transaction(folder.warehouse) as connection:
        counts, verdict = bring_in_again(
            connection, folder, new.run_id, new.started_at, folder.docs, decision
        )
        if verdict.accepted:
            accept(connection, folder, new.run_id)
        else:
            refuse(connection, folder, new.run_id, verdict.reason or "")
    return RunResult(new.run_id, counts, verdict)


def _publish(folder: DataFolder, run_id: str) -> None:
    try:
        keep_published(folder.published, KEPT_FILES)
        publish_warehouse(folder.warehouse, folder.published)
    except (PublishError, OSError) as error:
        with suppress(Exception):
            keep_unpublished(folder, run_id, str(error))
        raise
