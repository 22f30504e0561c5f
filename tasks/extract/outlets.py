"""The country that an outlet appears in: it tells which dollar "$" is, and in which order "4/5" is written.

``seeds/outlet_countries.csv`` names outlets and their domains. Others are told by the country that their address ends
in: the endings of ``seeds/date_orders.csv``, or an ISO 3166-1 code that is not sold to the whole world.
"""

import re
from functools import cache

from tasks.extract.seedtables import read_table

_HOST = re.compile(r"\A(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#].*)?")
# Endings that anyone buys for what they spell, and those of no single country.
_SOLD = frozenset("ac ag ai am cc co eu fm gg gl io la ly me sh so st su tk tm to tv vc ws".split())


@cache
def _countries() -> tuple[dict[str, str], dict[str, str]]:
    """Return the country by outlet (name in small letters, or domain), and by the last part of a domain."""
    outlets = {row["outlet"].lower(): row["country"] for row in read_table("outlet_countries")}
    return outlets, {row["domain"]: row["country"] for row in read_table("date_orders")}


def outlet_country(outlet: str | None, source_uri: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of the outlet's country; None where it is unknown.

    An outlet's own name counts before the address that it was read at: others reprint it.
    """
    outlets, _ = _countries()
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
    return next((known for host in hosts if (known := _by_ending(host.rpartition(".")[2])) is not None), None)


def _by_ending(ending: str) -> str | None:
    _, endings = _countries()
    if ending in endings:
        return endings[ending]
    return ending.upper() if len(ending) == len("ca") and ending not in _SOLD else None
