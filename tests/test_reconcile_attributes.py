"""What a figure is a figure of, as its sentence tells: classes of what is counted, and what happened to it."""

from dataclasses import replace

import pytest

from tasks.reconcile.linking import link
from tests.test_reconcile_linking import mentions_of


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Shares of the mill jumped 18 percent on Monday.", "change"),
        ("Sales of the mill were down 12 percent.", "change"),
        ("Holders will own about 9 percent of the new firm.", "part"),
        ("The bank raised its rate to 2.5 percent.", None),
    ],
)
def test_a_percent_that_tells_of_a_change_is_none_of_a_whole(text: str, thing: str | None) -> None:
    [mention] = mentions_of(text)
    assert mention.thing == thing


def test_people_are_not_damaged() -> None:
    assert mentions_of("Three people are believed to be under the rubble.")[0].action is None


def test_dollars_of_no_known_country_are_those_of_the_story() -> None:
    known, unknown = mentions_of("The ring cost $5 million.", "The ring cost $5 million.")
    assert known.row.unit == "USD"
    unsettled = replace(unknown, dimension="money None", row=replace(unknown.row, unit=None))
    assert [len(group) for group in link([known, unsettled])] == [2]
