"""A report as the rules see it: its words, their classes, the day it appeared, and the dates read so far."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import accumulate, pairwise, repeat

from tasks.extract.dates.vocabulary import BLANK, BREAK, LEXICON, TOKEN, UNKNOWN
from tasks.extract.mentions import DateMention

_WIDEST_WRAPPED_LINE = 120
_LONGEST_HEADING = 200
_REMEMBERED = 60
"""How many mentions back a story's date can lie."""
_SIGNS = frozenset("'’‘\"“”()[]")
_STOPS = frozenset(".!?;")

_CLASSES = LEXICON | {" ": BLANK, "  ": BLANK, "\u00a0": BLANK, "\t": BLANK, "\n": BREAK, "\n\n": BREAK}


class Scene:
    """One text, cut into tokens without remainder, with what is known while it is read."""

    __slots__ = ("basis", "classes", "day_first", "mentions", "published", "starts", "text", "tokens")

    def __init__(self, text: str, published: date | None, *, day_first: bool | None = None) -> None:
        self.text = join_wrapped_lines(text)
        self.day_first = day_first
        """Whether where the report appeared "4/5" is 4 May; None when unknown."""
        self.published = published
        """The day that "yesterday" counts from; None when unknown."""
        self.basis = "publication"
        """What that day is: the day of publication, or once the text states its own another date of the text."""
        self.tokens: list[str] = TOKEN.findall(self.text)
        self.classes = "".join(map(_CLASSES.get, self.tokens, repeat(UNKNOWN)))
        self.starts = list(accumulate(map(len, self.tokens), initial=0))
        self.mentions: list[DateMention] = []

    def token(self, index: int) -> str:
        """Return the token at ``index``, empty outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else ""

    def words_before(self, index: int, count: int) -> list[str]:
        """Return up to ``count`` words and signs before the token at ``index``, nearest first, in small letters."""
        found: list[str] = []
        while index > 0 and len(found) < count:
            index -= 1
            if not self.tokens[index].isspace():
                found.append(self.tokens[index].lower())
            elif "\n" in self.tokens[index]:
                break
        return found

    def words_after(self, index: int, count: int) -> list[str]:
        """Return up to ``count`` words and signs from the token at ``index`` on, in small letters."""
        found: list[str] = []
        while index < len(self.tokens) and len(found) < count:
            if not self.tokens[index].isspace():
                found.append(self.tokens[index].lower())
            elif "\n" in self.tokens[index]:
                break
            index += 1
        return found

    def sentence_before(self, index: int, most: int = 90) -> list[str]:
        """Return the words of the sentence before the token at ``index``, nearest first, as written."""
        found: list[str] = []
        for at in range(index - 1, max(index - most, 0) - 1, -1):
            token = self.tokens[at]
            if "\n" in token or (token in _STOPS and self._ends_sentence(at)):
                break
            if not token.isspace():
                found.append(token)
        return found

    def sentence_after(self, index: int, most: int = 90) -> list[str]:
        """Return the words of the sentence from the token at ``index`` on, as written."""
        found: list[str] = []
        for at in range(index, min(index + most, len(self.tokens))):
            token = self.tokens[at]
            if "\n" in token or (token in _STOPS and self._ends_sentence(at)):
                break
            if not token.isspace():
                found.append(token)
        return found

    def is_heading(self, index: int) -> bool:
        """Tell whether most words of the line that holds the token at ``index`` have a capital.

        Of a long line only what is near the token counts; no heading is longer.
        """
        start = self.starts[index]
        line_start = self.text.rfind("\n", max(0, start - _LONGEST_HEADING), start) + 1
        line_start = line_start or max(0, start - _LONGEST_HEADING)
        line_end = self.text.find("\n", start, start + _LONGEST_HEADING)
        line = self.text[line_start : line_end if line_end >= 0 else start + _LONGEST_HEADING]
        words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
        return sum(word[0].isupper() for word in words) > 0.6 * len(words)

    def _ends_sentence(self, at: int) -> bool:
        tokens = self.tokens
        if tokens[at] != ".":
            return True
        following = at + 1
        while following < len(tokens) and tokens[following] in _SIGNS:
            following += 1
        if following + 1 >= len(tokens):
            return True
        if not tokens[following].isspace() or tokens[following + 1][0].islower():
            return False
        before = tokens[at - 1] if at else ""
        return len(before) > 3 or before.isdigit() or before in _SIGNS or before.islower()

    # What earlier mentions say.

    def recent_mentions(self) -> Iterator[DateMention]:
        """Yield the mentions before, nearest first, as far back as a story remembers."""
        return reversed(self.mentions[-_REMEMBERED:])

    def last_day(self) -> date | None:
        """Return the single day mentioned last, or None."""
        for mention in self.recent_mentions():
            if mention.start_on is not None and mention.start_on == mention.end_on:
                return mention.start_on
        return None

    def last_of(self, shape: re.Pattern[str]) -> DateMention | None:
        """Return the date mentioned last whose value has the ``shape``, or None."""
        for mention in self.recent_mentions():
            if mention.timex_type == "DATE" and shape.fullmatch(mention.timex_value):
                return mention
        return None


def join_wrapped_lines(text: str) -> str:
    """Return ``text`` with the line ends that only break a long line made blanks; offsets stay the same."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if len(lines) < 4 or width > _WIDEST_WRAPPED_LINE:
        return text
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        next_word = following.partition(" ")[0]
        is_wrapped = bool(line and next_word) and len(line) + 1 + len(next_word) > width
        pieces.append((" " if is_wrapped else "\n") + following)
    return "".join(pieces)
