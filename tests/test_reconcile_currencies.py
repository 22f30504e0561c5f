"""Amounts whose currency only other reports of the story name."""

import pytest

from tasks.reconcile.attributes import FigureRow
from tasks.reconcile.currencies import with_currencies
from tests.test_reconcile_linking import mentions_of


def rows_of(*texts: str) -> list[FigureRow]:
    return with_currencies([mention.row for mention in mentions_of(*texts)])


@pytest.mark.parametrize(
    ("one", "other", "units"),
    [
        ("His clause is set at €40m.", "The clause stands at 40 million.", ["EUR", "EUR"]),
        ("His clause is set at €40m.", "The clause stands at 41 million.", ["EUR", None]),
        ("His clause is set at €40m.", "In the city live 40 million ants.", ["EUR", None]),
        ("It paid €40m or $40m for him.", "The clause stands at 40 million.", ["EUR", "USD", None]),
    ],
)
def test_bare_millions_are_of_the_one_currency_that_another_report_states_them_in(
    one: str, other: str, units: list[str | None]
) -> None:
    assert [row.unit for row in rows_of(one, other)] == units


def test_a_dollar_left_open_is_the_only_one_of_the_story() -> None:
    unsettled = "In Australia, Australia, Australia the deal is worth $4 billion."
    assert [row.unit for row in rows_of("The deal is worth $3.8 billion.", unsettled)] == ["USD", "USD"]
    both = rows_of("The deal is worth $3.8 billion.", "The deal is worth C$5 billion.", unsettled)
    assert both[-1].unit is None
