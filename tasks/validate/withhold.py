"""Leaves out what was derived and broke a rule: one wrong story, claim or happening is not shown, and stops nothing."""

from collections.abc import Sequence
from datetime import datetime

import duckdb
import pyarrow as pa

from tasks import paths
from tasks.validate.verdict import Finding

_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("table_name", "row_id", "expectation_id", "reason", "detail")]
    + [("quarantined_at", pa.timestamp("us"))]
)


def withhold(connection: duckdb.DuckDBPyConnection, findings: Sequence[Finding], now: datetime) -> int:
    """Move the rows of these findings from their tables to quarantine, with what is part of them.

    What was withheld before of the stories that the gate looks at is forgotten. Call inside the gate's transaction,
    when nothing will be told anew any more. Returns the number of stories, claims and happenings left out.
    """
    rows = [
        {
            "table_name": finding.table,
            "row_id": row_id,
            "expectation_id": finding.rule.id,
            "reason": finding.rule.reason,
            "detail": detail,
            "quarantined_at": now,
        }
        for finding in findings
        for row_id, detail in zip(
            finding.row_ids, finding.details or (None,) * len(finding.row_ids), strict=True
        )
    ]
    connection.register("withheld", pa.Table.from_pylist(rows, _SCHEMA))
    connection.execute((paths.SQL / "gate" / "withhold.sql").read_text(encoding="utf-8"))
    connection.unregister("withheld")
    return len({(row["table_name"], row["row_id"]) for row in rows})
