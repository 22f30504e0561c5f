"""A report that nobody has dated says "on Monday": the Monday that the story's other reports tell of alike."""

from datetime import date

import duckdb
import pytest

from tests.gate_rows import document
from tests.test_reconcile_ledger import add

DATED = {
    "a.txt": "Thieves drove a stolen van into a watchmaker's window in Lake Orro on Monday and fled with 40 watches.",
    "b.txt": "On Monday, in Lake Orro, thieves drove a van into the window of a watchmaker. It opens again on Friday.",
}


def happenings(warehouse: duckdb.DuckDBPyConnection, undated: str) -> list[tuple[date, list[str]]]:
    """Return the days of which several reports tell, with the reports."""
    rows = [document(name, text, published_on=date(2024, 6, 4)) for name, text in DATED.items()]
    add(warehouse, *rows, document("c.txt", undated, published_on=None))
    return warehouse.execute(
        "SELECT claim.start_on, list(source_uri ORDER BY source_uri) FROM ledger.date_claims AS claim "
        "JOIN ledger.date_claim_mentions USING (date_claim_id) JOIN ledger.dates USING (date_id) "
        "JOIN ledger.documents USING (document_id) WHERE claim.n_documents > 1 GROUP BY ALL ORDER BY 1"
    ).fetchall()


@pytest.mark.parametrize(
    "day",
    ["on Monday", "early on Monday", "on 3 June", "on Monday, June 3,"],
)
def test_a_day_told_alike_is_the_day_of_the_others(warehouse: duckdb.DuckDBPyConnection, day: str) -> None:
    undated = f"Thieves who {day} drove a van into the window of a watchmaker in Lake Orro took watches."
    assert happenings(warehouse, undated) == [(date(2024, 6, 3), ["a.txt", "b.txt", "c.txt"])]


@pytest.mark.parametrize(
    "undated",
    [
        pytest.param(
            "On Sunday thieves drove a van into the window of a watchmaker in Lake Orro.",
            id="another weekday",
        ),
        pytest.param(
            "Thieves drove a van into the window of a watchmaker in Lake Orro. The library's choir sang carols for "
            "pensioners on Monday evening, conductor Ida Falk wrote.",
            id="another matter",
        ),
    ],
)
def test_a_day_told_of_something_else_stays_open(warehouse: duckdb.DuckDBPyConnection, undated: str) -> None:
    assert happenings(warehouse, undated) == [(date(2024, 6, 3), ["a.txt", "b.txt"])]
