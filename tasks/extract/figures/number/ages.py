"""Ages: "aged 56", "a 75-year-old", "Barra, 51, will", "died at 95", "She was 66."."""

from tasks.extract.figures.noun_phrases import is_plural
from tasks.extract.figures.number.modifiers import before_modifier
from tasks.extract.figures.reading import Reading, make_reading
from tasks.extract.figures.vocabulary import FUNCTION_WORDS, HYPHENS, MONTHS, PHRASE_ENDS, WEEKDAYS, word_list
from tasks.extract.numerals import Numeral, Words

_AGE_UNITS = {"year": "a", "years": "a", "month": "mo", "months": "mo", "week": "wk", "weeks": "wk", "day": "d",
              "days": "d", "yr": "a", "yo": "a"}  # fmt: skip
_YOUNG_UNITS = frozenset({"month", "months", "week", "weeks", "day", "days"})
_SINGLE = frozenset({"boy", "girl", "man", "woman", "child", "youth", "teenager", "lad", "lady"})
_AFTER_AGE = frozenset({".", ",", ";", "and", "when", "", "but", "at", "on"})
# "She is 21 now", "turned 58 last month"
_NOW = frozenset({"now", "then", "today"})
_AFTER_TURNED = frozenset({"in", "last", "this", "yesterday"}) | WEEKDAYS
_TURNING = frozenset({"turned", "turns", "turning"})
_OLD = frozenset({"old", "olds"})
_DYING = word_list("ages.dying")
_PRONOUN_SUBJECTS = frozenset({"he", "she", "i"})
_CONTRACTED = frozenset({"he's", "she's", "i'm"})
_CONTRACTED_WILL = frozenset({"he'll", "she'll", "i'll"})
# "My daughter is seven"
_KIN = word_list("ages.kin")
_PERSONS = word_list("ellipsis.persons") | word_list("ordinals.kin")
_COPULAS = word_list("ages.copulas")
_AGE_GROUPS = word_list("ages.age_groups")
_LIST_ENDS = frozenset({"and", "or", "were", "was", "are", "at", "from", "who", "respectively"})
_OLDEST = 122
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def read_age(words: Words, numeral: Numeral) -> Reading | None:
    """Read an age, in years unless the words name months, weeks or days."""
    value = numeral.value
    if value is None or numeral.form == "ordinal":
        return None
    if words.word(numeral.last) == "s" and words.joined(numeral.last):
        return _decade_of_life(words, numeral)
    return _years_old(words, numeral) or (_bare_age(words, numeral) if 0 < value <= _OLDEST else None)


def read_listed_age(words: Words, numeral: Numeral, previous: Reading) -> Reading | None:
    """Read a further age of a list ("aged nine, ten and 49")."""
    gap = words.low[previous.last : numeral.first]
    listed = 0 < len(gap) <= 2 and all(word in (",", "and", "or") for word in gap)
    if not listed or not previous.mention.rule.startswith(("age.aged", "age.list", "age.apposition")):
        return None
    whole = (
        numeral.form in ("digits", "words") and 0 < (numeral.value or 0.0) <= _OLDEST and numeral.scale == 1.0
    )
    closed = not words.word(numeral.last)[:1].isalpha() or words.word(numeral.last) in _LIST_ENDS
    return make_reading(words, numeral, "age", "age.list", unit="a") if whole and closed else None


def _years_old(words: Words, numeral: Numeral) -> Reading | None:
    i = _past_hyphen(words, numeral.last)
    unit = _AGE_UNITS.get(words.word(i))
    if unit is None:
        return None
    j = _past_hyphen(words, i + 1)
    if words.word(j) in _OLD:
        return make_reading(words, numeral, "age", "age.years_old", last=j + 1, unit=unit)
    if words.word(j) == "of" and words.word(j + 1) == "age":
        return make_reading(words, numeral, "age", "age.years_of_age", last=j + 2, unit=unit)
    return None


def _decade_of_life(words: Words, numeral: Numeral) -> Reading | None:
    """Read "in his 30s" and "a woman in her late 50s"."""
    value = numeral.value or 0.0
    i = numeral.first - 1
    while words.word(i) in ("-", "late", "early", "mid"):
        i -= 1
    if words.word(i) not in ("his", "her", "their") or words.word(i - 1) != "in" or value % 10 or value > 110:
        return None
    reading = make_reading(words, numeral, "age", "age.decade", last=numeral.last + 1, unit="a")
    mention = reading.mention
    mention.modifier, mention.value, mention.value_low, mention.value_high = "between", None, value, value + 9
    return reading


def _past_hyphen(words: Words, i: int) -> int:
    return i + 1 if words.word(i) in HYPHENS else i


def _bare_age(words: Words, numeral: Numeral) -> Reading | None:
    first = before_modifier(words, numeral.first)
    before, after = words.word(first - 1), words.word(numeral.last)
    if _aged(words, numeral, numeral.first) or _aged(words, numeral, first):
        unit = words.word(numeral.last) if words.word(numeral.last) in _YOUNG_UNITS else ""
        last = numeral.last + 1 if unit else numeral.last
        return make_reading(words, numeral, "age", "age.aged", last=last, unit=_AGE_UNITS.get(unit, "a"))
    if numeral.form == "digits" and _apposition(words, numeral, before, after):
        return make_reading(words, numeral, "age", "age.apposition", unit="a")
    closes = after in _AFTER_AGE and not words.joined(numeral.last + 1)
    closes = closes or after in _NOW or (before in _TURNING and after in _AFTER_TURNED)
    if numeral.form == "words" and _age_of_child(words, numeral):
        return make_reading(words, numeral, "age", "age.apposition", unit="a")
    small = before in _TURNING or words.word(first - 2) in _KIN
    closes = closes and (numeral.form == "words" or (numeral.value or 0.0) >= 10 or small)
    told = before in _CONTRACTED or (before in _COPULAS and _person_before(words, first - 1))
    if before in ("be", "turn") and _is_birthday(words, numeral.last):
        closes = told = _comes_of_age(words, first - 1)
    told = told or before in _TURNING or (words.word(first - 2) == "who" and before in ("is", "was"))
    if closes and told:
        return make_reading(words, numeral, "age", "age.copula", unit="a")
    return None


def _comes_of_age(words: Words, verb: int) -> bool:
    """Tell "She will be" and "He is to turn" before an age from "The price will be"."""
    modal = words.word(verb - 1)
    if words.low[verb] == "turn" or modal in _CONTRACTED_WILL:
        return modal in _CONTRACTED_WILL or modal in ("will", "would", "to")
    person = words.word(verb - 2) in _PERSONS and _common_person(words, verb - 2)
    return modal == "will" and (person or _person_before(words, verb - 1))


def _is_birthday(words: Words, i: int) -> bool:
    """Tell "in April", "on Sunday", "next month", "this year" at word ``i``."""
    leader, day = words.word(i), words.word(i + 1)
    dated = day in MONTHS or day in WEEKDAYS
    return (leader in ("in", "on") and dated) or (
        leader in ("next", "this") and (dated or day in ("week", "month", "year"))
    )


def _age_of_child(words: Words, numeral: Numeral) -> bool:
    """Tell "Grace, seven, and Daniel, four": ages below ten stand in words, after a name and a comma."""
    name, after = numeral.first - 2, words.word(numeral.last)
    named = words.word(numeral.first - 1) == "," and name >= 0 and words.surface[name][0].isupper()
    # "The rest went to the Greens, three."
    named = named and words.word(name - 1) != "the"
    common = words.low[name] in FUNCTION_WORDS or words.low[name] in MONTHS | WEEKDAYS if named else True
    return named and not common and words.low[name].isalpha() and after in (",", ".", ";", ")", "")


def _aged(words: Words, numeral: Numeral, first: int) -> bool:
    """Tell whether the words before word ``first`` announce an age: "aged", "people under", "died at"."""
    before, earlier = words.word(first - 1), words.word(first - 2)
    who = words.word(first - 3) in ("who", "whom") and earlier in ("is", "are", "was", "were")
    if before in ("under", "over", "above", "below") and (earlier in _AGE_GROUPS or who):
        return not words.word(numeral.last)[:1].isalpha() or words.word(numeral.last) in PHRASE_ENDS
    if before in ("aged", "age", "ages") or (before == "between" and earlier in ("aged", "ages")):
        return True
    if earlier == "age" and before in ("is", "was", "at"):
        return True
    if before == "at" and earlier in ("", ".") and words.word(numeral.last) == ",":
        return words.word(numeral.last + 1) in _PRONOUN_SUBJECTS
    if before == "of" and (earlier in ("age", "ages") or _is_one_of_years(words, numeral, first - 2)):
        return True
    closes = words.word(numeral.last) in (".", ",", ";", "", "in", "after", "from") or not _same_line(
        words, numeral
    )
    return before == "at" and earlier in _DYING and closes


def _is_one_of_years(words: Words, numeral: Numeral, noun: int) -> bool:
    """Tell "a girl of 15", where no noun follows."""
    after = words.word(numeral.last)
    single = words.word(noun) in _SINGLE and words.word(noun - 1) not in ("the", "no")
    return single and numeral.scale == 1.0 and (not after[:1].isalpha() or after in PHRASE_ENDS)


def _same_line(words: Words, numeral: Numeral) -> bool:
    i = numeral.last
    return i < len(words) and "\n" not in words.text[numeral.end : words.starts[i]]


def _apposition(words: Words, numeral: Numeral, before: str, after: str) -> bool:
    """Tell whether the number stands between commas or brackets after a person's name."""
    value = numeral.value or 0.0
    paired = (
        after == "and"
        and words.word(numeral.last + 1).isdecimal()
        and words.word(numeral.last + 2) in (",", ".")
    )
    if before == "," and paired and 10 <= value <= _OLDEST and numeral.scale == 1.0:
        return words.word(numeral.first - 2).isalpha()
    bracketed = before == "(" and after == ")"
    enclosed = before == "," and after in (",", ".", ";")
    if before == "," and 10 <= value <= _OLDEST and _in_headline(words, numeral):
        return True
    if not (bracketed or enclosed) or value < 10 or value != int(value) or numeral.scale > 1:
        return False
    name = _before_suffix(words, numeral.first - 2)
    # "Adams, 24, and": a name; "March 12, 24," or "Ohio, 12," is none: a person has two capitalized words.
    if enclosed and after == "," and _common_person(words, name):
        return value <= _OLDEST
    surface, earlier = words.surface[name] if name >= 0 else "", words.surface[name - 1] if name > 0 else ""
    if not surface[:1].isupper() or words.word(name) in MONTHS | WEEKDAYS or surface.isupper():
        return False
    return enclosed or (earlier[:1].isupper() and words.word(name - 1) not in FUNCTION_WORDS)


def _before_suffix(words: Words, i: int) -> int:
    """Return the last word of the name before "Jr." or "III" at word ``i``."""
    dotted = words.word(i) == "." and words.word(i - 1) in _GENERATIONS
    return i - 1 - dotted if dotted or words.word(i) in _GENERATIONS else i


def _in_headline(words: Words, numeral: Numeral) -> bool:
    """Tell "Elder sentenced for wedding girl, 15" and "Boy, 12, drowned"."""
    whole = numeral.scale == 1.0 and (numeral.value or 0.5) % 1 == 0
    closed = words.word(numeral.last) in ("", ",", ".") or not _same_line(words, numeral)
    return whole and words.word(numeral.first - 2) in _SINGLE and closed


def _common_person(words: Words, i: int) -> bool:
    """Tell whether a singular common noun with an article may name a person ("the princess, 67,")."""
    noun = (
        i >= 0
        and words.surface[i][0].islower()
        and words.low[i].isalpha()
        and words.low[i] not in FUNCTION_WORDS
    )
    return (
        noun
        and not is_plural(words, i)
        and words.word(i - 1) in ("the", "a", "an", "her", "his", "their", "another", "one", "former")
    )


def _person_before(words: Words, copula: int) -> bool:
    subject = words.word(copula - 1)
    if words.word(copula) == "been" and subject in ("have", "has"):
        subject = words.word(copula - 3) if words.word(copula - 2) == "would" else words.word(copula - 2)
    if subject in _PRONOUN_SUBJECTS or subject in _KIN:
        return True
    if subject == ",":
        # "Adams, who led the party, was 68."
        return words.word(copula) == "was" and words.word(copula + 2) == "."
    name = words.surface[copula - 1] if copula > 0 else ""
    return name[:1].isupper() and not name.isupper() and subject not in FUNCTION_WORDS
