"""What money, percents, ratios and measures are of: "a fund of €5 billion", "sales rose 5%", "70% of voters"."""

from tasks.extract.figures.frame.directions import continues, goes_on_list
from tasks.extract.figures.frame.measured_after import CHANGE_NOUNS, NO_MEASURED, changed, following
from tasks.extract.figures.frame.measured_alike import follows_change, is_fronted, is_parallel, sizes_on
from tasks.extract.figures.frame.measured_before import (
    MODALS,
    aiming_subject,
    governed,
    limited_noun,
    measured_noun,
    sharer,
)
from tasks.extract.figures.noun_phrases import (
    Phrase,
    after_determiners,
    phrase_before,
    plural_phrase,
    singular_phrase,
)
from tasks.extract.figures.number.counts import set_counted
from tasks.extract.figures.number.standalone import is_subject
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import (
    ALL_VERBS,
    CHANGE_VERBS,
    STOPS,
    before_determiners,
    is_time,
    subject_of,
)
from tasks.extract.figures.vocabulary import (
    DETERMINERS,
    HARMING,
    word_list,
)
from tasks.extract.numerals import Words

_ABSTRACT = word_list("measured.abstract")
_SURPASSING = word_list("measured.surpassing")
# With these only money is the subject's: "the firm earned $5m", not "the senator earned 914".
_MONEY_VERBS = word_list("measured.money_verbs")
# "The wait is three years", "the ceasefire lasted 48 hours"; other verbs only place a span of time.
_LASTING = word_list("measured.lasting")
# "The engine produces 148 horsepower"
_YIELDING = word_list("measured.yielding")
# "$2m early on Monday", "a ring worth £1m stolen"
_GAINING = frozenset(
    {"gained", "lost", "won", "added", "gain", "lose", "win", "add", "gains", "loses", "wins", "adds"}
)
_BEFORE_GERUND = frozenset({"after", "before", "and", "by", "while", "when", "of", "from"})
_SPENDING = word_list("measured.spending")
_SPENDING_WINDOW = 7
# "A gain of $4m", "growth of 2%": nouns of change that name what is measured where nothing else does.
_OWN_NAMES = frozenset({"gain", "gains", "growth"})
_GOALS = frozenset({"goal", "goals", "target", "targets", "aim", "ambition"})
_LONGEST_AIM = 16
_EXTREMES = frozenset({"high", "low"})
_LONGEST_EXTREME = 6
_LONGEST_CHANGE = 6
_LIMITS = frozenset({"above", "below", "over", "under", "around", "exceeding", "between"})
# "100 miles from Oslo" says where.
_PLACING = word_list("measured.placing")
_MERE_AMOUNTS = frozenset(
    {"total", "number", "amount", "sum", "average", "mean", "median", "maximum", "minimum", "range"}
)


def find_measured(words: Words, reading: Reading, previous: Reading | None) -> None:
    """Set ``counted`` to the noun phrase that the quantity measures, where the words name one."""
    if reading.mention.counted is not None:
        return
    if reading.mention.rule == "count.bare" and (
        reading.numeral.form == "vague" or is_subject(words, reading.numeral)
    ):
        # "One dead, two hurt": no dead. "A wake attended by hundreds": no wakes.
        return
    if reading.mention.kind == "age":
        aged = _aged(words, reading) if words.low[reading.last - 1] == "old" else None
        if aged is not None:
            set_counted_apart(words, reading, aged)
        return
    if reading.mention.kind == "ordinal":
        ranked = _ranked(words, reading)
        if ranked is not None:
            set_counted_apart(words, reading, ranked)
        return
    phrase = None if reading.mention.kind == "count" else following(words, reading)
    change = previous is not None and previous.mention.related is reading.mention
    if phrase is None and previous is not None and (change or reading.mention.kind != "duration"):
        if _is_of_those(words, previous, reading):
            reading.mention.counted, reading.mention.counted_head = (
                previous.mention.counted,
                previous.mention.counted_head,
            )
            return
        _share_measured(words, previous, reading)
    if phrase is None and reading.mention.counted is None and not _of_no_subject(words, reading):
        phrase = _preceding(words, reading)
    if phrase is not None:
        set_counted_apart(words, reading, phrase)


def _of_no_subject(words: Words, reading: Reading) -> bool:
    """Tell the length of a motion whose mover stands far off: "died after slipping and falling 60 metres"."""
    i = reading.first - 1
    gerund = reading.mention.kind == "measure" and words.word(i).endswith("ing")
    return gerund and words.word(i - 1) in _BEFORE_GERUND


def _aged(words: Words, reading: Reading) -> Phrase | None:
    """Read who or what is of an age: "his 14-year-old son", "the tools were 50,000 years old"."""
    person = singular_phrase(words, reading.last) if reading.mention.rule == "age.years_old" else None
    if person is not None:
        return _before_name(words, person)
    if words.word(reading.first - 1) in ("a", "an"):
        return None
    thing = governed(words, reading.first)
    return thing if thing is not None and words.surface[thing.head][0].islower() else None


def _ranked(words: Words, reading: Reading) -> Phrase | None:
    """Return what an ordinal ranks or counts off: "second-largest army", "third straight loss", "75th birthday"."""
    if reading.mention.rule == "ordinal.superlative":
        return singular_phrase(words, reading.last)
    if reading.mention.rule == "ordinal.sequence" and words.word(reading.last) != "time":
        return singular_phrase(words, reading.last + 1)
    return None


def _before_name(words: Words, phrase: Phrase) -> Phrase:
    """Leave out the name after a common noun: "his 14-year-old son Ben"."""
    for j in range(phrase.first + 1, phrase.last):
        if words.surface[j][0].isupper() and words.surface[j - 1][0].islower():
            return Phrase(phrase.first, j, j - 1)
    return phrase


def _is_of_those(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell whether a share is one of what was counted before: "640 pupils, a quarter of whom", "1,000 adults … 5%"."""
    if reading.mention.kind not in ("percent", "ratio") or previous.mention.kind != "count":
        return False
    if not STOPS.isdisjoint(words.low[previous.last : reading.first]):
        return False
    if is_fronted(words, previous, reading):
        return True
    those = words.word(reading.last) == "of" and words.word(reading.last + 1) in ("whom", "them", "which")
    reported = words.word(reading.first - 1) == "that" and words.word(reading.first - 2) in ALL_VERBS
    return those or reported


def _share_measured(words: Words, previous: Reading, reading: Reading) -> None:
    """Take what the figure before measures: "rose 8% to £3.4bn", "67 percent, up 4 points"."""
    repeated = goes_on_list(words, previous, reading) and words.word(reading.first - 1) in ("and", ",")
    if not (
        repeated
        or continues(words, previous, reading)
        or follows_change(words, previous, reading)
        or is_parallel(words, previous, reading)
        or sizes_on(words, previous, reading)
    ):
        return
    kinds = {previous.mention.kind, reading.mention.kind}
    follows = previous.counted_at[0] >= previous.last and kinds == {"money", "percent"}
    if follows or previous.mention.counted_head == "point":
        phrase = governed(words, previous.first)
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


def _preceding(words: Words, reading: Reading) -> Phrase | None:
    """Read the noun before "of", or the subject or object of the verb that governs the number."""
    start = reading.first
    multiplied = reading.mention.rule == "ratio.multiple" and reading.mention.direction is not None
    if multiplied or words.low[start] in _SURPASSING:
        return subject_of(words, start)
    if words.word(start - 1) == "of":
        return _before_of(words, reading)
    if words.word(start - 1) == "at" and (start == 1 or words.word(start - 2) in STOPS):
        return _fronted(words, reading)
    few = reading.numeral.form == "words" and words.word(start - 1) in _GAINING
    if reading.mention.kind == "count" and (few or words.word(start - 1) in _MONEY_VERBS):
        # "the Greens gained nine": no Greens
        return None
    if (phrase := aiming_subject(words, start)) is not None:
        return phrase
    if words.low[start] in _LIMITS and (phrase := limited_noun(words, start)) is not None:
        return phrase
    if reading.mention.kind == "measure" and words.word(reading.last) in _PLACING:
        return governed(words, start)
    if (
        reading.mention.kind == "measure"
        and (phrase := measured_noun(words, start, reading.last)) is not None
    ):
        return phrase
    found = governed(words, start) if _has_subject(words, reading, start) else None
    epithet = words.word(start - 2) in ("a", "an") and words.word(start - 3) in _YIELDING
    yielding = epithet or words.word(start - 2) in MODALS or words.word(start - 1) in _YIELDING
    modal = reading.mention.kind == "measure" and yielding
    if found is None and (modal or reading.mention.kind == "percent"):
        found = sharer(words, start)
    if found is None and reading.mention.kind == "money":
        found = _purpose(words, reading)
    return found


def _compounded(words: Words, reading: Reading, change: int) -> Phrase | None:
    """Read the noun that a noun of change forms a compound with: "a pay rise", "the price cut", but "a storm surge"."""
    if reading.mention.kind not in ("money", "percent"):
        return None
    phrase = phrase_before(words, change, verbs=ALL_VERBS)
    return phrase if phrase is not None and before_determiners(words, phrase.first) < phrase.first else None


def _fronted(words: Words, reading: Reading) -> Phrase | None:
    """Read the subject after "At 203 metres, the tower" and "At $3bn, it": none for a pronoun."""
    if words.word(reading.last) != ",":
        return None
    first = reading.last + 1
    j = after_determiners(words, first)
    # "At 77, Biden became": an age.
    return singular_phrase(words, j) if j > first and reading.mention.kind != "count" else None


def _before_of(words: Words, reading: Reading) -> Phrase | None:
    """Read the noun before "of": "a fund of €5 billion"; a mere amount measures what its verb says."""
    start = reading.first
    if words.word(start - 2) in CHANGE_NOUNS:
        # "a rise of 7 percent in pay", "a pay rise of 7 percent"
        surge = words.word(start - 3) in ("storm", "tidal") and Phrase(start - 3, start - 1, start - 2)
        itself = Phrase(start - 2, start - 1, start - 2) if words.word(start - 2) in _OWN_NAMES else None
        return surge or changed(words, reading.last) or _compounded(words, reading, start - 2) or itself
    if words.word(start - 2) in _EXTREMES:
        return _extreme(words, start - 2)
    phrase = phrase_before(words, start - 1, verbs=ALL_VERBS)
    if phrase is None or words.low[phrase.head] in HARMING:
        return None
    if words.low[phrase.head] in _GOALS and (aim := _changed_before(words, phrase.first)) is not None:
        return aim
    if words.word(phrase.first - 1) == "per":
        # "earnings per share of 91 cents"
        named = phrase_before(words, phrase.first - 1, verbs=ALL_VERBS)
        return Phrase(named.first, phrase.last, named.head) if named is not None else None
    if words.low[phrase.head] not in _ABSTRACT:
        return phrase
    start = before_determiners(words, phrase.first)
    found = governed(words, start) if _has_subject(words, reading, start) else None
    mere = words.low[phrase.head] in _MERE_AMOUNTS
    if mere and words.low[phrase.head] == "range":
        mere = reading.mention.kind != "measure"
    return phrase if found is None and not mere else found


def _extreme(words: Words, noun: int) -> Phrase | None:
    """Read what reached the extreme at word ``noun``: "The stock hit a 52-week high of $9"."""
    for i in range(noun - 1, max(noun - _LONGEST_EXTREME, 0), -1):
        if words.low[i] in DETERMINERS:
            return governed(words, i)
    return None


def _changed_before(words: Words, end: int) -> Phrase | None:
    """Read the object of the change that a goal is for: "is to raise its budget, with a goal of €3bn"."""
    for i in range(end - 1, max(end - _LONGEST_AIM, 0), -1):
        if words.low[i] in STOPS or words.breaks(i + 1):
            return None
        if words.low[i] in CHANGE_VERBS and words.word(i + 1) in DETERMINERS:
            j = after_determiners(words, i + 1)
            return plural_phrase(words, j) or singular_phrase(words, j, nominal=True)
    return None


def _purpose(words: Words, reading: Reading) -> Phrase | None:
    """Read what money is for: "€3 billion for new schools", "spent $5m on advertising"."""
    i = reading.reach
    spent = not _SPENDING.isdisjoint(words.low[max(reading.first - _SPENDING_WINDOW, 0) : reading.first])
    if words.word(i) != "for" and not (words.word(i) == "on" and spent):
        return None
    j = after_determiners(words, i + 1)
    phrase = plural_phrase(words, j) or singular_phrase(words, j, nominal=j > i + 1)
    if phrase is None or is_time(words, phrase) or words.low[phrase.head] in NO_MEASURED:
        return None
    return phrase if words.surface[phrase.head][0].islower() else None


def _has_subject(words: Words, reading: Reading, start: int) -> bool:
    """Tell whether the verb before the number may say what it measures; verbs before spans of time seldom do."""
    if reading.mention.kind != "duration":
        return True
    if words.word(start - 1) == "from":
        return not CHANGE_VERBS.isdisjoint(words.low[max(start - _LONGEST_CHANGE, 0) : start])
    i = start - 2 if words.word(start - 1) in ("to", "by") else start - 1
    return words.word(i) in _LASTING or (i < start - 1 and words.word(i) in CHANGE_VERBS)
