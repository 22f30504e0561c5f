"""Runs of capitalised words: the candidates that every rule for names looks at."""

import re
from collections.abc import Iterator

from tasks.extract.entities.vocabulary import word_list

_UPPER = "".join(chr(point) for point in range(0x250) if chr(point).isupper())
# A point belongs to an abbreviated title; looked for after the word, so that the scan stays fast.
_ABBREVIATED = "|".join(rf"(?<=\b{word})" for word in sorted(word_list("abbreviations")))
# Initials, or a word with its apostrophes, hyphens and inner points, without the possessive.
_WORD = (
    rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.?)*(?!\w)|\w*(?:['’](?!s\b)\w+|-\w+|[.&/]\w+)*\+?)"
    rf"(?:(?=\.)(?:{_ABBREVIATED})\.)?"
)
_LINKS = (
    "of the|of|for the|for|and the|and|the|de la|de los|de|da|di|do|dos|del|van der|van den|van de|van|von der|von|"
    "bin|ibn|al|el|la|le|du|der|den|to|y|&"
)
# "on" goes on only in the name of a body: "Commission on Growth".
_ON = "(?:(?<=ssion )|(?<=ittee )|(?<=uncil ))on(?: the)?"
_RUN = re.compile(
    rf"{_WORD}(?:[ \u00a0](?:(?:{_LINKS}|{_ON})[ \u00a0])?(?:(?:al|el|an|ad|ar|as)-|d['’])?{_WORD})*"
)
_ARTICLES = ("al-", "el-")


class Run:
    """Neighbouring capitalised words with the small words that link them ("Bank of England"), by offset."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, words: list[str] | None = None) -> None:
        """Take the words between two offsets, or ``words`` in their place where they are written otherwise."""
        self.text = text
        written = text[start:end].replace("\u00a0", " ").split(" ")
        self.words = words or written
        self.starts: list[int] = []
        self.ends: list[int] = []
        at = start
        for word in written:
            self.starts.append(at)
            at += len(word)
            self.ends.append(at)
            at += 1

    def __len__(self) -> int:
        return len(self.words)

    def phrase(self, first: int, last: int) -> str:
        """Return the words from ``first`` up to but not including ``last``."""
        return " ".join(self.words[first:last])

    def is_link(self, i: int) -> bool:
        """Tell whether word ``i`` is a small word inside a name."""
        return self.words[i][0] in _LINK_LETTERS and "-" not in self.words[i]


_LINK_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz&")


def run_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every run of a text, in order."""
    for found in _RUN.finditer(text):
        start, end = found.span()
        before = text[start - 1 : start]
        if before.isalnum():
            # "iPhone", "McDonald" are read with their first letters, or not at all.
            continue
        if before == "-" and text[start - 3 : start] in _ARTICLES:
            start -= 3
        yield start, end
