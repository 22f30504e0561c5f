"""What follows a cue: where the content begins, and how it is joined to the cue."""

from typing import NamedTuple

from tasks.extract.statements.lexicon import Cue, word_list
from tasks.extract.statements.phrases import (
    AUXILIARIES,
    CLAUSE_MARKS,
    COORDINATORS,
    DASHES,
    DETERMINERS,
    MARKS,
    PERSONAL_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
    is_adverb,
    is_verb,
)
from tasks.extract.statements.words import Words

_ADDRESSEES = word_list("addressee")
_INTRODUCES_CLAUSE = word_list("introduces_clause")
_PARTICLES = word_list("particle")
# These look like adverbs and begin what is said: "at least three", "one of them".
_NOT_SKIPPED = frozenset("at in more most much one both first even least part turn".split())
_ESTIMATING = frozenset("about around over under between up".split())
_NUMBERS = frozenset(
    "half third quarter dozen hundred two three four five six seven eight nine ten twenty thirty forty fifty".split()
)
_FURTHEST_COMPLEMENT = 30
_LONGEST_ADDRESSEE = 14
_LONGEST_INSERTED = 14


class Complement(NamedTuple):
    """Where the content begins, and how: ``that``, ``wh``, ``bare``, ``quote``, ``colon``, ``inf``, ``np``…."""

    start: int
    how: str


class _Search:
    """Walks from a cue to its content."""

    def __init__(self, words: Words, i: int, last: int, cue: Cue) -> None:
        self.words, self.last = words, last
        self.k = i + 1
        self.takes = cue.complements
        self.first = True
        """Nothing but adverbs and times stands between cue and ``k``."""
        self.addressed = False
        """The person spoken to has been passed ("told reporters")."""

    def find(self) -> Complement | None:
        """Return the content's beginning, or None where the cue has none on its right."""
        limit = min(self.last, self.k + _FURTHEST_COMPLEMENT)
        while self.k < limit:
            found = self._introduced() or self._phrase()
            if found is not None:
                return found
            if not self._skip():
                return None
        return None

    def _introduced(self) -> Complement | None:
        """Return content that a quotation mark, a conjunction or a colon introduces."""
        words, k, takes = self.words, self.k, self.takes
        word = words.low[k]
        if words.quote[k]:
            return Complement(k, "quote") if takes & {"quote", "np", "that"} else None
        if word == ":":
            return Complement(k + 1, "colon") if k + 1 < self.last else None
        if "that" in takes and word in _INTRODUCES_CLAUSE and words.word(k + 1) != ":":
            if word == "that":
                pronoun = self.first and words.word(k + 1) in MARKS
                return None if pronoun and "np" not in takes else Complement(k, "np" if pronoun else "that")
            return Complement(k, "wh") if self.first else None
        return self._behind_comma() if word == "," or word in DASHES else None

    def _behind_comma(self) -> Complement | None:
        """`said, "…"`, `said, in a letter, that …`."""
        words, k = self.words, self.k + 1
        if k < self.last and self._opens(k):
            return Complement(k, "quote" if words.quote[k] else "that")
        if k < self.last and is_participle(words, k):
            return None
        for j in range(k, min(self.last - 1, k + _LONGEST_INSERTED)):
            if words.low[j] == "," and not words.quote[j]:
                return Complement(j + 1, "that") if self._opens(j + 1) else None
        return None

    def _opens(self, k: int) -> bool:
        words = self.words
        return (bool(words.quote[k]) and "quote" in self.takes) or (
            words.low[k] == "that" and "that" in self.takes
        )

    def _phrase(self) -> Complement | None:
        """Return content that begins with no mark or conjunction: an infinitive, a clause, a noun phrase."""
        words, k, takes = self.words, self.k, self.takes
        word = words.low[k]
        if words.quote[k] or word in MARKS or self._is_skipped_word():
            return None
        if word == "to" and not self._is_phrase_behind_to():
            if "inf" in takes and self.first:
                return Complement(k, "inf")
            return Complement(k, "np_inf") if "np_inf" in takes and self.addressed else None
        if "bare" in takes and _is_estimate(words, k) and is_clause(words, k + 1, self.last):
            return Complement(k, "bare")
        if word in PREPOSITIONS:
            object_follows = word in takes and k + 1 < self.last and not words.low[k + 1][0].isdigit()
            return Complement(k + 1, "prep") if object_follows else None
        if word in COORDINATORS or word in SUBORDINATORS:
            return None
        if "np_inf" in takes and self.first and self._finds_to():
            return Complement(k, "np_inf")
        if "obj" in takes and not self.addressed:
            return None
        if "bare" in takes and (self.first or self.addressed) and is_clause(words, k, self.last):
            return Complement(k, "bare")
        if "np_as" in takes and "as" not in words.low[k + 1 : min(self.last, k + _LONGEST_ADDRESSEE)]:
            return None
        return Complement(k, "np") if takes & {"np", "np_as"} else None

    def _is_phrase_behind_to(self) -> bool:
        words, k = self.words, self.k + 1
        return (
            words.word(k) in DETERMINERS
            or words.word(k) in POSSESSIVES
            or (k < self.last and words.is_title(k))
        )

    def _finds_to(self) -> bool:
        """Tell whether an infinitive follows: "urged the crowd to go"."""
        return "to" in self.words.low[self.k + 1 : min(self.last, self.k + _LONGEST_ADDRESSEE)]

    def _is_skipped_word(self) -> bool:
        words, k = self.words, self.k
        word = words.low[k]
        if word in ("late", "early"):
            return words.word(k + 1) == "on" or words.word(k + 1) in TIMES
        if word in TIMES:
            names_time = word not in ("this", "last", "next") or words.word(k + 1) in TIMES
            return names_time and (self.first or words.low[k - 1] not in DETERMINERS)
        return is_adverb(word) and word not in _NOT_SKIPPED

    def _skip(self) -> bool:
        """Pass what may stand between a cue and its content; False where nothing of the kind does."""
        words, k = self.words, self.k
        word = words.low[k]
        if words.quote[k] or word in MARKS:
            return False
        if self._is_skipped_word() or (word == "that" and words.word(k + 1) == ":"):
            self.k += 1
            return True
        if word in _PARTICLES and word in self.takes:
            self.takes = self.takes | {"that", "np", "quote"}
            self.k += 1
            return True
        if word in PREPOSITIONS:
            return self._skip_occasion()
        if (
            "obj" in self.takes
            and not self.addressed
            and word not in COORDINATORS
            and word not in SUBORDINATORS
        ):
            end = addressee_end(words, k, self.last)
            self.addressed, self.first = True, False
            self.k = end
            return True
        return False

    def _skip_occasion(self) -> bool:
        """Pass "in an interview on Monday" where what is said follows."""
        words, stop = self.words, self.k + 1
        if not self.takes & {"quote", "that"}:
            return False
        limit = min(self.last, stop + _LONGEST_INSERTED - 1)
        while stop < limit and not (
            words.low[stop] in MARKS
            or words.quote[stop]
            or words.low[stop] == "that"
            or words.low[stop] in PERSONAL_PRONOUNS
        ):
            stop += 1
        if stop >= self.last:
            return False
        word = words.low[stop]
        if word in PERSONAL_PRONOUNS:
            self.addressed = "bare" in self.takes
            self.takes = self.takes - {"np", "np_inf"}
        elif word not in (":", ",", "that") and not words.quote[stop]:
            return False
        self.k, self.first = stop, False
        return True


def _is_estimate(words: Words, k: int) -> bool:
    """Tell whether a number follows a word that is a preposition elsewhere: "at least 14", "around a dozen"."""
    following = words.word(k + 1)
    if words.low[k] == "at":
        return following in ("least", "most")
    if words.low[k] not in _ESTIMATING:
        return False
    return (
        following[:1].isdigit()
        or following in _NUMBERS
        or (following == "a" and words.word(k + 2) in _NUMBERS)
    )


def complement(words: Words, i: int, last: int, cue: Cue) -> Complement | None:
    """Return where the content of the cue at word ``i`` begins on its right, before ``last``; None without one."""
    return _Search(words, i, last, cue).find()


def addressee_end(words: Words, k: int, last: int) -> int:
    """Return the end of the person spoken to behind a verb such as "told", or ``k`` when none is named."""
    word = words.low[k]
    if word in _ADDRESSEES:
        return k + 1
    if word in PERSONAL_PRONOUNS:
        return k
    stop = k
    while stop < min(last, k + _LONGEST_ADDRESSEE) and not _ends_addressee(words, k, stop):
        stop += 1
    return stop


_BEHIND_ADDRESSEE = PREPOSITIONS - {"of", "for", "from"} | {"to"}


def _ends_addressee(words: Words, first: int, k: int) -> bool:
    word = words.low[k]
    if words.quote[k] or word in _BEHIND_ADDRESSEE or word in _INTRODUCES_CLAUSE:
        return True
    if word in MARKS:
        return not (word in (".", "-") and words.joined(k))
    if word in PERSONAL_PRONOUNS or word in TIMES:
        return True
    before = words.low[k - 1]
    return k > first and (
        before in _ADDRESSEES or (word in DETERMINERS and before not in ("of", "all", "both"))
    )


def is_clause(words: Words, k: int, last: int) -> bool:
    """Tell whether a clause with a finite verb begins at ``k``."""
    for j in range(k, min(last, k + 25)):
        word = words.low[j]
        if words.quote[j]:
            continue
        if word in (";", ":", ".") and not words.joined(j):
            return False
        if j == k:
            continue
        if (is_verb(words, j) and word not in ("being", "been", "be")) or _is_past(words, j):
            return True
        if word in RELATIVES or word in ("to", ";", ":"):
            return False
    return False


def _is_past(words: Words, j: int) -> bool:
    word, before = words.low[j], words.low[j - 1]
    if not word.endswith("ed") or len(word) <= 4 or words.is_title(j):
        return False
    return before not in DETERMINERS and before not in PREPOSITIONS


def is_participle(words: Words, k: int) -> bool:
    """Tell whether word ``k`` is a verb in -ing."""
    return words.word(k).endswith("ing") and words.word(k) not in (
        "including",
        "excluding",
        "king",
        "beijing",
    )


def group_start(words: Words, first: int, i: int) -> int:
    """Return where the verb group of the verb at ``i`` begins: its auxiliaries, adverbs and negation."""
    g = i
    while g > first and not words.quote[g - 1]:
        before = words.low[g - 1]
        if before == "so" or (before == "'s" and words.word(g - 2) not in PERSONAL_PRONOUNS):
            break
        if before not in AUXILIARIES and not is_adverb(before):
            break
        g -= 1
    return g


def has_clause_mark(words: Words, first: int, last: int) -> bool:
    """Tell whether a comma, semicolon or colon stands in a span outside quotations."""
    return any(words.low[k] in CLAUSE_MARKS and not words.quote[k] for k in range(first, last))
