"""Times of day in four digits, and scores without a dash: no figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.figures.component import read_figures


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left at 1353 (1023 GMT).",
        "It blew up at 0615 local time.",
        "The curfew is from 2000 hrs to 0500 hrs.",
        "Shops shut at 1800 hours.",
        "She sailed at 2145 on Friday.",
        "The east side reached 326 for five at tea.",
        "She shot a six-under 66.",
        "He shot a bogey-free 65 to finish at 21 under and win.",
        "It declared a 2-for-1 split.",
        "They drove a four-by-four.",
        "The east side won 22 points to 10.",
        "She chaired region six of the guild.",
        # Years.
        "She won 2016 primaries there.",
        "The yard reported 2019 earnings.",
    ],
)
def test_a_time_of_day_or_a_score_gives_no_figure(text: str) -> None:
    assert read_figures(text, []) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The index closed at 1353 points.", 1353),
        ("They worked 1200 hours.", 1200),
        ("He paid €326 for five chairs.", 326),
        ("The yard hired 2000 welders.", 2000),
        ("It has 1700 members.", 1700),
    ],
)
def test_numbers_like_times_and_scores_that_state_quantities_are_figures(text: str, value: float) -> None:
    assert read_figures(text, [])[0].value == value


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["GMT", "hrs", "local time", "UTC"]))
def test_any_time_of_day_before_its_zone_is_no_figure(hour: int, minute: int, zone: str) -> None:
    assert read_figures(f"The tug sank at {hour:02}{minute:02} {zone}.", []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Powerful Quake in Talmeria Kills 10; 80 Hurt", ["10", "80"]),
        ("Earthquake kills seven in Talmeria", ["seven"]),
        ("The storm hit Varn, killing at least one and leaving the harbour in ruins.", ["at least one"]),
        ("Explosion injures dozens in Karr", ["dozens"]),
        ("It killed one of the guards.", []),
    ],
)
def test_a_bare_number_after_a_verb_of_harm_counts_people(text: str, expected: list[str]) -> None:
    found = read_figures(text, [])
    assert [text[mention.char_start : mention.char_end] for mention in found] == expected
