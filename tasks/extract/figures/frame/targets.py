"""Values that someone means to reach: "a target of 2%", "aims to cut emissions by 55%", "is to spend 3.5% by 2032".

What is merely expected or planned ("could rise to 5%", "plans to buy 60 jets") is stated, not aimed at. Verbs that
set a goal ("aim", "pledge") need an infinitive of change or reach before the figure; verbs that also tell mere plans
("want", "plan", "is to") need a deadline besides.
"""

from tasks.extract.figures.reading import Reading
from tasks.extract.figures.subjects import CHANGE_VERBS
from tasks.extract.figures.vocabulary import MONTHS, word_list
from tasks.extract.numerals import Words

_TARGET_WORDS = word_list("targets.words")
_TARGET_FILLERS = word_list("targets.fillers")
_TARGET_WINDOW = 5
_AIMING = word_list("targets.aiming")
_PLANNING = word_list("targets.planning")
_REACHING = word_list("targets.reaching") | CHANGE_VERBS
_KINDS = frozenset({"money", "percent", "count", "measure", "duration"})
# "It is targeting savings of", "aims for", "has set a goal of": the noun in between says of what.
_AIMED_AT = frozenset({"for", "at"})
_TARGETING = frozenset({"targeting", "targets", "targeted"})
_GOALS = _AIMING | _PLANNING | _TARGETING
_CLAUSE_ENDS = frozenset(".;:!?()")
# Words between the verb of aim and the figure, and between the figure and its deadline.
_LONGEST_AIM = 14
_LONGEST_DEADLINE = 14
_DEADLINE_LEADERS = frozenset({"by", "before"})
_DEADLINE_OPENERS = frozenset({"the", "then", "next", "late", "early", "mid", "end", "year"})


def is_target(words: Words, reading: Reading) -> bool:
    """Tell whether a figure is a value that someone means to reach; the third goal of a match is none."""
    if reading.mention.kind == "ordinal":
        return False
    return _named_target(words, reading) or (reading.mention.kind in _KINDS and _aimed_at(words, reading))


def _named_target(words: Words, reading: Reading) -> bool:
    """Read "a target of 5%", "its 5% goal" and the like."""
    window = words.low[max(reading.first - _TARGET_WINDOW, 0) : reading.first]
    for word in reversed(window):
        if word in _TARGET_WORDS:
            return True
        if word not in _TARGET_FILLERS:
            break
    return words.word(reading.last) in ("target", "goal") and reading.mention.direction is None


def _aimed_at(words: Words, reading: Reading) -> bool:
    """Read "aims to cut emissions by 55%", "targeting savings of $4m", "is to raise output to 5 tonnes by 2030"."""
    if _GOALS.isdisjoint(words.low[max(reading.first - _LONGEST_AIM, 0) : reading.first]):
        return False
    reaching = False
    for i in range(reading.first - 1, max(reading.first - 1 - _LONGEST_AIM, -1), -1):
        word, after = words.low[i], words.word(i + 1)
        if word in _CLAUSE_ENDS or words.breaks(i + 1):
            return False
        reaching = reaching or word in _REACHING
        if word in _TARGETING and words.word(reading.first - 1) in ("of", word):
            return True
        if word in _AIMING:
            infinitive = "to" in words.low[i + 1 : i + 4]
            return (infinitive and reaching) or (after in _AIMED_AT and words.word(i + 2) != "least")
        if after == "to" and word in _PLANNING:
            return (reaching or word in ("is", "are")) and _has_deadline(words, reading)
    return False


def _has_deadline(words: Words, reading: Reading) -> bool:
    """Tell whether "by 2030", "before the end of the decade" or the like follows in the clause."""
    for i in range(reading.last, min(reading.last + _LONGEST_DEADLINE, len(words))):
        word, after = words.low[i], words.word(i + 1)
        if word in _CLAUSE_ENDS:
            return False
        if word in _DEADLINE_LEADERS:
            year = after.isdecimal() and len(after) == len("2030")
            if year or after in MONTHS or after in _DEADLINE_OPENERS:
                return True
    return False
