"""The table of rules: each has an id, a pattern over word classes and a function that reads what it found.

To add a form of expression, write a function in the ``rules_*`` module it belongs to and put
``@rule("its-id", "its pattern")`` above it; the vocabulary gives the names that a pattern may use. Where several
rules match at one place the longest match wins, then the earlier rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tasks.extract.dates.scene import Scene
from tasks.extract.dates.timex import Days
from tasks.extract.dates.vocabulary import BREAK, UNKNOWN, expand


@dataclass(slots=True)
class Reading:
    """What a rule makes of the words it found."""

    timex_type: str
    value: str
    mod: str | None = None
    basis: str = "explicit"
    anchor: date | None = None
    days: Days | None = None
    """Only where the value alone does not give them."""
    group: str | int = 0
    """The part of the match that is the mention's extent."""
    code_points: tuple[int, int] | None = None
    """The extent where it is no part of the match."""
    either: tuple[date, date] | None = None
    """Both readings of an all-number day that the words alone leave open."""
    needs_day: bool = False
    """A time of day whose day stands elsewhere in the sentence."""


class Found:
    """A match of a rule in a scene."""

    __slots__ = ("match", "scene")

    def __init__(self, scene: Scene, match: re.Match[str]) -> None:
        self.scene = scene
        self.match = match

    @property
    def start(self) -> int:
        """Index of the first token of the match."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Index after its last token."""
        return self.match.end()

    def __getitem__(self, group: str | int) -> str:
        """Return the group's words in small letters; empty where it took no part or the pattern has none."""
        if isinstance(group, str) and group not in self.match.re.groupindex:
            return ""
        first, after = self.match.span(group)
        return "".join(self.scene.tokens[first:after]).lower() if first >= 0 else ""

    @property
    def preceding(self) -> str:
        """The word or sign before the match, in small letters; empty at the head of a line."""
        return (self.before(1) or [""])[0]

    @property
    def following(self) -> str:
        """The word or sign after the match, in small letters; empty at the end of a line."""
        return (self.after(1) or [""])[0]

    def before(self, count: int = 1) -> list[str]:
        """Return the last ``count`` words before the match, nearest first, in small letters."""
        return self.scene.words_before(self.start, count)

    def after(self, count: int = 1) -> list[str]:
        """Return the first ``count`` words after the match, nearest first, in small letters."""
        return self.scene.words_after(self.end, count)


Interpreter = Callable[[Found], Reading | list[Reading] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression."""

    rule_id: str
    match: Callable[[str, int], re.Match[str] | None]
    read: Interpreter
    has_capitals: bool
    """Whether its words have capitals of their own, which elsewhere show a title."""


_RULES: list[tuple[str, str, Interpreter, bool]] = []


def rule(
    rule_id: str, *patterns: str, wins_ties: bool = False, has_capitals: bool = False
) -> Callable[[Interpreter], Interpreter]:
    """Enter the function below into the table, once for each of ``patterns``.

    ``wins_ties`` puts it before the rules that match as much; with ``has_capitals`` its words are no title though
    they begin with capitals ("New Year").
    """

    def enter(read: Interpreter) -> Interpreter:
        entries = [(rule_id, expand(pattern), read, has_capitals) for pattern in patterns]
        _RULES[:] = entries + _RULES if wins_ties else _RULES + entries
        return read

    return enter


def rules_by_first_class() -> dict[str, tuple[Rule, ...]]:
    """Return, for each class that an expression can begin with, the rules to try there."""
    table: dict[str, list[Rule]] = {}
    for rule_id, pattern, read, has_capitals in _RULES:
        entry = Rule(rule_id, re.compile(pattern).match, read, has_capitals)
        for character in _first_characters(pattern):
            table.setdefault(character, []).append(entry)
    return {character: tuple(entries) for character, entries in table.items()}


class RulesByWords(dict[str, tuple[Rule, ...]]):
    """The rules that match at the head of a run of known words, by the classes of those; the longest match first.

    Patterns are of classes and blanks only: an unknown word and the end of a line stop them all, whatever follows.
    News is made of a few thousand such runs, and each is tried on all rules once.
    """

    _MOST = 20_000
    _LONGEST = 80
    _END = re.compile(f"[{UNKNOWN}{BREAK}]")

    def __init__(self) -> None:
        self._by_first_class = rules_by_first_class()

    def matching(self, classes: str, position: int) -> tuple[Rule, ...]:
        """Return the rules that match at ``position``, in the order in which to read them."""
        if classes[position] not in self._by_first_class:
            return ()
        end = self._END.search(classes, position, position + self._LONGEST)
        return self[classes[position : end.start()]] if end else self._tried(classes, position)

    def __missing__(self, words: str) -> tuple[Rule, ...]:
        if len(self) >= self._MOST:
            self.clear()
        rules = self[words] = self._tried(words, 0)
        return rules

    def _tried(self, classes: str, position: int) -> tuple[Rule, ...]:
        rules = self._by_first_class[classes[position]]
        lengths = [(match.end(), rule) for rule in rules if (match := rule.match(classes, position))]
        return tuple(rule for _, rule in sorted(lengths, key=lambda entry: -entry[0]))


_ELEMENT = re.compile(r"(\(\?P<\w+>|\(\?:|\(\?<?[!=]|\()|(\))|(\|)|(\[[^]]{0,100}\]|.)", re.DOTALL)


def _first_characters(pattern: str) -> set[str]:
    """Return the classes that a match of ``pattern`` can begin with."""
    firsts, _ = _firsts_of_branches(pattern, 0)
    return firsts


def _firsts_of_branches(pattern: str, position: int) -> tuple[set[str], int]:
    """Return the first characters of the alternatives from ``position`` to the closing parenthesis, and its end.

    None among them stands for a branch that may match nothing.
    """
    firsts: set[str] = set()
    still_open = True
    while position < len(pattern):
        found = _ELEMENT.match(pattern, position)
        if not found:
            break
        position = found.end()
        opening, closing, bar, atom = found.groups()
        if closing:
            return firsts | ({""} if still_open else set()), position
        if bar:
            rest, position = _firsts_of_branches(pattern, position)
            return firsts | ({""} if still_open else set()) | rest, position
        if opening:
            inner, position = _firsts_of_branches(pattern, position)
            if opening[-1] in "!=":
                inner = {""}
        else:
            inner = set(atom.strip("[]")) if atom.startswith("[") else {atom}
        optional = pattern[position : position + 1] in ("?", "*")
        position += optional or pattern[position : position + 1] == "+"
        if still_open:
            firsts |= inner - {""}
            still_open = optional or "" in inner
    return firsts | ({""} if still_open else set()), position
