"""Values of one thing are compared whatever noun, unit or form they are stated in."""

import pytest

from tasks.reconcile.linking import link
from tests.test_reconcile_linking import groups, mentions_of, status, status_as_one


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Turnout was 31 percent.", "Turnout was 31.2 percent.", "corroborated"),
        ("Turnout was 31 percent.", "Turnout was 31.6 percent.", "contested"),
        ("Inflation stood at 3 percent.", "Inflation stood at 3.2 percent.", "contested"),
        ("Sales reached €612 million.", "Sales reached €611.8 million.", "corroborated"),
    ],
)
def test_round_numbers_stand_for_what_rounds_to_them(one: str, other: str, expected: str) -> None:
    assert status(one, other) == expected


def test_round_numbers_in_two_units_agree_as_far_as_they_are_rounded() -> None:
    for other, expected in (("2,000 feet", "corroborated"), ("2,100 feet", "contested")):
        assert (
            status("The men lie 600 metres below Corrie.", f"The men lie {other} below Corrie.") == expected
        )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three convicts broke out of the jail in Orro.", "The three inmates broke out of the jail in Orro."),
        ("Quill Systems closed 26 holes in its browser.", "Quill Systems fixed 26 vulnerabilities in its browser."),
        ("The cable had two breaks off Marsa.", "Engineers found two faults in the cable off Marsa."),
        ("Smoke rose from the 14-storey block in Karr.", "The block in Karr has 14 floors; smoke rose from it."),
        ("Halden Steel will cut 450 jobs in Karr.", "In Karr 450 workers of Halden Steel will lose their work."),
        ("The flood cut off five provinces of Talmeria.", "In Talmeria five departments were cut off by the flood."),
    ],
)  # fmt: skip
def test_nouns_that_mean_the_same_things_count_the_same(one: str, other: str) -> None:
    mentions = mentions_of(one, other)
    assert len({mention.head for mention in mentions}) == len({mention.thing for mention in mentions}) == 1
    assert len(link(mentions)) == 1


def test_guards_are_not_the_prisoners_that_they_watch() -> None:
    guards, prisoners = mentions_of("In Orro 19 guards were on duty.", "In Orro 19 inmates were on duty.")
    assert guards.head != prisoners.head


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("In Karr one in five nurses is on leave.", "In Karr 20 percent of nurses are on leave.", "corroborated"),
        ("In Karr a third of nurses are on leave.", "In Karr 34 percent of nurses are on leave.", "corroborated"),
        ("In Karr two thirds of nurses are on leave.", "In Karr 66 percent of nurses are on leave.", "corroborated"),
        ("In Karr a third of nurses are on leave.", "In Karr 37 percent of nurses are on leave.", "contested"),
        ("In Karr a third of nurses are on leave.", "In Karr a quarter of nurses are on leave.", "contested"),
        ("In Karr one in 250 nurses is on leave.", "In Karr 0.4 percent of nurses are on leave.", "corroborated"),
    ],
)  # fmt: skip
def test_shares_in_words_agree_with_percents_that_round_to_them(one: str, other: str, expected: str) -> None:
    assert status_as_one(mentions_of(one, other)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The strike at Selm port lasted 48 hours.", "The strike at Selm port lasted two days.", "corroborated"),
        ("The strike at Selm port lasted 13 days.", "The strike at Selm port lasted two weeks.", "corroborated"),
        ("The strike at Selm port lasted 118 days.", "The strike at Selm port lasted four months.", "corroborated"),
        ("The strike at Selm port lasted 19 days.", "The strike at Selm port lasted two weeks.", "contested"),
        ("The strike at Selm port lasted 18 months.", "The strike at Selm port lasted two years.", "contested"),
        ("The tremor in Selm lasted 40 seconds.", "The tremor in Selm lasted less than half a minute.", "contested"),
        ("The strike at Selm port lasted 13 days.", "The strike at Selm port lasted 14 days.", "contested"),
    ],
)  # fmt: skip
def test_times_in_two_units_agree_as_far_as_the_coarser_is_rounded(
    one: str, other: str, expected: str
) -> None:
    assert status_as_one(mentions_of(one, other)) == expected


def test_an_age_in_months_and_one_in_years_are_of_one_child() -> None:
    ages = mentions_of(
        "Mia Falk, an 18-month-old girl, was found.", "Mia Falk, a one-year-old girl, was found."
    )
    assert status_as_one(ages) == "corroborated"


def test_days_and_weeks_of_one_thing_are_one_claim() -> None:
    assert groups(
        "The strike at the port of Selm lasted 13 days.",
        "Cranes moved again in Selm: the strike at the port had lasted two weeks.",
    ) == [["13 days", "two weeks"]]


def test_a_share_and_a_percent_of_one_thing_are_one_claim() -> None:
    assert groups(
        "In Karr one in five nurses is on leave.",
        "The union says that 21 percent of nurses in Karr are on leave.",
    ) == [["one in five", "21 percent"]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The fence is 6ft 2in high.", "The fence is 188 cm high.", "corroborated"),
        ("The fence is 6ft 2in high.", "The fence is 182 cm high.", "contested"),
        ("The tunnel is a mile and a half long.", "The tunnel is 2.4 kilometres long.", "corroborated"),
        ("The tunnel is a mile and a half long.", "The tunnel is 3.2 kilometres long.", "contested"),
        ("The trial took a year and a half.", "The trial took 16 months.", "contested"),
    ],
)
def test_amounts_of_two_units_are_as_exact_as_the_smaller(one: str, other: str, expected: str) -> None:
    assert status_as_one(mentions_of(one, other)) == expected


def test_the_age_of_a_thing_is_the_time_since_it_was_built() -> None:
    assert groups(
        "The bridge at Selm, a 41-year-old bridge, held. Mayor Ida Falk, 41, was there.",
        "The bridge at Selm, built 43 years ago, did not break. Ida Falk, 41, thanked the crew.",
    ) == [["41-year-old", "43 years"], ["41", "41"]]
