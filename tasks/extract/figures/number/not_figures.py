"""Numbers that state no quantity: dates, times, names, labels, scores, addresses, identifiers.

Each check is one function listed in ``CHECKS``; it looks at a numeral in its context and says whether the
number is something else than a figure. They are asked only about numbers that no unit, currency or percent
sign has claimed. Dates that the ``dates`` component found are excluded before (see ``component.py``).
"""

import re
from collections.abc import Callable

from tasks.extract.figures.headlines import is_sentence_start, is_title_case
from tasks.extract.figures.noun_phrases import is_plural, plural_phrase
from tasks.extract.figures.number.money import symbol_at
from tasks.extract.figures.number.years import COUNTED_PEOPLE, is_year
from tasks.extract.figures.subjects import CHANGE_VERBS
from tasks.extract.figures.vocabulary import (
    DASHES,
    HARMING,
    HYPHENS,
    MONTHS,
    PHRASE_ENDS,
    WEEKDAYS,
    word_list,
)
from tasks.extract.numerals import Numeral, Words
from tasks.extract.seedtables import read_table

_LABELS = frozenset(row["word"] for row in read_table("number_labels") if row["class"] == "label")
# Labels that are verbs too: "build 200 houses", "train 12 pilots"
_VERBAL_LABELS = word_list("not_figures.verbal_labels")
_STREETS = frozenset(row["word"] for row in read_table("number_labels") if row["class"] == "street")
# "The force is to number 8,000"
_BEFORE_NUMBERING = frozenset({"to", "will", "would", "could", "may", "might", "now"})
# "Tier one", "phase two"
_WORD_LABELS = word_list("not_figures.word_labels")
_CHAMBERS = frozenset({"house", "senate", "parliament", "assembly", "commons", "lords", "duma", "knesset"})
# "6-foot-2": the inches.
_FEET = frozenset({"foot", "ft"})
_CLOCK = word_list("not_figures.clock")
_DIALLING = word_list("not_figures.dialling")
_STAMPING = frozenset({"published", "updated", "posted", "modified", "edited"})
# "Text HELP to 50411"
_TEXTING = frozenset({"text", "texting", "texted", "sms"})
_TYPE_LEADERS = word_list("not_figures.type_leaders")
# "The 707 was a freighter"
_JETS = frozenset(range(707, 797, 10))
_COMPARING = frozenset({"to", "than", "against"})
_MAGNITUDES = frozenset({"M", "Mw", "ML"})
_DECIMAL = re.compile(r"\d\.\d")
_LONGEST_RUN = 3
# "Shot a bogey-free seven-under 65"; an innings ends with ten wickets.
_SCORE_WINDOW = 9
_WICKETS = 10
_WICKETS_IN_WORDS = {"none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
                     "eight": 8, "nine": 9}  # fmt: skip
_SCORING = word_list("not_figures.scoring")
_LONGEST_UNGROUPED = 6
# "1742913 voters"; longer ones are keys.
_LONGEST_COUNT = 9
_AFTER_UNDER = frozenset({",", ".", ";", "and", "after", "for", "with", ""})
_ROUNDS = frozenset({"free", "round", "opening", "closing", "record", "par", "final"})
_LAST_HOUR, _LAST_MINUTE = "24", "59"
_BEFORE_CLOCK = frozenset(
    {"at", "from", "until", "till", "to", "by", "since", "before", "after", "around", "about"}
)


def is_no_figure(words: Words, numeral: Numeral) -> bool:
    """Tell whether the numeral states no quantity."""
    if numeral.form == "words":
        labelled = words.word(numeral.first - 1) in _WORD_LABELS
        return labelled or _name_in_words(words, numeral) or is_sports_score(words, numeral)
    return numeral.form == "digits" and any(check(words, numeral) for check in CHECKS)


def is_day_or_time(words: Words, numeral: Numeral) -> bool:
    """Tell day numbers and clock times: beside a month, before "p.m." or "GMT", or joined by a colon to another."""
    before, after = numeral.first - 1, numeral.last
    texted = words.word(before) == "to" and not _TEXTING.isdisjoint(words.low[max(before - 5, 0) : before])
    if words.word(before) in _DIALLING or (texted and words.surface[numeral.first].isdecimal()):
        return not _noun_follows(words, numeral)
    if words.word(after) in _CLOCK and words.word(after) != "et":
        return True
    day = 0 < (numeral.value or 0) <= 31
    for i in (before, after):
        if day and words.word(i) in MONTHS and words.surface[i][0].isupper():
            return True
    if day and words.word(before) == "." and words.joined(before) and words.word(before - 1) in MONTHS:
        return True
    if words.word(before) == "," and words.word(before - 2) in MONTHS:
        return True
    return any(_glued(words, numeral, mark) for mark in (":", "'", "’"))


def is_clock_time(words: Words, numeral: Numeral) -> bool:
    """Tell times of day in four digits: "1353 (1023 GMT)", "1800 hours", "from 0600 hrs", "at 2145 on Friday"."""
    surface = words.surface[numeral.first]
    if len(surface) != len("1353") or not surface.isdecimal() or numeral.form != "digits":
        return False
    if surface[:2] > _LAST_HOUR or surface[2:] > _LAST_MINUTE or numeral.scale > 1:
        return False
    i = numeral.last
    before, after, later = words.word(numeral.first - 1), words.word(i), words.word(i + 1)
    if after in _CLOCK or (after == "(" and words.word(i + 2) in _CLOCK):
        return True
    led = before in _BEFORE_CLOCK or surface[0] == "0"
    if after in ("hours", "local") or (before in ("(", "/") and later in _CLOCK):
        return led or after == "local"
    return before == "at" and after == "on" and (later in WEEKDAYS or later in MONTHS)


def is_stamp(words: Words, numeral: Numeral) -> bool:
    """Tell the age of the page from a span of time: "Published: 2 weeks ago"."""
    if words.word(numeral.last + 1) != "ago":
        return False
    i = numeral.first - 1 - (words.word(numeral.first - 1) == ":")
    i -= words.word(i) in ("on", "about")
    last = words.word(i - 1) == "last"
    return words.word(i) in _STAMPING and is_sentence_start(words, i - last)


def is_slashed_or_dotted(words: Words, numeral: Numeral) -> bool:
    """Tell numbers joined by slashes or several hyphens: dates, phone numbers, idioms ("24/7", "555-01-99")."""
    if _glued(words, numeral, "/"):
        return True
    dashes = 0
    for step in (1, -1):
        i = numeral.last if step == 1 else numeral.first - 1
        while (
            dashes < 2
            and words.word(i) in DASHES
            and words.word(i + step)[:1].isdecimal()
            and _touches(words, i)
        ):
            dashes += 1
            i += 2 * step
    return dashes >= 2


def is_part_of_word(words: Words, numeral: Numeral) -> bool:
    """Tell digits that go on with a word ("MH370", "K2-18b"), unless the letters are a currency ("Rs500")."""
    i = numeral.first - 1
    if numeral.form == "words" or not words.joined(numeral.first):
        return False
    if words.word(i) in HYPHENS and words.joined(i) and words.joined(i - 1):
        # "K2-18b": the hyphen continues a name that has begun with a letter.
        exponent = words.word(i - 1) == "e" and words.word(i - 2)[-1:].isdecimal()
        return exponent or (words.word(i - 1).isdecimal() and words.word(i - 2)[:1].isalpha())
    return words.word(i)[:1].isalpha() and symbol_at(words, i) is None and not is_magnitude(words, numeral)


def is_magnitude(words: Words, numeral: Numeral) -> bool:
    """Tell "M6.7" and "Mw 6.7", the magnitudes of earthquakes, which have one decimal."""
    i = numeral.first
    return i > 0 and words.surface[i - 1] in _MAGNITUDES and _DECIMAL.fullmatch(words.surface[i]) is not None


def is_in_name(words: Words, numeral: Numeral) -> bool:
    """Tell digits that touch letters ("MH370", "F-16", "5G", "1990s") belong to a name."""
    first, last = numeral.first, numeral.last
    if words.joined(first):
        before = words.word(first - 1)
        if before[:1].isalpha() or before in ("_", "#", "@", "=", "&", "+", "§", "*"):
            return True
        named = words.word(first - 2)[-1:].isalpha() and words.word(first - 2) not in _FEET
        if before in HYPHENS and words.joined(first - 1) and named:
            # "230-to-197" is a vote.
            return words.word(first - 2) != "to" or not words.word(first - 4)[-1:].isdecimal()
    return words.joined(last) and words.word(last)[:1].isalpha()


def is_type_name(words: Words, numeral: Numeral) -> bool:
    """Tell types, numbers before a singular name: "a 737", "the 737 Max", and the jets of Boeing."""
    if numeral.scale > 1 or "." in words.surface[numeral.first] or "," in words.surface[numeral.first]:
        return False
    before, last = words.word(numeral.first - 1), numeral.last
    if numeral.value in _JETS and "Boeing" in words.text and plural_phrase(words, last) is None:
        return True
    if (
        before.endswith("'s")
        and not words.word(last).isalpha()
        and words.word(numeral.first - 2) in _COMPARING
    ):
        # "306 votes to Brandt's 214."
        return False
    if before in _TYPE_LEADERS or before.endswith("'s"):
        singular = words.word(last) not in DASHES and words.word(last) not in PHRASE_ENDS
        return singular and plural_phrase(words, last) is None
    named = words.word(last).isalpha() and words.surface[last][0].isupper()
    return before == "the" and named and plural_phrase(words, last) is None


def is_label(words: Words, numeral: Numeral) -> bool:
    """Tell labels, numbers after a naming word or a name: "page 5", "Article 5", "S&P 500", "Source 1"."""
    i = numeral.first - 1
    before = words.word(i)
    if numeral.scale > 1 or not before:
        return False
    if before == "§":
        return True
    if before in (".", "№") and words.word(i - 1) in ("no", "nos", "art", "sec", "vol", "pp", "ch"):
        return True
    if not before[0].isalpha() or words.breaks(numeral.first):
        return False
    if before == "of" and words.word(i - 1) == "group" and words.surface[i - 1][0].isupper():
        return True
    if before in _LABELS:
        if before == "number" and words.word(i - 1) in _BEFORE_NUMBERING:
            return False
        return before not in _VERBAL_LABELS or not _noun_follows(words, numeral)
    if _inside_name(words, numeral):
        return True
    if before in _CHAMBERS and words.word(numeral.last) == "to" and words.word(numeral.last + 1).isdecimal():
        # "passed the House 219 to 212"
        return False
    verbal = before in PHRASE_ENDS or before in HARMING or before.endswith(("ly", "'s"))
    named = words.surface[i][0].isupper() and not verbal
    whole = numeral.value == int(numeral.value or 0.5) and "," not in words.surface[numeral.last - 1]
    started = is_sentence_start(words, i) and before.endswith(("ed", "ing"))
    return named and whole and not started and not _noun_follows(words, numeral)


def _inside_name(words: Words, numeral: Numeral) -> bool:
    """Tell a number between two capitalized words of a singular name ("the Lost 52 Project")."""
    i, after = numeral.first - 1, numeral.last
    capitals = (
        words.surface[i][0].isupper() and words.word(after).isalpha() and words.surface[after][0].isupper()
    )
    return capitals and not is_sentence_start(words, i) and plural_phrase(words, after) is None


def is_marker(words: Words, numeral: Numeral) -> bool:
    """Tell list markers ("1. ", "2) "), bracketed references ("[5]") and lone bracketed numbers."""
    before, after = words.word(numeral.first - 1), words.word(numeral.last)
    if (
        before in ("[", "(")
        and after in ("]", ")")
        and (numeral.value or 0) < 1000
        and "," not in words.surface[numeral.first]
    ):
        return True
    if (
        after == ")"
        and words.joined(numeral.last)
        and "(" not in words.low[max(numeral.first - 10, 0) : numeral.first]
    ):
        return True
    opens = numeral.first == 0 or words.breaks(numeral.first)
    if not opens or after not in (".", ")") or (numeral.value or 0) >= 100:
        return False
    return words.text[words.ends[numeral.last] : words.ends[numeral.last] + 1].isspace()


def is_address(words: Words, numeral: Numeral) -> bool:
    """Tell house numbers, which stand before up to three capitalized words that end in "Street" or the like."""
    i = _past_second_house(words, numeral.last)
    house = "," not in words.surface[numeral.first] and numeral.scale == 1.0
    if house and words.word(i) == "block" and words.word(i + 1) == "of" and not (numeral.value or 0.5) % 100:
        # "in the 6200 block of Orr Street"
        return True
    if (
        house
        and words.word(numeral.first - 1) == "at"
        and words.word(i).isalpha()
        and words.surface[i][0].isupper()
    ):
        return not is_plural(words, i) and not is_plural(words, i + 1)
    for j in range(i, i + 4):
        if not words.word(j)[:1].isalpha() or not words.surface[j][0].isupper():
            return False
        if words.low[j] in _STREETS and j > i:
            return True
    return False


def _past_second_house(words: Words, i: int) -> int:
    """Return the word after "-14" in "12-14 Mill Avenue", or ``i``."""
    return i + 2 if words.word(i) in DASHES and words.word(i + 1).isdecimal() and _touches(words, i) else i


def is_sports_score(words: Words, numeral: Numeral) -> bool:
    """Tell scores that no dash shows: an innings ("214 for 6"), a round of golf ("shot a 68", "four under par")."""
    first, last = numeral.first, numeral.last
    if words.word(last) in ("under", "over") and words.word(last + 1) == "par":
        return True
    if words.word(last) == "under" and words.word(last + 1) in _AFTER_UNDER:
        # "to finish at 21 under and win"
        return True
    if words.word(first - 1) in _ROUNDS and not _SCORING.isdisjoint(words.low[max(first - 5, 0) : first]):
        # "shot a bogey-free 65"
        return not _noun_follows(words, numeral)
    if words.word(first - 1) in ("a", "an", "par") and not _noun_follows(words, numeral):
        scored = words.low[max(first - _SCORE_WINDOW, 0) : first - 1]
        return not _SCORING.isdisjoint(scored)
    if _in_points(words, first) or _in_points(words, first - 3):
        return True
    if words.word(first - 1) in ("under", "over") and words.word(first - 2) in HYPHENS:
        # "a six-under 66"
        return True
    innings = (words.word(first - 2), words.word(first)), (words.word(first), words.word(last + 1))
    joints = words.word(first - 1), words.word(last)
    return any(
        joint == "for" and _is_innings(left, right)
        for joint, (left, right) in zip(joints, innings, strict=True)
    ) and not _noun_follows(words, numeral)


def _in_points(words: Words, i: int) -> bool:
    """Tell the score that begins at word ``i``: "won 22 points to 10", not "rose five points to 43%"."""
    if words.word(i + 1) != "points" or words.word(i + 2) != "to" or not words.word(i).isdecimal():
        return False
    changed = words.word(i - 1) in CHANGE_VERBS or words.word(i - 1) in ("by", "up", "down", "of", "another")
    lost = words.word(i + 3)
    return not changed and lost.isdecimal() and len(lost) < len("100") and not _measured(words.word(i + 4))


def _measured(word: str) -> bool:
    return word in ("%", "percent", "per", "pc", "pct")


def _is_innings(left: str, right: str) -> bool:
    """Tell runs for wickets ("214 for 6", "326 for five") by the few of the wickets, which may come first."""
    if max(len(left), len(right)) >= _LONGEST_UNGROUPED or not (left.isdecimal() or right.isdecimal()):
        return False
    numbers = [int(word) if word.isdecimal() else _WICKETS_IN_WORDS.get(word) for word in (left, right)]
    return None not in numbers and min(number for number in numbers if number is not None) <= _WICKETS


def is_identifier(words: Words, numeral: Numeral) -> bool:
    """Tell identifiers: long ungrouped digit strings that count nothing, digits with a leading zero."""
    surface = words.surface[numeral.first]
    if _in_digit_run(words, numeral.first):
        return True
    counts = len(surface) <= _LONGEST_COUNT and _noun_follows(words, numeral)
    return surface.isdecimal() and (
        (len(surface) > _LONGEST_UNGROUPED and not counts) or (len(surface) > 1 and surface[0] == "0")
    )


def _in_digit_run(words: Words, i: int) -> bool:
    """Tell whether word ``i`` is one of three digit groups in a row, or of two with a leading zero: a phone number."""
    first, last = i, i + 1
    while i - first < _LONGEST_RUN and words.word(first - 1).isdecimal() and not words.breaks(first):
        first -= 1
    while last - i < _LONGEST_RUN and words.word(last).isdecimal() and not words.breaks(last):
        last += 1
    return last - first >= _LONGEST_RUN or (last - first == 2 and words.low[first].startswith("0"))


def _glued(words: Words, numeral: Numeral, mark: str) -> bool:
    """Tell whether ``mark`` joins the numeral to another number on either side."""
    first, last = numeral.first, numeral.last
    if (
        words.word(last) == mark
        and words.joined(last)
        and words.word(last + 1)[:1].isdecimal()
        and words.joined(last + 1)
    ):
        return True
    return words.word(first - 1) == mark and words.joined(first) and words.word(first - 2)[-1:].isdecimal()


def _touches(words: Words, i: int) -> bool:
    return words.joined(i) and words.joined(i + 1)


def _noun_follows(words: Words, numeral: Numeral) -> bool:
    """Tell whether a plural noun in lower case follows at once or after one word."""
    for j in (numeral.last, numeral.last + 1):
        word = words.word(j)
        if not word[:1].isalpha() or word in PHRASE_ENDS:
            return word in COUNTED_PEOPLE
        if is_plural(words, j):
            return words.surface[j][0].islower()
    return False


def _name_in_words(words: Words, numeral: Numeral) -> bool:
    """Tell capitalized number words inside names: "the Big Three", "Group of Seven"."""
    i = numeral.first
    if not words.surface[i][0].isupper() or is_sentence_start(words, i):
        return False
    before = words.word(i - 1)
    if not before[:1].isalpha() or before in HARMING or is_title_case(words, i):
        return False
    named = words.word(numeral.last).isalpha() and words.surface[numeral.last][0].isupper()
    return (
        words.surface[i - 1][0].islower() or (before == "the" and named) or not is_plural(words, numeral.last)
    )


CHECKS: tuple[Callable[[Words, Numeral], bool], ...] = (
    is_in_name,
    is_year,
    is_day_or_time,
    is_slashed_or_dotted,
    is_type_name,
    is_label,
    is_marker,
    is_address,
    is_sports_score,
    is_identifier,
)
