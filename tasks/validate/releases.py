"""What people released from quarantine: a rule does not refuse the same row again, and the row says so in its flags."""

import json
from dataclasses import replace

import duckdb

from expectations.catalogue import SUITES
from expectations.rules import CRITICAL
from tasks.validate.verdict import Finding

_SUITES = {suite.table: suite for suite in SUITES}

# What changes when the same row is read again, and says nothing about it.
_CIRCUMSTANCES = frozenset(
    {"extractor_version", "flags", "ingested_at", "input_sha256", "rule", "run_id", "supersedes", "version"}
)


def spare_released(connection: duckdb.DuckDBPyConnection, finding: Finding) -> Finding:
    """Return a finding of a critical rule without the rows that were released from it, which are flagged."""
    if finding.rule.severity is not CRITICAL or not finding.row_ids:
        return finding
    released = connection.execute(
        "SELECT row_id, row_json FROM quality.releases WHERE expectation_id = ? AND row_id IN (SELECT unnest(?))",
        [finding.rule.id, list(finding.row_ids)],
    ).fetchall()
    suite = _SUITES[finding.table]
    same = set()
    for row_id, as_released in released:
        found = connection.execute(
            f"SELECT to_json(kept)::VARCHAR FROM {suite.table} AS kept WHERE {suite.row_key} = ?", [row_id]
        ).fetchone()
        if found and _says_the_same(found[0], as_released):
            same.add(row_id)
            connection.execute(
                "INSERT INTO flagged VALUES (?, ?, ?)", [suite.table, row_id, f"released:{finding.rule.id}"]
            )
    if not same:
        return finding
    details = finding.details if len(finding.details) == len(finding.row_ids) else ()
    kept = [place for place, row_id in enumerate(finding.row_ids) if row_id not in same]
    return replace(
        finding,
        row_ids=tuple(finding.row_ids[place] for place in kept),
        details=tuple(details[place] for place in kept) if details else (),
    )


def _says_the_same(row: str, as_released: str) -> bool:
    """Return whether two rows as JSON agree, in the columns that both have, but for circumstances."""
    first, second = json.loads(row), json.loads(as_released)
    return all(first[name] == second[name] for name in first.keys() & second.keys() - _CIRCUMSTANCES)
