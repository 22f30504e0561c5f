"""A sentence with what is known in it, for those that read who attends what."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from tasks.extract.mentions import DateMention, EntityMention

_M = TypeVar("_M", EntityMention, DateMention)

_WORD_BEFORE = re.compile(r"((?:[\w.’'&-]|(?<=\d),(?=\d)){1,60})\s{0,4}\Z")
_REACH = 40


@dataclass(slots=True)
class Scene:
    """A sentence; all offsets are code points into the report's text, half-open."""

    text: str
    start: int
    end: int
    entities: list[EntityMention]
    dates: list[DateMention]

    def words_before(self, offset: int) -> Iterator[tuple[str, int]]:
        """Yield the words before an offset with where they begin, nearest first, up to the next punctuation."""
        while offset > self.start:
            found = _WORD_BEFORE.search(self.text, max(self.start, offset - _REACH), offset)
            if found is None:
                return
            yield found[1], found.start()
            offset = found.start()


def scene_of(
    text: str, start: int, end: int, entities: list[EntityMention], dates: list[DateMention]
) -> Scene:
    """Return the sentence from ``start`` to ``end`` with the mentions in it; the lists are in text order."""
    return Scene(text, start, end, _between(entities, start, end), _between(dates, start, end))


def _between(mentions: list[_M], start: int, end: int) -> list[_M]:
    first = bisect_left(mentions, start, key=lambda mention: mention.char_start)
    return mentions[first : bisect_left(mentions, end, key=lambda mention: mention.char_start)]
