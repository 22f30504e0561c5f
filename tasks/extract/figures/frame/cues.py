"""Finds the cue words of a table in a sentence, and the clause that each number belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tasks.extract.figures.frame.classes import (
    AUXILIARY,
    CONJUNCTION,
    NOUN,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
    VERB,
)
from tasks.extract.figures.frame.shape import Shape
from tasks.extract.numerals import Words

_MARKS = frozenset({";", ":", "—", "–", "(", ")"})
_CLAUSE_WORDS = frozenset({"while", "whereas", "although", "though", "because", "but", "when", "where"})
_LONGEST_OPENING = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """Words ``first`` to ``last`` of a sentence, and what they are a cue of."""

    first: int
    last: int
    value: str


class CueTable:
    """Cues of one or several words, ready to be looked for."""

    def __init__(self, cues: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for form, value in cues:
            words = tuple(Words(form).low)
            self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def find(self, shape: Shape) -> Iterator[Cue]:
        """Yield the cues of a sentence, the longest where several begin at one word."""
        low, reached = shape.words.low, shape.first
        firsts = self._by_first
        for i in [i for i, word in enumerate(low[shape.first : shape.last], shape.first) if word in firsts]:
            if i < reached:
                continue
            for words, value in self._by_first[low[i]]:
                if tuple(low[i : i + len(words)]) == words and i + len(words) <= shape.last:
                    if shape.words.surface[i][0].isupper() and i > shape.first and not shape.is_title_case:
                        # "May" is a month, "Will" a man.
                        continue
                    yield Cue(i, i + len(words), value)
                    reached = i + len(words)
                    break


def clause_around(shape: Shape, first: int, last: int) -> tuple[int, int]:
    """Return the words of the clause that the number at words ``first`` to ``last`` stands in, half-open."""
    found = shape.clauses.get(first)
    if found is None:
        found = shape.clauses[first] = _clause(shape, first, last)
    return found


def _clause(shape: Shape, first: int, last: int) -> tuple[int, int]:
    start = first
    while start > shape.first and not _is_border(shape, start - 1):
        start -= 1
    end = last
    while end < shape.last and not _is_border(shape, end):
        end += 1
    return start, end


def _is_border(shape: Shape, i: int) -> bool:
    word, tag = shape.word(i), shape.tag(i)
    if word in _MARKS or (tag == RELATIVE and word != "that"):
        return True
    if tag == SUBORDINATOR and word in _CLAUSE_WORDS:
        return True
    if word == "," and shape.tag(i + 1) in (VERB, AUXILIARY):
        # The end of an aside: "The motion, which required 267 ayes, failed".
        return True
    return (tag == CONJUNCTION and _opens_clause(shape, i + 1)) or (word == "but")


def _opens_clause(shape: Shape, i: int) -> bool:
    """Tell whether a subject and its verb follow: "and it now sees"."""
    named = False
    for j in range(i, min(i + _LONGEST_OPENING, shape.last)):
        tag = shape.tag(j)
        if tag in (VERB, AUXILIARY):
            return named
        if tag in (NOUN, PRONOUN):
            named = True
        elif shape.word(j) in _MARKS or tag in (CONJUNCTION, "#", "M"):
            return False
    return False
