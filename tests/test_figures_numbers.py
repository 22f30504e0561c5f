"""What number it is: scales, ranges, years, joined and suspended numbers, and numbers that are no figures."""

from datetime import date

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention
from tasks.extract.pipeline import build_pipeline
from tests.test_figures import only

Row = tuple[float | None, str | None]


def rows(text: str) -> list[Row]:
    return [(figure.value, figure.unit) for figure in read_figures(text, [])]


SCALED: list[tuple[str, list[Row]]] = [
    ("The app lost 1.2m subscribers.", [(1.2e6, None)]),
    ("The studio sold 3.1m signed prints and 4m of its mugs.", [(3.1e6, None), (4e6, None)]),
    ("Some 5m voters stayed at home and 2m spoiled their papers.", [(5e6, None), (2e6, None)]),
    ("The wall is 5m high and 800m long.", [(5, "m"), (800, "m")]),
    ("The town has three 50m swimming pools and 60m tall towers.", [(50, "m"), (60, "m")]),
    ("The fund lost RM3.6bil, and $75MM on towers.", [(3.6e9, "MYR"), (75e6, "USD")]),
    ("The mill cost 2mil euros.", [(2e6, "EUR")]),
    ("The villa went for three quarters of a million dollars.", [(750000, "USD")]),
    ("Two thirds of a million homes lost power.", [(666666.66666667, None)]),
    ("He lived three score and ten years.", [(70, "a")]),
    ("The league saw two score draws.", [(2, None)]),
]


@pytest.mark.parametrize(("text", "expected"), SCALED)
def test_scales_of_every_form_are_read(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_few_hundred_thousand_is_at_least_two_hundred_thousand() -> None:
    figure = only("The orchestra needs a few hundred thousand euros.")
    assert (figure.value, figure.value_low, figure.unit) == (None, 2e5, "EUR")


CHANGES = [
    ("Sales should rise from 3.2 billion to 4-4.5 billion euros.", 3.2e9, 4e9, 4.5e9, "up", "EUR"),
    ("The bank cut its provision from 900 to 700-750 million pounds.", 9e8, 7e8, 7.5e8, "down", "GBP"),
    ("The city cut its deficit from 80 to 60 million euros.", 8e7, 6e7, 6e7, "down", "EUR"),
    ("Output may climb from 1.1 to 1.4-1.6 million tonnes.", 1.1e6, 1.4e6, 1.6e6, "up", "t"),
    ("Riders grew from 40 million to 55-60 million.", 4e7, 5.5e7, 6e7, "up", None),
    ("Profit may slip from 9 billion to between 7 and 8 billion yuan.", 9e9, 7e9, 8e9, "down", "CNY"),
    ("Spending will rise from €2.5 to €3-4 billion.", 2.5e9, 3e9, 4e9, "up", "EUR"),
]


@pytest.mark.parametrize(("text", "before", "low", "high", "direction", "unit"), CHANGES)
def test_scale_and_unit_are_shared_over_a_change_to_a_range(
    text: str, before: float, low: float, high: float, direction: str, unit: str | None
) -> None:
    prior, level = read_figures(text, [])
    assert (prior.value, prior.unit, prior.role) == (before, unit, "prior_value")
    assert (level.value_low, level.value_high, level.unit, level.direction) == (low, high, unit, direction)


def test_a_number_far_above_the_scaled_one_has_no_scale() -> None:
    assert rows("Followers rose from 900 to 1.2 million.") == [(900, None), (1.2e6, None)]


CURRENCIES = [
    (
        "The line owes 2 billion shekels ($24 million) to banks and 450 million to builders.",
        ["ILS", "USD", "ILS"],
    ),
    ("It lost 3 billion zloty ($800 million) and 90 million zloty.", ["PLN", "USD", "PLN"]),
    (
        "The two arms owe 5 billion baht ($150 million) and 90 million, respectively.",
        [None, "THB", "USD", "THB"],
    ),
    ("Profit was 1.4 billion baht ($40 million), up from 1.1 billion.", ["THB", "USD", "THB"]),
    ("Wellington set aside $NZ85 million, Perth $A12m.", ["NZD", "AUD"]),
    ("It sold for $US1.2 billion or $HK9 billion.", ["USD", "HKD"]),
    ("A ticket costs 18 €, a season pass 240 €, a programme 3,50 €.", ["EUR", "EUR", "EUR"]),
    ("Cabins cost 30-40 € a night.", ["EUR"]),
]


@pytest.mark.parametrize(("text", "units"), CURRENCIES)
def test_amounts_have_the_currency_that_is_written_or_left_out(text: str, units: list[str | None]) -> None:
    assert [unit for _, unit in rows(text)] == units


def read_with_dates(text: str) -> tuple[list[FigureMention], list[str]]:
    pipeline = build_pipeline()
    doc = pipeline.make_doc(text)
    doc._.published_on = date(2025, 5, 14)
    doc = pipeline(doc)
    return doc._.figures, [mention.timex_value for mention in doc._.dates]


def test_four_digits_that_count_are_counts_and_no_dates() -> None:
    text = (
        "Enrolment dropped from 1450 to 1100. Attendance rose from 1900 to 2400. After the raid, 1850 were charged. "
        "Up to 2050 jobs may go. About 1500 were held. Some 1800 of them wept. Troops took 1300 tents and 1700 rifles."
    )
    figures, dates = read_with_dates(text)
    assert [figure.value for figure in figures] == [
        1450,
        1100,
        1900,
        2400,
        1850,
        2050,
        1500,
        1800,
        1300,
        1700,
    ]
    assert dates == []


def test_years_stay_years() -> None:
    text = (
        "Prices rose from 2010 to 2019. She led it from 1998 to 2004. In 1850 the railway came. "
        "The law of 1999 and 2004 elections were mocked."
    )
    figures, dates = read_with_dates(text)
    assert figures == []
    assert dates == ["2010", "2019", "1998", "2004", "1850", "1999", "2004"]


def test_types_of_aircraft_are_no_part_of_their_number() -> None:
    figures = read_figures("It parked 22 737 jets and 15 737 barrels.", [])
    assert [(figure.value, figure.counted) for figure in figures] == [(22, "737 jets"), (15737, None)]


def test_long_numbers_count_where_a_noun_follows() -> None:
    assert rows("The census found 2481903 residents and 12500000 trees. Call 5558201 for tickets.") == [
        (2481903, None),
        (12500000, None),
    ]


def test_a_suspended_hyphen_takes_the_unit_of_the_last_number() -> None:
    assert rows("It sells two-, three- and five-litre drums.") == [(2, "L"), (3, "L"), (5, "L")]
    assert {figure.counted for figure in read_figures("It sells two-, three- and five-litre drums.", [])} == {
        "drums"
    }
    assert rows("It sells 10- and 20-year bonds and a 5- or 6-cent coin.") == [
        (10, "a"),
        (20, "a"),
        (0.05, "USD"),
        (0.06, "USD"),
    ]
    waves = only("They met 2- to 3-metre waves.")
    assert (waves.value_low, waves.value_high, waves.unit) == (2, 3, "m")


def test_points_beside_a_restated_percent_are_those_of_an_index() -> None:
    text = "Osaka futures fell 40 points, or 0.3%, and Oslo futures were up 6 points."
    assert [(figure.value, figure.unit) for figure in read_figures(text, [])] == [
        (40, None),
        (0.3, "percent"),
        (6, None),
    ]


ELLIPTICAL = [
    ("Exports dropped 12 percent, imports 9 percent.", ["down", "down"]),
    ("Wheat fell 3% and maize by 2.5%.", ["down", "down"]),
    ("Sales jumped 8% and profit 15%, and it owns 12% of a mill.", ["up", "up", None]),
    ("Sales jumped 8% and it holds 15%.", ["up", None]),
]


@pytest.mark.parametrize(("text", "directions"), ELLIPTICAL)
def test_a_verb_of_change_holds_for_what_follows_without_one(text: str, directions: list[str | None]) -> None:
    assert [figure.direction for figure in read_figures(text, [])] == directions


def test_a_level_after_just_is_no_change() -> None:
    figure = only("The gondola slows to just 5 mph.")
    assert (figure.direction, figure.rule.rpartition(".")[2]) == ("down", "to")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tank must hold 84.5 metres; on Friday it stood at 86.", [(84.5, "m"), (86, "m")]),
        ("Profit was 4.12 kronor against a forecast of 3.95.", [(4.12, "SEK"), (3.95, "SEK")]),
        ("Dahl had 51.3 percent of the vote to Brandt's 47.1.", [(51.3, "percent"), (47.1, "percent")]),
        ("Seats cost £12 to £45; the board voted by 31 to 14.", [(None, "GBP"), (31, None), (14, None)]),
        (
            "It fell 2 percent, to below the 5,000 mark at 4,907.",
            [(2, "percent"), (5000, None), (4907, None)],
        ),
        ("The post costs 15 dollars 50.", [(15, "USD"), (50, None)]),
    ],
)
def test_a_bare_number_of_the_same_size_has_the_unit_before_it(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_krone_has_its_country_before_it() -> None:
    assert rows("The yard lost DKr240m, SKr3m and NKr1.5bn.") == [
        (240e6, "DKK"),
        (3e6, "SEK"),
        (1.5e9, "NOK"),
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("The value is about 12–18.", 12, 18), ("It lies in the range 2-4.", 2, 4)],
)
def test_a_dash_after_a_word_of_estimate_makes_a_range(text: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.modifier, figure.value_low, figure.value_high) == ("between", low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The motion failed by 251 to 289.", [251, 289]),
        ("She had 306 votes to Brandt's 214.", [306, 214]),
        ("One diver in Manila and one in Cebu died.", [1, 1]),
        ("There was one sailor badly hurt.", [1]),
        ("The council held four earlier ballots.", [4]),
        ("Spending is double Norvik's.", [2]),
        ("In the delta it is one in 90.", [1 / 90]),
    ],
)
def test_each_side_and_each_part_has_its_number(text: str, values: list[float]) -> None:
    assert [figure.value for figure in read_figures(text, [])] == values


@pytest.mark.parametrize(
    ("text", "value", "head"),
    [
        ("The ship fired four sea-to-air rockets.", 4, "rocket"),
        ("Nine off-the-shelf pumps failed.", 9, "pump"),
        ("Six or more divers drowned.", 6, "diver"),
        ("One diver reaching the wreck found it empty.", 1, "diver"),
        ("They have one working group.", 1, "group"),
        ("The guard is to number 8,000, up from 900.", 8000, None),
        ("The gallery sold 212 000, its owner said.", 212000, None),
    ],
)
def test_words_around_a_number_leave_it_a_count(text: str, value: float, head: str | None) -> None:
    figure = read_figures(text, [])[0]
    assert (figure.kind, figure.value, figure.counted_head) == ("count", value, head)


def test_an_amount_may_have_three_units() -> None:
    figure = only("The raft drifted for 11 days, 6 hours and 30 minutes.")
    assert figure.value == pytest.approx(11 + 6.5 / 24)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Barely 90 of the looms are left.", "approximately"),
        ("The bill was closer to €12m.", "approximately"),
        ("Silver tops $30.", "more_than"),
        ("Not even 40 voted.", "less_than"),
    ],
)
def test_degree_words_settle_the_interval(text: str, modifier: str) -> None:
    assert only(text).modifier == modifier


NO_FIGURES = [
    "Police were called to 45-47 Linden Road.",
    "The shop is in the 3400 block of Elm Avenue.",
    "A fire broke out in the 5th Ward at dawn.",
    "The two-party system is fraying.",
    "Text your answer to 60777.",
    "Published: 3 hours ago.",
    "Last updated 25 minutes ago",
    "The part number is 77K3 or 100M2.",
    "In 2018 Stone opened a yard.",
    "The buoy lies at 54°12′ N 8°30′ E.",
    "Version four of the score is lost.",
    "Boeing called the 707 a freighter and delayed its 747 successor.",
    "The Expedition 44 crew slept.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_in_names_addresses_and_stamps_are_no_figures(text: str) -> None:
    assert read_figures(text, []) == []


AGES = [
    ("Owen Marsh Jr., 44, chairs the board.", 44),
    ("Henrik Dahl IV, 61, inherited the estate.", 61),
    ("She turns 70 on June 3.", 70),
    ("She will be 34 in March.", 34),
    ("He'll be 90 next month.", 90),
    ("She is to turn 65 this year.", 65),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_ages_stand_after_suffixes_and_before_birthdays(text: str, age: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == ("age", age, "a")


def test_a_price_that_will_be_reached_in_march_is_no_age() -> None:
    assert only("The price will be 34 in March.").kind == "count"
