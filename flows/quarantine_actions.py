"""Releases and retries: changes to the ledger that a person asks for, each a run of its own, through the gate."""

import getpass
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields

import duckdb

from flows.lock import writer_lock
from tasks.database import connect
from tasks.load.edit_rows import renew_edits
from tasks.load.runs import accept, begin_run, fail_run, keep_unpublished, refuse_run, utc_now
from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES, keep_published
from tasks.publish.publish import PublishError, publish_warehouse
from tasks.validate.release import ReleaseError, find_refused, release_row
from tasks.validate.retry import judge_again, put_in, targets_of
from tasks.validate.verdict import Verdict
from tasks.version import WIRELEDGER_VERSION

Change = Callable[[duckdb.DuckDBPyConnection, str], Verdict]


@dataclass(frozen=True, slots=True)
class Retried:
    """What a retry came to."""

    documents: int
    unread: dict[str, str]
    """Documents that an extractor stumbled over again: why, by ``document_id``."""
    elsewhere: tuple[str, ...]
    """Documents of runs that were not accepted: only a run on their source reads them again."""
    verdict: Verdict | None
    """None when there was nothing to put into the ledger."""


def release(data: DataFolder, row_id: str, reason: str, by: str | None, wait_seconds: float) -> Verdict:
    """Put a row back into the ledger against the rules that refused it, and publish.

    Raises ``ReleaseError`` when it cannot stand there; nothing was changed then.
    """
    name = by or getpass.getuser()
    if not reason.strip():
        raise ReleaseError("say why with --reason: the ledger keeps it beside the row")
    with writer_lock(data.lock, wait_seconds=wait_seconds, on_wait=lambda _: None):
        with connect(data.warehouse, read_only=True) as connection:
            row = find_refused(connection, row_id)

        def change(connection: duckdb.DuckDBPyConnection, run_id: str) -> Verdict:
            return release_row(connection, run_id, row, name, reason, utc_now())

        return _change_and_publish(data, f"quarantine release {row_id}", change)


def retry(data: DataFolder, selected: Sequence[str], wait_seconds: float) -> Retried:
    """Read the documents of these quarantined rows with the extractors of today, judge, and publish."""
    from tasks.extract.batch import extract_documents
    from tasks.extract.pipeline import extractor_version

    with writer_lock(data.lock, wait_seconds=wait_seconds, on_wait=lambda _: None):
        with connect(data.warehouse, read_only=True) as connection:
            targets = targets_of(connection, selected)
        unread: dict[str, str] = {}
        rows = extract_documents(
            (
                (each.document_id, each.text, each.published_on, each.outlet, each.source_uri)
                for each in targets.documents
                if each.is_english
            ),
            unread,
        )
        readable = [each for each in targets.documents if each.document_id not in unread]
        found = {table.name: getattr(rows, table.name) for table in fields(rows)}
        if not readable:
            return Retried(0, unread, targets.elsewhere, None)

        def change(connection: duckdb.DuckDBPyConnection, run_id: str) -> Verdict:
            now = utc_now()
            before = put_in(connection, run_id, readable, found, extractor_version(), now)
            renew_edits(connection, [each.document_id for each in readable])
            return judge_again(connection, run_id, readable, before, now)

        verdict = _change_and_publish(data, "quarantine retry", change)
        return Retried(len(readable), unread, targets.elsewhere, verdict)


def _change_and_publish(data: DataFolder, what: str, change: Change) -> Verdict:
    """Make a change in one transaction and publish it; whatever refuses it leaves everything as it was."""
    run = begin_run(data, [what], WIRELEDGER_VERSION, None)
    try:
        with connect(data.warehouse) as connection:
            connection.begin()
            verdict = change(connection, run.run_id)
            if verdict.accepted:
                accept(connection, data, run.run_id)
                connection.commit()
            else:
                connection.rollback()
    except ReleaseError as error:
        refuse_run(data, run.run_id, str(error))
        raise
    except BaseException as error:
        with suppress(Exception):
            fail_run(data, run.run_id, f"{type(error).__name__}: {error}")
        raise
    if not verdict.accepted:
        refuse_run(data, run.run_id, verdict.reason or "")
        return verdict
    try:
        keep_published(data.published, KEPT_FILES)
        publish_warehouse(data.warehouse, data.published)
    except (PublishError, OSError) as error:
        with suppress(Exception):
            keep_unpublished(data, run.run_id, str(error))
        raise
    return verdict
