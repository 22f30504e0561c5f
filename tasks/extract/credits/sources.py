"""Which words name a news source: agencies and outlets by name, and "state media" and its like."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tasks.extract.bounded import bounded
from tasks.extract.mentions import EntityMention
from tasks.extract.seedtables import listed, read_table

_LISTS = {row["list"]: listed(row["words"]) for row in read_table("credit_words")}


def word_list(name: str) -> tuple[str, ...]:
    """Return a list of ``seeds/credit_words.csv``."""
    return _LISTS[name]


def one_of(name: str) -> str:
    """Return a list of ``seeds/credit_words.csv`` as a pattern, longer words first."""
    return "(?:" + "|".join(sorted(word_list(name), key=len, reverse=True)) + ")"


class Source(NamedTuple):
    """The words that name a news source; offsets are code points, half-open."""

    start: int
    end: int
    entity_id: str | None


_MEDIA = frozenset(row["entity_id"] for row in read_table("organisations") if row["class"] == "media")
_HEADS = frozenset(word_list("outlet_heads"))
_ENDS = word_list("outlet_ends")
# Words by which a text that speaks of no unnamed source is passed over, at the price of a search for plain words.
_GENERAL_HINTS = ("media", " television", " TV", " radio", " news ", " newspaper", " broadcaster", " press ")
_GENERAL = bounded(
    rf"\b(?:{'|'.join(word_list('general_kinds'))})(?:-(?:run|owned|controlled|funded|affiliated|linked|backed))?"
    rf"\s+{one_of('general_sources')}\b(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
_JOINED = bounded(r"[ \t,/|]*(?:(?:and|or|&)\s+)?(?:[Tt]he\s+)?\(?")
_PICTURED = bounded(r"\W{0,3}(?:[Ff]ile\s+)?(?:[Pp]hotos?|PHOTOS?|[Ii]mages?|Pictures?)\b")
_PICTURE_BY = bounded(r"\b(?:[Pp]hotos?|PHOTO|[Ii]mages?|[Pp]ictures?|Getty)\b[^.\n]{0,20}\Z")


def named_sources(text: str, entities: list[EntityMention]) -> Iterator[tuple[Source, ...]]:
    """Yield the agencies and outlets of a text, those that stand in one list together ("AP and Reuters").

    A name and the acronym that follows it in brackets are one source. Credits of pictures are left out.
    """
    group: list[Source] = []
    for mention in entities:
        if mention.kind != "organisation" or not _is_outlet(mention):
            continue
        source = Source(mention.char_start, mention.char_end, mention.entity_id)
        if _is_pictured(text, source):
            continue
        if group and _JOINED.fullmatch(text, group[-1].end, source.start):
            if source.entity_id != group[-1].entity_id:
                group.append(source)
            continue
        if group:
            yield tuple(group)
        group = [source]
    if group:
        yield tuple(group)


def _is_outlet(mention: EntityMention) -> bool:
    if mention.entity_id in _MEDIA:
        return True
    if mention.rule != "organisation.form":
        return False
    return mention.name.rpartition(" ")[2] in _HEADS or mention.name.endswith(_ENDS)


def _is_pictured(text: str, source: Source) -> bool:
    if _PICTURED.match(text, source.end):
        return True
    return _PICTURE_BY.search(text, max(0, source.start - 40), source.start) is not None


def unnamed_sources(text: str) -> Iterator[tuple[Source, ...]]:
    """Yield the sources that a text tells the kind of and does not name ("state media", "local newspapers")."""
    seen = -1
    for hint in _GENERAL_HINTS:
        at = text.find(hint)
        while at >= 0:
            found = _GENERAL.search(text, max(seen, at - 30, 0), at + 20)
            if found and found.end() > at + 1:
                yield (Source(found.start(), found.end(), None),)
                seen = max(seen, found.end())
            at = text.find(hint, at + 1)
