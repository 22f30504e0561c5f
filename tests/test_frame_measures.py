"""What a figure measures, told by where the words stand: one sentence of our own for each kind."""

import pytest

from tasks.extract.figures.component import read_figures


def measured(text: str) -> list[str | None]:
    """Return the property of each figure."""
    return [figure.property for figure in read_figures(text, [])]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The arch has a clearance of 4.5 metres.", "clearance"),
        ("The choir has a repertoire of 3 hours.", "repertoire"),
        ("The club cut its guest list by 12 percent.", None),
        ("The mill cut its water use by 12 percent.", None),
        ("The mill cut its wastage by 12 percent.", "wastage"),
        ("The town opened a $5 million swimming hall.", None),
        ("The town opened a $5 million bridge.", "cost"),
        ("They went on a two-day retreat.", "retreat"),
        ("The letter came two days later.", None),
    ],
)
def test_a_noun_in_the_measured_place_is_the_property_unless_it_is_a_thing(
    text: str, name: str | None
) -> None:
    assert measured(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hut lies 12 miles (19 km) north of Varmark.", "distance"),
        ("Goats died within 3 miles of the dam.", "distance"),
        ("The bell is 3 metres in diameter.", "diameter"),
        ("The new bell is 17 percent heavier than the old one.", "weight"),
        ("The lift is twice as fast as the stairs.", "speed"),
        ("The barn is twice the size of the house.", "size"),
        ("He got four years in prison.", "prison term"),
        ("A magnitude-5.2 tremor shook Varmark.", "magnitude"),
        ("The krone fell to 11.4 to the euro.", "exchange rate"),
    ],
)
def test_words_beside_the_number_say_what_it_measures(text: str, name: str) -> None:
    assert measured(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Norvik donated $3 million to the school.", "donation"),
        ("The town repaid $3 million in May.", "repayment"),
        ("The fair raised $11,000 for the roof.", "fundraising"),
        ("Ada Quist spent six months on the island.", "time"),
        ("It took the crew three days.", "time"),
        ("Some 24 percent were married.", "share"),
        ("In the poll 22 percent back the tunnel.", "support"),
        ("The storm brought winds topping 90 mph.", "wind"),
    ],
)
def test_a_verb_that_measures_gives_its_noun(text: str, name: str) -> None:
    assert measured(text)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pump moves 40 litres of water.", "volume"),
        ("The lamp draws 65 watts.", "power"),
        ("The well had 3 mg per litre.", "concentration"),
        ("A 5-foot (1.5 m) tusk hung there.", "length"),
        ("The card stores 64 gigabytes.", "capacity"),
    ],
)
def test_what_only_one_property_is_measured_in(text: str, name: str) -> None:
    assert measured(text)[0] == name


def test_what_is_left_out_is_what_the_figure_before_measures() -> None:
    assert measured("A ticket costs $30 in Varmark, but the widow pays $10.")[1] != "cost"
    assert measured("A ticket costs $30 in Varmark, $40 in Orm.") == ["cost", "cost"]
    assert measured("A ticket costs $30, 40 percent more than in May.") == ["cost", "cost"]
    assert measured("It was 41.2C in Varmark, while Orm had 39.") == ["temperature", "temperature"]


def test_a_length_of_time_is_no_part_of_what_else_is_measured() -> None:
    assert measured("The hut lies 12 miles north, two days on foot.")[1] is None


@pytest.mark.parametrize(
    "text",
    [
        "Norvik fell 3 percent.",
        "Burglaries rose 3 percent.",
        "SPD slips to 15 percent.",
        "Prices range from 15 to 90 euros.",
        "He sent a bill to parliament in ten days.",
        "The 41-member council voted.",
    ],
)
def test_no_property_rather_than_a_fragment_or_a_thing(text: str) -> None:
    assert measured(text)[0] in (None, "price")


def test_a_property_is_no_part_of_a_clause() -> None:
    assert measured("It passed a budget authorising funding of $3 million.") == ["funding"]
    assert measured("The office had total engineering billings of $7 million.") == ["engineering billing"]
