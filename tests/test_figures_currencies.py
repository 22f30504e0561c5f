"""Which currency a shared name, symbol or letter means: by the report and by its outlet's country."""

import pytest

from tasks.extract.batch import extract_documents
from tasks.extract.figures.component import read_figures
from tasks.extract.outlets import outlet_country


def units(text: str, country: str | None = None) -> list[str | None]:
    return [figure.unit for figure in read_figures(text, [], country) if figure.kind == "money"]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("The fee is $500.", None, ["USD"]),
        ("The fee is $500.", "AU", ["AUD"]),
        ("The fee is $500.", "US", ["USD"]),
        ("The firm paid $500m, or US$330m.", "AU", ["AUD", "USD"]),
        ("Canberra and Washington agreed on $5m.", "AU", ["AUD"]),
        ("Washington said the fee is $500.", "AU", [None]),
        ("The fee is C$500, not $400.", None, ["CAD", "CAD"]),
        ("The fine is 300 pounds.", "EG", ["EGP"]),
        ("It cost 3 million rupees.", "PK", ["PKR"]),
        ("It cost 3 million rupees.", None, [None]),
        ("Delhi and Islamabad agreed on 3 million rupees.", None, [None]),
        ("It cost 40 crowns.", "SE", ["SEK"]),
        ("The fare in Prague is 40 crowns.", "SE", ["CZK"]),
        ("The stamp costs 30 cents.", "IE", ["EUR"]),
        ("The stamp costs 30 cents.", "NZ", ["NZD"]),
        ("It costs Rs 500.", None, ["INR"]),
        ("It costs Rs 500 in Lahore.", None, ["PKR"]),
        ("It costs Rs. 5,000.", "LK", ["LKR"]),
        ("It costs ¥500.", None, ["JPY"]),
        ("It costs ¥500 in Shanghai.", None, ["CNY"]),
        ("It costs kr 500.", "DK", ["DKK"]),
        ("Petrol is R21.85 a litre in Pretoria.", None, ["ZAR"]),
        ("Petrol is R500.", "ZA", ["ZAR"]),
        ("It lost R2.4bn.", None, [None]),
        ("Lagos set aside N120m.", None, ["NGN"]),
        ("Fuel costs K38.20 a litre.", "ZM", ["ZMW"]),
        ("The tax brought GH₵350m and J$4m.", None, ["GHS", "JMD"]),
    ],
)
def test_a_shared_name_or_symbol_is_settled_or_left_open(
    text: str, country: str | None, expected: list[str | None]
) -> None:
    assert units(text, country) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It costs R500 to nobody's surprise.",
        "They drove down the N12 and R21.",
        "Wear an N95 mask near the K9 unit.",
        "Sales in Q3 were flat and PM2.5 was high.",
    ],
)
def test_a_letter_before_a_number_is_no_currency_unless_the_report_speaks_for_it(text: str) -> None:
    assert units(text, None) == []


def test_roads_are_no_money_in_their_own_country() -> None:
    assert units("Lorries blocked the N12 and R21.", "ZA") == []


@pytest.mark.parametrize(
    ("outlet", "address", "country"),
    [
        ("The Ruritania Post", "https://ruritaniapost.co.uk/news", "GB"),
        (None, "https://thegazette.ca/1", "CA"),
        (None, "https://www.times.co.za/1", "ZA"),
        (None, "https://startup.io/1", None),
        (None, "https://briefing.tv/1", None),
        (None, "reports/lodge.it", None),
        ("Northgate Post", None, None),
    ],
)
def test_an_outlets_country_is_that_of_its_address(
    outlet: str | None, address: str | None, country: str | None
) -> None:
    assert outlet_country(outlet, address) == country


def test_extraction_settles_money_by_the_outlets_country() -> None:
    found = extract_documents([("d", "The fee is $500.", None, None, "https://gazette.co.nz/1")])
    assert [row["unit"] for row in found.figures] == ["NZD"]
