"""Quotation marks: which belong together, whatever state a text's marks are in.

Straight and curly marks, single and double, are paired paragraph by paragraph. A mark without a partner spoils no more
than its own paragraph: one that can only open drops an open mark before it, one that can only close and has nothing to
close is passed over. Marks nested in a quotation belong to it.
"""

import re
from typing import NamedTuple


class Quote(NamedTuple):
    """What stands between two quotation marks; offsets with the marks, half-open."""

    start: int
    end: int
    closed: bool
    """False where only the end of the paragraph closes it: speech that goes on in the next paragraph."""


_MARK = re.compile(r"''|``|[\"“”„«»'’‘\n]")
_DOUBLE = frozenset("\" “ ” „ « » '' ``".split())
_OPENING, _CLOSING = frozenset("“ „ « `` ‘".split()), frozenset("” »".split())
_BEFORE_CLOSING_SINGLE = frozenset(".,!?…)]")
_QUOTED_NEXT = re.compile(r"\s{0,9}[\"“„«‘]")
# A single mark that is farther from the one before it than this does not close it.
_LONGEST_SINGLE = 400
# The longest line of a text that a hand has broken into lines: its paragraphs end with an empty line.
_WRAPPED_WIDTH = range(50, 121)


def find_quotes(text: str) -> list[Quote]:
    """Return the outermost quotations of ``text`` in order; they do not overlap."""
    finder = _Finder(text)
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "\n":
            finder.end_line(at)
        elif mark in _DOUBLE:
            finder.see_double(mark, at)
        elif not (at and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()):
            finder.see_single(at)
    finder.end_paragraph(len(text))
    return finder.quotes


class _Finder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.quotes: list[Quote] = []
        self.paragraph = 0
        self.double: int | None = None
        """Where the open double mark stands."""
        self.single: int | None = None
        self.is_wrapped: bool | None = None

    def see_double(self, mark: str, at: int) -> None:
        end = at + len(mark)
        opens, closes = self._roles(mark, at, end)
        if self.double is not None and closes:
            self.quotes.append(Quote(self.double, end, True))
            self.double = None
        elif opens:
            self.double, self.single = at, None

    def _roles(self, mark: str, at: int, end: int) -> tuple[bool, bool]:
        """Return whether a double mark may open and whether it may close."""
        if mark in _OPENING or mark in _CLOSING:
            return mark in _OPENING, mark in _CLOSING
        text = self.text
        space_before = at == 0 or text[at - 1].isspace()
        space_after = end >= len(text) or text[end].isspace()
        if space_before == space_after:
            return True, True
        return space_before or (self.double is None and not space_after), not space_before

    def see_single(self, at: int) -> None:
        if self.double is not None:
            return
        before = self.text[at - 1] if at else " "
        after = self.text[at + 1 : at + 2]
        opens = (
            bool(after)
            and not after.isspace()
            and not before.isalnum()
            and before not in _BEFORE_CLOSING_SINGLE
        )
        if self.single is None or at - self.single > _LONGEST_SINGLE:
            self.single = at if opens else None
        elif not opens and self._closes_single(at):
            self.quotes.append(Quote(self.single, at + 1, True))
            self.single = None

    def _closes_single(self, at: int) -> bool:
        """Tell whether a single mark closes a quotation: not the apostrophe of a plural possessive."""
        text = self.text
        if text[at - 1] != "s" or text[at + 1 : at + 2] != " " or not text[at + 2 : at + 3].islower():
            return True
        # "the workers' rights": a later mark in the line would close the quotation better.
        end = text.find("\n", at)
        return re.search(r"[\w.,!?]['’](?!\w)", text[at + 2 : end if end >= 0 else len(text)]) is None

    def end_line(self, at: int) -> None:
        if self.double is None and self.single is None:
            self.paragraph = at + 1
            return
        if self.is_wrapped is None:
            self.is_wrapped = max(map(len, self.text.split("\n"))) in _WRAPPED_WIDTH
        if not self.is_wrapped or self.text[at + 1 : at + 2] in ("", "\n"):
            self.end_paragraph(at)

    def end_paragraph(self, at: int) -> None:
        """Close what is left open, where it is speech that goes on: it opens this paragraph, or one the next."""
        if self.double is not None:
            before = self.text[self.paragraph : self.double].rstrip()
            goes_on = before.endswith((":", ",", ".")) and _QUOTED_NEXT.match(self.text, at)
            if (not before or goes_on) and self.text[self.double + 1 : at].strip():
                self.quotes.append(Quote(self.double, at, False))
        self.double = self.single = None
        self.paragraph = at + 1
