"""Signs before numbers and symbols, and the dashes that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.figures.component import read_figures
from tests.test_figures import only, words

NEGATIVE = [
    ("The group made -$85 million last year.", -85e6, "USD"),
    ("Operating cash flow was negative €18 million.", -18e6, "EUR"),
    ("The bakery's result was minus £4 million.", -4e6, "GBP"),
    ("The account stood at −£300.", -300, "GBP"),
    ("The year's result (-$7 million) disappointed.", -7e6, "USD"),
    ("It was minus 22 degrees in the pass.", -22, "deg"),
    ("The mercury sank to −18 °C overnight.", -18, "Cel"),
    ("Growth was negative 0.4 percent.", -0.4, "percent"),
    ("The town's change in residents was -40 people.", -40, None),
    ("The gauge stood at minus 14.2.", -14.2, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), NEGATIVE)
def test_a_sign_makes_a_number_negative_and_belongs_to_its_words(
    text: str, value: float, unit: str | None
) -> None:
    figure = only(text)
    assert (figure.value, figure.value_low, figure.value_high, figure.unit) == (value, value, value, unit)
    assert words(figure, text).startswith(("-", "−", "minus", "negative"))


DASHED = [
    ("- 14 miners were brought up alive.", 14),
    ("-14 miners were brought up alive.", 14),
    ("First came the ferry.\n-14 sailors were aboard.", 14),
    ("The firm - 30 workers in all - closed.", 30),
    ("The crew -30 sailors in all- was paid.", 30),
    ("The side minus two players drew.", 2),
    ("The fee -$5 a head- was scrapped.", 5),
    ("He tested negative 12 times.", 12),
    ("It took -3 days.", 3),
]


@pytest.mark.parametrize(("text", "value"), DASHED)
def test_a_dash_or_the_mark_of_a_list_is_no_sign(text: str, value: float) -> None:
    assert only(text).value == value


def test_a_range_and_a_score_have_no_sign() -> None:
    ferry = only("Some 5-12 people swam ashore.")
    assert (ferry.value_low, ferry.value_high) == (5, 12)
    fares = only("A crossing costs $5 -$10 now.")
    assert (fares.value_low, fares.value_high) == (5, 10)
    assert [figure.value for figure in read_figures("The Rovers won 2-1, aged mid-20s.", [])] == []


@given(
    st.integers(min_value=1, max_value=10**9),
    st.sampled_from(["-", "−", "minus ", "negative "]),
    st.sampled_from(["${:,}", "€{:,}", "US${:,}", "{:,} percent"]),
)
def test_a_sign_changes_the_value_and_nothing_else(amount: int, sign: str, form: str) -> None:
    plain, signed = (
        only(f"The result was {form.format(amount)}."),
        only(f"The result was {sign}{form.format(amount)}."),
    )
    assert signed.value == -(plain.value or 0)
    assert (signed.kind, signed.unit, signed.counted) == (plain.kind, plain.unit, plain.counted)


def test_signs_say_which_way_the_items_of_a_list_went() -> None:
    figures = read_figures("Riga +0.7%, Turku -0.2%.", [])
    assert [(figure.value, figure.direction) for figure in figures] == [(0.7, "up"), (-0.2, "down")]


def test_negative_growth_goes_down() -> None:
    figures = read_figures("The economy grew -0.3%. The bank cut its rate to -0.5%.", [])
    assert [(figure.value, figure.direction) for figure in figures] == [(-0.3, "down"), (-0.5, "down")]
    assert [figure.rule.rpartition(".")[2] for figure in figures] == ["by", "to"]
