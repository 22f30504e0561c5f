"""Whether an outlet writes 4 May as "4/5": by the country it appears in.

``seeds/outlet_countries.csv`` names outlets and their domains, ``seeds/date_orders.csv`` the order of numbers that a
country writes and the domains that end in its code. Countries that write either order, as Canada does, or the year
first have no row; their outlets' dates stay open.
"""

import re
from functools import cache

from tasks.extract.seedtables import read_table

_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?")


@cache
def _orders() -> tuple[dict[str, bool], dict[str, bool]]:
    """Return whether the day comes first by outlet (name in small letters, or domain), and by last part of a domain."""
    rows = read_table("date_orders")
    by_country = {row["country"]: row["order"] == "day" for row in rows}
    outlets = {row["outlet"].lower(): by_country[row["country"]] for row in read_table("outlet_countries")}
    return outlets, {row["domain"]: row["order"] == "day" for row in rows}


def day_first(outlet: str | None, source_uri: str | None) -> bool | None:
    """Return whether the outlet writes the day before the month in "4/5"; None where its country is unknown.

    An outlet's own name counts before the address that it was read at: others reprint it.
    """
    outlets, suffixes = _orders()
    name = (outlet or "").strip().lower()
    if name in outlets:
        return outlets[name]
    # A file is read at its path, which is no address: "reports/lodge.it".
    address = (source_uri or "").lower() if "://" in (source_uri or "") else ""
    hosts = [found[1] for said in (name, address) if (found := _HOST.fullmatch(said))]
    for host in hosts:
        labels = host.split(".")
        for first in range(len(labels) - 1):
            if (known := outlets.get(".".join(labels[first:]))) is not None:
                return known
    return next((suffixes[last] for host in hosts if (last := host.rpartition(".")[2]) in suffixes), None)
