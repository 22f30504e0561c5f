"""Intervals: what a stated number allows, in units that can be compared."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from math import inf, isfinite

from tasks import paths

# Just under a half: 2.5 million and 2.6 million are two statements, not one.
_HALF = 0.499

_PERCENTS = 100.0

# "A third" is 33 percent, or 34; "one in 250" is 0.4.
_SHARE_ROUNDING = 0.005

# "A mile and a half" is told to a quarter of one.
_PART = 0.25

# "Two weeks" are 13 days, not 11, and "a year" is not eight months.
_TIME_ROUNDING = 0.1

# "3 percent" may be meant as just that; "31 percent" is how 31.2 is told.
_FINE = 0.025

# Of a number: what binary arithmetic adds when a unit is converted, and no digit that anyone wrote.
_NOISE = 1e-12

_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<decimals>\d+))?")


@dataclass(frozen=True, slots=True)
class Scale:
    """How a unit leads to the base of its dimension."""

    dimension: str
    factor: float


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of numbers in the base unit of a dimension; infinite where the words leave it open."""

    low: float
    high: float
    unit: str | None
    """The unit it was stated in."""
    rounding: float = 0.0
    """Half of the last digit that was written, or of the last that is not zero up to a fortieth of the number: what a
    conversion between units may have rounded away."""

    def agrees(self, other: "Interval") -> bool:
        """Return whether some number lies in both; bounds that touch do.

        Between two units, as between miles and kilometres, each end gives way by its rounding. This is the one
        place that says so: a claim's status, its ``agrees``, and what links mentions all ask here.
        """
        slack = self.rounding + other.rounding if self.unit != other.unit else 0.0
        low, high = max(self.low, other.low), min(self.high, other.high)
        # An end that the words leave open is above or below everything.
        return low <= high or low - high <= slack + _NOISE * max(abs(low), abs(high))

    @property
    def is_bounded(self) -> bool:
        """Whether the words leave neither side open."""
        return isfinite(self.low) and isfinite(self.high)

    def hull(self, other: "Interval") -> "Interval":
        """Return the interval from the lower of both lower bounds to the higher of both higher ones."""
        return Interval(min(self.low, other.low), max(self.high, other.high), self.unit, self.rounding)


@cache
def _scales() -> dict[str, Scale]:
    with (paths.SEEDS / "unit_scales.csv").open(encoding="utf-8") as lines:
        return {row["ucum"]: Scale(row["dimension"], float(row["factor"])) for row in csv.DictReader(lines)}


def scale_of(kind: str, unit: str | None) -> Scale:
    """Return the dimension in which a quantity compares, and the factor that leads to its base.

    Money compares within its currency, a measure or an age with all units of its dimension, a percent with percents
    and with a ``share``: a ratio of one to three.
    """
    if kind == "share":
        return Scale("percent percent", _PERCENTS)
    if kind in ("measure", "duration") and unit in _scales():
        return _scales()[unit]
    if kind == "age" and unit in _scales():
        return Scale("age", _scales()[unit].factor)
    if kind in ("money", "measure", "duration", "age", "percent"):
        return Scale(f"{kind} {unit}", 1.0)
    return Scale(kind, 1.0)


def stated_interval(
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str | None,
    words: str,
    factor: float,
    *,
    kind: str = "",
    is_rounded: bool = False,
) -> Interval:
    """Return what a figure's words allow, times ``factor``.

    A single number that was written with decimals before a scale word stands for all that rounds to it
    ("$13.6 million": 13.55 to 13.65 million), and so do a round one of three digits ("612 million"), a whole percent,
    and what is known to be rounded; any other is exact in its unit. ``kind`` is that of ``scale_of``: of times and
    shares less is rounded away.
    """
    # "-2 percent" is as exact as "2 percent".
    size = abs(value or 0.0)
    half = _half_digit(size, words) if value is not None else 0.0
    if value is not None and low == high == value and (is_rounded or _is_round(size, half, unit, words)):
        low, high = value - half, value + half
    rounding = max(half, _half_round(size))
    if kind == "share":
        rounding = min(_SHARE_ROUNDING, _FINE * size)
    elif kind == "duration":
        rounding = min(rounding, (_TIME_ROUNDING if size % 1 == 0 else _TIME_ROUNDING / 2) * size)
    return Interval(
        -inf if low is None else low * factor,
        inf if high is None else high * factor,
        unit,
        rounding * factor,
    )


def _half_digit(size: float, words: str) -> float:
    """Return half of the last digit written, in the figure's unit; of one, where it is written in words.

    ``size`` is the figure's value without its sign, which says nothing about how exact it is.
    """
    written, smaller = (*_DIGITS.finditer(words), None, None)[:2]
    if not written:
        return _HALF if size % 1 == 0 else _HALF * _PART
    shown = float(written.group().replace(",", ""))
    if smaller and (of_smaller := float(smaller.group().replace(",", ""))) and size > shown:
        # "6ft 2in": of the inches
        return _HALF * (size - shown) / of_smaller
    decimals = len(written["decimals"] or "")
    return _HALF * 10.0**-decimals * (size / shown if shown else 1.0)


def _half_round(size: float) -> float:
    """Return how far a number that ends in zeros may be rounded, as "2,000 feet" is for 600 metres: a fortieth."""
    place = 1.0
    while size and size % (place * 10) == 0:
        place *= 10
    return min(_HALF * place, _FINE * size) if place > 1 else 0.0


def _is_round(size: float, half: float, unit: str | None, words: str) -> bool:
    written = _DIGITS.search(words)
    if not written:
        return False
    is_scaled = size > 10 * float(written.group().replace(",", ""))
    if written["decimals"]:
        return is_scaled
    return (is_scaled or unit == "percent") and half <= _FINE * size
