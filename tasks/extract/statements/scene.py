"""A sentence under reading, and what has been found in it."""

from dataclasses import dataclass, field
from functools import cached_property

from tasks.extract.statements.lexicon import Cue
from tasks.extract.statements.phrases import after_dateline, is_apart, main_subject
from tasks.extract.statements.words import Span, Words

_LONGEST_DESCRIBED = 16


def _breaks_clause(words: Words, k: int) -> bool:
    if words.low[k] == ":":
        return words.quote[k + 1] > 0
    return words.low[k] in (";", "(") or is_apart(words, k)


@dataclass(slots=True)
class Found:
    """A statement in words: who, with which words, what. Spans are half-open."""

    kind: str
    rule: str
    content: list[Span]
    source: Span | None = None
    cue: Span | None = None


@dataclass
class Sentence:
    """Words ``first`` to ``last`` and the statements found in them so far."""

    words: Words
    first: int
    last: int
    found: list[Found] = field(default_factory=list)

    @cached_property
    def is_headline(self) -> bool:
        """Whether most of its words begin with a capital."""
        words = self.words
        long = [i for i in range(self.first, self.last) if len(words.low[i]) > 3 and words.low[i].isalpha()]
        return sum(map(words.is_title, long)) > 0.7 * len(long)

    def in_content(self, i: int) -> Found | None:
        """Return the statement whose content holds word ``i``."""
        for found in self.found:
            for first, last in found.content:
                if first <= i < last:
                    return found
        return None

    def is_nested(self, i: int, cue: Cue) -> bool:
        """Tell whether a cue stands in what another already reports, where it makes no statement of its own.

        What somebody is said to think belongs to what was said; what a decision or an attitude is about may
        itself be something said.
        """
        around = self.in_content(i)
        if around is None or around.rule == "according.first":
            return False
        return around.kind in ("say", "write") or cue.kind not in ("say", "show", "think", "write")

    def shared_subject(self, before: int) -> Span | None:
        """Return the subject of a verb that has none of its own: that of the last cue, else of the sentence."""
        for found in reversed(self.found):
            if found.source is None or found.cue is None or found.rule.startswith("noun."):
                continue
            if found.cue[0] < before:
                return found.source
        return main_subject(self.words, self.first, self.last)

    def described_speaker(self, before: int) -> Span | None:
        """Return all words from a quotation to a verb, with a relative clause among them: `"…," a man who … said`."""
        words = self.words
        for k in range(before - 1, max(self.first, before - _LONGEST_DESCRIBED) - 1, -1):
            if words.closes_quote(k):
                return (k + 1, before) if "who" in words.low[k + 2 : before - 2] else None
            if words.low[k] in (",", ";", ":", ".", "and", "but"):
                return None
        return None

    def goes_on_behind(self, mark: int) -> bool:
        """Tell whether the quotation or clause that ends at word ``mark`` may belong to this sentence.

        The splitter ends a sentence inside `"Why?" she asked` and `"Go!" the crowd shouted`.
        """
        words = self.words
        if mark >= self.first:
            return True
        if mark < self.first - 1 or words.line_ends(self.first):
            return False
        return words.word(mark - 1) in ("?", "!") or not words.is_title(self.first)

    def left_content(self, mark: int) -> Span | None:
        """Return the content that ends at ``mark``, a comma or the end of a quotation; None where it is taken."""
        words = self.words
        start, end = after_dateline(words, self.first, mark), mark
        if words.closes_quote(mark):
            start, end = min(start, words.quote_words[words.quote[mark]][0]), mark + 1
        elif words.closes_quote(mark - 1):
            start = min(start, words.quote_words[words.quote[mark - 1]][0])
        breaks = [k for k in range(self.first + 1, mark) if not words.quote[k] and _breaks_clause(words, k)]
        # Two dashes set off a part of the clause; one divides it.
        if breaks and (words.low[breaks[-1]] in (";", "(", ":") or len(breaks) % 2):
            start = breaks[-1] + 1
        if start >= end or self._is_taken(start, end):
            return None
        return start, end

    def _is_taken(self, start: int, end: int) -> bool:
        """Tell whether another statement has these words: a quotation its own cue introduces, or a clause before."""
        for found in self.found:
            if found.rule.endswith(".quote") and any(a < end <= b for a, b in found.content):
                return True
            if found.rule in ("verb.final", "verb.inverted") and any(
                start <= a < end for a, b in found.content
            ):
                return True
        return False

    def cut_contents(self, end: int) -> None:
        """End earlier contents where the words that attribute the whole clause begin."""
        for found in self.found:
            found.content = [(a, min(b, end) if a < end else b) for a, b in found.content]
