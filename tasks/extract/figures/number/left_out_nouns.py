"""Number words that count, or ordinals that number, what a figure before them counts.

"Five bombs were dropped; one landed in the camp, the other four did not": what "one" and "four" count stands before
them. Without such a figure "one" is a pronoun, and "the second" may number a list of reasons.
"""

from tasks.extract.figures.noun_phrases import is_plural
from tasks.extract.figures.number.counts import share_counted
from tasks.extract.figures.number.left_out_units import ends_between, is_harmed, is_person
from tasks.extract.figures.number.standalone import has_verb, opens_clause, subject_start, word_after
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import DETERMINERS, PHRASE_ENDS, PRONOUNS, VERB_OR_NOUN, word_list
from tasks.extract.numerals import Numeral, Words

# How far back the figure may stand, in words, and over how many ends of sentences or lines.
_FARTHEST = 40
_MOST_ENDS = 1
_LOOKED_AT = 4
_THOSE = frozenset({"which", "whom", "them"})
_OTHER = frozenset({"other", "remaining"})
# "It threw out two"
_PARTICLES = frozenset({"out", "off", "down", "up"})
_DEFINITE = frozenset({"the", "a"})
# "One can see", "one must ask", "one vote was spoilt"
_NOT_AFTER_ONE = VERB_OR_NOUN | {
    "can",
    "could",
    "must",
    "should",
    "may",
    "might",
    "would",
    "cannot",
    "said",
    "says",
}
# "30 in Oslo and eight in Bergen"
_PARALLEL = frozenset({"in", "at", "on", "from", "near", "outside"})
_PARALLEL_WINDOW = 12
# "There are two reasons. The first is": no events or people.
_LISTED = word_list("ordinals.naming")
_RULES = frozenset({"count.bare", "count.noun", "count.of", "count.vague", "count.ellipsis"})


def read_elliptical(words: Words, numeral: Numeral, earlier: list[Reading]) -> Reading | None:
    """Read a number word or an ordinal without a noun where an earlier figure says what it counts."""
    if numeral.form == "ordinal":
        kind, fits = "ordinal", _numbers_one_of_them(words, numeral)
    else:
        kind, fits = "count", numeral.form == "words" and _counts_some_of_them(words, numeral)
    if not fits:
        return None
    whole = _whole(words, numeral, earlier, more=kind == "ordinal")
    if whole is None:
        return None
    reading = make_reading(words, numeral, kind, f"{kind}.ellipsis")
    if whole.mention.counted is None:
        # "Six were found in one town and two in another."
        reading.mention.rule = "count.bare"
        return reading
    if is_harmed(words, reading) and not is_person(whole.mention):
        # "Three trams collided. One was killed."
        reading.mention.rule = "count.bare"
    else:
        share_counted(whole, reading)
    if words.word(numeral.first - 1) in _OTHER:
        reading.mention.role, reading.mention.related = "part", whole.mention
        whole.mention.role = "total" if whole.mention.role == "stated" else whole.mention.role
    return reading


def _counts_some_of_them(words: Words, numeral: Numeral) -> bool:
    """Tell "one of which", "One was freed", "the other two landed", "and two in Kyoto"."""
    before, after, further = (
        words.word(numeral.first - 1),
        word_after(words, numeral),
        words.word(numeral.last + 1),
    )
    if after == "of":
        return further in _THOSE
    ends = not after[:1].isalpha() or after in PHRASE_ENDS or has_verb(words, numeral.last)
    if _is_in_place(words, numeral):
        return True
    if numeral.value == 1:
        opens = opens_clause(words, subject_start(words, numeral)) and has_verb(words, numeral.last)
        return opens and after not in _NOT_AFTER_ONE and further not in PRONOUNS
    return ends and (before in _OTHER or before in _PARTICLES or before.endswith("ed"))


def _is_in_place(words: Words, numeral: Numeral) -> bool:
    """Tell "30 vans in Turin and eight in Pisa", "three plants, two in Ohio"."""
    before, after = words.word(numeral.first - 1), word_after(words, numeral)
    if after not in _PARALLEL or words.word(numeral.last + 1) in DETERMINERS:
        return False
    start = max(numeral.first - _PARALLEL_WINDOW, 0)
    led = before == "and" and after in words.low[start : numeral.first]
    return led or (before == "," and is_plural(words, numeral.first - 2))


def _numbers_one_of_them(words: Words, numeral: Numeral) -> bool:
    """Tell "a third was hurt", "The first struck the pier" from "the second floor" and "first, we"."""
    before = words.word(numeral.first - 1)
    return before in _DEFINITE and opens_clause(words, numeral.first - 1) and has_verb(words, numeral.last)


def _whole(words: Words, numeral: Numeral, earlier: list[Reading], *, more: bool) -> Reading | None:
    """Return the nearest count of as many things at least, or of one less where ``more`` may follow."""
    # An object is of the subject's sentence.
    most_ends = _MOST_ENDS if has_verb(words, numeral.last) or words.word(numeral.last) == "of" else 0
    placed = not more and _is_in_place(words, numeral)
    least = 1.0 if placed else max((numeral.value or 0.0) - more, 2.0)
    for reading in earlier[: -_LOOKED_AT - 1 : -1]:
        far = numeral.first - reading.last > _FARTHEST
        if far or ends_between(words, reading.last, numeral.first) > most_ends:
            return None
        mention = reading.mention
        known = mention.counted is not None or (
            mention.rule == "count.bare" and not more and (numeral.value != 1 or placed)
        )
        counts = mention.rule in _RULES and known and mention.counted_head not in _LISTED
        if counts and (mention.value or mention.value_low or 0.0) >= least:
            return reading
    return None
