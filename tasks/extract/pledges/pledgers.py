"""Who pledges: the subject of the cue, or who is quoted with it."""

from tasks.extract.mentions import EntityMention, StatementMention
from tasks.extract.pledges.lexicon import word_list
from tasks.extract.pledges.objects import Scene
from tasks.extract.statements.phrases import PREPOSITIONS, RELATIVES
from tasks.extract.statements.words import Span

_PUBLIC = word_list("public")
_PRONOUNS = frozenset("it they we i he she that".split())

Pledger = tuple[int | None, int | None, str | None]
"""Code points of the words for the pledger, half-open, and the entity; None where unknown."""
NOBODY: Pledger = (None, None, None)


def find_pledger(scene: Scene, subject: Span | None, cue_start: int) -> Pledger:
    """Return who pledges; a pronoun, and a passive without an agent, take the speaker of the words."""
    words = scene.words
    if subject is not None:
        subject = _trimmed(scene, subject)
    if subject is None or (subject[1] - subject[0] == 1 and words.low[subject[0]] in _PRONOUNS):
        named = scene.entity(subject) if subject is not None else None
        if named is None:
            speaker = _speaker(scene, cue_start)
            if speaker is not None:
                return speaker.speaker_start, speaker.speaker_end, speaker.speaker_entity_id
    if subject is None:
        return NOBODY
    start, end = words.char_span(subject)
    named = _head_entity(scene, subject)
    return start, end, named.entity_id if named else None


def joint_pledgers(scene: Scene, sentence: Span, subject: Span | None) -> list[Pledger]:
    """Return those who pledge together: "Norway, Sweden and Denmark". Empty where one does, or one is not known."""
    words = scene.words
    if subject is None:
        return []
    first, last = subject
    while (
        first - 1 > sentence[0]
        and words.low[first - 1] in (",", "and")
        and (named := named_before(scene, first - 1)) is not None
    ):
        first = scene.word_at(named.char_start)
    if "and" not in words.low[first:last]:
        return []
    head = next((k for k in range(first, last) if words.low[k] in PREPOSITIONS or words.low[k] == "("), last)
    if _is_one(scene, first, head):
        return []
    found: list[Pledger] = []
    begin = first
    for k in range(first, head + 1):
        if k < head and words.low[k] not in (",", "and", "both", "each"):
            continue
        if begin < k:
            named = scene.entity((begin, k))
            if named is None or named.char_end < words.ends[k - 1]:
                return []
            found.append((words.starts[begin], words.ends[k - 1], named.entity_id))
        begin = k + 1
    return found if len(found) > 1 else []


def is_public(scene: Scene, subject: Span | None) -> bool:
    """Tell whether a subject is a state, an office or a body whose money is the public's."""
    if subject is None:
        return False
    if not _PUBLIC.isdisjoint(scene.words.low[subject[0] : subject[1]]):
        return True
    named = scene.entity(subject)
    return named is not None and (
        named.kind == "country" or (named.kind == "person" and named.iso3 is not None)
    )


def named_before(scene: Scene, first: int) -> EntityMention | None:
    """Return the country or organisation whose name ends right before word ``first``."""
    if first < 1 or not scene.words.is_title(first - 1):
        return None
    named = scene.entity((first - 1, first))
    if named is None or named.kind == "person" or named.char_end != scene.words.ends[first - 1]:
        return None
    return named


def _trimmed(scene: Scene, subject: Span) -> Span | None:
    words, (start, end) = scene.words, subject
    while end > start and (
        words.low[end - 1] in RELATIVES or words.low[end - 1] in ("of", "all", "both", ",")
    ):
        end -= 1
    return (start, end) if end > start else None


def _head_entity(scene: Scene, subject: Span) -> EntityMention | None:
    """Return the entity a subject names: its head or an apposition, not what stands behind a preposition."""
    words, (first, last) = scene.words, subject
    head = next(
        (k for k in range(first + 1, last) if words.low[k] in PREPOSITIONS or words.low[k] in (",", "(")),
        last,
    )
    joint = next((k for k in range(first + 1, head - 1) if words.low[k] == "and"), None)
    if (
        joint is not None
        and scene.entity((first, joint))
        and (scene.entity((joint + 1, head)) or words.is_title(joint + 1))
        and not _is_one(scene, first, head)
    ):
        # Two have pledged: neither is the one.
        return None
    named = scene.entity((first, head))
    if named is not None and named.basis != "demonym":
        return named
    if head < last and words.low[head] == ",":
        apposed = scene.entity((head + 1, last))
        if apposed is not None and apposed.kind == "person":
            return apposed
    if named is not None and head < last:
        whole = scene.entity((first, last))
        return whole if whole is not None and whole.basis in ("name", "title") else named
    return named if named is not None else (scene.entity((first, last)) if words.word(head) == "of" else None)


def _is_one(scene: Scene, first: int, last: int) -> bool:
    """Tell whether one name spans the words ("Trinidad and Tobago")."""
    named = scene.entity((first, last))
    words = scene.words
    return (
        named is not None
        and named.char_end >= words.ends[last - 1]
        and named.char_start <= words.starts[last - 2]
    )


def _speaker(scene: Scene, char: int) -> StatementMention | None:
    """Return the narrowest statement around a code point that has a speaker."""
    best: StatementMention | None = None
    statements: list[StatementMention] = scene.doc._.statements or []
    for each in statements:
        if each.char_start > char:
            break
        inside = any(start <= char < end for start, end in each.parts)
        if inside and each.speaker_start is not None:
            best = each
    return best
