"""A report as the rules for statements look at it: lower-case words, with sentences and quotations marked."""

from bisect import bisect_left
from collections.abc import Container
from itertools import compress

import numpy as np
from spacy.tokens import Doc

from tasks.extract.mentions import text_of
from tasks.extract.statements.quotes import Quote, find_quotes
from tasks.extract.tokentable import tokens_of

# Where ``doc.user_data`` keeps the words.
_WORDS = "wireledger.words"

Span = tuple[int, int]
"""Words ``first`` to ``last``, half-open."""


class Words:
    """The tokens of a document but for white space.

    ``low[i]`` is ``text[starts[i]:ends[i]]`` in lower case, curly apostrophes made straight. ``quote[i]`` is the
    number of the quotation that word ``i`` stands in, counted from 1 in ``quotes``, or 0; ``quote_words[n]`` are the
    words of quotation ``n``, its marks among them. ``sentences`` are spans of words.
    """

    __slots__ = ("ends", "low", "quote", "quote_words", "quotes", "sentences", "size", "starts", "text")

    def __init__(self, doc: Doc) -> None:
        self.text = text_of(doc)
        tokens = tokens_of(doc)
        self.low = list(filter(None, tokens.lower))
        self.starts = list(compress(tokens.starts, tokens.lower))
        self.ends = list(compress(tokens.ends, tokens.lower))
        self.size = len(self.low)
        # A sentence that begins with white space begins with the word behind it.
        marks = np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
        first = [bisect_left(self.starts, tokens.starts[mark]) for mark in marks]
        first = [i for i in dict.fromkeys(first) if i < self.size]
        self.sentences: list[Span] = list(zip(first, [*first[1:], self.size], strict=True))
        self.quotes: list[Quote] = find_quotes(self.text)
        self.quote = [0] * self.size
        self.quote_words: list[Span] = [(0, 0)]
        self._mark_quotes()

    def _mark_quotes(self) -> None:
        for number, quote in enumerate(self.quotes, 1):
            first = bisect_left(self.starts, quote.start)
            last = bisect_left(self.starts, quote.end)
            self.quote[first:last] = [number] * (last - first)
            self.quote_words.append((first, last))

    def word(self, i: int) -> str:
        """Return the lower-case word at ``i``, or the empty string outside of the text."""
        return self.low[i] if 0 <= i < self.size else ""

    def among(self, vocabulary: Container[str]) -> list[int]:
        """Return which words are in ``vocabulary``, in order."""
        return list(compress(range(self.size), map(vocabulary.__contains__, self.low)))

    def is_title(self, i: int) -> bool:
        """Tell whether word ``i`` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def joined(self, i: int) -> bool:
        """Tell whether word ``i`` follows the one before it without a space."""
        return 0 < i < self.size and self.starts[i] == self.ends[i - 1]

    def line_ends(self, i: int) -> bool:
        """Tell whether a line ends before word ``i``, or the text there begins or ends."""
        return not 0 < i < self.size or "\n" in self.text[self.ends[i - 1] : self.starts[i]]

    def closes_quote(self, i: int) -> bool:
        """Tell whether word ``i`` is the last of a quotation."""
        return (
            0 <= i < self.size
            and self.quote[i] > 0
            and (i + 1 == self.size or self.quote[i + 1] != self.quote[i])
        )

    def char_span(self, span: Span) -> tuple[int, int]:
        """Return the code-point offsets of words ``span``, half-open."""
        return self.starts[span[0]], self.ends[span[1] - 1]


def words_of(doc: Doc) -> Words:
    """Return the words of a document whose sentences are marked, put together once for all components."""
    words: Words | None = doc.user_data.get(_WORDS)
    if words is None:
        words = doc.user_data[_WORDS] = Words(doc)
    return words
