"""Targets, prior values, "respectively" lists, and ordinals that count."""

from time import perf_counter

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention


def figures(text: str) -> list[FigureMention]:
    return read_figures(text, [])


@pytest.mark.parametrize(
    "text",
    [
        "Its target is 2 percent.",
        "The group aims to cut emissions by 55%.",
        "The island is to spend 3.5% of output on defence by 2032.",
        "Seoul wants to raise the share of wind to 21.6 percent by the end of the decade.",
        "The maker hopes to sell 2 million cars a year by 2030.",
        "The insurer is targeting savings of $400 million.",
        "The city has pledged to plant 40,000 trees.",
        "The bank missed its 2% target.",
    ],
)
def test_a_value_that_someone_means_to_reach_is_a_target(text: str) -> None:
    assert [figure.role for figure in figures(text)] == ["target"]


@pytest.mark.parametrize(
    "text",
    [
        "Output could rise to 5 percent by 2030.",
        "Prices are expected to rise by 5 percent.",
        "The firm plans to buy 60 jets.",
        "The airline aims for the top spot; it flew 60 jets.",
        "They want to know why 300 people left.",
        "It is 40 km to the border.",
    ],
)
def test_what_is_expected_or_planned_is_no_target(text: str) -> None:
    assert "target" not in [figure.role for figure in figures(text)]


def test_a_value_compared_with_is_prior_under_another_name_too() -> None:
    profit, loss = figures("It reported a profit of €412 million, compared with a loss of €96 million.")
    assert (loss.role, loss.related, loss.counted_head) == ("prior_value", profit, "loss")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Output rose 3.2% and 4.9% respectively.", [("percent", "up", "output")] * 2),
        (
            "Unemployment in Spain, Italy and Greece stood at 10.9, 6.1 and 8.4 percent respectively.",
            [("percent", None, "unemployment")] * 3,
        ),
        (
            "Brent and Murban settled at $71 and $67 a barrel, respectively.",
            [("USD", None, "brent"), ("USD", None, "murban")],
        ),
        (
            "Revenue and profit increased by 8 and 12 per cent respectively.",
            [("percent", "up", "revenue"), ("percent", "up", "profit")],
        ),
        ("The men were jailed for 14 and nine years respectively.", [("a", None, None)] * 2),
    ],
)
def test_the_figures_of_a_respectively_list_agree(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(f.unit, f.direction, f.counted_head) for f in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("It was their fifth defeat of the season.", 5, "defeat"),
        ("He became the 1,000th patient to get one.", 1000, "patient"),
        ("They marked the 75th anniversary of the strike.", 75, "anniversary"),
        ("It fell for a third straight day.", 3, "day"),
    ],
)
def test_an_ordinal_that_counts_off_has_what_it_counts(text: str, value: float, head: str) -> None:
    [figure] = figures(text)
    assert (figure.kind, figure.value, figure.counted_head) == ("ordinal", value, head)


@pytest.mark.parametrize(
    "text",
    [
        "The 9th Circuit sits on 42nd Street.",
        "The 19th century house has a second hand stove.",
        "Ferrell shot a four-under-par 68 and then a 71.",
        "England were 214 for 6 at stumps.",
    ],
)
def test_names_pointers_and_scores_are_no_figures(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unions want a pay rise of 7 percent.", ["pay"]),
        ("At 203 metres, the tower would be the tallest.", ["tower"]),
        ("Police seized 412 kg of cocaine hidden in crates.", ["cocaine"]),
        ("Two trains collided, killing at least eight.", ["train", None]),
        ("It killed 12 people, wounding 30.", ["person", "person"]),
        ("They had 1,203 cases of dengue, up from 640.", ["case", "case"]),
    ],
)
def test_what_is_counted_stands_further_off(text: str, expected: list[str | None]) -> None:
    assert [figure.counted_head for figure in figures(text)] == expected


def test_a_term_that_is_cut_lends_its_unit_to_the_new_one() -> None:
    before, after = figures("The court cut his term from 12 years to eight.")
    assert (before.role, before.related, after.value, after.unit) == ("prior_value", after, 8, "a")


@pytest.mark.parametrize(
    "text", ["five-" * 3000, "and 5 respectively " * 700, "1 " * 3000, "of which 5 " * 1000]
)
def test_time_grows_with_the_length_of_a_text_however_odd(text: str) -> None:
    def seconds(times: int) -> float:
        started = perf_counter()
        read_figures(text * times, [])
        return perf_counter() - started

    short = min(seconds(1) for _ in range(3))
    assert min(seconds(4) for _ in range(2)) < 12 * short + 0.2


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("Of the €61 billion, €14 billion is for canals.", 61e9, 14e9),
        ("Of the 93 jurors called, only 41 came.", 93, 41),
        ("He owes £4m, half of it to the taxman.", 4e6, 0.5),
    ],
)
def test_what_is_said_to_be_of_a_whole_is_its_part(text: str, whole: float, part: float) -> None:
    first, second = read_figures(text, [])
    assert (first.value, first.role) == (whole, "total")
    assert (second.value, second.role, second.related) == (part, "part", first)


@pytest.mark.parametrize("rate", ["per capita", "per head"])
def test_a_rate_between_noun_and_verb_is_the_rate_of_the_amount(rate: str) -> None:
    assert read_figures(f"Income {rate} is $4,310.", [])[0].per == "person"
