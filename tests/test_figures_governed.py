"""What a verb or noun before a figure makes of it: its concept, and whether it is a change at all."""

import pytest

from tasks.extract.figures.component import read_figures


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The bonds were priced to yield 9.3%.", "bond"),
        ("They let the ferry raise fares 8%.", "fare"),
        ("Rents by the quay now average £900.", "rent"),
        ("The yard owes €87m to its owner.", "yard"),
        ("Cabins go at prices starting at €329.", "price"),
        ("Gales gusted to 98 mph.", "gale"),
        ("The share of anglers has doubled since 1990 to 8 per cent.", "share"),
        ("Nurses get a 5.5% pay rise.", "pay"),
        ("The queue shrank for a fifth month, to 7.4 million.", "queue"),
        ("The board cut her term from nine years to six.", "term"),
        ("They expect a storm surge of 12 feet.", "surge"),
        ("Barley exports hit a record 15 million tonnes.", "export"),
        ("Dues collected at the lock came to €4m.", "due"),
        ("He saved one of nine break points.", "point"),
        ("The tools were 50,000 years old.", "tool"),
        ("Profit at the Lyon-based yard rose 18%.", "profit"),
        ("The council is to raise its grant, with a goal of €3m.", "grant"),
        ("The grant will see a rise, targeting €3m.", "grant"),
        ("Eels roam 400 miles.", "eel"),
        ("Weavers are 4.1% of the population and people over 60 left.", None),
        ("The herd at one of the farms fell 40%.", "herd"),
        ("Two buses collided and 12 were injured.", None),
        ("The wreck lies a mere 6 miles down.", None),
        ("The number of divers hurt in the quarry has risen to 31.", "diver"),
        ("The number of divers who drowned in the lake climbed to 9.", "diver"),
    ],
)
def test_the_verb_or_noun_before_a_figure_names_what_it_measures(text: str, head: str | None) -> None:
    assert read_figures(text, [])[-1].counted_head == head


@pytest.mark.parametrize(
    "text",
    [
        "The yard attributed the drop to a $7m charge.",
        "The cart fell into a 200-foot gorge.",
        "The gale cut a path 40 km long.",
        "Divers brought up nine of the 17 crates.",
        "They expect a storm surge of 12 feet.",
        "Margins are 6 per cent, half the level of 2019.",
        "Fog cut off nine hamlets.",
        "The growth figures for the parish to 3 percent.",
    ],
)
def test_an_amount_that_no_change_led_to_has_no_direction(text: str) -> None:
    assert [figure.direction for figure in read_figures(text, [])] == [None] * len(read_figures(text, []))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The load edged up to 63%.", "up"),
        ("Tin settled at $1.17, off 2.6 cents.", "down"),
        ("The Greens have 14 points, down two.", "down"),
        ("The queue shrank for a fifth month, to 7.4 million.", "down"),
    ],
)
def test_a_change_is_read_through_adverbs_and_commas(text: str, direction: str) -> None:
    assert read_figures(text, [])[-1].direction == direction


def test_a_range_of_what_varies_is_no_change() -> None:
    (duty,) = read_figures("They will lift duties that ranged from 116% to 218%.", [])
    assert (duty.value_low, duty.value_high, duty.direction) == (116, 218, None)


def test_a_label_in_words_counts_nothing() -> None:
    assert read_figures("The lender's tier one ratio held.", []) == []


@pytest.mark.parametrize(
    ("text", "low", "high", "kind"),
    [
        ("A swell of one to two metres", 1, 2, "measure"),
        ("Walkers aged 0–14 years", 0, 14, "age"),
        ("A stay of one to four months", 1, 4, "duration"),
    ],
)
def test_one_begins_a_range_as_any_number_does(text: str, low: float, high: float, kind: str) -> None:
    (figure,) = read_figures(text, [])
    assert (figure.value_low, figure.value_high, figure.kind) == (low, high, kind)


def test_about_is_no_modifier_before_a_noun_that_is_known() -> None:
    assert read_figures("They are cynical about the two parties.", [])[0].modifier == "exact"
    assert read_figures("It has nearly the 40 members it needs.", [])[0].modifier == "approximately"


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("They made a gain of $4.3m.", ["gain"]),
        ("The shares closed yesterday at £33, down £1.25.", ["share", "share"]),
        ("Debts at the town's 29 mills shrank by £3m.", ["mill", "debt"]),
        ("Orders fell to £190m from a revised £241m.", ["order", "order"]),
        ("Of the 640 staff affected, about a quarter will go.", ["staff", "staff"]),
        ("Spending will rise to £12m, an increase of 9%.", ["spending", "spending"]),
        ("Sales ran at a 7.8 million annual rate.", ["sale"]),
        ("It needs 166 seats and may win 158 to 170.", ["seat", "seat"]),
        ("It hit 22 people in four towns, nine of whom died.", ["person", "town", "person"]),
        ("Waits have lengthened from 11 weeks to 19.", ["wait", "wait"]),
        ("She signed a 12-year, £325m contract.", ["contract", "contract"]),
        ("The guild will hire 25 cooks and build 200 huts.", ["cook", "hut"]),
    ],
)
def test_every_figure_of_a_sentence_measures_something(text: str, heads: list[str]) -> None:
    assert [figure.counted_head for figure in read_figures(text, [])] == heads


@pytest.mark.parametrize("base", [50, 80, 500, 10_000])
def test_one_in_many_is_a_ratio(base: int) -> None:
    (ratio,) = read_figures(f"About 1 in {base:,} calves is white.", [])
    assert (ratio.kind, ratio.modifier, ratio.counted_head) == ("ratio", "approximately", "calf")
    assert ratio.value == 1 / base


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The stock hit a 52-week high of £9.", "stock"),
        ("The board wants to bring dues down to 4 percent.", "due"),
        ("Fees were $3 billion in fiscal 2024.", "fee"),
        ("There was a 9% decline in volume and higher costs.", "volume"),
        ("Malta and Cyprus cut emissions by 4% and 6% respectively.", "emission"),
        ("The council cut the deficit from 5.1% to 4.5% of GDP.", "deficit"),
        ("The start-up owes €27m.", "start-up"),
    ],
)
def test_the_thing_is_named_whatever_stands_between(text: str, head: str) -> None:
    assert read_figures(text, [])[-1].counted_head == head


def test_the_age_of_the_young_is_in_months() -> None:
    (age,) = read_figures("The twins, aged 14 months, left.", [])
    assert (age.kind, age.value, age.unit) == ("age", 14, "mo")


def test_a_predicate_ordinal_counts() -> None:
    (ordinal,) = read_figures("The gale was the third in a row.", [])
    assert (ordinal.kind, ordinal.value) == ("ordinal", 3)
    assert read_figures("It was in the third century.", []) == []


@pytest.mark.parametrize(
    ("text", "kind", "unit", "head"),
    [
        ("A 6.7-strength quake hit.", "measure", "{magnitude}", "quake"),
        ("A quake with a magnitude of at least 5.9", "measure", "{magnitude}", "magnitude"),
        ("It measured 6.4 on the Richter scale.", "measure", "{magnitude}", None),
        ("A 1,500-square-kilometre island", "measure", "km2", "island"),
        ("Some 30,000 Sudanese fled.", "count", None, "sudanese"),
        ("The gale caused damage estimated at 54 million dollars.", "money", "USD", "damage"),
        ("The hail hit 40 pilgrims and left 12 injured.", "count", None, "pilgrim"),
        ("It wrecked 40 barns and left 12 injured.", "count", None, "injured"),
        ("It hurt 40 walkers, injuring dozens more and damaging several huts.", "count", None, "walker"),
        ("Two of the rafts sank, including one close to the weir.", "count", None, None),
    ],
)
def test_a_figure_beside_a_disaster_has_its_unit_and_noun(
    text: str, kind: str, unit: str | None, head: str | None
) -> None:
    figure = read_figures(text, [])[-1]
    assert (figure.kind, figure.unit, figure.counted_head) == (kind, unit, head)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ann died after slipping and falling 60 metres.", None),
        ("On Saturday, 32-year-old Englishman Bob Tarn fell 600 metres.", "Englishman Bob Tarn"),
        ("A walker aged in his early 30s fell 600 metres.", "walker"),
        ("They took rings valued at $2.6 million early on Monday.", "rings"),
        ("They saw a necklace worth £1.2m stolen.", "necklace"),
    ],
)
def test_no_piece_of_a_compound_or_verb_is_taken_for_a_noun(text: str, counted: str | None) -> None:
    assert read_figures(text, [])[-1].counted == counted


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Prices paid by millers climbed at a rate of 4.6%.", ["price"]),
        ("It bought two sheds that employ 3,000.", ["shed", None]),
        ("Turnout was highest, at 71%, in Mull.", ["turnout"]),
        ("The goose flew 13,560 km.", ["goose"]),
        ("Fees have fallen by a fifth this year to $10.", ["fee", "fee"]),
        ("The duty, set at 27.5%, hurts.", ["duty"]),
        ("The Liberals lost 23 seats and the Greens gained nine.", ["seat", "seat"]),
    ],
)
def test_the_clause_is_read_past_participles_and_superlatives(text: str, heads: list[str | None]) -> None:
    assert [figure.counted_head for figure in read_figures(text, [])] == heads


def test_a_fraction_of_time_is_a_change_and_one_of_a_level_is_none() -> None:
    assert [figure.direction for figure in read_figures("Fees fell by a fifth this year to $10.", [])] == [
        "down"
    ] * 2
    assert read_figures("Margins narrowed to 6 per cent, half the level of 2019.", [])[-1].direction is None
