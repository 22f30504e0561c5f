"""What a rule makes of a numeral before it becomes a row: the mention, and the words it rests on."""

from dataclasses import dataclass, field

from tasks.extract.figures.number.signs import counts_below_zero
from tasks.extract.mentions import FigureMention
from tasks.extract.numerals import Numeral, Words, without_noise


@dataclass(slots=True)
class Reading:
    """A figure under construction: the mention and its words, ``first`` to ``last`` (half-open).

    ``last`` is the end of the number and its unit; ``reach`` the end of what belongs to the figure beyond
    them (the counted noun, the rate), where the search for a period or a related figure goes on.
    """

    numeral: Numeral
    first: int
    last: int
    mention: FigureMention
    reach: int = field(default=0)
    counted_at: tuple[int, int] = (0, 0)
    """The words of what it counts, ``(0, 0)`` when none are stated."""

    def __post_init__(self) -> None:
        self.reach = max(self.reach, self.last)


def make_reading(
    words: Words,
    numeral: Numeral,
    kind: str,
    rule: str,
    *,
    first: int | None = None,
    last: int | None = None,
    unit: str | None = None,
    factor: float = 1.0,
) -> Reading:
    """Return a reading of ``numeral`` in ``unit``, its value multiplied by ``factor`` (0.01 for cents)."""
    dashed = kind in _NEVER_NEGATIVE or (kind == "count" and not counts_below_zero(words, numeral))
    if (numeral.value or 0.0) < 0 and dashed:
        _drop_sign(words, numeral)
    first = numeral.first if first is None else first
    last = numeral.last if last is None else last
    value, low = numeral.value, numeral.low
    if factor != 1.0:
        value = None if value is None else _scaled(value, factor)
        low = None if low is None else _scaled(low, factor)
    mention = FigureMention(
        char_start=words.starts[first],
        char_end=words.ends[last - 1],
        kind=kind,
        rule=rule,
        value=value,
        value_low=low,
        value_high=value,
        modifier="at_least" if numeral.form == "vague" else "exact",
        unit=unit,
    )
    return Reading(numeral, first, last, mention)


# Before these a minus sign is a dash.
_NEVER_NEGATIVE = frozenset({"age", "duration"})


def _drop_sign(words: Words, numeral: Numeral) -> None:
    numeral.first, numeral.start = numeral.first + 1, words.starts[numeral.first + 1]
    numeral.value = numeral.low = abs(numeral.value or 0.0)


def _scaled(value: float, factor: float) -> float:
    """Multiply without the noise of binary fractions."""
    return without_noise(value * factor)


def use_scale(numeral: Numeral, scale: float) -> None:
    """Multiply a bare numeral by a scale that turned out to belong to it ("5m", "$15-20 million")."""
    if numeral.value is not None:
        numeral.value = numeral.low = _scaled(numeral.value, scale)
        numeral.scale *= scale
