"""The order of "4/5" by the outlet's country."""

from datetime import date

import pytest

from tasks.extract.batch import extract_documents
from tasks.extract.dates.day_order import day_first
from tasks.extract.seedtables import read_table


@pytest.mark.parametrize(
    ("outlet", "source_uri", "order"),
    [
        ("BBC News", None, True),
        ("bbc news", "https://feeds.example/1", True),
        (None, "https://www.bbc.com/news/1", True),
        ("The Ruritania Post", "https://ruritaniapost.co.uk/news", True),
        ("herald.com.au", None, True),
        (None, "https://samachar.in:443/story?id=7", True),
        (None, "https://lejournal.fr", True),
        ("CNN", "https://mirror.example.fr/cnn", False),
        (None, "https://apnews.com/article/1", False),
        (None, "https://www.weather.gov/alerts", False),
        (None, "https://thegazette.ca/1", None),
        ("The Harbour Courier", "reports/paris.txt", None),
        (None, "reports/lodge.it", None),
        ("Northgate Post", "https://northgate.example/a", None),
        (None, "https://notbbc.com/1", None),
        (None, None, None),
        ("", "", None),
    ],
)
def test_the_order_follows_the_outlets_country(
    outlet: str | None, source_uri: str | None, order: bool | None
) -> None:
    assert day_first(outlet, source_uri) is order


def test_every_outlets_country_has_an_order_and_no_outlet_stands_twice() -> None:
    countries = {row["country"] for row in read_table("date_orders")}
    outlets = [row["outlet"].lower() for row in read_table("outlet_countries")]
    assert {row["country"] for row in read_table("outlet_countries")} <= countries
    assert {row["order"] for row in read_table("date_orders")} == {"day", "month"}
    assert len(outlets) == len(set(outlets))


@pytest.mark.parametrize(
    ("source_uri", "value", "day", "rule"),
    [
        ("https://a.co.uk/1", "2019-05-04", date(2019, 5, 4), "numeric-day:day-first"),
        ("https://a.us/1", "2019-04-05", date(2019, 4, 5), "numeric-day:month-first"),
        ("https://a.example/1", "XXXX-XX-XX", None, "numeric-day:2019-04-05|2019-05-04"),
    ],
)
def test_extraction_reads_an_all_number_day_in_the_outlets_order(
    source_uri: str, value: str, day: date | None, rule: str
) -> None:
    found = extract_documents([("d", "The deed of 04/05/2019 was lost.", date(2020, 1, 1), None, source_uri)])
    [row] = found.dates
    shown = (row["timex_value"], row["start_on"], row["rule"])
    assert shown == (value, day, rule)


def test_another_date_of_the_report_counts_more_than_the_outlet() -> None:
    text = "The deed of 04/05/2019 was lost. It was signed on 25/03/2018."
    found = extract_documents([("d", text, date(2020, 1, 1), "CNN", "https://cnn.com/1")])
    assert [row["timex_value"] for row in found.dates] == ["2019-05-04", "2018-03-25"]
