"""Releases a row from quarantine against the rules that refused it, through the gate."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from expectations.catalogue import SUITES
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import judge
from tasks.validate.quarantine import reference_rules
from tasks.validate.restore import restore_rows
from tasks.validate.verdict import Verdict

_SUITES = {suite.table: suite for suite in SUITES}

UNREAD = "documents.readable"


class ReleaseError(Exception):
    """A row cannot be released; the message says why, and what to do. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row in quarantine, under all its rules."""

    table: str
    row_id: str
    document_id: str | None
    rules: tuple[str, ...]
    run_id: str


def find_refused(connection: duckdb.DuckDBPyConnection, row_id: str) -> Refused:
    """Return a row that lies in quarantine. Raises ``ReleaseError`` when none with this id does."""
    entries = connection.execute(
        "SELECT table_name, document_id, expectation_id, run_id FROM quality.quarantine WHERE row_id = ? "
        "ORDER BY table_name, expectation_id",
        [row_id],
    ).fetchall()
    if entries:
        table, document_id, _, run_id = entries[0]
        return Refused(table, row_id, document_id, tuple(entry[2] for entry in entries), run_id)
    released = connection.execute(
        "SELECT released_by, released_at::DATE, release_reason FROM quality.releases WHERE row_id = ?",
        [row_id],
    ).fetchone()
    if released:
        raise ReleaseError(f"{row_id} was released by {released[0]} on {released[1]}: {released[2]}")
    raise ReleaseError(
        f"no row {row_id!r} lies in quarantine: `wireledger quarantine list` shows those that do"
    )


def release_row(
    connection: duckdb.DuckDBPyConnection, run_id: str, row: Refused, by: str, reason: str, now: datetime
) -> Verdict:
    """Put a row back, with those that only followed it, and have the gate judge its report anew.

    Call inside a transaction, and roll it back when this raises ``ReleaseError`` or the verdict is a refusal.
    ``run_id`` is the release as a run of its own.
    """
    _check_it_can_stand(connection, row)
    followers = _followers(connection, row)
    for table, row_ids in ((row.table, [row.row_id]), *followers.items()):
        filled = {"run_id": run_id, "ingested_at": now} if table == "ledger.documents" else {}
        restore_rows(connection, table, row_ids, **filled)
    connection.execute(
        "INSERT INTO quality.releases BY NAME SELECT table_name, row_id, expectation_id, document_id, row_json, "
        "$by AS released_by, $reason AS release_reason, $now AS released_at, $run_id AS run_id, quarantined_at "
        "FROM quality.quarantine WHERE row_id = $row_id AND table_name = $table",
        {"by": by, "reason": reason, "now": now, "run_id": run_id, "row_id": row.row_id, "table": row.table},
    )
    if row.table == "ledger.documents":
        account_for(connection, run_id, row.row_id, f"released from quarantine by {by}: {reason}")
    document_ids = [row.document_id] if row.document_id else []
    reconcile_ledger(connection, document_ids)
    verdict = judge(connection, run_id, now, document_ids=document_ids)
    if rules := _refused_again(connection, row, run_id, verdict):
        raise ReleaseError(
            f"{row.row_id} would break {', '.join(rules)} too, which the release of {', '.join(row.rules)} does not "
            "cover; nothing was changed"
        )
    settle(connection, document_ids)
    return verdict


def settle(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> None:
    """Take out of quarantine what stands in the ledger now, of these documents."""
    for suite in SUITES:
        connection.execute(
            f"DELETE FROM quality.quarantine WHERE table_name = '{suite.table}' AND row_id IN (SELECT "
            f"{suite.row_key} FROM {suite.table} WHERE document_id IN (SELECT unnest(?)))",
            [document_ids],
        )


def _check_it_can_stand(connection: duckdb.DuckDBPyConnection, row: Refused) -> None:
    """Raise ``ReleaseError`` for a row that could not stand in the ledger whatever anyone says."""
    if row.table not in _SUITES:
        raise ReleaseError(
            f"{row.row_id} was worked out from reports, and not as it should be ({', '.join(row.rules)}), so there is "
            "nothing to release. It is told anew when a report of its story comes, and by `wireledger rebuild`."
        )
    if UNREAD in row.rules:
        raise ReleaseError(
            f"no extractor could read {row.row_id} to its end, so there is nothing to release. "
            f"Once the extractors are mended: wireledger quarantine retry {row.row_id}"
        )
    if row.table != "ledger.documents" and row.document_id is not None:
        _check_report(connection, row, row.document_id)
    for suite in SUITES:
        for reference in suite.references:
            if suite.table == row.table and reference.table != "ledger.documents":
                _check_reference(connection, row, reference.column, reference.table, reference.key)
    if suite_rules := set(row.rules) & {rule.id for rule in reference_rules()}:
        raise ReleaseError(
            f"{row.row_id} refers to a row that is not there ({', '.join(sorted(suite_rules))}), so it cannot be "
            f"released. Read its report again: wireledger quarantine retry {row.row_id}"
        )


def _check_report(connection: duckdb.DuckDBPyConnection, row: Refused, document_id: str) -> None:
    if _count(connection, "SELECT count(*) FROM ledger.documents WHERE document_id = ?", document_id):
        return
    if _count(connection, "SELECT count(*) FROM quality.quarantine WHERE row_id = ?", document_id):
        raise ReleaseError(
            f"the report of {row.row_id} lies in quarantine itself. First: wireledger quarantine release {document_id} "
            f"(its rows that broke no rule of their own come back with it)"
        )
    raise ReleaseError(
        f"the report of {row.row_id} is not in the ledger: run {row.run_id}, which read it, was not accepted. "
        "Run again on its source"
    )


def _check_reference(
    connection: duckdb.DuckDBPyConnection, row: Refused, column: str, table: str, key: str
) -> None:
    """Raise ``ReleaseError`` when what the row refers to lies in quarantine."""
    found = connection.execute(
        f"SELECT row_json ->> '$.{column}' FROM quality.quarantine WHERE row_id = ? AND table_name = ? LIMIT 1",
        [row.row_id, row.table],
    ).fetchone()
    target = found[0] if found else None
    if target is None or _count(connection, f"SELECT count(*) FROM {table} WHERE {key} = ?", target):
        return
    if _count(connection, "SELECT count(*) FROM quality.quarantine WHERE row_id = ?", target):
        raise ReleaseError(
            f"{row.row_id} refers to {target}, which lies in quarantine itself. First: "
            f"wireledger quarantine release {target}"
        )


def _followers(connection: duckdb.DuckDBPyConnection, row: Refused) -> dict[str, list[str]]:
    """Return the rows of the same report that broke no rule of their own, by table."""
    found = connection.execute(
        "SELECT table_name, row_id FROM quality.quarantine WHERE document_id = $document_id AND row_id <> $row_id "
        "GROUP BY ALL HAVING bool_and(list_contains($references, expectation_id)) ORDER BY ALL",
        {
            "document_id": row.document_id,
            "row_id": row.row_id,
            "references": [rule.id for rule in reference_rules()],
        },
    ).fetchall()
    followers: dict[str, list[str]] = {}
    for table, row_id in found:
        followers.setdefault(table, []).append(row_id)
    return followers


def account_for(connection: duckdb.DuckDBPyConnection, run_id: str, document_id: str, reason: str) -> None:
    """Say among the run's dispositions that it brought a document in, and why."""
    connection.execute(
        "INSERT INTO ledger.dispositions BY NAME SELECT ? AS run_id, (SELECT coalesce(max(input_ordinal) + 1, 0) "
        "FROM ledger.dispositions WHERE run_id = ?) AS input_ordinal, source_uri, raw_sha256, input_sha256, "
        "if(supersedes IS NULL, 'loaded', 'new_version') AS disposition, ? AS reason, document_id "
        "FROM ledger.documents WHERE document_id = ?",
        [run_id, run_id, reason, document_id],
    )


def _refused_again(
    connection: duckdb.DuckDBPyConnection, row: Refused, run_id: str, verdict: Verdict
) -> list[str]:
    """Return the rules that refused the row in spite of its release."""
    suite = _SUITES[row.table]
    if not verdict.quarantined or _count(
        connection, f"SELECT count(*) FROM {suite.table} WHERE {suite.row_key} = ?", row.row_id
    ):
        return []
    broken = connection.execute(
        "SELECT expectation_id FROM quality.quarantine WHERE row_id = ? AND table_name = ? AND run_id = ? ORDER BY 1",
        [row.row_id, row.table, run_id],
    ).fetchall()
    return [rule_id for (rule_id,) in broken] or ["a rule"]


def _count(connection: duckdb.DuckDBPyConnection, query: str, value: str) -> int:
    row = connection.execute(query, [value]).fetchone()
    return int(row[0]) if row else 0
