"""A text cut once into words, digit groups and marks: what the readers of numerals and figures look at."""

import re
from collections.abc import Iterable

_TOKEN = re.compile(
    r"[^\W\d_](?:(?:\.[^\W\d_])+\.|[^\W\d_]*(?:['’][^\W\d_]+)*)"  # U.S., Europe's
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d|,\d)"  # 800 000
    r"|\d{1,3}(?:['’]\d{3})+(?!\d)"  # 1'234'567
    r"|\d{1,3}(?: , \d{3})+(?!\d)"  # 1 , 234 in tokenized text
    r"|\d+ \. \d+(?= (?:%|percent|per cent|million|billion|trillion|points?)\b|  ?%)"  # 6 . 2 %
    r"|\d+(?:[.,]\d+)*"
    r"|\.(?<![\w.]\.)\d+"
    r"|[^\w\s]|_"
)


class Words:
    """A text cut into words, digit groups and marks, with code-point offsets.

    ``surface[i]`` is ``text[starts[i]:ends[i]]`` and ``low[i]`` its lower case, straight apostrophes throughout.
    With ``spans`` only those parts of the text are cut, in order; the offsets stay those of the whole text.
    """

    __slots__ = ("_size", "ends", "low", "starts", "surface", "text")

    def __init__(self, text: str, spans: Iterable[tuple[int, int]] | None = None) -> None:
        self.text = text
        self.surface: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for first, last in ((0, len(text)),) if spans is None else spans:
            found = _TOKEN.findall(text, first, last)
            end = first
            for word in found:
                start = text.index(word, end)
                end = start + len(word)
                starts.append(start)
                ends.append(end)
            self.surface += found
        self.starts, self.ends = starts, ends
        self._size = len(starts)
        self.low = [word.lower() for word in self.surface]
        if "’" in text:
            self.low = [word.replace("’", "'") for word in self.low]

    def __len__(self) -> int:
        """Return the number of words and marks."""
        return self._size

    def part(self, i: int) -> None:
        """Cut word ``i`` in two at its blank: "15 737" may be two numbers."""
        length = self.surface[i].index(" ")
        for column in (self.surface, self.low):
            column[i : i + 1] = [column[i][:length], column[i][length + 1 :]]
        start, end = self.starts[i], self.ends[i]
        self.starts[i : i + 1] = [start, start + length + 1]
        self.ends[i : i + 1] = [start + length, end]
        self._size += 1

    def word(self, i: int) -> str:
        """Return the lower-case word at ``i``, or the empty string outside of the text."""
        return self.low[i] if 0 <= i < self._size else ""

    def breaks(self, i: int) -> bool:
        """Tell whether a line ends between word ``i`` and the one before it."""
        if not 0 < i < self._size:
            return False
        end, start = self.ends[i - 1], self.starts[i]
        # One blank as a rule.
        return self.text[end] == "\n" if start - end == 1 else "\n" in self.text[end:start]

    def joined(self, i: int) -> bool:
        """Tell whether word ``i`` follows the one before it without a space."""
        return 0 < i < self._size and self.starts[i] == self.ends[i - 1]
