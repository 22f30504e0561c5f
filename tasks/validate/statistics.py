"""Keeps what each run's reports are like in ``quality.run_statistics``, beside the comparison with earlier runs."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import groupby

import duckdb
import pyarrow as pa

from tasks import paths
from tasks.validate.drift import BY_NAME, Judgement, Sample, judge

# Runs looked back on: enough for twenty samples of small runs.
_MAX_RUNS = 1000

# Accepted runs, newest first, with what was counted in each; the parts of a distribution belong together.
_EARLIER = """
SELECT measure, part, amount, base, reports, status = 'accepted' AS begins_history, run_id
FROM quality.run_statistics
JOIN (
    SELECT run_id, run_number
    FROM quality.runs
    WHERE verdict IN ('published', 'unpublished') AND run_id IN (SELECT run_id FROM quality.run_statistics)
    ORDER BY run_number DESC
    LIMIT $max_runs
) USING (run_id)
WHERE measure <> 'kinds' OR part <> ''
ORDER BY run_number DESC, measure, part
"""
_COLUMNS = ("measure", "part", "amount", "base", "reports")

_Key = tuple[str, str]


@dataclass
class _History:
    """Earlier samples of one measure, newest first, back to the run with which history began."""

    samples: list[Sample] = field(default_factory=list)
    is_whole: bool = False

    def add(self, sample: Sample, *, begins_history: bool) -> None:
        if not self.is_whole:
            self.samples.append(sample)
        self.is_whole = self.is_whole or begins_history


def keep_statistics(connection: duckdb.DuckDBPyConnection, run_id: str, *, accept_drift: bool) -> int:
    """Count what the run's reports are like, compare it with earlier runs, and write both down.

    Reads ``new_documents``. Returns the number of rows written: none for a run that added no report. Call inside
    the gate's transaction, when the refused rows have left their tables.
    """
    script = (paths.SQL / "gate" / "run_statistics.sql").read_text(encoding="utf-8")
    counted = connection.execute(script).fetchall()
    earlier = _earlier(connection)
    rows: list[dict[str, object]] = []
    for (measure, part), lines in groupby(counted, key=_key):
        counts = [dict(zip(_COLUMNS, line, strict=True)) for line in lines]
        judgement = judge(BY_NAME[measure], _sample(counts), earlier[measure, part].samples)
        status = "accepted" if accept_drift and judgement.status == "drift" else judgement.status
        rows += _rows(measure, part, counts, judgement, status)
    if rows:
        connection.register("statistics", pa.Table.from_pylist([{"run_id": run_id} | row for row in rows]))
        connection.execute("INSERT OR REPLACE INTO quality.run_statistics BY NAME FROM statistics")
        connection.unregister("statistics")
    return len(rows)


def _earlier(connection: duckdb.DuckDBPyConnection) -> defaultdict[_Key, _History]:
    histories: defaultdict[_Key, _History] = defaultdict(_History)
    lines = connection.execute(_EARLIER, {"max_runs": _MAX_RUNS}).fetchall()
    # A run's lines of one measure follow each other; the parts of kinds are one sample.
    for (key, _), group in groupby(lines, key=lambda line: (_key(line), line[-1])):
        of_run = list(group)
        counts = [dict(zip(_COLUMNS, line, strict=False)) for line in of_run]
        histories[key].add(_sample(counts), begins_history=any(line[-2] for line in of_run))
    return histories


def _key(line: Sequence[object]) -> _Key:
    measure, part = str(line[0]), str(line[1])
    return (measure, "") if measure == "kinds" else (measure, part)


def _sample(counts: list[dict[str, object]]) -> Sample:
    is_distribution = counts[0]["measure"] == "kinds"
    amounts = Counter(
        {str(row["part"]) if is_distribution else "": int(str(row["amount"])) for row in counts}
    )
    return Sample(amounts, int(str(counts[0]["base"])), int(str(counts[0]["reports"])))


def _rows(
    measure: str, part: str, counts: list[dict[str, object]], judgement: Judgement, status: str
) -> list[dict[str, object]]:
    """Return the rows of one measure: one with the comparison, and for a distribution one for each part."""
    whole = {"measure": measure, "part": part} | asdict(judgement) | {"status": status}
    first = counts[0]
    if measure != "kinds":
        return [first | whole]
    base = int(str(first["base"]))
    parts = [
        row
        | {"value": int(str(row["amount"])) / base, "status": status, "history_runs": 0, "history_reports": 0}
        for row in counts
    ]
    return [first | {"amount": base} | whole, *parts]
