"""The gate: checks a run's new rows, quarantines what broke a critical rule, and decides on the publish."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa

from expectations.catalogue import SUITES, sql_rules
from expectations.rules import BLOCKING, CRITICAL, WARNING, WITHHOLD, Severity, SqlRule
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.acceptance import NOTHING_ACCEPTED, Acceptance
from tasks.validate.checkpoint import Asked, Checkpoints
from tasks.validate.docs import begin_docs, finish_docs
from tasks.validate.flags import note_flags, write_flags
from tasks.validate.frames import frame, new_rows, parts
from tasks.validate.helper import CheckpointProcess, open_checkpoints
from tasks.validate.quarantine import (
    count_refused,
    mark_dispositions,
    refuse,
    refused_documents,
    refused_rows,
    remove_refused,
    run_sql_rule,
)
from tasks.validate.releases import spare_released
from tasks.validate.statistics import keep_statistics
from tasks.validate.verdict import CheckResult, Finding, Verdict, add_up, check_of, decide
from tasks.validate.withhold import withhold


class _Checks:
    """What was found, by rule, over the parts of the run and the rounds of the quarantine."""

    def __init__(self) -> None:
        self._by_rule: dict[str, CheckResult] = {}

    def add(self, finding: Finding) -> None:
        check, rule_id = check_of(finding), finding.rule.id
        self._by_rule[rule_id] = add_up(self._by_rule[rule_id], check) if rule_id in self._by_rule else check

    def results(self) -> list[CheckResult]:
        return list(self._by_rule.values())


def validate_run(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    docs_folder: Path | None,
    *,
    accepted: Acceptance = NOTHING_ACCEPTED,
) -> Verdict:
    """Check the rows that a run added to the warehouse and quarantine those that broke a critical rule.

    The order: the suites and the SQL rules look at all new rows; refused rows leave their tables, with every
    row that refers to them, and the claims that rested on them are told anew; rows that broke a warning are
    flagged with it, where their table has ``flags``; stories, claims and happenings that broke a rule of theirs are
    left out; the blocking SQL rules look at what is left. Results go to ``quality.validations``, refused and
    withheld rows to ``quality.quarantine``. Call inside the run's transaction: what becomes of a run that is not
    accepted, or could not be judged, is the caller's. A run is judged once: a second call would not see what the
    first has taken out.

    ``accepted`` lets a run through that breaks these blocking rules; where it accepts drift, later runs are
    compared with this one.

    ``docs_folder`` receives Great Expectations' Data Docs, unless the run added nothing; None leaves them
    out. Raises ``RuntimeError`` when a rule could not be checked, ``duckdb.Error`` and ``OSError`` as they come.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    return judge(connection, run_id, now, docs_folder=docs_folder, accepted=accepted)


def judge(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    now: datetime,
    *,
    document_ids: Sequence[str] = (),
    docs_folder: Path | None = None,
    accepted: Acceptance = NOTHING_ACCEPTED,
) -> Verdict:
    """Do what ``validate_run`` does, as of ``now``.

    ``document_ids`` names documents of earlier runs whose rows have changed: all their rows are looked at again.
    """
    checks = _Checks()
    with new_rows(connection, run_id, document_ids):
        checkpoints = _look_at_rows(connection, run_id, now, checks)
        if docs_folder and checkpoints:
            begin_docs(checkpoints, docs_folder)
        counts = _count_rows(connection)
        for rule in _rules(CRITICAL):
            _take_down(connection, checks, run_sql_rule(connection, rule, counts.get(rule.table, 0)))
        for finding in remove_refused(connection, run_id, now):
            checks.add(finding)
        mark_dispositions(connection, run_id)
        if refused := refused_documents(connection):
            # What rested on the refused rows is told anew without them.
            reconcile_ledger(connection, refused)
        for rule in _rules(WARNING):
            _take_down(connection, checks, run_sql_rule(connection, rule, counts.get(rule.table, 0)))
        write_flags(connection)
        wrong = [run_sql_rule(connection, rule, counts.get(rule.table, 1)) for rule in _rules(WITHHOLD)]
        withheld = withhold(connection, wrong, now)
        counts["quality.run_statistics"] = keep_statistics(
            connection, run_id, accept_drift=accepted.covers_drift
        )
        broken = [run_sql_rule(connection, rule, counts.get(rule.table, 1)) for rule in _rules(BLOCKING)]
        for finding in (*wrong, *broken):
            checks.add(finding)
        verdict = decide(
            checks.results(), count_refused(connection), refused_rows(connection), withheld, accepted.rules
        )
        _record(connection, run_id, verdict, now, accepted)
        if docs_folder and checkpoints:
            finish_docs(checkpoints, verdict, run_id, docs_folder)
    return verdict


def _rules(severity: Severity) -> list[SqlRule]:
    return [rule for rule in sql_rules() if rule.severity is severity]


def _take_down(connection: duckdb.DuckDBPyConnection, checks: _Checks, finding: Finding) -> None:
    """Keep what a rule found: rows to refuse, rows to flag, and the count, but for rows that were released."""
    finding = spare_released(connection, finding)
    checks.add(finding)
    refuse(connection, finding)
    note_flags(connection, finding)


def _look_at_rows(
    connection: duckdb.DuckDBPyConnection, run_id: str, now: datetime, checks: _Checks
) -> Checkpoints | CheckpointProcess | None:
    """Run every suite on every part of the run, and refuse what breaks a critical rule.

    Great Expectations is not even imported for a run that added nothing: None is returned then.
    """
    for suite in SUITES:
        for rule in suite.rules:
            checks.add(Finding(rule, suite.table, 0, ()))
    frames = _frames(connection, run_id)
    if (first := next(frames, None)) is None:
        return None
    checkpoints = open_checkpoints()
    for finding in checkpoints.run(chain([first], frames), validated_at=now):
        _take_down(connection, checks, finding)
    return checkpoints


def _frames(connection: duckdb.DuckDBPyConnection, run_id: str) -> Iterator[Asked]:
    for part in parts(connection):
        name = f"{run_id} part {part.number + 1}" if part.number else run_id
        for suite in SUITES:
            yield Asked(suite, frame(connection, suite, part), name)


def _count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Return how many rows of each table belong to the run, for the rules that read tables whole."""
    for suite in SUITES:
        connection.execute(
            "INSERT INTO checked_tables SELECT ?, count(*), count(independent.document_id) "
            f"FROM {suite.table} AS checked SEMI JOIN new_documents USING (document_id) "
            "LEFT JOIN independent_documents AS independent USING (document_id)",
            [suite.table],
        )
    connection.execute(
        "INSERT INTO checked_tables SELECT 'ledger.dispositions', count(*), NULL FROM new_dispositions"
    )
    return dict(connection.execute("SELECT table_name, row_count FROM checked_tables").fetchall())


def _record(
    connection: duckdb.DuckDBPyConnection, run_id: str, verdict: Verdict, now: datetime, accepted: Acceptance
) -> None:
    rows = pa.Table.from_pylist(
        [
            {
                "run_id": run_id,
                "expectation_id": check.expectation_id,
                "table_name": check.table,
                "severity": str(check.severity),
                "success": check.success,
                "checked_count": check.checked_count,
                "unexpected_count": check.unexpected_count,
                "sample": list(check.sample),
                "detail": check.detail,
                "reason": check.reason,
                "validated_at": now,
            }
            for check in verdict.checks
        ],
    )
    connection.register("checks", rows)
    connection.execute("INSERT OR REPLACE INTO quality.validations BY NAME FROM checks")
    connection.unregister("checks")
    connection.execute(
        "UPDATE quality.runs SET quarantined = ?, withheld = ?, accept_drift = ?, accepted_rules = ?, accepted_by = ?, "
        "accepted_because = ? WHERE run_id = ?",
        [
            verdict.quarantined,
            verdict.withheld,
            accepted.covers_drift,
            sorted(accepted.rules),
            accepted.by,
            accepted.because,
            run_id,
        ],
    )
