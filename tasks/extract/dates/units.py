"""Units of time: the words, their TIMEX3 letters, and the modifiers of an amount."""

import re

UNIT_CODES: dict[str, str] = {
    "day": "D",
    "days": "D",
    "week": "W",
    "weeks": "W",
    "fortnight": "W",
    "fortnights": "W",
    "month": "M",
    "months": "M",
    "quarter": "Q",
    "quarters": "Q",
    "year": "Y",
    "years": "Y",
    "yr": "Y",
    "yrs": "Y",
    "decade": "DE",
    "decades": "DE",
    "century": "CE",
    "centuries": "CE",
    "weekend": "WE",
    "weekends": "WE",
    "hour": "H",
    "hours": "H",
    "hr": "H",
    "hrs": "H",
    "minute": "M",
    "minutes": "M",
    "min": "M",
    "mins": "M",
    "second": "S",
    "seconds": "S",
    "sec": "S",
    "secs": "S",
}

CLOCK_UNITS: dict[str, tuple[str, float]] = {
    word: (code, {"H": 1.0, "M": 1 / 60, "S": 1 / 3600}[code])
    for word, code in UNIT_CODES.items()
    if word[0] in "hs" or word.startswith("min")
}
"""Word of a unit below the day, to its letter after ``T`` and its length in hours."""

VAGUE = re.compile("few|several|many|numerous|some|couple|dozen")
"""Words of an amount that is not told."""

_AMOUNT_MODS = (
    ("more than", "MORE_THAN"),
    ("over", "MORE_THAN"),
    ("less than", "LESS_THAN"),
    ("fewer than", "LESS_THAN"),
    ("under", "LESS_THAN"),
    ("at least", "EQUAL_OR_MORE"),
    ("at most", "EQUAL_OR_LESS"),
    ("up to", "EQUAL_OR_LESS"),
    ("nearly", "LESS_THAN"),
    ("almost", "LESS_THAN"),
    ("about", "APPROX"),
    ("around", "APPROX"),
    ("approximately", "APPROX"),
    ("roughly", "APPROX"),
    ("circa", "APPROX"),
    ("some", "APPROX"),
)


def approx_mod(words: str) -> str | None:
    """Return the TIMEX3 mod of an amount that ``words`` ("more than", "about") introduce."""
    return next((mod for start, mod in _AMOUNT_MODS if start in words), None)
