"""Whether a quantity is stated as a rise or a fall: cue words of ``seeds/direction_cues.csv`` around it.

"By 5%" and a bare "5%" after a verb of change state the change itself, "to 5%" the level after it, "from 4%"
the level before; the rule id of the figure says which (``…+change.by``, ``…+change.to``).
"""

from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import ALL_VERBS
from tasks.extract.figures.vocabulary import (
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    PREPOSITIONS,
    WEEKDAYS,
    word_list,
)
from tasks.extract.numerals import Words
from tasks.extract.seedtables import listed, read_table


def _cues(kind: str) -> dict[str, str]:
    rows = [row for row in read_table("direction_cues") if row["class"] == kind]
    return {word: row["direction"] for row in rows for word in listed(row["words"])}


_VERBS, _GAINS, _NOUNS, _ADVERBS = _cues("verb"), _cues("gain"), _cues("noun"), _cues("adverb")
_WINDOW = 6
_TRADED = frozenset({"money", "percent"})
_DIMENSIONS = frozenset({"long", "wide", "tall", "deep", "thick", "across"})
# "cut its target for the overnight rate by"
_LONG_WINDOW = 10
_SENSES = {"to": "to", "at": "to", "past": "to", "by": "by", "of": "by", "from": "from"}
_NO_CHANGE_PREPOSITIONS = word_list("directions.no_change_prepositions")
# "Climbed above $5" and "fell below 2%" state where the change led.
_LIMITS = frozenset({"above", "below", "past", "beneath", "beyond"})
_LEVEL_NOUNS = word_list("measured.abstract")
_LONGEST_EPITHET = 4
# "slows to just 40 mph"
_SLIGHTING = frozenset({"just", "only", "barely", "merely", "even"})
_EPITHET_PREPOSITIONS = frozenset({"to", "at", "by", "past"})
_NO_EPITHETS = FUNCTION_WORDS | frozenset(_VERBS) | frozenset(_GAINS)
_CLAUSE_ENDS = frozenset(".;:!?()–—")
_CHANGE_PREPOSITIONS = word_list("directions.change_prepositions")
_RAISING = word_list("directions.raising")
_REMOVING = word_list("directions.removing")
# Comparisons with another value state no change.
_ATTRIBUTING = frozenset({"attributed", "attributes", "ascribed", "linked", "tied", "blamed", "owing", "due"})
_COMPARISONS = frozenset({"ratio.times", "ratio.multiple"})
# Nouns of change that follow any amount ("a $5m cut"); others follow percents only.
_PLAIN_NOUNS = word_list("directions.plain_nouns")
_MEASURED = frozenset({"percent", "ratio"})
_POINT_HEADS = frozenset({"point", "job", "seat"})
# What may stand between "up" and its number.
_NEAR = word_list("directions.near")
_PHRASAL_DOWN = word_list("directions.phrasal_down")
# "make up 16%" and the like are no rise.
_PHRASAL = word_list("directions.phrasal")
# "Contract" is a verb only after these.
_BEFORE_INFINITIVE = frozenset({"to", "will", "would", "could", "should", "may", "might"})
_MORE = {"more": "up", "fewer": "down", "less": "down"}
_BEING = frozenset({"is", "are", "was", "were", "be", "been", ",", "(", "edged", "inched", "ticked", "crept", "shot",
                    "went", "goes", "moved", "–", "—", "-"})  # fmt: skip
_CONTINUING = word_list("directions.continuing") | {","}
# What may stand between a change and the level it led to: when it was, or since when.
_WHEN = _CONTINUING | MONTHS | WEEKDAYS | word_list("directions.when")
_WHEN_OPENERS = frozenset(
    {"in", "from", "on", "over", "during", "last", "this", "year", "compared", "since", ","}
)
_LONGEST_WHEN = 10
_YEAR = len("2025")
_INSIDE_SUBJECTS = frozenset({"and", "the", "its", "their", "those"})
_INSIDE_NAMES = _INSIDE_SUBJECTS | {"of", "in", "for", "at"}
_LIST_WORDS = frozenset({",", "and", "the", "while", "&", "-", "in", "for"})
_KINDS = word_list("directions.kinds")


def read_direction(words: Words, reading: Reading, previous: Reading | None) -> None:
    """Set ``direction`` where the words around the quantity state a change."""
    mention = reading.mention
    if (
        mention.kind not in _KINDS
        or mention.direction is not None
        or mention.role == "prior_value"
        or mention.rule in _COMPARISONS
        or (mention.rule == "ratio.fraction" and _compares(words, reading))
    ):
        return
    found = (
        _signed(words, reading)
        or _after(words, reading)
        or _before(words, reading, previous)
        or _beside(words, reading, previous)
    )
    if found is not None:
        direction, sense = found
        if sense == "by" and (mention.value_high or 0.0) < 0:
            # "Growth of -2%"
            direction = "down"
        mention.direction = direction
        mention.rule = f"{mention.rule}+change.{sense}"


def _signed(words: Words, reading: Reading) -> tuple[str, str] | None:
    """Read the sign of a list of changes ("Oslo +0.4%, Riga -1.2%"); a plus always says that something rose."""
    first, mention = reading.first, reading.mention
    if mention.kind != "percent":
        return None
    if words.word(first - 1) == "+" and words.joined(first):
        reading.first, mention.char_start = first - 1, words.starts[first - 1]
        return "up", "by"
    before = words.word(first - 1)
    named = before.isalpha() and before not in FUNCTION_WORDS and before not in ALL_VERBS
    listed = (named and not before.endswith(("ed", "ly"))) or before == "("
    return ("down", "by") if (mention.value or 0.0) < 0 and listed else None


def _compares(words: Words, reading: Reading) -> bool:
    """Tell a fraction of another value: "6 per cent, half the level of 2019"."""
    return words.word(reading.first - 1) == "," and words.word(reading.last) in DETERMINERS


def before_epithets(words: Words, number: int) -> int:
    """Return where "a record", "a seasonally adjusted" or "an annual rate of" begins before a number.

    That is ``number`` itself where no such words stand between it and a preposition.
    """
    i = number
    if words.word(i - 1) == "of" and words.word(i - 2) in _LEVEL_NOUNS:
        i -= 2
    for j in range(i - 1, max(i - 1 - _LONGEST_EPITHET, -1), -1):
        if words.low[j] in ("a", "an"):
            return j if words.word(j - 1) in _EPITHET_PREPOSITIONS else number
        if not words.low[j].isalpha() or words.low[j] in _NO_EPITHETS:
            break
    return number


def _after(words: Words, reading: Reading) -> tuple[str, str] | None:
    i = reading.last
    word, later = words.word(i), words.word(i + 1)
    if word in ("up", "down") and later == "from":
        return _ADVERBS[word], "to"
    if word in ("higher", "lower"):
        return _ADVERBS[word], "by"
    if reading.mention.kind in ("percent", "ratio"):
        if word in _NOUNS or (later in _NOUNS and word.isalpha() and later != "hike"):
            return _NOUNS.get(word) or _NOUNS[later], "by"
        if word in _ADVERBS:
            return _ADVERBS[word], "by"
        if word in _MORE:
            return _MORE[word], "by"
    if word in _PLAIN_NOUNS and later not in DETERMINERS:
        return _NOUNS[word], "by"
    if _counts_points(reading) and words.word(reading.reach) in ("higher", "lower"):
        return _ADVERBS[words.word(reading.reach)], "by"
    j = _past_qualifier(words, reading.reach)
    j = j + 1 if words.word(j) == "," else j
    if words.word(j) in ("up", "down") and words.word(j + 1) in ("from", "on"):
        return _ADVERBS[words.word(j)], "to"
    return None


def _past_qualifier(words: Words, i: int) -> int:
    """Return the comma after "of dengue" in "1,203 cases of dengue, up from 640", or ``i``."""
    if words.word(i) not in ("of", "in", "from"):
        return i
    for j in range(i + 1, min(i + 1 + _WINDOW, len(words))):
        if words.low[j] == ",":
            return j
        if not words.low[j].isalpha():
            break
    return i


def _counts_points(reading: Reading) -> bool:
    """Tell whether a figure counts points, jobs or seats, which rise and fall."""
    return reading.mention.kind == "count" and reading.mention.counted_head in _POINT_HEADS


def _counts_things(reading: Reading) -> bool:
    return reading.mention.rule == "count.noun" and reading.mention.counted_head not in _POINT_HEADS


def _before(words: Words, reading: Reading, previous: Reading | None) -> tuple[str, str] | None:
    first = before_epithets(words, reading.first)
    if words.word(first - 1) in _SLIGHTING and words.word(first - 2) in _SENSES:
        first -= 1
    preposition = words.word(first - 1)
    if _is_of_size(words, reading) or (
        reading.mention.kind == "duration" and preposition not in ("to", "by")
    ):
        return None
    if preposition == "off" and words.word(first - 2) in (",", "was", "were", "is", "are"):
        return ("down", "by") if reading.mention.kind in _TRADED else None
    sense = "to" if words.low[first] in _LIMITS else _SENSES.get(preposition, "by")
    if preposition in _NO_CHANGE_PREPOSITIONS:
        return None
    window = _LONG_WINDOW if preposition in ("by", "to") else _WINDOW
    start = max(first - window, 0, previous.last if previous else 0)
    for i in range(first - 1, start - 1, -1):
        word = words.low[i]
        if word in _CLAUSE_ENDS or words.breaks(i + 1):
            return None
        if word == "," and i < first - 1 and not (preposition == "to" and i == first - 2):
            return None
        direction = _cue(words, reading, i, first - i)
        if direction:
            return direction, sense
    return None


def _is_of_size(words: Words, reading: Reading) -> bool:
    """Tell measures that describe their noun: "fell into a 200-foot gorge", "cut a path 40 km long"."""
    kind, rule = reading.mention.kind, reading.mention.rule
    if kind not in ("measure", "duration"):
        return False
    return rule.endswith(".hyphenated") or words.word(reading.last) in _DIMENSIONS


def _cue(words: Words, reading: Reading, i: int, distance: int) -> str | None:
    word, preposition = words.low[i], words.low[i + distance - 1]
    if word in _ADVERBS:
        if (word == "up" and words.word(i - 1) in _PHRASAL) or words.joined(i):
            return None
        if word == "down" and words.word(i - 1) in _PHRASAL_DOWN:
            return None
        if reading.mention.rule == "count.of" or (
            _counts_things(reading) and words.word(i - 1) not in _BEING
        ):
            # "brought up nine of the 17 miners", but "is up 12 seats"
            return None
        close = _NEAR.issuperset(words.low[i + 1 : i + distance])
        return _ADVERBS[word] if close else None
    if word == "contract" and words.word(i - 1) in _BEFORE_INFINITIVE:
        return "down"
    if words.word(i + 1) == "off" or (word in _NOUNS and _is_other_noun(words, i)):
        # "snow cut off nine hamlets"
        return None
    if word in _VERBS and (distance <= 4 or preposition in ("by", "to")):
        return _VERBS[word] if _verb_fits(reading, word, preposition) else None
    # An index loses 26.52; a side loses 26 games.
    index = reading.mention.rule == "count.bare" and (reading.mention.value or 0.0) % 1
    if word in _GAINS and (
        index or reading.mention.kind in _MEASURED or reading.mention.counted_head in _POINT_HEADS
    ):
        return _GAINS[word] if distance <= 3 else None
    if word in _NOUNS and (distance == 2 or (distance <= 5 and preposition in ("of", "to", "by"))):
        led = preposition in _CHANGE_PREPOSITIONS and (distance == 2 or words.word(i + 1) in PREPOSITIONS)
        return _NOUNS[word] if led else None
    return None


def _is_other_noun(words: Words, i: int) -> bool:
    """Tell "attributed the drop to a $7m charge" and "a storm surge of 12 feet", whose amounts are no change."""
    return not _ATTRIBUTING.isdisjoint(words.low[max(i - 3, 0) : i]) or words.word(i - 1) in (
        "storm",
        "tidal",
    )


def _verb_fits(reading: Reading, verb: str, preposition: str) -> bool:
    """Tell verbs of change from raising money, dropping bombs and the like."""
    if preposition in ("by", "to") or reading.mention.kind in _MEASURED or verb in _REMOVING:
        return True
    if verb in _RAISING:
        return False
    return reading.mention.kind == "money" or reading.mention.counted_head in (None, "point", "place", "mark")


def _beside(words: Words, reading: Reading, previous: Reading | None) -> tuple[str, str] | None:
    """Carry the direction over from the same change stated otherwise: "fell 4%, or 280 points"."""
    if previous is None or previous.mention.direction is None:
        return None
    if continues(words, previous, reading):
        level = words.word(reading.first - 1) in ("to", "at")
        return previous.mention.direction, "to" if level else "by"
    if goes_on_list(words, previous, reading):
        return previous.mention.direction, previous.mention.rule.rpartition(".")[2]
    return None


def goes_on_list(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell whether a percent goes on a list: "rose 0.9% in 2025 and 1.2% in 2026", "lost 1%, the Nasdaq 2%"."""
    gap = words.surface[previous.reach : reading.first]
    alike = previous.mention.kind == reading.mention.kind == "percent" and 0 < len(gap) <= _WINDOW
    if not alike or not ("," in gap or "and" in gap) or gap[-1] in ("to", "from"):
        return False
    if gap[-1] != "by" and all(
        word[0].isupper() or word[0].isdecimal() or word in _LIST_WORDS for word in gap
    ):
        return True
    return _goes_on_without_verb(words, previous, reading)


def _goes_on_without_verb(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell "Exports fell 12%, imports 9%", "and maize by 2%": the verb of the first is that of the second."""
    gap = words.low[previous.reach : reading.first]
    by = gap[-1] == "by"
    named = gap[1 : len(gap) - by]
    inside = _INSIDE_NAMES if by else _INSIDE_SUBJECTS
    plain = all(word in inside or (word.isalpha() and word not in FUNCTION_WORDS) for word in named)
    verbs = not ALL_VERBS.isdisjoint(named) or any(word.endswith(("ed", "ing", "ly")) for word in named)
    sense = previous.mention.rule.rpartition(".")[2]
    shared = by or (sense == "by" and words.word(reading.last) not in ("of", "stake", "share"))
    return gap[0] in (",", "and") and bool(named) and plain and not verbs and shared


def continues(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell whether a figure goes on about the change before it: "fell 4%, or 280 points, to 6,595"."""
    gap = words.low[previous.reach : before_epithets(words, reading.first)]
    if not 0 < len(gap) <= _LONGEST_WHEN or reading.mention.role == "prior_value":
        return False
    if len(gap) <= _WINDOW and _CONTINUING.issuperset(gap):
        return True
    # "rose 9 percent from a year earlier to $5m", "fell 3% in March, to 280"
    led = gap[-1] in ("to", "at") and gap[0] in _WHEN_OPENERS
    return led and all(word in _WHEN or (word.isdecimal() and len(word) == _YEAR) for word in gap)
