from datetime import date

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import DateMention, FigureMention


def only(text: str) -> FigureMention:
    figures = read_figures(text, [])
    assert len(figures) == 1, [text[f.char_start : f.char_end] for f in figures]
    return figures[0]


def words(figure: FigureMention, text: str) -> str:
    return text[figure.char_start : figure.char_end]


# --- money ------------------------------------------------------------------------------------------

MONEY = [
    ("It cost €3.4bn.", 3.4e9, "EUR"),
    ("It cost US$5 million.", 5e6, "USD"),
    ("It cost A$455m.", 455e6, "AUD"),
    ("It cost HK$ 10.05 billion.", 10.05e9, "HKD"),
    ("It cost $ 75 million.", 75e6, "USD"),
    ("It cost 800 billion euros.", 800e9, "EUR"),
    ("It cost 40,000 South African rand.", 40000, "ZAR"),
    ("It cost Rs 3,500 crore.", 35e9, "INR"),
    ("It cost EUR 20 million.", 20e6, "EUR"),
    ("It cost 20 million EUR.", 20e6, "EUR"),
    ("It cost 5 million Egyptian pounds.", 5e6, "EGP"),
    ("It cost half a million US dollars.", 5e5, "USD"),
    ("It cost 64 cents.", 0.64, "USD"),
    ("It cost 57.95p.", 0.5795, "GBP"),
    ("It was a five-dollar bill.", 5, "USD"),
    ("It cost $99 (CAD).", 99, "CAD"),
    ("It cost billions of dollars.", None, "USD"),
    ("It cost one million TT dollars.", 1e6, "TTD"),
    ("It cost $4.2 billion Canadian.", 4.2e9, "CAD"),
    ("It won a $3 million Canadian contract.", 3e6, "USD"),
    ("It cost 30 crowns.", 30, None),
    ("Prague said it cost 30 crowns.", 30, "CZK"),
    ("Oslo and Prague said it cost 30 crowns.", 30, None),
    ("It cost 300 million pounds.", 3e8, "GBP"),
    ("In Australia, Australia, Australia it cost $5.", 5, None),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_money_has_value_and_currency(text: str, value: float | None, unit: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.value, figure.unit) == ("money", value, unit)


def test_a_bare_dollar_is_the_one_that_the_report_writes_out() -> None:
    figures = read_figures("The C$30m plan cost $2m more.", [])
    assert [figure.unit for figure in figures] == ["CAD", "CAD"]


def test_a_bare_dollar_beside_two_written_ones_stays_open() -> None:
    figures = read_figures("Of C$30m, or US$22m, $2m is left.", [])
    assert [figure.unit for figure in figures] == ["CAD", "USD", None]


def test_bare_millions_of_a_loss_have_the_currency_of_the_report() -> None:
    text = (
        "The mill sold for €90 million. Later its owner put the loss at 12 million. It has 2 million users."
    )
    assert [figure.unit for figure in read_figures(text, [])] == ["EUR", "EUR", None]


def test_pounds_of_goods_are_weight() -> None:
    figure = only("He ate two pounds of plums.")
    assert (figure.kind, figure.unit, figure.counted) == ("measure", "[lb_av]", "plums")


# --- percents, ratios, ordinals, ages, spans of time, measures -----------------------------------------

OTHER_KINDS = [
    ("It fell 5%.", "percent", 5, "percent"),
    ("It fell five per cent.", "percent", 5, "percent"),
    ("A 5-percent stake", "percent", 5, "percent"),
    ("It fell 6 . 2 %.", "percent", 6.2, "percent"),
    ("It fell half a percent.", "percent", 0.5, "percent"),
    ("It rose two percentage points.", "percent", 2, "percentage_point"),
    ("It rose by 25 basis points.", "percent", 0.25, "percentage_point"),
    ("A quarter-point cut", "percent", 0.25, "percentage_point"),
    ("It rose half a percentage point.", "percent", 0.5, "percentage_point"),
    ("One in five adults smokes.", "ratio", 0.2, None),
    ("Seven out of ten voters agreed.", "ratio", 0.7, None),
    ("Two-thirds of voters agreed.", "ratio", 2 / 3, None),
    ("They won by two to one.", "ratio", 2, None),
    ("Prices doubled.", "ratio", 2, None),
    ("Output halved.", "ratio", 0.5, None),
    ("A threefold rise", "ratio", 3, None),
    ("It is three times as big.", "ratio", 3, None),
    ("The second-largest army", "ordinal", 2, None),
    ("She finished 5th.", "ordinal", 5, None),
    ("Their third straight win", "ordinal", 3, None),
    ("the world's No. 2 player", "ordinal", 2, None),
    ("A 75-year-old man", "age", 75, "a"),
    ("An eleven-month-old boy", "age", 11, "mo"),
    ("Ana Adams, 51, won.", "age", 51, "a"),
    ("He died at 95.", "age", 95, "a"),
    ("She was 26.", "age", 26, "a"),
    ("A 30-day truce", "duration", 30, "d"),
    ("It took three years.", "duration", 3, "a"),
    ("It took two decades.", "duration", 20, "a"),
    ("It took a couple of months.", "duration", 2, "mo"),
    ("It took half an hour.", "duration", 0.5, "h"),
    ("It is 20 km away.", "measure", 20, "km"),
    ("It is half a mile away.", "measure", 0.5, "[mi_i]"),
    ("Winds reached 120 mph.", "measure", 120, "[mi_i]/h"),
    ("It was minus 5 degrees Celsius.", "measure", -5, "Cel"),
    ("A magnitude 6.3 quake", "measure", 6.3, "{magnitude}"),
    ("It covers 2,400 square kilometres.", "measure", 2400, "km2"),
    ("The 400 m hurdles", "measure", 400, "m"),
    ("The flood of traffic reached 340 Gbps.", "measure", 340, "Gbit/s"),
    ("A 20 Mbit/s line", "measure", 20, "Mbit/s"),
    ("The patch is 212 MB.", "measure", 212, "MBy"),
    ('The 4.3" screen is sharp.', "measure", 4.3, "[in_i]"),
    ("A 13MP camera", "measure", 13e6, "{pixel}"),
    ("It fell short by half a second.", "duration", 0.5, "s"),
    ("Two stone lions", "count", 2, None),
    ("An 8-megapixel camera", "measure", 8e6, "{pixel}"),
    ("One ewe in four is lame.", "ratio", 0.25, None),
    ("One lift in four needs a new cable.", "ratio", 0.25, None),
    ("Nine bakers out of ten agreed.", "ratio", 0.9, None),
]


@pytest.mark.parametrize(("text", "kind", "value", "unit"), OTHER_KINDS)
def test_a_figure_has_kind_value_and_unit(text: str, kind: str, value: float, unit: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.value == pytest.approx(value)


# --- what is counted ------------------------------------------------------------------------------------

COUNTED = [
    ("chiefs from 30 Arctic and Baltic countries on Monday", "Arctic and Baltic countries", "country"),
    ("to host 30-nation talks", "nation", "nation"),
    ("a 34-strong delegation arrived", "delegation", "delegation"),
    ("a fleet of 12 ships sailed", "ships", "ship"),
    ("a total of 40 people died", "people", "person"),
    ("over 800,000 personnel serve", "personnel", "personnel"),
    ("12 newly built short-haul aircraft landed", "newly built short-haul aircraft", "aircraft"),
    ("five Harlan 737s landed", "Harlan 737s", "737"),
    ("six of the committees met", "committees", "committee"),
    ("three of them left", None, None),
    ("14,000 lives were lost", "lives", "life"),
    ("it won 220 votes.", "votes", "vote"),
    ("an estimated 5m people fled", "people", "person"),
    ("dozens of homes burned", "homes", "home"),
    ("one truck driver died", "truck driver", "driver"),
]


@pytest.mark.parametrize(("text", "counted", "head"), COUNTED)
def test_a_count_names_what_it_counts(text: str, counted: str | None, head: str | None) -> None:
    figure = only(text)
    assert (figure.kind, figure.counted, figure.counted_head) == ("count", counted, head)


MEASURED = [
    ("70% of all music sales", "music sales"),
    ("Sales in Asia rose 5%", "Sales"),
    ("a fund of €5 billion", "fund"),
    ("€5 billion in loans", "loans"),
    ("the $40 billion tanker contract", "tanker contract"),
    ("The value of exports fell to $5 billion", "value of exports"),
    ("a 5% rise in profits", "profits"),
    ("They raised rates by 0.5%", "rates"),
    ("The FTSE 100 lost 2%", "FTSE 100"),
]


@pytest.mark.parametrize(("text", "counted"), MEASURED)
def test_money_and_percents_name_what_they_measure(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_a_decade_of_life_is_a_range_of_ages() -> None:
    figure = only("a man in his late 30s")
    assert (figure.kind, figure.unit, figure.value_low, figure.value_high) == ("age", "a", 30, 39)


def test_a_count_without_noun_takes_the_one_before_it() -> None:
    text = "It cut 4,300 jobs in France, 3,700 in Spain and 400 in Malta."
    assert [figure.counted for figure in read_figures(text, [])] == ["jobs"] * 3


# --- modifiers, ranges, directions, rates, periods, roles -------------------------------------------------

MODIFIERS = [
    ("over 50 people", "more_than", 50, None),
    ("more than 50 people", "more_than", 50, None),
    ("at least 50 people", "at_least", 50, None),
    ("50 or more people", "at_least", 50, None),
    ("50+ people", "at_least", 50, None),
    ("fewer than 50 people", "less_than", None, 50),
    ("up to 50 people", "at_most", None, 50),
    ("as many as 50 people", "at_most", None, 50),
    ("about 50 people", "approximately", 45, 55),
    ("some 50 people", "approximately", 45, 55),
    ("nearly 50 people", "approximately", 45, 50),
    ("exactly 50 people", "exact", 50, 50),
]


@pytest.mark.parametrize(("text", "modifier", "low", "high"), MODIFIERS)
def test_a_modifier_widens_the_interval(
    text: str, modifier: str, low: float | None, high: float | None
) -> None:
    figure = only(text)
    assert (figure.value, figure.modifier) == (50, modifier)
    assert (figure.value_low, figure.value_high) == (low, high)


RANGES = [
    ("between 20 and 30 people", "count", 20, 30),
    ("20–30 people", "count", 20, 30),
    ("two or three people", "count", 2, 3),
    ("$15-20 million", "money", 15e6, 20e6),
    ("between US$300 and 400 billion", "money", 300e9, 400e9),
    ("£15 million to £20 million", "money", 15e6, 20e6),
    ("20 to 25 percent of them", "percent", 20, 25),
    ("an 8- to 16-metre mast", "measure", 8, 16),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), RANGES)
def test_a_range_is_one_figure_with_two_bounds(text: str, kind: str, low: float, high: float) -> None:
    figure = only(text)
    assert (figure.kind, figure.modifier, figure.value) == (kind, "between", None)
    assert (figure.value_low, figure.value_high) == (low, high)


DIRECTIONS = [
    ("Sales rose 5%.", "up", "change.by"),
    ("Sales fell by 5%.", "down", "change.by"),
    ("Sales rose to $5 million.", "up", "change.to"),
    ("Sales were down 5%.", "down", "change.by"),
    ("A 5% drop hurt.", "down", "change.by"),
    ("Sales are 5% higher.", "up", "change.by"),
    ("They cut 5,000 jobs.", "down", "change.by"),
]


@pytest.mark.parametrize(("text", "direction", "sense"), DIRECTIONS)
def test_a_change_has_a_direction_and_its_rule_says_of_what(text: str, direction: str, sense: str) -> None:
    figure = only(text)
    assert figure.direction == direction
    assert figure.rule.endswith(sense)


@pytest.mark.parametrize("text", ["Women make up 16% of staff.", "They raised $5m.", "It is worth $5m."])
def test_no_direction_is_read_where_no_change_is_stated(text: str) -> None:
    assert only(text).direction is None


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("$5 million a year", "year"),
        ("€5bn annually", "year"),
        ("an annual $5bn", "year"),
        ("$400 per capita", "person"),
        ("45 cents a share", "share"),
        ("12 deaths per 100,000 people", "100,000 people"),
        ("$5 million a year earlier", None),
        ("$5 million a year from today", None),
        ("$5 million a year from the sale of tolls", "year"),
    ],
)
def test_a_rate_says_what_it_is_per(text: str, per: str | None) -> None:
    assert only(text).per == per


YEAR = DateMention(
    0, 0, "DATE", "2025", "test", "stated", start_on=date(2025, 1, 1), end_on=date(2025, 12, 31)
)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("It will spend €5 billion in 2025", True),
        ("a deficit of €5 billion for 2025", True),
        ("It will spend €5 billion by 2025", False),
        ("It has spent €5 billion since 2025", False),
    ],
)
def test_a_period_is_a_lasting_date_that_is_no_deadline(text: str, stated: bool) -> None:
    start = text.index("2025")
    year = DateMention(
        start, start + 4, "DATE", "2025", "test", "stated", start_on=YEAR.start_on, end_on=YEAR.end_on
    )
    (figure,) = read_figures(text, [year])
    assert (figure.period_start == date(2025, 1, 1)) is stated


def test_an_amount_in_brackets_is_the_equivalent_of_the_one_before() -> None:
    euros, pounds, dollars = read_figures("It cost €20,000 (£17,500; US$22,900).", [])
    assert (pounds.role, pounds.related) == ("equivalent", euros)
    assert (dollars.role, dollars.related) == ("equivalent", euros)


def test_what_is_included_is_a_part_of_the_total() -> None:
    total, part = read_figures("It has €800 billion, including €150 billion in loans.", [])
    assert (total.role, part.role, part.related) == ("total", "part", total)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The bus carried 48 people, including 12 children and three guides.", ["12", "three"]),
        (
            "The bus carried 48 people, including 12 children, three guides, and a pair of dogs.",
            ["12", "three"],
        ),
        (
            "It has $40 million, of which $9 million for schools and $5 million for roads.",
            ["$9 million", "$5 million"],
        ),
        ("Some 500 flats burned, including 120 in Porto, 40 in Braga and 7 in Faro.", ["120", "40", "7"]),
        ("It sold 900 cars, including 300 vans, and 200 trucks in May.", ["300"]),
        ("Police held 120 people, including 30 minors, and 20 fled.", ["30"]),
        ("It has $40 million, including $9 million for schools, while $8 million was lost.", ["$9 million"]),
    ],
)
def test_parts_that_are_listed_all_belong_to_the_total(text: str, parts: list[str]) -> None:
    total, *others = read_figures(text, [])
    assert total.role == "total"
    assert [words(figure, text) for figure in others if figure.role == "part"] == parts
    assert all(figure.related is total for figure in others if figure.role == "part")


def test_the_base_of_a_doubling_takes_its_currency_from_before_the_multiple() -> None:
    result, _, base = read_figures(
        "It lifts the budget to €100 billion, doubling the planned 50.5 billion.", []
    )
    assert (base.kind, base.unit, base.role, base.related) == ("money", "EUR", "prior_value", result)


def test_a_value_before_a_change_names_the_later_one_and_shares_its_currency() -> None:
    now, before = read_figures("It wants 100 billion euros, up from 50.5 billion.", [])
    assert (before.unit, before.role, before.related) == ("EUR", "prior_value", now)
    assert (now.role, now.direction) == ("stated", "up")


def test_from_and_to_are_two_figures_of_one_change() -> None:
    before, now = read_figures("Sales rose from €5 million to €8 million.", [])
    assert (before.value, before.role, before.related) == (5e6, "prior_value", now)


def test_a_goal_is_a_target() -> None:
    assert only("They set a goal of 500 houses.").role == "target"


# --- what is no figure ----------------------------------------------------------------------------------

NO_FIGURES = [
    "He came on 12 March 2024.",
    "It began in 1998.",
    "It opens at 10:30 or 4 p.m.",
    "Call 555-0142-77 now.",
    "They won 3-1 and lost 6-4.",
    "The F-16 and the A380 flew past.",
    "The G7 and the G20 met; COVID-19 spread.",
    "The S&P 500 and the FTSE 100 were calm.",
    "It has 5G.",
    "Article 5 was invoked; see page 12 of section 3.",
    "He lives at 10 Mill Street.",
    "He is one of the best; no one knows.",
    "See https://example.org/2024/12/ids?n=55&p=20% there.",
    "Related: Source 1 • Source 2",
    "1. Open the door.\n2. Close it.",
    "The first lady had second thoughts.",
    "In the 1990s, the Big Three ruled.",
    "It is open 24/7; see note [4].",
    "Flight MH370 and K2-18b",
    "Windows 10 and a 737 Max",
    "Call 0800 123 456 or +44 20 7946 0018.",
    "The Group of 77 and the Six Nations met.",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_state_no_quantity_give_no_rows(text: str) -> None:
    assert [words(figure, text) for figure in read_figures(text, [])] == []


def test_numbers_inside_a_date_that_was_found_are_no_figures() -> None:
    text = "The 12 met."
    assert len(read_figures("Then 12 ships met.", [])) == 1
    assert read_figures(text, [DateMention(4, 6, "DATE", "XXXX-XX-12", "test", "stated")]) == []


# --- properties -----------------------------------------------------------------------------------------


# --- the component ---------------------------------------------------------------------------------------
