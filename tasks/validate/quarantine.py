"""Moves rows that broke a critical rule out of their tables, and the rows that rest on them after them."""

from datetime import datetime

import duckdb
import pyarrow as pa

from expectations.catalogue import SUITES, sql_rules
from expectations.rules import CRITICAL, SqlRule, Suite
from tasks.validate.verdict import Finding

_SUITES = {suite.table: suite for suite in SUITES}


def reference_rules() -> list[SqlRule]:
    """Return the critical rules on what a row refers to: broken anew when the row referred to is refused."""
    return [rule for rule in sql_rules() if rule.severity is CRITICAL and rule.id.endswith("_present")]


def run_sql_rule(connection: duckdb.DuckDBPyConnection, rule: SqlRule, checked_count: int) -> Finding:
    """Select the rows that break a rule; a row without an id breaks nothing, its detail is a remark."""
    rows = connection.execute(rule.query).fetchall()
    broken = sorted(row for row in rows if row[0] is not None)
    return Finding(
        rule,
        rule.table,
        checked_count,
        tuple(str(row[0]) for row in broken),
        tuple(str(row[1]) for row in broken or rows if len(row) > 1),
    )


def refuse(connection: duckdb.DuckDBPyConnection, finding: Finding, *, followed: bool = False) -> None:
    """Put down the rows of a finding as refused, when its rule is critical; they still stand in their table.

    ``followed`` marks rows that only followed another row that was refused.
    """
    if finding.rule.severity is not CRITICAL or not finding.row_ids:
        return
    broken = pa.table({"row_id": pa.array(finding.row_ids, pa.string())})
    connection.register("broken", broken)
    suite = _SUITES[finding.table]
    connection.execute(
        "INSERT INTO refused SELECT $table, row_id, document_id, $rule, $reason, $followed "
        f"FROM broken JOIN {finding.table} ON row_id = {suite.row_key}",
        {
            "table": finding.table,
            "rule": finding.rule.id,
            "reason": finding.rule.reason,
            "followed": followed,
        },
    )
    connection.unregister("broken")


def remove_refused(connection: duckdb.DuckDBPyConnection, run_id: str, now: datetime) -> list[Finding]:
    """Move all refused rows to ``quality.quarantine``, follow their references, repeat until all resolve.

    A row under two rules is kept twice, once for each; one quarantined by an accepted run already keeps
    its first entry. Call inside a transaction. Returns what the reference rules found on the way.
    """
    followers: list[Finding] = []
    while count_refused(connection):
        for suite in SUITES:
            _move(connection, suite, run_id, now)
        connection.execute(
            "DELETE FROM new_documents WHERE document_id NOT IN (SELECT document_id FROM ledger.documents)"
        )
        found = [run_sql_rule(connection, rule, 0) for rule in reference_rules()]
        found = [finding for finding in found if finding.row_ids]
        if not found:
            break
        for finding in found:
            refuse(connection, finding, followed=True)
        followers += found
    return followers


def mark_dispositions(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Say of the inputs of quarantined documents that they were quarantined, and under which rules."""
    connection.execute(
        """
        UPDATE ledger.dispositions
        SET disposition = 'quarantined', reason = why, document_id = NULL
        FROM (
            SELECT
                row_id,
                string_agg(expectation_id || ': ' || reason, ' ' ORDER BY expectation_id) AS why
            FROM (
                SELECT DISTINCT row_id, expectation_id, reason
                FROM refused
                WHERE table_name = 'ledger.documents'
            )
            GROUP BY row_id
        ) AS refused_documents
        WHERE dispositions.run_id = $run_id AND dispositions.document_id = refused_documents.row_id
        """,
        {"run_id": run_id},
    )


def count_refused(connection: duckdb.DuckDBPyConnection) -> int:
    """Return how many rows were taken out of their tables."""
    row = connection.execute(
        "SELECT count(*) FROM (SELECT DISTINCT table_name, row_id FROM refused)"
    ).fetchone()
    return int(row[0]) if row else 0


def refused_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the reports that rows were refused of."""
    rows = connection.execute(
        "SELECT DISTINCT document_id FROM refused WHERE document_id IS NOT NULL ORDER BY 1"
    )
    return [document_id for (document_id,) in rows.fetchall()]


def refused_rows(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str]]:
    """Return every row that was taken out of its table, under each of its rules: table, row id, rule id."""
    return connection.execute(
        "SELECT DISTINCT table_name, row_id, expectation_id FROM refused ORDER BY ALL"
    ).fetchall()


def _move(connection: duckdb.DuckDBPyConnection, suite: Suite, run_id: str, now: datetime) -> None:
    table, row_key = suite.table, suite.row_key
    connection.execute(
        f"""
        INSERT OR REPLACE INTO quality.quarantine BY NAME
        SELECT DISTINCT ON (refused_row, refused_rule)
            '{table}'              AS table_name,
            refused_row            AS row_id,
            refused_rule           AS expectation_id,
            refused_document       AS document_id,
            refused_reason         AS reason,
            to_json(kept)::VARCHAR AS row_json,
            $run_id                AS run_id,
            $now                   AS quarantined_at
        FROM (
            SELECT
                row_id         AS refused_row,
                expectation_id AS refused_rule,
                document_id    AS refused_document,
                reason         AS refused_reason
            FROM refused
            -- What an accepted run put there stays as it was; what another left is replaced.
            ANTI JOIN (
                SELECT table_name, row_id, expectation_id
                FROM quality.quarantine
                JOIN quality.runs USING (run_id)
                WHERE verdict IN ('published', 'unpublished')
            ) USING (table_name, row_id, expectation_id)
            WHERE table_name = '{table}'
        )
        JOIN {table} AS kept ON {row_key} = refused_row
        """,
        {"run_id": run_id, "now": now},
    )
    connection.execute(
        f"DELETE FROM {table} WHERE {row_key} IN (SELECT row_id FROM refused WHERE table_name = '{table}')"
    )
