"""Who takes part: named ones and groups ("officers from 30 countries") beside the words that say so.

There is no parser here. Those who take part stand right before the verb, or right after "attended by", alone or in a
list; where anything else stands there, nobody is read.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from tasks.extract.attendance.cues import word_list
from tasks.extract.attendance.scene import Scene
from tasks.extract.bounded import bounded
from tasks.extract.mentions import EntityMention

_HEADS = "|".join(word_list("group_heads"))
_AREAS = "|".join(word_list("group_areas"))
_HEAD = bounded(rf"\b(?:{_HEADS})\b(?!['’-]|\s+(?-i:[A-Z]))", re.IGNORECASE)
_FROM = bounded(r"\s+(?:from|of|representing)\s+(?:the\s+)?")
_FAR_LANDS = bounded(r"[A-Z]\w+(?:(?:,|,?\s+and)?\s+[A-Z]\w+)*")
_INCLUDING = bounded(
    r"\s*,?\s+(?:including|among\s+them|such\s+as)\s+(?:the\s+)?|\s*[—–]\s*(?:including\s+)?"
)
_COUNTED_AREAS = bounded(rf"(?:[\w,.-]+\s+){{0,6}}?(?:{_AREAS})\b")
_LINK_AFTER = bounded(
    r"\s*,?\s+(?:and|or|nor|plus|as\s+well\s+as|along\s+with)\s+(?:the\s+|from\s+)?|\s*,\s+(?:the\s+)?"
)
_LINK_BEFORE = bounded(
    r"(?:\s*,)?\s+(?:and|or|nor|plus|as\s+well\s+as|along\s+with)(?:\s+the|\s+also)?\s*\Z|\s*,(?:\s+the)?\s*\Z",
    re.IGNORECASE,
)
_ENDS_IN_AREA = bounded(rf"\b(?:{_AREAS})\Z")
_QUANTITY = frozenset(word_list("quantity_words"))
_TITLES = frozenset(word_list("title_words"))
_PREPOSITIONS = frozenset(word_list("prepositions"))
_OPENERS = frozenset(
    "but and or so yet while when where although though because that which who whom whose nor".split()
)
_VERBAL = bounded(r"(?:ed|ing)\Z|\A(?:is|are|was|were|has|have|had|said|says|will|would|met|sent|told|let)\Z")
_NEVER_ALONE = frozenset(("his", "her", "hers", "him", "himself", "herself"))


class Participant(NamedTuple):
    """One who takes part, or a group; offsets are code points, half-open."""

    start: int
    end: int
    entity_id: str | None
    is_negated: bool = False
    """Whether the words say that there was none ("no officials")."""
    is_name: bool = True
    """False for an office or a pronoun that stands for the name."""


def _is_named(mention: EntityMention, text: str) -> bool:
    if mention.basis == "demonym":
        return text[max(0, mention.char_start - 4) : mention.char_start].lower() == "the "
    if text[mention.char_end : mention.char_end + 2] in ("'s", "’s"):
        return False
    return text[mention.char_start : mention.char_end].lower() not in _NEVER_ALONE


def _groups(scene: Scene, first: int, last: int) -> list[Participant]:
    """Return the groups of a part of a sentence, with the words that tell how many and from where."""
    groups = []
    for head in _HEAD.finditer(scene.text, first, last):
        start = head.start()
        for word, offset in scene.words_before(head.start()):
            if offset < first or not _is_modifier(word, scene.text[offset + len(word) : start]):
                break
            start = offset
        groups += _with_origin(scene, start, head.end(), last)
    return groups


def _is_modifier(word: str, gap: str) -> bool:
    low = word.lower()
    if gap.strip() or low in _OPENERS or _VERBAL.search(low):
        return False
    return low in _QUANTITY or low not in _PREPOSITIONS


def _with_origin(scene: Scene, start: int, end: int, last: int) -> list[Participant]:
    """Return a group up to the countries it is from; of two or more named ones, each."""
    inside = [m for m in scene.entities if start <= m.char_start < end and m.kind != "person"]
    origins: list[EntityMention] = []
    is_counted = False
    link = _FROM.match(scene.text, end, last)
    while link:
        named = _starting_at(scene, link.end())
        areas = _COUNTED_AREAS.match(scene.text, link.end(), last)
        if named is not None:
            origins.append(named)
            end = named.char_end
        elif areas and not _LINK_AFTER.search(areas.group()):
            is_counted = True
            end = areas.end()
        else:
            lands = _FAR_LANDS.match(scene.text, link.end(), last)
            end = lands.end() if lands else end
            break
        link = _LINK_AFTER.match(scene.text, end, last)
    negated = re.match(r"(?:no|none|neither)\b", scene.text[start:end], re.IGNORECASE) is not None
    if len(origins) > 1 and not is_counted:
        spans = [(start, origins[0].char_end)] + [(m.char_start, m.char_end) for m in origins[1:]]
        return [Participant(*span, m.entity_id, negated) for span, m in zip(spans, origins, strict=True)]
    known = {m.entity_id for m in (*inside, *origins)}
    is_whole = len(known) == 1 and not is_counted and not _ENDS_IN_AREA.search(scene.text, start, end)
    return [Participant(start, end, known.pop() if is_whole else None, negated)]


def _starting_at(scene: Scene, offset: int) -> EntityMention | None:
    first = bisect_left(scene.entities, offset, key=lambda mention: mention.char_start)
    for mention in scene.entities[first : first + 1]:
        if mention.char_start == offset and mention.basis != "demonym":
            return mention
    return None


def before(scene: Scene, first: int, end: int) -> list[Participant]:
    """Return those who stand right before the offset ``end``, in text order; ``first`` bounds the clause."""
    groups = _groups(scene, first, end)
    named = [m for m in scene.entities if m.char_start >= first and _is_named(m, scene.text)]
    found: list[Participant] = []
    is_list = False
    while True:
        end = len(scene.text[:end].rstrip(" \t\n,")) if not found or is_list else end
        unit = _ending_at(named, groups, end)
        if unit is None:
            break
        left = unit[0].start if unit[0].entity_id is None else _with_titles(scene, unit[0].start, first)
        found = [*unit, *found]
        link = _LINK_BEFORE.search(scene.text, max(first, left - 30), left)
        if link is None:
            word = next(scene.words_before(left), ("", 0))[0].lower()
            if word in _PREPOSITIONS:
                # What hangs on a preposition is nobody who acts, nor is a list that begins with it.
                return found[len(unit) :] if is_list and _only_comma(scene.text, unit[-1].end) else []
            if word == "neither":
                return [each._replace(is_negated=True) for each in found]
            break
        has_word = link.group().strip(" \t\n,").lower() not in ("", "the")
        if not has_word and not is_list and not _is_same(named, unit[0], link.start()):
            break
        is_list = is_list or has_word
        end = link.start()
    return found


def _ending_at(named: list[EntityMention], groups: list[Participant], end: int) -> list[Participant] | None:
    for mention in named:
        if mention.char_end == end and mention.kind == "person":
            return [_named(mention)]
    for place, group in enumerate(groups):
        if group.end == end:
            first = place
            # The names of one origin after the other belong together.
            while (
                first
                and groups[first - 1].end < groups[first].start <= groups[first - 1].end + 12
                and groups[first].entity_id
            ):
                first -= 1
            return groups[first : place + 1]
    for mention in named:
        if mention.char_end == end:
            return [_named(mention)]
    return None


def _is_person(each: Participant) -> bool:
    return each.entity_id is not None and each.entity_id.startswith("person:")


def _named(mention: EntityMention) -> Participant:
    is_name = mention.basis not in ("title", "pronoun")
    return Participant(mention.char_start, mention.char_end, mention.entity_id, is_name=is_name)


def each_once(found: list[Participant]) -> list[Participant]:
    """Leave out those that are named twice ("the president, Roe, …"), once where the name stands."""
    named = {each.entity_id for each in found if each.is_name}
    kept: list[Participant] = []
    for each in found:
        is_known = each.entity_id is not None and each.entity_id in {other.entity_id for other in kept}
        if not is_known and (each.is_name or each.entity_id not in named):
            kept.append(each)
    return kept


def _only_comma(text: str, offset: int) -> bool:
    return text[offset : offset + 1] == "," and not re.match(r",\s*(?:and|or)\b", text[offset : offset + 6])


def _is_same(named: list[EntityMention], unit: Participant, end: int) -> bool:
    """Tell whether the name that ends at ``end`` is only said again by ``unit`` ("Roe, the president,")."""
    return any(m.char_end == end and m.entity_id == unit.entity_id for m in named)


def _with_titles(scene: Scene, start: int, first: int) -> int:
    """Return where a name begins with the titles, offices and nationalities before it."""
    for word, offset in scene.words_before(start):
        gap = scene.text[offset + len(word) : start]
        low = word.lower()
        if offset < first or gap.strip() or low in _PREPOSITIONS or low in _OPENERS:
            break
        if not (low in _TITLES or (word[0].isupper() and offset > scene.start)):
            break
        if word[0].isupper() and low not in _TITLES and _is_person_at(scene, offset):
            break
        start = offset
    return start


def _is_person_at(scene: Scene, offset: int) -> bool:
    return any(m.kind == "person" and m.char_start <= offset < m.char_end for m in scene.entities)


def after(scene: Scene, start: int, last: int) -> list[Participant]:
    """Return those who stand right after the offset ``start``, in text order; ``last`` bounds the clause."""
    groups = _groups(scene, start, last)
    named = [m for m in scene.entities if start <= m.char_start < last and _is_named(m, scene.text)]
    found: list[Participant] = []
    is_list = False
    offset = start
    while True:
        unit = _first_from(scene, named, groups, offset)
        if unit is None:
            break
        found += unit
        link = _INCLUDING.match(scene.text, unit[-1].end, last) if unit[0].entity_id is None else None
        if link:
            offset, is_list = link.end(), True
            continue
        link = _LINK_AFTER.match(scene.text, unit[-1].end, last)
        if link is None:
            break
        is_list = is_list or bool(link.group().strip(" \t\n,").removesuffix("the").strip())
        offset = link.end()
    # Names with commas only between them are no list: "attended by Roe, Poe said".
    return found if is_list else found[:1]


def _bearer(scene: Scene, named: list[EntityMention], mention: EntityMention) -> EntityMention:
    """Return whose title a name is a part of: "NATO chief Mark Rutte"."""
    following = next((each for each in named if each.char_start >= mention.char_end), mention)
    title = scene.text[mention.char_end : following.char_start].split()
    is_title = 0 < len(title) <= 4 and all(word.lower() in _TITLES for word in title)
    return following if mention.kind != "person" and following.kind == "person" and is_title else mention


def _first_from(
    scene: Scene, named: list[EntityMention], groups: list[Participant], offset: int
) -> list[Participant] | None:
    nearest = [unit for unit in groups if unit.start >= offset][:1]
    for mention in named:
        if mention.char_start >= offset:
            nearest.append(_named(_bearer(scene, named, mention)))
            break
    for unit in sorted(nearest, key=lambda unit: (unit.start, not _is_person(unit), -unit.end)):
        gap = scene.text[offset : unit.start].split()
        if len(gap) <= 6 and all(_is_title(word) for word in gap):
            return [unit]
    return None


def _is_title(word: str) -> bool:
    low = word.lower()
    return (
        low in _TITLES
        or low in ("the", "a", "an", "his", "her", "its", "their", "both")
        or (word[0].isupper() and low not in _PREPOSITIONS and word[-1] not in ",;:")
    )
