"""Tokens of any text, in time that grows with its length.

spaCy's tokenizer takes punctuation off the ends of a word one character at a time and looks at the whole word again
each time: a line of ten thousand commas takes it a quarter of a minute.

It also remembers what it cut, but only up to the first of its special cases ("don't", "U.S.") in a text: what
follows that is cut anew in every report. Shown a word alone, it remembers it for good.
"""

import re
from typing import Final

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

from tasks.extract.mentions import keep_text

# Words of any language are shorter, and so are nearly all addresses.
_LONGEST: Final = 300
_LONG_RUN: Final = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")
_PIECE: Final = 100
# About 300 bytes each: news of many years repeats fewer.
_MOST_REMEMBERED: Final = 100_000


class ReportTokenizer:
    """spaCy's tokenizer for reports: what has over 300 characters without a space is cut into pieces beforehand.

    Words between spaces are cut once and remembered. The text is kept with the tokens, for the components to read.
    """

    def __init__(self, tokenize: Tokenizer) -> None:
        tokenize.max_cache_size = _MOST_REMEMBERED
        self.tokenize = tokenize
        self._remembered: set[str] = set()

    def __reduce__(self) -> tuple[type, tuple[Tokenizer]]:
        """Leave behind what the tokenizer leaves behind of itself: its memory."""
        return ReportTokenizer, (self.tokenize,)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text."""
        cuts = _cuts(text) if _may_hold_long_run(text) else []
        if not cuts:
            self._remember(text)
        doc: Doc = self._in_pieces(text, cuts) if cuts else self.tokenize(text)
        keep_text(doc, text)
        return doc

    def _remember(self, text: str) -> None:
        """Have the tokenizer cut the words that it has not seen yet, one by one."""
        # In a memory zone it remembers nothing.
        if len(self._remembered) < _MOST_REMEMBERED and not self.tokenize.vocab.in_memory_zone:
            words = text.split()
            if self._remembered.issuperset(words):
                return
            for word in dict.fromkeys(words):
                if word not in self._remembered:
                    self._remembered.add(word)
                    self.tokenize(word)

    def _in_pieces(self, text: str, cuts: list[int]) -> Doc:
        pieces = [
            self.tokenize(text[start:end]) for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)
        ]
        words = [token.text for piece in pieces for token in piece]
        spaces = [bool(token.whitespace_) for piece in pieces for token in piece]
        return Doc(pieces[0].vocab, words=words, spaces=spaces)


def _may_hold_long_run(text: str) -> bool:
    """Tell whether a text has more than 300 characters without a blank; it looks at few of them to find that out."""
    at = 0
    while at + _LONGEST < len(text):
        at = text.rfind(" ", at, at + _LONGEST + 1) + 1
        if not at:
            return True
    return False


def _cuts(text: str) -> list[int]:
    runs = _LONG_RUN.finditer(text)
    return [at for run in runs for at in range(run.start() + _PIECE, run.end(), _PIECE)]
