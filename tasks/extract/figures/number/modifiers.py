"""Words around a quantity that widen it to an interval: rows of ``seeds/quantity_modifiers.csv``.

The stated number never changes; ``value_low`` and ``value_high`` do. "About" allows ``TOLERANCE`` on both
sides, "nearly" allows it below only.
"""

from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import VERBS, word_list
from tasks.extract.numerals import Words, without_noise
from tasks.extract.seedtables import read_table

TOLERANCE = 0.1
_LONGEST = 3


def _phrases(side: str) -> dict[tuple[str, ...], str]:
    rows = [row for row in read_table("quantity_modifiers") if row["side"] == side]
    return {tuple(Words(row["phrase"]).low): row["modifier"] for row in rows}


_BEFORE, _AFTER = _phrases("before"), _phrases("after")
_LAST_WORDS = frozenset(phrase[-1] for phrase in _BEFORE)
_FIRST_WORDS = frozenset(phrase[0] for phrase in _AFTER)
# "over five years" states a span of time, not more than five years, unless one of these comes first.
_BEFORE_OVER = word_list("modifiers.before_over")
_HIGHER_OR_LOWER = frozenset({"over", "under", "above", "below"})
_MOVING = word_list("modifiers.moving")
_AMOUNT_ENDS = frozenset({"%", "percent", "cent", "points", "point", "times"})
_PREPOSITIONAL = frozenset({"about", "around", "over", "under", "above", "below", "to", "of"})
_PHRASAL_OVER = word_list("modifiers.phrasal_over")
# These lead to more than a number as often, unless what is counted can be taken over.
_TAKEN_OVER = word_list("modifiers.taken_over")
_TAKEN_THINGS = word_list("modifiers.taken_things")
_SLIDERS = word_list("modifiers.sliders")


def modify(words: Words, reading: Reading) -> None:
    """Set modifier and interval of ``reading`` from the words around it, and widen its span over them."""
    found = _before(words, reading)
    if found is not None:
        modifier, first = found
        reading.first, reading.mention.char_start = first, words.starts[first]
        apply(reading, modifier)
        return
    if words.word(reading.numeral.last) == "+" and words.joined(reading.numeral.last):
        apply(reading, "at_least")
    modifier, last = _after(words, reading.last)
    if modifier:
        reading.last, reading.mention.char_end = last, words.ends[last - 1]
        reading.reach = max(reading.reach, last)
    else:
        # "Ten or so miles"
        modifier, _ = _after(words, reading.numeral.last)
    if modifier:
        apply(reading, modifier)


def _after(words: Words, i: int) -> tuple[str, int]:
    """Return the modifier that begins at word ``i`` and the word after it, or nothing and ``i``."""
    if words.word(i) in _FIRST_WORDS:
        for length in range(_LONGEST, 0, -1):
            modifier = _AFTER.get(tuple(words.low[i : i + length]), "")
            if modifier and i + length <= len(words) and _fits_after(words, i):
                return modifier, i + length
    return "", i


def after_modifier(words: Words, i: int) -> int:
    """Return the word after "or so" and the like at word ``i``, or ``i``."""
    return _after(words, i)[1] if words.word(i) == "or" else i


def before_modifier(words: Words, i: int) -> int:
    """Return where the modifier words right before word ``i`` begin, or ``i``."""
    if words.word(i - 1) in _LAST_WORDS:
        for length in range(_LONGEST, 0, -1):
            if i >= length and tuple(words.low[i - length : i]) in _BEFORE:
                return i - length
    return i


def _fits_after(words: Words, i: int) -> bool:
    word = words.low[i]
    if word == "plus":
        return words.low[i - 1] not in ("%",) and words.word(i + 1)[:1].isalpha()
    return word not in ("+", "odd") or words.joined(i) or word == "odd"


def _before(words: Words, reading: Reading) -> tuple[str, int] | None:
    end = reading.first
    slides = words.word(end - 1) in ("a", "an") or words.word(end - 2) != "than"
    slider = words.word(end - 1)
    # "cynical about the two parties": a preposition
    slides = slides and (slider in ("a", "an", "another") or words.word(end - 2) not in _PREPOSITIONAL)
    if slides and slider in _SLIDERS and words.word(end - 2) in _LAST_WORDS:
        end -= 1
    if words.word(end - 1) not in _LAST_WORDS:
        return None
    for length in range(_LONGEST, 0, -1):
        first = end - length
        modifier = _BEFORE.get(tuple(words.low[first:end])) if first >= 0 else None
        if modifier and _fits_before(words, reading, first, end):
            return modifier, first
    return None


def _fits_before(words: Words, reading: Reading, first: int, end: int) -> bool:
    word = words.low[first]
    before = words.word(first - 1)
    if word in _HIGHER_OR_LOWER and end - first == 1 and end < reading.first:
        # "over a 14-foot fence", "a row over a £2m gift": of one thing there is no more or less.
        return False
    if words.low[end - 1] == "than" and (before[:1].isdecimal() or before in _AMOUNT_ENDS):
        # "22 more than four years ago" compares two figures.
        return False
    if word == "up" and before in _MOVING:
        # "goes up to 125 percent"
        return False
    if word == "over" and end - first == 1 and _is_particle(reading, before):
        return False
    if reading.mention.kind == "duration" and word in ("over", "under") and end - first == 1:
        return before in _BEFORE_OVER or (word == "under" and (before in VERBS or before.endswith("ed")))
    if word in ("some", "short") and end < reading.first:
        return False
    return not (word == "under" and reading.mention.kind == "age" and words.word(first - 1) == "the")


def _is_particle(reading: Reading, verb: str) -> bool:
    """Tell whether "over" belongs to its verb: "handed over 12 tanks", "took over 11 rivals" (not "300 runs")."""
    if verb in _PHRASAL_OVER:
        return True
    return verb in _TAKEN_OVER and reading.mention.counted_head in _TAKEN_THINGS


def apply(reading: Reading, modifier: str) -> None:
    """Give ``reading`` a modifier and the interval that it allows around the stated value."""
    mention = reading.mention
    mention.modifier = "approximately" if modifier == "below" else modifier
    value = mention.value
    if value is None:
        return
    margin = abs(value) * TOLERANCE
    low: float | None = value
    high: float | None = value
    if modifier == "approximately":
        low, high = without_noise(value - margin), without_noise(value + margin)
    elif modifier == "below":
        low = without_noise(value - margin)
    elif modifier in ("more_than", "at_least"):
        high = None
    elif modifier in ("less_than", "at_most"):
        low = None
    mention.value_low, mention.value_high = low, high
