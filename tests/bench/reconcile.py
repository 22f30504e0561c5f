"""`python -m tests.bench.reconcile`: what reconciling alone costs as the ledger grows, and how right it is.

The reports are made up, with known truth (``tests.bench.stories_made``); their rows go into a warehouse on disk without
the extractor, which is not measured here. Whole runs, and larger ledgers, are ``tests.bench.growth``.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from tasks.database import connect, create_tables, transaction
from tasks.reconcile.reconcile import reconcile_ledger
from tests.bench.stories_made import Made, made_reports, rows_of
from tests.gate_rows import insert

SIZES = (1_000, 10_000)
ADDED = 100
_ROUNDS = 3
_AT_ONCE = 5_000

# B-cubed precision and recall of found against true groups, from how many items each, and both, hold.
_BCUBED = """
WITH cells AS (SELECT truth, found, count(*) AS n FROM ({pairs}) GROUP BY ALL),
sized AS (
    SELECT n, sum(n) OVER (PARTITION BY truth) AS of_truth, sum(n) OVER (PARTITION BY found) AS of_found FROM cells
)
SELECT sum(n * n / of_found) / sum(n), sum(n * n / of_truth) / sum(n) FROM sized
"""
_STORIES = "SELECT event AS truth, story_id AS found FROM true_stories JOIN ledger.story_documents USING (document_id)"
_CLAIMS = """
SELECT fact AS truth, coalesce(claim_id, figure_id) AS found
FROM true_claims LEFT JOIN ledger.claim_figures USING (figure_id)
"""


def main() -> None:
    """Measure each size and print the table."""
    reports = made_reports(max(SIZES) + _ROUNDS * ADDED)
    print("  reports    all at once   a report   100 more   ratio  stories P/R  claims P/R")
    first: float | None = None
    for size in SIZES:
        measured = measure(reports[: size + _ROUNDS * ADDED], size)
        first = first or measured.more
        print(
            f"{size:>9,} {measured.whole:>11.1f} s {1000 * measured.whole / size:>7.2f} ms {measured.more:>8.2f} s "
            f"{measured.more / first:>7.2f}  {_pair(measured.stories)}  {_pair(measured.claims)}",
            flush=True,
        )


def _pair(scores: tuple[float, float]) -> str:
    return "{:.3f}/{:.3f}".format(*scores)


@dataclass(frozen=True, slots=True)
class Measured:
    """What reconciling took, in seconds, and B-cubed precision and recall of what it found."""

    whole: float
    """For all reports at once."""
    more: float
    """Least for a hundred more."""
    stories: tuple[float, float]
    claims: tuple[float, float]


def measure(reports: Sequence[Made], size: int) -> Measured:
    """Reconcile the first ``size`` reports at once, then the others a hundred at a time."""
    with tempfile.TemporaryDirectory() as folder, connect(Path(folder) / "made.duckdb") as connection:
        create_tables(connection)
        connection.execute(
            "CREATE TEMP TABLE true_stories (document_id VARCHAR, event VARCHAR, family VARCHAR)"
        )
        connection.execute("CREATE TEMP TABLE true_claims (figure_id VARCHAR, fact VARCHAR)")
        whole = _reconcile(connection, reports[:size])
        more = min(
            _reconcile(connection, reports[start : start + ADDED])
            for start in range(size, len(reports), ADDED)
        )
        return Measured(whole, more, bcubed(connection, _STORIES), bcubed(connection, _CLAIMS))


def bcubed(connection: duckdb.DuckDBPyConnection, pairs: str) -> tuple[float, float]:
    """Return B-cubed precision and recall over the rows of a query with the columns ``truth`` and ``found``."""
    row = connection.execute(_BCUBED.format(pairs=pairs)).fetchone()
    if row is None:
        raise ValueError("nothing to score")
    return row


def _reconcile(connection: duckdb.DuckDBPyConnection, reports: Sequence[Made]) -> float:
    for start in range(0, len(reports), _AT_ONCE):
        load(connection, reports[start : start + _AT_ONCE])
    started = time.perf_counter()
    with transaction(connection):
        reconcile_ledger(connection)
    return time.perf_counter() - started


def load(connection: duckdb.DuckDBPyConnection, reports: Sequence[Made]) -> None:
    """Insert the rows of made reports, and the truth about them into ``true_stories`` and ``true_claims``."""
    rows = rows_of(reports)
    for table in ("documents", "sentences", "figures", "dates"):
        insert(connection, f"ledger.{table}", getattr(rows, table))
    for table, truth in (("true_stories", rows.stories), ("true_claims", rows.claims)):
        connection.register("truth", pl.DataFrame(truth, orient="row").to_arrow())
        connection.execute(f"INSERT INTO {table} FROM truth")
        connection.unregister("truth")


if __name__ == "__main__":
    main()
