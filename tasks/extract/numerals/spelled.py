"""Numbers in words: cardinals, ordinals, fractions, "half a million", "dozens", "a few thousand".

The words and their values are rows of ``seeds/number_words.csv``.
"""

from dataclasses import dataclass

from tasks.extract.numerals.digits import NO_SIGN_AFTER, SPELLED_SIGNS
from tasks.extract.numerals.model import HYPHENS, LARGEST_SCALE, SCALES, Numeral, add_scale, made, product
from tasks.extract.numerals.words import Words
from tasks.extract.seedtables import read_table

_NUMBER_WORDS = read_table("number_words")


def _number_words(kind: str) -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in _NUMBER_WORDS if row["class"] == kind}


_UNITS, _TEENS, _TENS = _number_words("unit"), _number_words("teen"), _number_words("ten")
_GROUPS, _ORDINALS = _number_words("group"), _number_words("ordinal")
_DENOMINATORS = _number_words("fraction")
_VAGUE = _number_words("vague")
_CARDINALS = _UNITS | _TEENS | _TENS
NUMBER_WORDS = frozenset(_CARDINALS)
# Words that begin a numeral only together with a scale, a group or a fraction.
ARTICLES = frozenset({"a", "an", "several", "few", "many"})
SPELLED_STARTERS = NUMBER_WORDS | frozenset(_VAGUE) | frozenset(_ORDINALS) | ARTICLES | {"half", "quarter"}
# What the plural of a scale word stands for in "tens of thousands".
_PLURAL_SCALES = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
# The least that "several" and "a few" can mean before a scale word.
_VAGUE_COUNTS = {"several": 3.0, "few": 2.0, "many": 2.0}
_SCORE = 20.0
# What may follow "a" in a numeral: "a hundred", "a dozen", "a third", "a few thousand".
AFTER_ARTICLE = frozenset({"few"}) | frozenset(SCALES) | frozenset(_GROUPS) | frozenset(_DENOMINATORS)
# A bare fraction word is a fraction only next to one of these: "a third of", "cut by half", not "a third man".
_FRACTION_FOLLOWERS = frozenset({"of", "more", "less", "as", "larger", "bigger", "higher", "lower"})
_FRACTION_LEADERS = frozenset(
    {"by", "than", "about", "nearly", "almost", "roughly", "around", "over", "under", "just", "approximately"}
)
# What may stand after "fell by a fifth", where no noun makes the word an ordinal.
_PART_ENDS = frozenset(
    {"to", "in", "from", "since", "on", "at", "over", "and", "between", "during", "after", "this", "last"}
)
# "A mile and a half": one and a half of these.
_HALVED = frozenset(
    {"century", "decade", "year", "month", "week", "day", "hour", "minute", "second", "inch", "foot", "yard", "mile",
     "metre", "meter", "kilometre", "kilometer", "acre", "pound", "ton", "tonne", "gallon", "pint", "litre", "liter"}
)  # fmt: skip
# "Down to a third", "cut to a fifth"
_LEVELLING = frozenset(
    {"up", "down", "cut", "reduced", "fell", "dropped", "rose", "shrunk", "shrank", "amounts", "close"}
)
# "Scores injured in stampede"; a player scores a goal.
_AFTER_SCORES = frozenset(
    {"of", "more", "injured", "killed", "dead", "hurt", "missing", "feared", "wounded", "arrested", "trapped"}
)
_HALF_FOLLOWERS = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "all", "as", "that", "those", "these", "what"}
)
_PART_NAMES = frozenset(
    {"first", "second", "latter", "other", "better", "last", "1st", "2nd", "final", "next", "each"}
)


@dataclass(slots=True)
class _Sum:
    """The value of number words read so far; every ``add_*`` tells whether the word can follow."""

    total: float = 0.0
    group: float = 0.0
    started: bool = False
    scale: float = 1.0
    last: str = ""

    def add(self, word: str) -> bool:
        """Add one number word."""
        if word in _CARDINALS:
            return self._add_cardinal(word)
        if word in SCALES:
            return self._add_scale(word, SCALES[word])
        if word == "dozen" and self.last in ("unit", "teen", "ten"):
            self.group *= _GROUPS[word]
            self.scale, self.last = _GROUPS[word], "scale"
            return True
        return False

    def add_score(self) -> None:
        """Multiply by a score: "three score"."""
        self.group *= _SCORE
        self.last = "scale"

    def _add_cardinal(self, word: str) -> bool:
        kind = "unit" if word in _UNITS else "ten" if word in _TENS else "teen"
        after_ten = self.last == "ten" and kind == "unit" and word != "zero"
        if self.started and not after_ten and self.last not in ("hundred", "scale"):
            return False
        self.group += _CARDINALS[word]
        self.started, self.last = True, kind
        return True

    def _add_scale(self, word: str, scale: float) -> bool:
        if not self.started or self.total > LARGEST_SCALE:
            return False
        if word == "hundred":
            if not 0 < self.group < 100:
                return False
            self.group *= scale
            self.last = "hundred"
        elif self.group:
            self.total += self.group * scale
            self.group, self.last = 0.0, "scale"
        else:
            self.total *= scale
        self.scale = scale
        return True

    @property
    def value(self) -> float:
        """The number that the words state so far."""
        return self.total + self.group


def is_ordinal(word: str) -> bool:
    """Tell whether a lower-case word is an ordinal in words; one in digits has several."""
    return word in _ORDINALS


def read_spelled(words: Words, i: int) -> Numeral | None:
    """Return the numeral in words that starts at word ``i``, or None."""
    for reader in (_vague, _point_part, _half, _article, _cardinal):
        numeral = reader(words, i)
        if numeral is not None:
            return numeral
    return None


def _cardinal(words: Words, i: int) -> Numeral | None:
    """Read a cardinal in words, with what may follow it: an ordinal, a fraction, "and a half"."""
    if words.low[i] in _ORDINALS:
        return made(words, i, i + 1, "ordinal", _ORDINALS[words.low[i]])
    if words.low[i] not in _CARDINALS:
        return None
    found = _Sum()
    last = _extend(words, i, found)
    ordinal = _ordinal_end(words, last, found)
    if ordinal is not None:
        return made(words, i, ordinal[0], "ordinal", ordinal[1])
    denominator, after = _denominator(words, last, found.value)
    if denominator:
        part = found.value / denominator
        return _part_of_scale(words, i, after, part) or made(words, i, after, "fraction", part)
    return _finished(words, i, last, found)


def _extend(words: Words, i: int, found: _Sum) -> int:
    """Add number words to ``found`` from word ``i`` on; return the word after them."""
    last = i
    j = i
    while True:
        if not found.add(words.word(j)):
            return last
        last = j = j + 1
        if _counts_scores(words, j, found):
            found.add_score()
            last = j = j + 1
        connector = words.word(j)
        hyphenated = connector in HYPHENS and words.joined(j) and words.joined(j + 1)
        conjoined = (
            connector == "and" and found.last in ("hundred", "scale") and words.word(j + 1) in _CARDINALS
        )
        if hyphenated or conjoined:
            j += 1


def _counts_scores(words: Words, i: int, found: _Sum) -> bool:
    """Tell "three score and ten" and "two score years" from "two score draws"."""
    after = words.word(i + 1)
    counts = after == "years" or (after == "and" and words.word(i + 2) in _CARDINALS)
    return words.word(i) == "score" and counts and found.last == "unit" and found.total == 0


def _ordinal_end(words: Words, last: int, found: _Sum) -> tuple[int, float] | None:
    hyphen = words.word(last) in HYPHENS and words.joined(last) and words.joined(last + 1)
    i = last + 1 if hyphen or words.word(last) == "and" else last
    value = _ORDINALS.get(words.word(i))
    if value is None or value >= 10 or found.last not in ("ten", "hundred"):
        return None
    return i + 1, found.value + value


def _denominator(words: Words, last: int, above: float) -> tuple[float, int]:
    """Read the denominator of "two-thirds", "one fifth", "three quarters of": its value and the word after."""
    hyphen = words.word(last) in HYPHENS and words.joined(last) and words.joined(last + 1)
    i = last + 1 if hyphen else last
    word = words.word(i)
    value = _DENOMINATORS.get(word, 0.0)
    plural = word.endswith("s") or word == "halves"
    # "three-quarter-point": the denominator stays singular inside a compound.
    compound = hyphen and words.word(i + 1) in HYPHENS and words.joined(i + 1)
    fits = (plural == (above > 1) or compound) and above < 20 and word != "half"
    if not value or not fits or (above == 1 and not hyphen and word in ("quarter", "second")):
        return 0.0, last
    if word == "quarters" and not hyphen and words.word(i + 1) != "of":
        return 0.0, last
    return value, i + 1


def _finished(words: Words, first: int, last: int, found: _Sum) -> Numeral:
    """Close a cardinal, taking "point five", "and a half" and a scale after those."""
    value, scale = found.value, found.scale if found.last in ("scale", "hundred") else 1.0
    numeral = made(words, first, last, "words", value)
    if words.word(first - 1) in SPELLED_SIGNS and words.word(first - 2) not in NO_SIGN_AFTER:
        numeral.first, numeral.start = first - 1, words.starts[first - 1]
        numeral.value = value = -value
    numeral.mantissa, numeral.scale = product(value, 1 / scale), scale
    half, after = _and_fraction(words, last)
    if words.word(last) == "point" and words.word(last + 1) in _UNITS:
        half, after = _point(words, last + 1)
    if half:
        numeral.value = value + half * scale
        numeral.mantissa = product(numeral.value, 1 / scale)
        numeral.last, numeral.end = after, words.ends[after - 1]
        if scale == 1.0:
            add_scale(words, numeral)
    numeral.low = numeral.value
    return numeral


def _and_fraction(words: Words, i: int) -> tuple[float, int]:
    """Read "and a half", "and three quarters" or their hyphenated forms from word ``i``."""
    parts = [(j, words.word(j)) for j in range(i, i + 7) if words.word(j) not in HYPHENS]
    if len(parts) < 3 or parts[0][1] != "and":
        return 0.0, i
    above = 1.0 if parts[1][1] in ("a", "one") else _UNITS.get(parts[1][1], 0.0)
    below = _DENOMINATORS.get(parts[2][1], 0.0)
    plural = parts[2][1].endswith("s")
    if not above or not below or plural != (above > 1) or above >= below:
        return 0.0, i
    return above / below, parts[2][0] + 1


def _point(words: Words, i: int) -> tuple[float, int]:
    digits = ""
    while words.word(i) in _UNITS:
        digits += str(int(_UNITS[words.word(i)]))
        i += 1
    return float(f"0.{digits}"), i


def _article(words: Words, i: int) -> Numeral | None:
    """Read "a hundred", "a dozen", "a couple of", "a million and a half", "a third of"."""
    if words.low[i] not in ("a", "an"):
        return None
    head = words.word(i + 1)
    if head not in AFTER_ARTICLE or head == "few":
        return None
    if head in SCALES:
        found = _Sum(group=1.0, started=True)
        last = _extend(words, i + 1, found)
        return _finished(words, i, last, found)
    if head in _GROUPS:
        if head == "couple" and words.word(i + 2) != "of":
            return None
        numeral = made(words, i, i + 3 if head == "couple" else i + 2, "words", _GROUPS[head])
        add_scale(words, numeral)
        return numeral
    return _part(words, i, i + 1)


def _part(words: Words, first: int, i: int) -> Numeral | None:
    """Read the bare fraction word at ``i`` ("a third", "half") where its neighbours show that it is one."""
    if words.low[i].endswith("s"):
        return None
    before, after = words.word(first - 1), words.word(i + 1)
    closed = not after[:1].isalpha() or after in _PART_ENDS
    led = before in _FRACTION_LEADERS and (words.low[i] in ("half", "third", "quarter") or closed)
    reached = before == "to" and words.word(first - 2) in _LEVELLING
    led = led or (closed and first < i and (reached or before in ("up", "down")))
    led = led or goes_on_unit(words, first)
    if after in _FRACTION_FOLLOWERS or led or (after == "the" and first < i):
        part = 1 / _DENOMINATORS[words.low[i]]
        return _part_of_scale(words, first, i + 1, part) or made(words, first, i + 1, "fraction", part)
    return None


def goes_on_unit(words: Words, first: int) -> bool:
    """Tell whether a fraction at word ``first`` comes on top of one unit: "a year and a half"."""
    unit = words.word(first - 1) == "and" and words.word(first - 2) in _HALVED
    return unit and words.word(first - 3) in ("a", "an")


def _part_of_scale(words: Words, first: int, last: int, part: float) -> Numeral | None:
    """Read "a quarter of a million", "three quarters of a billion", the fraction being words ``first`` to ``last``."""
    scale = SCALES.get(words.word(last + 2))
    if words.low[last : last + 2] != ["of", "a"] or scale is None:
        return None
    numeral = made(words, first, last + 3, "words", product(part, scale))
    numeral.mantissa, numeral.scale = part, scale
    return numeral


def _half(words: Words, i: int) -> Numeral | None:
    """Read "half a million", "half-million", "half a dozen", "half of", "more than half"."""
    if words.low[i] != "half":
        return None
    j = i + 1
    while words.word(j) in HYPHENS or words.word(j) in ("a", "an"):
        j += 1
    scale = SCALES.get(words.word(j)) or (_GROUPS["dozen"] if words.word(j) == "dozen" else None)
    if scale:
        numeral = made(words, i, j + 1, "words", scale / 2)
        numeral.mantissa, numeral.scale = 0.5, scale
        return numeral
    before, after = words.word(i - 1), words.word(i + 1)
    if before in _PART_NAMES or after in HYPHENS:
        return None
    if after in _HALF_FOLLOWERS or after in ("a", "an") or before in _FRACTION_LEADERS:
        return made(words, i, i + 1, "fraction", 0.5)
    return None


def _point_part(words: Words, i: int) -> Numeral | None:
    """Read the fraction of "a quarter-point cut" and "a half-percentage-point rise"."""
    hyphenated = words.word(i + 1) in HYPHENS and words.joined(i + 1) and words.joined(i + 2)
    if words.low[i] not in ("half", "quarter") or not hyphenated:
        return None
    if words.word(i + 2) not in ("point", "percentage", "percent"):
        return None
    return made(words, i, i + 1, "fraction", 1 / _DENOMINATORS[words.low[i]])


def _vague(words: Words, i: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand": only a least value is known."""
    word = words.low[i]
    start = i
    if word == "a" and words.word(i + 1) == "few":
        i += 1
        word = "few"
    if word in _VAGUE_COUNTS:
        scale = SCALES.get(words.word(i + 1)) or (_GROUPS["dozen"] if words.word(i + 1) == "dozen" else None)
        if scale is None:
            return None
        # "A few hundred thousand"
        further = SCALES.get(words.word(i + 2), 0.0)
        last, scale = (i + 3, scale * further) if further > scale else (i + 2, scale)
        return _least(words, start, last, _VAGUE_COUNTS[word] * scale)
    if word not in _VAGUE:
        return None
    multiple = _PLURAL_SCALES.get(words.word(i + 2)) if words.word(i + 1) == "of" else None
    if multiple:
        return _least(words, i, i + 3, _VAGUE[word] * multiple)
    if word == "tens" or (word == "scores" and words.word(i + 1) not in _AFTER_SCORES):
        return None
    return _least(words, i, i + 1, _VAGUE[word])


def _least(words: Words, first: int, last: int, least: float) -> Numeral:
    numeral = made(words, first, last, "vague", None)
    numeral.low = least
    return numeral
