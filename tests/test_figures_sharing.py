"""What a figure takes over from the one before it in its sentence: what it measures, its direction, its unit."""

import pytest

from tasks.extract.figures.component import read_figures

MEASURED = [
    ("Takings rose 9% to $5m, or 20 cents a seat, from $4m, or 16 cents a seat.", ["taking"] * 5),
    ("Rents fell 3 percent from a year earlier to £900.", ["rent", "rent"]),
    ("Ferry fares climbed 4% in March, to €12.", ["fare", "fare"]),
    ("The mill burned 8,000 tonnes of straw, a 5% drop.", ["straw", "straw"]),
    ("Rents are 6% higher than a year ago, at an average of £900.", ["rent", "rent"]),
    ("The council put fees of 25% on jetties and 10% on moorings.", ["fee", "fee"]),
    ("The barn is 12 metres long and 4 metres wide.", ["barn", "barn"]),
    ("There was a 17% survival rate for cocks and 12% for hens.", ["rate", "rate"]),
    ("They sold the 49 per cent stake for €3m.", ["stake", "stake"]),
]


@pytest.mark.parametrize(("text", "heads"), MEASURED)
def test_a_figure_measures_what_the_one_before_it_does(text: str, heads: list[str]) -> None:
    assert [figure.counted_head for figure in read_figures(text, [])] == heads


@pytest.mark.parametrize(
    "text",
    [
        "Rents fell 3 percent from a year earlier to £900.",
        "Rents fell 3 percent in the quarter, to £900.",
        "Rents fell 3 percent on Friday to £900.",
    ],
)
def test_the_level_after_a_dated_change_has_its_direction(text: str) -> None:
    level = read_figures(text, [])[-1]
    assert (level.direction, level.rule.rpartition(".")[2]) == ("down", "to")


def test_the_span_before_a_change_has_the_unit_of_the_span_after() -> None:
    before = read_figures("The mean wait fell to 11.2 weeks from 14.6.", [])[-1]
    assert (before.kind, before.unit, before.role) == ("duration", "wk", "prior_value")


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("They handed over 12 boats.", "exact"),
        ("The clerk turned over 63 letters.", "exact"),
        ("It took over 11 rivals.", "exact"),
        ("It took over 300 hours.", "more_than"),
        ("He has taken over 300 photographs.", "more_than"),
        ("There is a row over 14 islets.", "exact"),
        ("The fair drew over 12 choirs.", "more_than"),
        ("They climbed over a 14-foot hedge.", "exact"),
        ("They deliberated over 12 charges.", "exact"),
        ("There is a row over a £2m gift.", "exact"),
        ("The fair drew over a million.", "more_than"),
    ],
)
def test_over_belongs_to_the_verb_or_to_the_number(text: str, modifier: str) -> None:
    assert read_figures(text, [])[-1].modifier == modifier


def test_millions_after_millions_of_a_currency_are_of_that_currency() -> None:
    before, after = read_figures("The fee was raised from €3m to 4.5 million.", [])
    assert (before.role, after.kind, after.unit) == ("prior_value", "money", "EUR")


def test_goals_in_matches_are_no_share() -> None:
    assert [figure.kind for figure in read_figures("She struck two posts in five games.", [])] == [
        "count",
        "count",
    ]


@pytest.mark.parametrize("verb", ["double", "triple", "halve"])
@pytest.mark.parametrize("leader", ["agreed to", "will", "could"])
def test_a_verb_of_multiplying_is_a_ratio_with_a_direction(verb: str, leader: str) -> None:
    (ratio,) = read_figures(f"The guild {leader} {verb} its grants.", [])
    assert (ratio.kind, ratio.direction) == ("ratio", "down" if verb == "halve" else "up")


def test_a_compound_duration_has_one_row() -> None:
    (time,) = read_figures("She rowed it in 2 hours, 4 minutes and 12 seconds.", [])
    assert time.unit == "h"
    assert time.value == pytest.approx(2 + 4 / 60 + 12 / 3600)
