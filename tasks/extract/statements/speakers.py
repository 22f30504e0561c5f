"""Which entity a speaker is."""

from spacy.tokens import Doc

from tasks.extract.mentions import EntityMention, entity_at
from tasks.extract.statements.phrases import PREPOSITIONS, RELATIVES
from tasks.extract.statements.words import Span, Words

_ENDS_HEAD = (PREPOSITIONS | RELATIVES) - {"that"}


def speaker_entity(doc: Doc, words: Words, source: Span) -> EntityMention | None:
    """Return the entity at the head of a speaker's noun phrase: not the one its adviser, aide or office belongs to.

    "an aide to the minister" is nobody known; "the minister, a former judge," is the minister.
    """
    first, last = source
    head = first
    while head < last and (head == first or not _ends_head(words, head)):
        head += 1
    start, end = words.starts[first], words.ends[head - 1]
    named = entity_at(doc, start, end)
    if named is not None and named.char_end >= end and named.char_start <= words.starts[head - 1]:
        return named
    apposed = _apposed(doc, words, head, last)
    if apposed is not None:
        return apposed
    # "the Secretary of State Jane Roe": the name stands behind a preposition of the title.
    comma = next((k for k in range(head, last) if words.low[k] in (",", "(")), last)
    stop = words.ends[comma - 1]
    titled = entity_at(doc, start, stop)
    if titled is None or titled.kind != "person" or titled.char_end != stop:
        return None
    k = next((k for k in range(first, comma) if words.starts[k] >= titled.char_start), first)
    return titled if k == first or words.is_title(k - 1) else None


def _apposed(doc: Doc, words: Words, comma: int, last: int) -> EntityMention | None:
    """Return the person whose name stands behind the comma: "the club's lawyer, Jane Roe"."""
    if comma + 1 >= last or words.low[comma] != ",":
        return None
    end = next((k for k in range(comma + 1, last) if words.low[k] == ","), last)
    named = entity_at(doc, words.starts[comma + 1], words.ends[end - 1])
    is_name = named is not None and named.kind == "person" and named.char_start == words.starts[comma + 1]
    return named if is_name else None


def _ends_head(words: Words, k: int) -> bool:
    word = words.low[k]
    return word in _ENDS_HEAD or word in (",", "(", "--", "–", "—")
