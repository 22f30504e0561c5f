"""Whose a figure is, and what of it is measured: one sentence of our own for each kind."""

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention


def frames(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the words, the property and the owner of each figure."""
    return [(text[f.char_start : f.char_end], f.property, f.about) for f in read_figures(text, [])]


def only(text: str) -> FigureMention:
    (figure,) = read_figures(text, [])
    return figure


@pytest.mark.parametrize(
    ("text", "measured", "owner"),
    [
        ("Ostlund's net profit fell to $3 million.", "net profit", "Ostlund"),
        ("The price of copper rose to $9,100.", "price", "copper"),
        ("Turnout in Varmark was 61 percent.", "turnout", "Varmark"),
        ("Ostlund posted a loss of $3 million.", "loss", "Ostlund"),
        ("Ostlund, a maker of saws, raised its dividend to $2.", "dividend", "Ostlund"),
        ("Ostlund swung to a $3 million loss.", "loss", "Ostlund"),
        ("The bridge cost $40 million.", "cost", "bridge"),
        ("The bell weighs 9 tonnes.", "weight", "bell"),
        ("The new pier, 300 metres long, opened in May.", "length", "new pier"),
        ("The painting sold for $40,000.", "price", "painting"),
        ("Ada Quist, 45, runs the mill.", "age", "Ada Quist"),
        ("The judge fined Ostlund $2 million.", "fine", "Ostlund"),
        ("Ostlund said operating profit rose to $3 million.", "operating profit", "Ostlund"),
        ("Shares in Ostlund tumbled 7 percent.", "share price", "Ostlund"),
        ("The storm, with winds of 90 mph, tore roofs off.", "wind", "storm"),
        ("Gold rose to $2,900.", "price", "Gold"),
    ],
)
def test_a_property_and_its_owner(text: str, measured: str, owner: str) -> None:
    figure = only(text)
    assert (figure.property, figure.about) == (measured, owner)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norvik has 41 shops.", "Norvik"),
        ("Norvik, which opened in May, employs 41 cooks.", "Norvik"),
        ("Norvik's 41 shops will close.", "Norvik"),
        ("A maker of saws with 41 cooks is for sale.", "maker"),
        ("There were 41 people.", None),
        ("Norvik and Halden have 41 shops.", "Norvik"),
        ("Some firms in Varmark, a town of 41 people, grew.", "Varmark"),
        ("Norvik is one of 41 grocers in the pool.", "pool"),
        ("Norvik was among 41 grocers fined.", None),
        ("Both earned 41 points.", None),
        ("Norvik & Sons employs 41 cooks.", "Norvik & Sons"),
        ("Norvik shelters many goats and 41 sheep.", "Norvik"),
    ],
)
def test_a_count_has_an_owner_too(text: str, owner: str | None) -> None:
    assert only(text).about == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The blast killed 41 people.", "blast"),
        ("41 people were killed in the blast.", "blast"),
        ("In the storm 41 people were killed.", "storm"),
        ("A gale struck Varmark on Tuesday, killing 41 people.", "gale"),
        ("A gale struck Varmark, a port, injuring 41 people.", "gale"),
        ("A gale hit a thinly settled coast, flattening 41 huts.", "gale"),
        ("41 died in Varmark.", "Varmark"),
        ("The gale, the mayor said, killed 41 people.", "gale"),
    ],
)
def test_the_dead_belong_to_what_killed_them_or_to_the_place(text: str, owner: str) -> None:
    assert only(text).about == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The mayor claimed the plan would save $3 million.", "plan"),
        ("The bureau reported the gale had winds of 90 mph.", "gale"),
        ("The ministry reported 41 deaths.", None),
        ("The ministry said 41 died.", None),
    ],
)
def test_who_says_it_is_no_owner(text: str, owner: str | None) -> None:
    assert only(text).about == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ada Quist died on Tuesday, aged 78.", "Ada Quist"),
        ("Ada Quist died on Tuesday at age 78.", "Ada Quist"),
        ("Ada Quist, reportedly aged 78, is missing.", "Ada Quist"),
        ("The judge jailed two brothers for nine years.", "brothers"),
        ("The deal, said to be worth $3 million, is off.", "deal"),
        ("The Brel 50 closed at 1,204 points.", "Brel 50"),
        ("A handful of firms have $3 million.", "firms"),
        ("The bureau placed the gale 75 miles from Varmark.", "gale"),
        ("It took nine hours to mend.", None),
        ("It was the first such order in two days.", None),
        ("The mayor told his brother, $3 million in hand, to wait.", None),
        ("A 6.1 magnitude tremor shook Varmark.", "tremor"),
    ],
)
def test_the_nearest_words_are_not_always_the_owner(text: str, owner: str | None) -> None:
    assert [f.about for f in read_figures(text, []) if f.kind != "ordinal"][-1] == owner


def test_a_comparison_is_of_what_it_compares() -> None:
    text = "Norvik has 41 shops on its eastern coast, twice as many as in May."
    assert [about for _, _, about in frames(text)] == ["Norvik", "Norvik"]


def test_ages_of_a_list_are_of_the_same_people() -> None:
    assert [about for _, _, about in frames("Three men, aged 22, 24 and 31, were tried.")][1:] == ["men"] * 3


def test_places_of_a_list_have_their_own_dead() -> None:
    assert [about for _, _, about in frames("41 died in Varmark and 12 in Halden.")] == ["Varmark", "Halden"]


def test_each_of_a_list_has_its_own_owner() -> None:
    text = "Among grocers, Norvik, up 3 per cent to $20, and Halden, up 6 per cent to $31, led."
    assert [about for _, _, about in frames(text)] == ["Norvik", "Norvik", "Halden", "Halden"]


def test_what_a_list_leaves_out_is_of_the_property_before() -> None:
    assert frames("Norvik's revenue rose to $3 million and Halden's to $5 million.")[1][1] == "revenue"


@pytest.mark.parametrize(
    ("before", "text", "measured", "owner"),
    [
        ("Norvik reported results on Monday.", "It has 41 shops.", None, "Norvik"),
        ("Norvik reported results on Monday.", "Its margin narrowed to 4 percent.", "margin", "Norvik"),
        ("The toll of the blast was uncertain.", "It rose to 43.", "toll", "blast"),
        ("Judge Ada Quist heard the case.", "She has 41 cousins.", None, "Judge Ada Quist"),
        ("Judge Ada Quist heard the case.", "They have 41 cousins.", None, None),
    ],
)
def test_a_pronoun_points_to_the_sentence_before(
    before: str, text: str, measured: str | None, owner: str | None
) -> None:
    figure = only(f"{before} {text}")
    assert (figure.property, figure.about) == (measured, owner)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts put it at 40 percent.",
        "Last year 41 died.",
        "It rose to 40.",
        "On Monday, 41 people fled.",
        "We lost $3 million.",
    ],
)
def test_null_rather_than_a_guess(text: str) -> None:
    assert only(text).about is None


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Norvik & Sons and two of its plants were fined.", "Norvik & Sons"),
        ("Floods in 41 towns have ebbed.", "Floods"),
        ("Talks in Varmark between 41 states have failed.", "Talks"),
        ("The impact formed the three moons of Orm.", "Orm"),
        ("All 41 House members voted.", "House"),
        ("41 states have backed a ban on nets.", "ban"),
        ("41 clerks were barred by the union.", "union"),
        ("The bus was seized in Varmark, a port, by 41 guards.", "bus"),
        ("A jet with 41 people on board is missing.", "jet"),
        ("The pact consists of 41 parts with nine annexes.", "pact"),
        ("Norvik, led by Ada Quist, has 41 shops.", "Norvik"),
        ("The senator from Orm and 2008 US nominee has 41 aides.", "senator"),
        ("The Q7 strain infected 41 hens.", "Q7 strain"),
        ("It was cold. Among them are 41 clerks.", None),
        ("Ostlund shut after paying $3 million in fines.", "Ostlund"),
        ("The $40 million bridge is open.", "bridge"),
    ],
)
def test_an_owner_may_stand_around_what_is_counted(text: str, owner: str | None) -> None:
    assert [f.about for f in read_figures(text, [])][-1] == owner


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("More than 41 farmers have died since the floods began.", "floods"),
        ("A gale hit Varmark. 41 people were killed.", "gale"),
        ("A gale hit Varmark. It had by Friday displaced 41 families.", "gale"),
        ("Two gales hit Varmark, killing 41 people.", "gales"),
        ("The rift had led to 41 being killed and 12 being displaced.", "rift"),
    ],
)
def test_the_dead_belong_to_the_one_event_that_is_told_of(text: str, owner: str) -> None:
    assert [f.about for f in read_figures(text, [])][-1] == owner


@pytest.mark.parametrize(
    ("text", "measured", "owner"),
    [
        ("Norvik reached a 28% share in Spain.", "share", "Norvik"),
        ("In Spain the gap is around 17%.", "gap", "Spain"),
        ("Wages are 15% lower for women.", "wage", "women"),
        ("Profit was $3 million, Ostlund told the exchange.", "profit", "Ostlund"),
        ("Ostlund published its report. Profit was $3 million.", "profit", "Ostlund"),
        ("A bill limits the terms of judges to nine years.", "term", "judges"),
        ("After three weeks of talks, Norvik signed.", "talk", "talks"),
        ("Norvik took out a $3 million credit line.", "credit line", "Norvik"),
        ("Clerks took a 50% pay cut.", "pay", "Clerks"),
        ("The toll of the gale was 41 soldiers.", "toll", "gale"),
        ("Rebels advanced 25 miles into Varmark.", "distance", "Rebels"),
        ("Norvik polled 12 percent.", "vote share", "Norvik"),
        ("The rent gap mounts to 26%.", "rent gap", None),
    ],
)
def test_a_property_has_its_owner_before_it_or_behind_the_number(
    text: str, measured: str, owner: str | None
) -> None:
    figure = only(text)
    assert (figure.property, figure.about) == (measured, owner)
