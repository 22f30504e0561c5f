"""What a bare number leaves unsaid: the currency, the percent sign or the noun of the figure before it."""

from tasks.extract.figures.noun_phrases import plural_phrase
from tasks.extract.figures.number.counts import set_counted, share_counted
from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.number.standalone import has_verb, is_subject
from tasks.extract.figures.reading import Reading
from tasks.extract.figures.relating import OF_THEM, is_prior, same_sentence
from tasks.extract.figures.subjects import ALL_VERBS, CHANGE_VERBS
from tasks.extract.figures.vocabulary import AUXILIARIES, HARMING, PHRASE_ENDS, PREPOSITIONS, word_list
from tasks.extract.mentions import FigureMention
from tasks.extract.numerals import Words

_ELLIPSIS_WINDOW = 30
_LOOKED_AT = 5
# "won 66 seats, while the second-largest party lost 42"
_PASSED_OVER = frozenset({"ratio", "ordinal", "age", "duration"})
_NOUN_WINDOW = 12
# Shares of a whole: percents up to this, this near to the one before.
_WHOLE = 100
# "300 million" after "$2 a day" is no money.
_LARGE = 1000
_MILLION = 1e6
# "Bought him three years ago for 4.5 million", after millions of a currency in the same report.
_MONEY_WINDOW = 10
_MONEY_WORDS = word_list("ellipsis.money_words")
_BEFORE_MONEY = frozenset({"by", "for", "of", "to", "at", "from", "cost", "costs", "worth", "paid", "pay"})
_EMPLOYING = frozenset({"employ", "employs", "employed", "employing", "seats", "seating", "houses", "sleeps"})
_SHARES_GAP = 8
_ALIKE = 4
_DYING = frozenset({"died", "drowned", "perished", "lost"})
_SENTENCE_ENDS = frozenset(".!?")
_STATES = word_list("counted.states")
# "A toll of 212, with 1,040 injured": no tolls; "miner", "pilgrim", "tourist", "evacuee"
_OF_PERSONS = ("er", "or", "ist", "ian", "man", "ant", "ent", "ee", "im", "eer")
# "22 people in four towns, nine of whom"
_PERSONS = word_list("ellipsis.persons")


def complete_ellipsis(words: Words, reading: Reading, earlier: list[Reading]) -> None:
    """Give a bare "50.5 billion" the currency of the amount before it in its sentence, a bare "from 40" its percent.

    A multiple is passed over ("to 100 billion euros, doubling the present 50.5 billion"), and so is a conversion:
    "3 billion shekels ($800 million) and 90 million".
    """
    if earlier and _is_span_before(words, earlier[-1], reading):
        mention, before = reading.mention, earlier[-1].mention
        mention.kind, mention.unit, mention.rule = "duration", before.unit, "duration.ellipsis"
        return
    if _leaves_out_currency(words, reading):
        spent = next((r.mention for r in reversed(earlier) if _is_scaled_money(r)), None)
        if spent is not None:
            reading.mention.kind, reading.mention.unit = "money", spent.unit
            reading.mention.rule = "money.ellipsis"
            return
    originals = [before for before in earlier[-_LOOKED_AT:] if before.mention.role != "equivalent"]
    previous = next((before for before in reversed(originals[-2:]) if not _is_passed_over(before)), None)
    bare = reading.mention.rule in ("count.bare", "count.range") and reading.mention.counted is None
    if previous is None or not (bare or _is_state(reading)):
        return
    if reading.first - previous.last > _ELLIPSIS_WINDOW:
        return
    whole = next(
        (before for before in reversed(earlier[-3:]) if bare and _is_some_of(words, reading, before)), None
    )
    if whole is not None:
        share_counted(whole, reading)
        reading.mention.rule = "count.ellipsis"
    elif same_sentence(words, previous, reading):
        _complete_in_sentence(words, reading, previous, earlier)


def _leaves_out_currency(words: Words, reading: Reading) -> bool:
    """Tell whether bare millions are of money: "wrote down the value of its loans by 1.6 billion"."""
    if reading.mention.rule != "count.bare" or reading.numeral.scale < _MILLION:
        return False
    first = before_modifier(words, reading.first)
    start = max(first - _MONEY_WINDOW, 0)
    near = words.low[start:first]
    ends = [place for place, word in enumerate(near) if word in _SENTENCE_ENDS]
    led = words.word(first - 1) in _BEFORE_MONEY
    return led and not _MONEY_WORDS.isdisjoint(near[ends[-1] + 1 :] if ends else near)


def _is_scaled_money(reading: Reading) -> bool:
    scaled = reading.mention.kind == "money" and reading.numeral.scale >= _MILLION
    return scaled and reading.mention.role != "equivalent"


def _complete_in_sentence(words: Words, reading: Reading, previous: Reading, earlier: list[Reading]) -> None:
    mention, before = reading.mention, previous.mention
    if words.low[reading.last : reading.last + 2] in OF_THEM:
        named = plural_phrase(words, reading.last + 2)
        if named is not None and words.low[named.head] not in _STATES:
            set_counted(words, reading, named)
            mention.rule = "count.of_them"
            return
    if words.low[reading.last : reading.last + 2] == ["of", "whom"]:
        before = next((other.mention for other in reversed(earlier[-3:]) if _is_of_people(other)), before)
    if before.role == "part" and before.related is not None and is_harmed(words, reading):
        # "killed eight civilians, among them three children, and wounded 27"
        before = before.related
    if before.kind == "count" and before.counted:
        hurt_otherwise = before.counted_head in _STATES and words.word(reading.last) in HARMING
        if hurt_otherwise or (_is_state(reading) and not is_person(before)):
            return
        if _is_state(reading) or _lacks_noun(words, reading, previous):
            mention.counted, mention.counted_head = before.counted, before.counted_head
            mention.rule = "count.ellipsis"
        return
    if reading.mention.rule == "count.bare" and _is_amount_like(words, reading, previous):
        mention.kind, mention.unit, mention.rule = before.kind, before.unit, f"{before.kind}.ellipsis"


def _is_amount_like(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell whether a bare number has the currency or the percent sign of the amount before it."""
    before = previous.mention
    large = previous.numeral.scale > 1 or (before.value or before.value_low or 0.0) >= _LARGE
    scaled = (
        large
        and reading.numeral.scale >= 1e6
        and before.kind == "money"
        and words.word(reading.last) != "more"
    )
    compared = before.kind in ("percent", "money", "measure") and is_prior(words, reading)
    raised = before.kind == "money" and _is_raised_to(words, reading)
    shared = before.kind == "percent" and _goes_on_shares(words, reading, previous)
    return scaled or compared or raised or shared or _is_alike(words, reading, previous)


def _is_alike(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell a number of the size of the amount before it: "a limit of 119 kph, but it never got beyond 95"."""
    before = previous.mention
    value, other = reading.mention.value or 0.0, before.value or before.value_high or before.value_low or 0.0
    digits = reading.numeral.form == previous.numeral.form == "digits" and reading.numeral.scale == 1.0
    near = 0 < value <= other * _ALIKE and other <= value * _ALIKE
    after = words.word(reading.last)
    # "Voted by 31 to 14"
    ends = not after[:1].isalnum() or (after in PHRASE_ENDS and after != "to")
    apart = any(word.isalpha() and word != "and" for word in words.low[previous.last : reading.first])
    kind = before.kind in ("percent", "money", "measure") and not before.rule.endswith(".compound")
    return kind and digits and near and ends and apart


def _is_some_of(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell a bare subject that may be some of what was counted: "12 flaws were found. Six are critical."."""
    before, least = previous.mention, reading.mention.value or reading.mention.value_low or 0.0
    if before.kind != "count" or not before.counted or (before.value or before.value_low or 0.0) < least:
        return False
    of_them = words.low[reading.last : reading.last + 2] in OF_THEM[:2] and has_verb(words, reading.last + 2)
    if not of_them and not is_subject(words, reading.numeral):
        return False
    return ends_between(words, previous.last, reading.first) <= 1 and (
        is_person(before) or not is_harmed(words, reading)
    )


def ends_between(words: Words, first: int, last: int) -> int:
    """Return how many sentences or lines end between two words."""
    ends = sum(word in _SENTENCE_ENDS for word in words.low[first:last])
    return ends + sum(words.breaks(i) for i in range(first, last + 1))


def _is_passed_over(reading: Reading) -> bool:
    """Tell figures whose unit or noun no other takes: ratios, ranks, "twice"."""
    return reading.mention.kind in _PASSED_OVER or reading.mention.rule == "count.times"


def _is_span_before(words: Words, previous: Reading, reading: Reading) -> bool:
    """Tell the span of time before a change: "fell to 81.2 years from 81.6"."""
    if reading.mention.rule != "count.bare" or previous.mention.kind != "duration":
        return False
    return words.low[previous.last : reading.first] == ["from"] and not words.word(reading.last)[:1].isalpha()


def _lacks_noun(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell whether a bare count counts what the one before it does ("4,300 jobs in France, 3,700 in Spain")."""
    if reading.first - previous.last > _NOUN_WINDOW or ";" in words.low[previous.last : reading.first]:
        return False
    leader = words.word(before_modifier(words, reading.first) - 1)
    if leader in _EMPLOYING and not is_person(previous.mention):
        # "two factories that employ 3,000"
        return False
    # Both numbers have scale words or neither has: "250 thousand in Rome, 100 thousand in Bari".
    if words.word(reading.last) not in ("more", "fewer") and (reading.numeral.scale > 1) != (
        previous.numeral.scale > 1
    ):
        return False
    after = words.word(reading.last)
    closed = not after[:1].isalpha() or after in PHRASE_ENDS
    if is_harmed(words, reading) and not is_harmed(words, previous) and not is_person(previous.mention):
        # "Two trains collided, killing eight": no trains.
        return False
    return (
        closed
        and words.word(reading.first - 1) not in ("of", "to", "at", "from")
        and words.word(reading.first) != "one"
    )


def is_harmed(words: Words, reading: Reading) -> bool:
    """Tell "killed 12" and "12 were killed", "12 died"."""
    i = reading.last
    while words.word(i) in AUXILIARIES:
        i += 1
    passive = i > reading.last and words.word(i) in HARMING
    return (
        passive or words.word(i) in _DYING or words.word(before_modifier(words, reading.first) - 1) in HARMING
    )


def _is_raised_to(words: Words, reading: Reading) -> bool:
    """Tell whether a bare number is the level after a change: "25 dollars, rising to 50"."""
    return (
        words.word(reading.first - 1) == "to"
        and words.word(reading.first - 2) in CHANGE_VERBS
        and (not words.word(reading.last)[:1].isalpha() or words.word(reading.last) in PREPOSITIONS)
    )


def _goes_on_shares(words: Words, reading: Reading, previous: Reading) -> bool:
    """Tell whether a bare number is a further percent: "34 percent, her partners 21 and the far right 13"."""
    gap = words.low[previous.last : reading.first]
    last, after = words.word(reading.first - 1), words.word(reading.last)
    listed = "," in gap or "and" in gap or "while" in gap
    ended = not after[:1].isalpha() or after in ("and", "in")
    named = last.isalpha() and last not in ALL_VERBS and last not in PHRASE_ENDS
    small = 0 < (reading.mention.value or 0.0) <= _WHOLE and reading.numeral.scale == 1.0
    digits = reading.numeral.form == "digits" and len(gap) <= _SHARES_GAP
    return listed and ended and named and small and digits and not words.joined(reading.last + 1)


def _is_of_people(reading: Reading) -> bool:
    return reading.mention.kind == "count" and reading.mention.counted_head in _PERSONS


def is_person(mention: FigureMention) -> bool:
    """Tell whether a figure counts people."""
    head = mention.counted_head or ""
    return head in _PERSONS or (
        head.endswith(_OF_PERSONS) and head not in ("number", "tower", "centre", "event")
    )


def _is_state(reading: Reading) -> bool:
    """Tell whether a number counts people by their state only ("60 injured")."""
    return reading.mention.rule == "count.noun" and reading.mention.counted in _STATES
