"""What money, percents, ratios and measures are of: "a fund of €5 billion", "sales rose 5%", "70% of voters"."""

from tasks.extract.figures.counted import (
    Phrase,
    after_determiners,
    phrase_after_of,
    phrase_before,
    plural_phrase,
    singular_phrase,
)
from tasks.extract.figures.counts import set_counted
from tasks.extract.figures.directions import continues, goes_on_list
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.vocabulary import (
    AUXILIARIES,
    DETERMINERS,
    HYPHENS,
    PREPOSITIONS,
    VERBS,
    is_adverb,
    word_list,
)
from tasks.extract.numerals import NUMBER_WORDS, Words
from tasks.extract.seedtables import listed, read_table

_CHANGE = [row for row in read_table("direction_cues") if row["class"] in ("verb", "gain")]
_CHANGE_VERBS = frozenset(word for row in _CHANGE for word in listed(row["words"]))
_CHANGE_NOUNS = frozenset(
    word for row in read_table("direction_cues") if row["class"] == "noun" for word in listed(row["words"])
)
_LEVEL_VERBS = word_list("measured.level_verbs")
_VERBS = VERBS | _CHANGE_VERBS | _LEVEL_VERBS
_GOVERNORS = _CHANGE_VERBS | _LEVEL_VERBS
_CHANGE_ADVERBS = frozenset({"up", "down", "higher", "lower"})
_ADJECTIVE_ENDINGS = ("ive", "able", "ible", "ful", "ous", "less")
_ABSTRACT = word_list("measured.abstract")
_LEVEL_PREPOSITIONS = frozenset({"to", "by", "at", "from"})
_FILLERS = word_list("measured.fillers")
# Phrases of time or place that may stand between verb and number: "rose in January to 5%".
_HOPS = 3
_ANNOUNCING = frozenset({"number", "total", "amount"})
_TIMES = frozenset(
    {"year", "years", "quarter", "month", "months", "week", "weeks", "day", "days", "half", "season"}
)
_SURPASSING = word_list("measured.surpassing")
_LONGEST_ASIDE = 12
_NO_MEASURED = word_list("measured.no_measured")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_COMPARATIVES = _CHANGE_ADVERBS | word_list("measured.comparatives")
_STOPS = frozenset('.;:!?()"“”')


def find_measured(words: Words, reading: Reading, previous: Reading | None) -> None:
    """Set ``counted`` to the noun phrase that the quantity measures, where the words name one."""
    if reading.mention.counted is not None or reading.mention.kind == "age":
        return
    if reading.mention.kind == "ordinal":
        ranked = (
            singular_phrase(words, reading.last) if reading.mention.rule == "ordinal.superlative" else None
        )
        if ranked is not None:
            set_counted_apart(words, reading, ranked)
        return
    phrase = None if reading.mention.kind == "count" else _following(words, reading)
    if phrase is None and previous is not None and reading.mention.kind != "duration":
        _share_measured(words, previous, reading)
    if phrase is None and reading.mention.counted is None:
        phrase = _preceding(words, reading)
    if phrase is not None:
        set_counted_apart(words, reading, phrase)


def _share_measured(words: Words, previous: Reading, reading: Reading) -> None:
    """Take what the figure before measures: "rose 8% to £3.4bn", "67 percent, up 4 points"."""
    gap = tuple(words.low[previous.reach : reading.first])
    followed = gap[:1] == (",",) and gap[1:] in (("up",), ("down",))
    repeated = goes_on_list(words, previous, reading) and words.word(reading.first - 1) in ("and", ",")
    if not followed and not repeated and not continues(words, previous, reading):
        return
    kinds = {previous.mention.kind, reading.mention.kind}
    follows = previous.counted_at[0] >= previous.last and kinds == {"money", "percent"}
    if follows or previous.mention.counted_head == "point":
        phrase = _governed(words, previous.first)
        if phrase is not None:
            set_counted_apart(words, reading, phrase)
    else:
        reading.mention.counted = previous.mention.counted
        reading.mention.counted_head = previous.mention.counted_head


def set_counted_apart(words: Words, reading: Reading, phrase: Phrase) -> None:
    """Set what is measured without moving the reach over a phrase that stands before the number."""
    reach = reading.reach
    set_counted(words, reading, phrase)
    if phrase.first < reading.first:
        reading.reach = reach


def _following(words: Words, reading: Reading) -> Phrase | None:
    # "a 500-barrel-per-day plant": the rate stands inside the compound.
    i = reading.reach if reading.mention.per and words.word(reading.last) in HYPHENS else reading.last
    while words.word(i) in HYPHENS and words.joined(i):
        i += 1
    if words.word(i) == "worth":
        i += 1
    found = phrase_after_of(words, i)
    if found is not None:
        return None if _is_time(words, found) else found
    if reading.mention.kind == "ratio" and words.word(i) in DETERMINERS:
        j = after_determiners(words, i)
        return plural_phrase(words, j) or singular_phrase(words, j, nominal=True)
    if words.word(i) == "in" and reading.mention.kind == "money" and words.word(reading.first - 1) != "of":
        return _plain_noun(words, i + 1)
    if reading.mention.kind in ("duration", "measure") and not _hyphenated(words, reading):
        return None
    adjective = words.word(i) in _COMPARATIVES or words.word(i).endswith(_ADJECTIVE_ENDINGS)
    if adjective or words.word(i + 1) == "than":
        return None
    if words.word(i) in _CHANGE_NOUNS:
        return _changed(words, i + 1)
    phrase = singular_phrase(words, i)
    if phrase is None or _is_time(words, phrase):
        return None
    if words.low[phrase.head] in _CHANGE_NOUNS:
        return _changed(words, phrase.last)
    return phrase


def _hyphenated(words: Words, reading: Reading) -> bool:
    return any(word in HYPHENS for word in words.low[reading.numeral.last : reading.last + 1])


def _is_time(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase says when ("last year", "its third quarter")."""
    return words.low[phrase.head] in _TIMES or words.low[phrase.first] in ("last", "next", "this")


def _changed(words: Words, i: int) -> Phrase | None:
    """Read what changed after a noun of change: "a 5% rise in profits"."""
    if words.word(i) not in ("in", "of"):
        return None
    j = after_determiners(words, i + 1)
    return plural_phrase(words, j) or singular_phrase(words, j)


def _plain_noun(words: Words, i: int) -> Phrase | None:
    """Read the noun of "in loans": in lower case, for "in Texas" says where and not what."""
    j = after_determiners(words, i)
    phrase = singular_phrase(words, j)
    if phrase is None or _is_time(words, phrase) or words.low[phrase.head] in _NO_MEASURED:
        return None
    return phrase if words.surface[phrase.head][0].islower() and not _counts(words, i, j) else None


def _counts(words: Words, first: int, last: int) -> bool:
    """Tell whether a number stands among words: "in two phases" says how, not what."""
    return any(word[0].isdecimal() or word in NUMBER_WORDS for word in words.low[first:last])


def _preceding(words: Words, reading: Reading) -> Phrase | None:
    """Read the noun before "of", or the subject or object of the verb that governs the number."""
    start = reading.first
    if reading.mention.rule == "ratio.multiple" or words.low[start] in _SURPASSING:
        return _subject_of(words, start)
    if words.word(start - 1) == "of":
        phrase = phrase_before(words, start - 1, verbs=_VERBS)
        if phrase is None:
            return None
        if words.word(phrase.first - 1) == "per":
            # "earnings per share of 91 cents"
            named = phrase_before(words, phrase.first - 1, verbs=_VERBS)
            return Phrase(named.first, phrase.last, named.head) if named is not None else None
        if words.low[phrase.head] in _CHANGE_NOUNS:
            return _changed(words, reading.last)
        if words.low[phrase.head] not in _ABSTRACT:
            return phrase
        start = _before_determiners(words, phrase.first)
    return None if reading.mention.kind == "duration" else _governed(words, start)


def _governed(words: Words, start: int) -> Phrase | None:
    """Return the subject of the verb before word ``start``, or the object between the verb and a preposition."""
    if words.word(start - 2) in ("a", "an") and words.word(start - 3) in _LEVEL_PREPOSITIONS:
        # "to a record $31 billion"
        start -= 2
    preposition = words.word(start - 1) in _LEVEL_PREPOSITIONS
    i = start - 2 if preposition else start - 1
    for _ in range(_HOPS):
        i = _before_fillers(words, i)
        if i < 0 or words.low[i] in _STOPS:
            return None
        if _governs(words, i, start, preposition=preposition):
            return _subject_of(words, i)
        phrase = _with_of(words, phrase_before(words, i + 1, verbs=_VERBS))
        if phrase is None:
            return None
        i = _before_determiners(words, phrase.first) - 1
        if not preposition:
            # "raised its dividend 10%"
            return phrase if i + 1 < phrase.first and words.word(i) in _CHANGE_VERBS else None
        if words.word(i) in AUXILIARIES and phrase.last - phrase.first == 1:
            # "has been frozen at": a participle, not an object.
            return _subject_of(words, phrase.first)
        if words.word(i) not in PREPOSITIONS:
            return phrase if _takes_object(words, i, phrase) else None
        i -= 1
    return None


def _before_fillers(words: Words, i: int) -> int:
    """Return the word before adverbs and the like, and before the article of "was a meagre 41 percent"."""
    while words.word(i) in _FILLERS or is_adverb(words.word(i)):
        i -= 1
    return i - 2 if words.word(i - 1) in ("a", "an") and words.word(i - 2) in _GOVERNORS else i


def _governs(words: Words, i: int, start: int, *, preposition: bool) -> bool:
    """Tell whether the word at ``i`` is the verb ("rose", "was set at") or adverb ("up") that the number belongs to."""
    word = words.low[i]
    if word in _GOVERNORS or (word in _CHANGE_ADVERBS and i == start - 1):
        return True
    return preposition and word in _VERBS and words.word(i - 1) in _BE


def _takes_object(words: Words, i: int, phrase: Phrase) -> bool:
    """Tell whether the word at ``i`` is a verb with ``phrase`` for its object, or joins it to an earlier one."""
    word = words.word(i)
    return word in _VERBS or word.endswith("ed") or (word == "and" and i + 1 < phrase.first)


def _before_determiners(words: Words, i: int) -> int:
    while words.word(i - 1) in DETERMINERS:
        i -= 1
    return i


def _with_of(words: Words, phrase: Phrase | None) -> Phrase | None:
    """Widen "exports" to "the value of exports"; the head is the first noun unless it only announces a number."""
    if phrase is None:
        return None
    j = _before_determiners(words, phrase.first) - 1
    if words.word(j) != "of":
        return phrase
    named = phrase_before(words, j, verbs=_VERBS)
    if named is None:
        return phrase
    head = phrase.head if words.low[named.head] in _ANNOUNCING else named.head
    return Phrase(named.first, phrase.last, head)


def _before_aside(words: Words, comma: int) -> int:
    """Return the word after the subject of "pay, excluding bonuses, rose": the comma that opens the aside."""
    for i in range(comma - 1, max(comma - _LONGEST_ASIDE, 0), -1):
        if words.low[i] == ",":
            return i
        if words.low[i] in _STOPS:
            break
    return comma + 1


def _amount_word(word: str) -> bool:
    """Tell whether a word belongs to an amount between a noun and its verb: "sales of $3.4 billion were"."""
    return word[:1].isdecimal() or word in ("million", "billion", "trillion", "$", "€", "£", "%", "percent")


def _subject_of(words: Words, verb: int) -> Phrase | None:
    i = verb
    while (
        words.word(i - 1) in AUXILIARIES or is_adverb(words.word(i - 1)) or words.word(i - 1) in _CHANGE_VERBS
    ):
        i -= 1
    if words.word(i - 1) == "," and words.word(i) == "worth":
        i -= 1
    if words.word(i - 1) == ",":
        i = _before_aside(words, i - 1)
    j = i
    while _amount_word(words.word(j - 1)):
        j -= 1
    if words.word(j - 1) == "of":
        i = j - 1
    phrase = _with_of(words, phrase_before(words, i, verbs=_VERBS))
    # "sales in Asia rose": what rose is named before the preposition.
    for _ in range(_HOPS):
        if phrase is None:
            break
        j = _before_determiners(words, phrase.first) - 1
        named = (
            _with_of(words, phrase_before(words, j, verbs=_VERBS)) if words.word(j) in PREPOSITIONS else None
        )
        if named is None:
            break
        phrase = named
    return None if phrase is None or _is_time(words, phrase) else phrase
