"""Which entity a speaker is."""

from bisect import bisect_right

from spacy.tokens import Doc

from tasks.extract.mentions import EntityMention
from tasks.extract.statements.phrases import PREPOSITIONS, RELATIVES
from tasks.extract.statements.words import Span, Words

_ENDS_HEAD = ((PREPOSITIONS | RELATIVES) - {"that"}) | frozenset(", ( -- – —".split())


class Speakers:
    """The entities of a document, to be found by the words for a speaker."""

    def __init__(self, doc: Doc, words: Words) -> None:
        self._words = words
        self._entities: list[EntityMention] = doc._.entities or []
        self._ends = [each.char_end for each in self._entities]

    def entity(self, source: Span) -> str | None:
        """Return the entity at the head of a noun phrase: not the one its adviser, aide or office belongs to.

        "an aide to the minister" is nobody known; "the minister, a former judge," is the minister, and "the club's
        lawyer, Jane Roe," is Jane Roe.
        """
        if not self._entities:
            return None
        words, (first, last) = self._words, source
        head = first + 1
        while head < last and words.low[head] not in _ENDS_HEAD:
            head += 1
        named = self._at(words.starts[first], words.ends[head - 1])
        if named is not None and named.char_end >= words.ends[head - 1]:
            return named.entity_id
        if head == last:
            return None
        return self._apposed(head, last) or self._titled(first, head, last)

    def _apposed(self, comma: int, last: int) -> str | None:
        """Return the person whose name stands behind the comma."""
        words = self._words
        if comma + 1 >= last or words.low[comma] != ",":
            return None
        end = next((k for k in range(comma + 1, last) if words.low[k] == ","), last)
        start = words.starts[comma + 1]
        named = self._at(start, words.ends[end - 1])
        is_name = named is not None and named.kind == "person" and named.char_start == start
        return named.entity_id if named is not None and is_name else None

    def _titled(self, first: int, head: int, last: int) -> str | None:
        """Return the person whose name stands behind a preposition of the title: "Secretary of State Jane Roe"."""
        words = self._words
        comma = next((k for k in range(head, last) if words.low[k] in (",", "(")), last)
        titled = self._at(words.starts[first], words.ends[comma - 1])
        if titled is None or titled.kind != "person" or titled.char_end != words.ends[comma - 1]:
            return None
        k = next((k for k in range(first, comma) if words.starts[k] >= titled.char_start), first)
        return titled.entity_id if k == first or words.is_title(k - 1) else None

    def _at(self, start: int, end: int) -> EntityMention | None:
        """Return the widest mention that overlaps a span, a person's first (as ``mentions.entity_at``)."""
        best: EntityMention | None = None
        weight = (False, 0)
        for i in range(bisect_right(self._ends, start), len(self._ends)):
            each = self._entities[i]
            if each.char_start >= end:
                break
            its_weight = (each.kind == "person", each.char_end - each.char_start)
            if best is None or its_weight > weight:
                best, weight = each, its_weight
        return best
