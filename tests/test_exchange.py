"""Money in euros and dollars: which day's rate, and why sometimes none."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.batch import extract_documents
from tasks.extract.exchange import (
    NO_DAY,
    NO_RATE,
    NO_VALUE,
    NOT_QUOTED,
    UNSETTLED,
    Exchanged,
    exchange,
    rate_of,
)
from tasks.extract.seedtables import read_table

TUESDAY = date(2025, 3, 11)


def test_an_amount_is_exchanged_at_the_rate_of_its_day() -> None:
    # The ECB set 1.0912 dollars for one euro that day.
    assert exchange(8e11, "EUR", TUESDAY) == Exchanged(8e11, 872.96e9, TUESDAY)
    assert exchange(10912.0, "USD", TUESDAY) == Exchanged(1e4, 10912.0, TUESDAY)


def test_a_third_currency_goes_through_the_euro() -> None:
    pounds = exchange(1000.0, "GBP", TUESDAY)
    rate = rate_of("GBP", TUESDAY)
    assert not isinstance(rate, str)
    assert pounds.value_eur == pytest.approx(1000 / rate.units)
    assert pounds.value_usd == pytest.approx(1000 / rate.units * 1.0912)


@pytest.mark.parametrize(
    ("day", "rate_on"),
    [
        (date(2025, 3, 15), date(2025, 3, 14)),  # a Saturday
        (date(2025, 3, 16), date(2025, 3, 14)),
        (date(2025, 4, 21), date(2025, 4, 17)),  # Easter Monday: the Thursday before
        (date(2024, 12, 26), date(2024, 12, 24)),
    ],
)
def test_on_days_without_a_rate_the_last_business_day_before_counts(day: date, rate_on: date) -> None:
    assert exchange(1.0, "USD", day).rate_on == rate_on
    assert exchange(1.0, "USD", day).value_eur == exchange(1.0, "USD", rate_on).value_eur


@pytest.mark.parametrize(
    ("value", "currency", "day", "reason"),
    [
        (5.0, None, TUESDAY, UNSETTLED),
        (None, "JPY", TUESDAY, NO_VALUE),
        (5.0, "JPY", None, NO_DAY),
        (5.0, "UAH", TUESDAY, NOT_QUOTED),
        (5.0, "RUB", date(2022, 3, 1), None),
        (5.0, "RUB", date(2022, 3, 8), None),
        (5.0, "RUB", date(2022, 3, 9), NO_RATE),
        (5.0, "JPY", date(1998, 12, 31), NO_RATE),
        (5.0, "DEM", date(1998, 12, 31), NO_RATE),
        (5.0, "JPY", date(9999, 12, 31), NO_RATE),
        (5.0, "JPY", date(1, 1, 3), NO_RATE),
    ],
)
def test_what_cannot_be_exchanged_says_why(
    value: float | None, currency: str | None, day: date | None, reason: str | None
) -> None:
    exchanged = exchange(value, currency, day)
    assert exchanged.rate_reason == reason
    if reason:
        assert exchanged[:3] == (None, None, None)


def test_an_amount_in_euros_or_dollars_is_its_own_even_without_a_rate() -> None:
    assert exchange(7.0, "EUR", None) == Exchanged(7.0, None, None, NO_DAY)
    assert exchange(7.0, "USD", date(9999, 12, 31)) == Exchanged(None, 7.0, None, NO_RATE)


def test_currencies_that_became_the_euro_keep_the_rate_at_which_they_did() -> None:
    for row in read_table("euro_predecessors"):
        units, fixed_on = float(row["units_per_euro"]), date.fromisoformat(row["fixed_on"])
        # Days later: nothing was quoted yet on 1 January 1999.
        assert exchange(units, row["code"], fixed_on + timedelta(days=9)).value_eur == pytest.approx(1)
    assert exchange(1.95583, "DEM", TUESDAY).value_usd == pytest.approx(1.0912)


@pytest.mark.parametrize("currency", ["BGN", "EEK", "HRK", "LTL", "LVL", "SKK", "SIT"])
def test_the_fixed_rate_continues_what_was_quoted_before_it(currency: str) -> None:
    [row] = [row for row in read_table("euro_predecessors") if row["code"] == currency]
    before = rate_of(currency, date.fromisoformat(row["fixed_on"]) - timedelta(days=1))
    assert not isinstance(before, str)
    assert before.units == pytest.approx(float(row["units_per_euro"]), rel=0.01)


@given(
    value=st.floats(min_value=0.01, max_value=1e15),
    currency=st.sampled_from(["USD", "GBP", "JPY", "CHF", "INR", "BGN", "DEM", "IDR"]),
    day=st.dates(date(2010, 1, 1), date(2025, 12, 31)),
)
def test_euros_and_dollars_agree_and_the_day_is_in_the_week_before(
    value: float, currency: str, day: date
) -> None:
    exchanged, euro = exchange(value, currency, day), rate_of("EUR", day)
    assert exchanged.rate_reason is None
    assert exchanged.value_eur is not None
    assert exchanged.value_usd is not None
    assert exchanged.rate_on is not None
    assert not isinstance(euro, str)
    assert 0 <= (day - exchanged.rate_on).days <= 7
    assert exchanged.value_usd == pytest.approx(exchanged.value_eur * euro.dollars)


def test_rows_of_money_are_exchanged_and_other_rows_are_not() -> None:
    text = "The dam cost 90 million Swiss francs and 30 million hryvnias, 4 percent too much."
    found = extract_documents([("0" * 16, text, TUESDAY)])
    assert [
        (row["kind"], row["unit"], row["value_eur"] is not None, row["rate_on"], row["rate_reason"])
        for row in found.figures
    ] == [
        ("money", "CHF", True, TUESDAY, None),
        ("money", "UAH", False, None, NOT_QUOTED),
        ("percent", "percent", False, None, None),
    ]


def test_rates_are_unpacked_for_the_first_amount_of_money_only() -> None:
    script = (
        "import json\n"
        "from datetime import date\n"
        "from tasks.extract import exchange\n"
        "from tasks.extract.batch import extract_documents\n"
        "read = []\n"
        "for text in ('Six of 40 boats sank.', 'It cost 5 euros.'):\n"
        "    extract_documents([('0' * 16, text, date(2025, 3, 11))])\n"
        "    read.append(exchange._table.cache_info().currsize)\n"
        "print(json.dumps(read))\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [0, 1]
