"""Puts reports that were read again into the ledger, through the gate: those in it, and those in quarantine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import judge
from tasks.validate.release import account_for
from tasks.validate.restore import replace_rows, restore_rows
from tasks.validate.verdict import Verdict

Entry = tuple[str, str, str]
"""A row in quarantine under one rule: table, row id, rule id."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report to be read again."""

    document_id: str
    text: str
    published_on: date | None
    outlet: str | None
    source_uri: str
    is_english: bool
    is_in_ledger: bool


@dataclass(frozen=True, slots=True)
class Targets:
    """The reports behind quarantined rows."""

    documents: tuple[Target, ...]
    elsewhere: tuple[str, ...]
    """Reports that are neither in the ledger nor in quarantine: their run was not accepted."""


def targets_of(connection: duckdb.DuckDBPyConnection, row_ids: Sequence[str]) -> Targets:
    """Return the reports of quarantined rows, in order of their ids."""
    found = connection.execute(
        "SELECT DISTINCT document_id FROM quality.quarantine WHERE row_id IN (SELECT unnest(?)) "
        "AND document_id IS NOT NULL ORDER BY 1",
        [list(row_ids)],
    ).fetchall()
    targets, elsewhere = [], []
    for (document_id,) in found:
        target = _in_ledger(connection, document_id) or _in_quarantine(connection, document_id)
        if target:
            targets.append(target)
        else:
            elsewhere.append(document_id)
    return Targets(tuple(targets), tuple(elsewhere))


def put_in(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    targets: Sequence[Target],
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    extractor_version: str,
    now: datetime,
) -> list[Entry]:
    """Replace what was read out of these reports, and return what of theirs lies in quarantine.

    Call inside a transaction, and ``judge_again`` after it.
    """
    document_ids = [target.document_id for target in targets]
    for target in targets:
        if not target.is_in_ledger:
            _bring_back(connection, run_id, target.document_id, now)
    before = connection.execute(
        "SELECT table_name, row_id, expectation_id FROM quality.quarantine WHERE document_id IN (SELECT unnest(?))",
        [document_ids],
    ).fetchall()
    replace_rows(connection, document_ids, rows, extractor_version)
    return before


def judge_again(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    targets: Sequence[Target],
    before: Sequence[Entry],
    now: datetime,
) -> Verdict:
    """Have the gate judge these reports; what was refused ``before`` and is not again leaves the quarantine."""
    document_ids = [target.document_id for target in targets]
    reconcile_ledger(connection, document_ids)
    verdict = judge(connection, run_id, now, document_ids=document_ids)
    for entry in sorted(set(before) - set(verdict.refused)):
        connection.execute(
            "DELETE FROM quality.quarantine WHERE table_name = ? AND row_id = ? AND expectation_id = ?", entry
        )
    return verdict


def _in_ledger(connection: duckdb.DuckDBPyConnection, document_id: str) -> Target | None:
    found = connection.execute(
        "SELECT text, published_on, outlet, source_uri, language = 'en', true FROM ledger.documents "
        "WHERE document_id = ?",
        [document_id],
    ).fetchone()
    return Target(document_id, *found) if found else None


def _in_quarantine(connection: duckdb.DuckDBPyConnection, document_id: str) -> Target | None:
    found = connection.execute(
        "SELECT row_json ->> '$.text', CAST(row_json ->> '$.published_on' AS DATE), "
        "row_json ->> '$.outlet', row_json ->> '$.source_uri', (row_json ->> '$.language') = 'en', false "
        "FROM quality.quarantine WHERE table_name = 'ledger.documents' AND row_id = ? LIMIT 1",
        [document_id],
    ).fetchone()
    return Target(document_id, *found) if found else None


def _bring_back(connection: duckdb.DuckDBPyConnection, run_id: str, document_id: str, now: datetime) -> None:
    """Put a quarantined report into the ledger as the newest version of its source."""
    last = connection.execute(
        "SELECT version, document_id FROM ledger.documents WHERE source_uri = (SELECT row_json ->> '$.source_uri' "
        "FROM quality.quarantine WHERE table_name = 'ledger.documents' AND row_id = ? LIMIT 1) "
        "ORDER BY version DESC LIMIT 1",
        [document_id],
    ).fetchone()
    version, supersedes = (last[0] + 1, last[1]) if last else (1, None)
    restore_rows(
        connection,
        "ledger.documents",
        [document_id],
        version=version,
        supersedes=supersedes,
        content_id=document_id,
        run_id=run_id,
        ingested_at=now,
    )
    account_for(connection, run_id, document_id, "read again from quarantine")
