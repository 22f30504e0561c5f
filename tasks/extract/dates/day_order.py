"""Whether an outlet writes 4 May as "4/5": by the country it appears in.

``seeds/date_orders.csv`` has the order of numbers that a country writes. Countries that write either order, as Canada
does, or the year first have no row; their outlets' dates stay open.
"""

from functools import cache

from tasks.extract.outlets import outlet_country
from tasks.extract.seedtables import read_table


@cache
def _orders() -> dict[str, bool]:
    """Return whether the day comes first, by country."""
    return {row["country"]: row["order"] == "day" for row in read_table("date_orders")}


def day_first(outlet: str | None, source_uri: str | None) -> bool | None:
    """Return whether the outlet writes the day before the month in "4/5"; None where its country is unknown."""
    country = outlet_country(outlet, source_uri)
    return _orders().get(country) if country else None
