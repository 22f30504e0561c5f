"""Percents, percentage points and basis points; ratios such as "one in five", "twofold", "3 times as many"."""

from collections.abc import Iterable

from tasks.extract.figures.noun_phrases import is_plural, plural_phrase, singular
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import DETERMINERS, HYPHENS, PHRASE_ENDS, VERB_OR_PLURAL, word_list
from tasks.extract.numerals import Numeral, Words

_PERCENT_WORDS = word_list("percents.percent_words")
_POINTS = frozenset({"point", "points"})
# A basis point is a hundredth of a percentage point.
BASIS_POINT = 0.01


_RATES = frozenset({"rate", "rates", "yield", "yields", "lead", "unemployment", "inflation"})
_RATE_WINDOW = 8


def read_percent(words: Words, numeral: Numeral) -> Reading | None:
    """Read "5%", "five per cent", "2 percentage points", "25 basis points", "a 5-percent rise"."""
    if numeral.form == "ordinal":
        return None
    i = numeral.last
    if words.word(i) in HYPHENS and words.joined(i) and words.joined(i + 1):
        i += 1
    if numeral.form == "fraction":
        # "half a percent", "a quarter of a percentage point"
        i += words.word(i) == "of" and words.word(i + 1) == "a"
        i += words.word(i) == "a"
    word = words.word(i)
    if numeral.form == "fraction" and word in _POINTS and (words.joined(i) or _of_a_rate(words, numeral)):
        return _points(words, numeral, i + 1, "percent.part_of_point")
    if word == "per" and words.word(i + 1) == "cent":
        word, i = "percent", i + 1
    if word in _PERCENT_WORDS:
        hyphen = words.word(i + 1) in HYPHENS and words.joined(i + 1)
        point = i + 2 if hyphen else i + 1
        if words.word(point) in _POINTS:
            return _points(words, numeral, point + 1, "percent.percentage_point")
        if word == "percentage":
            return None
        rule = "percent.sign" if word in ("%", "％") else "percent.word"
        return make_reading(words, numeral, "percent", rule, last=i + 1, unit="percent")
    return _basis_points(words, numeral, i)


def _of_a_rate(words: Words, numeral: Numeral) -> bool:
    """Tell whether a rate stands before "half a point"."""
    return not _RATES.isdisjoint(words.low[max(numeral.first - _RATE_WINDOW, 0) : numeral.first])


def _basis_points(words: Words, numeral: Numeral, i: int) -> Reading | None:
    hyphen = 1 if words.word(i + 1) in HYPHENS else 0
    if words.word(i) == "basis" and words.word(i + 1 + hyphen) in _POINTS:
        return _points(words, numeral, i + 2 + hyphen, "percent.basis_point", BASIS_POINT)
    if words.word(i) in ("bps", "bp") and numeral.form == "digits":
        return _points(words, numeral, i + 1, "percent.basis_point", BASIS_POINT)
    if words.word(i) in ("pp", "ppt", "ppts") and numeral.form == "digits":
        return _points(words, numeral, i + 1, "percent.percentage_point")
    return None


def _points(words: Words, numeral: Numeral, last: int, rule: str, factor: float = 1.0) -> Reading:
    return make_reading(words, numeral, "percent", rule, last=last, unit="percentage_point", factor=factor)


def read_ratio(words: Words, numeral: Numeral, following: Numeral | None) -> Reading | None:
    """Read "two-thirds", "one in five", "seven out of ten", "two to one", "three times as many", "4-fold"."""
    if numeral.form == "fraction":
        if words.word(numeral.last) in ("a", "an"):
            return None
        return make_reading(words, numeral, "ratio", "ratio.fraction")
    if numeral.form == "ordinal" or numeral.value is None:
        return None
    if following is not None and following.value and following.form in ("digits", "words"):
        pair = _pair(words, numeral, following)
        if pair is not None:
            return pair
    return _multiple(words, numeral)


_RARE = 50
# "Nine people out of ten", but "two men in a crew of seven".
_ROUND_BASES = frozenset({4.0, 5.0, 10.0, 20.0, 100.0, 1000.0})
_OUT_OF = frozenset({("in",), ("out", "of")})
# "one in five", "one in every five", "a one-in-five chance"
_SHARES = (("in",), ("in", "every"), ("-", "in", "-"))


def _pair(words: Words, numeral: Numeral, following: Numeral) -> Reading | None:
    between = tuple(words.low[numeral.last : following.first])
    if between[1:] in _OUT_OF:
        return _some_in_many(words, numeral, following)
    value, base = numeral.value or 0.0, following.value or 0.0
    if numeral.scale > 1 or following.scale > 1:
        return None
    spelled = numeral.form == following.form == "words"
    small = 0 < value < base <= 100 and base == int(base) and not _goes_on(words, following)
    within = between in _SHARES and value < 10 and base < 1000
    share = between == ("out", "of") or within
    closed = numeral.form == "words" and not words.word(following.last)[:1].isalnum()
    if (
        between == ("in",)
        and value == 1
        and base >= _RARE
        and (closed or plural_phrase(words, following.last) is not None)
    ):
        # "1 in 500 babies", "In the valley it is one in 90."
        return _ratio(words, numeral, following, value / base, "ratio.share")
    if small and share and not (between == ("in",) and base > 20 and not spelled):
        return _ratio(words, numeral, following, value / base, "ratio.share")
    odds = between in (("to",), ("-", "to", "-")) and base == 1 and value > 1
    if odds:
        return _ratio(words, numeral, following, value / base, "ratio.odds")
    return None


def _some_in_many(words: Words, numeral: Numeral, following: Numeral) -> Reading | None:
    """Read "one person in 40", "nine people out of ten", "one computer in four runs a copy"."""
    noun, value, base = numeral.last, numeral.value or 0.0, following.value or 0.0
    if not words.low[noun].isalpha() or words.low[noun] in PHRASE_ENDS or _goes_on(words, following):
        return None
    if value == 1:
        fits = words.word(numeral.first) == "one" and 3 <= base < 1e6
    else:
        fits = value < base and base in _ROUND_BASES and is_plural(words, noun)
    if not fits or not _ends_share(words, following.last, singular_subject=value == 1):
        return None
    reading = _ratio(words, numeral, following, value / base, "ratio.share")
    reading.mention.counted = words.surface[noun]
    reading.mention.counted_head = singular(words.surface[noun])
    return reading


def _ends_share(words: Words, i: int, *, singular_subject: bool) -> bool:
    """Tell whether no noun stands after "one person in four": "two goals in five games" share nothing."""
    if plural_phrase(words, i) is None:
        return True
    return singular_subject and words.word(i) in VERB_OR_PLURAL and words.word(i + 1) in DETERMINERS


def _goes_on(words: Words, numeral: Numeral) -> bool:
    return words.joined(numeral.last) and words.word(numeral.last)[:1].isalnum()


def _ratio(words: Words, numeral: Numeral, following: Numeral, value: float, rule: str) -> Reading:
    reading = make_reading(words, numeral, "ratio", rule, last=following.last)
    reading.mention.value = reading.mention.value_low = reading.mention.value_high = value
    return reading


def _multiple(words: Words, numeral: Numeral) -> Reading | None:
    i = numeral.last
    if words.word(i) in HYPHENS and words.joined(i):
        i += 1
    if words.word(i) == "fold":
        return make_reading(words, numeral, "ratio", "ratio.fold", last=i + 1)
    comparative = words.word(i + 1).endswith("er") and words.word(i + 2) == "than"
    if words.word(i) == "times" and (comparative or compares(words, i + 1)):
        return make_reading(words, numeral, "ratio", "ratio.times", last=i + 1)
    return None


def compares(words: Words, i: int) -> bool:
    """Tell "twice as many", "double Norvik's" and "four times the price" from "scored twice as Leeds drew"."""
    likened = words.word(i + 1) in _AMOUNT_ADJECTIVES or "as" in words.low[i + 2 : i + 4]
    owner = words.surface[i][0].isupper() and words.low[i].endswith("'s") if i < len(words) else False
    return owner or (words.word(i) in _COMPARED and (words.word(i) != "as" or likened))


_AMOUNT_ADJECTIVES = word_list("percents.amount_adjectives")
_COMPARED = word_list("percents.compared")

# A change that its verb states as a factor: (factor, direction).
MULTIPLYING = {
    "doubled": 2.0, "doubling": 2.0, "doubles": 2.0, "tripled": 3.0, "tripling": 3.0, "triples": 3.0,
    "trebled": 3.0, "trebling": 3.0, "quadrupled": 4.0, "quadrupling": 4.0, "quintupled": 5.0,
    "halved": 0.5, "halving": 0.5, "halve": 0.5, "twice": 2.0, "double": 2.0, "triple": 3.0,
    "treble": 3.0, "quadruple": 4.0,
    "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0, "sevenfold": 7.0,
    "eightfold": 8.0, "ninefold": 9.0, "tenfold": 10.0,
}  # fmt: skip


# These state a factor only before what they compare with ("twice the price", "double what it was").
_COMPARING = frozenset({"twice", "double", "triple", "treble", "quadruple"})
# "Will double its output", "agreed to halve emissions"
_BARE_VERBS = frozenset({"double", "triple", "treble", "quadruple", "halve"})
_BEFORE_VERB = frozenset({"to", "will", "would", "could", "can", "may", "might", "should", "must"})


def read_multiples(words: Words, candidates: Iterable[int]) -> list[Reading]:
    """Return the ratios that one of the words ``candidates`` states ("doubling", "halved", "threefold")."""
    readings = []
    for i in candidates:
        if words.low[i] not in MULTIPLYING:
            continue
        verb = words.low[i] in _BARE_VERBS and words.word(i - 1) in _BEFORE_VERB
        if words.low[i] in _COMPARING and not verb and not compares(words, i + 1):
            continue
        factor = MULTIPLYING[words.low[i]]
        numeral = Numeral(i, i + 1, words.starts[i], words.ends[i], "fraction", factor, factor, factor)
        reading = make_reading(words, numeral, "ratio", "ratio.multiple")
        if verb or words.low[i] not in _COMPARING:
            reading.mention.direction = "down" if factor < 1 else "up"
        readings.append(reading)
    return readings
