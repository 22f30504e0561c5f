"""Writes on a row which warnings it broke, where its table has the column ``flags``."""

import duckdb
import pyarrow as pa

from expectations.catalogue import SUITES
from expectations.rules import WARNING
from tasks.database import frame_schema
from tasks.validate.verdict import Finding


def note_flags(connection: duckdb.DuckDBPyConnection, finding: Finding) -> None:
    """Put down the rows of a finding as flagged, when its rule is a warning."""
    if finding.rule.severity is not WARNING or not finding.row_ids:
        return
    broken = pa.table({"row_id": pa.array(finding.row_ids, pa.string())})
    connection.register("broken", broken)
    connection.execute(
        "INSERT INTO flagged SELECT $table, row_id, $rule FROM broken",
        {"table": finding.table, "rule": finding.rule.id},
    )
    connection.unregister("broken")


def write_flags(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``flags`` of all rows put down, each with its rules in name order. Call inside a transaction."""
    for suite in SUITES:
        if "flags" not in frame_schema(suite.table):
            continue
        connection.execute(
            f"""
            UPDATE {suite.table}
            SET flags = rules
            FROM (
                SELECT row_id, list(DISTINCT expectation_id ORDER BY expectation_id) AS rules
                FROM flagged
                WHERE table_name = $table
                GROUP BY row_id
            ) AS broken
            WHERE {suite.row_key} = broken.row_id
            """,
            {"table": suite.table},
        )
