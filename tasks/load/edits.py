"""What a new version of a report changed: figures and dates matched across two texts.

Sentences are aligned first: those that stayed, wherever they moved to, then those that say nearly the same. Within
two aligned sentences the mentions are matched by the words around them; what is left over is looked for in the other
edited sentences, as sentences are split, joined and moved. Offsets play no part: a word inserted at the beginning
shifts them all.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

# Two sentences of which half the words are shared are versions of one sentence. Sørensen-Dice over words, numbers
# left out: they are what changes.
_ALIKE: Final = 0.5

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\S")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one version."""

    sentence_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure or a date of one version."""

    what: str
    """``figure`` or ``date``."""
    mention_id: str
    sentence_id: str
    char_start: int
    """In its sentence; code points, half-open."""
    char_end: int
    words: str
    kind: str
    """``kind`` of a figure, ``timex_type`` of a date: what is of another kind is another mention."""
    reading: tuple[Hashable, ...]
    """What the words state."""
    about: Hashable
    """What it is a number of (unit and counted head); None for dates."""
    extractor_version: str


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report, as it was read: both lists in text order."""

    document_id: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True)
class Edit:
    """A mention that appeared, vanished or changed."""

    change: str
    earlier: Mention | None
    later: Mention | None
    earlier_sentence_id: str | None
    sentence_id: str | None

    @property
    def mention(self) -> Mention:
        """The later mention, the earlier one where it vanished."""
        mention = self.later or self.earlier
        assert mention is not None
        return mention


Pair = tuple[Mention, Mention]


@dataclass(slots=True)
class _Open:
    """Mentions of the edited sentences that have no counterpart yet."""

    earlier: list[Mention]
    later: list[Mention]
    pairs: list[Pair] = field(default_factory=list)

    def match(self, pairs: Iterable[Pair]) -> None:
        for earlier, later in pairs:
            self.pairs.append((earlier, later))
            self.earlier.remove(earlier)
            self.later.remove(later)


def find_edits(earlier: Version, later: Version) -> list[Edit]:
    """Return what changed from one version to the next, in the order of the later text; what vanished last."""
    kept = _same_sentences(earlier.sentences, later.sentences)
    alike = _alike_sentences(
        [sentence for sentence in earlier.sentences if sentence.sentence_id not in kept],
        [sentence for sentence in later.sentences if sentence.sentence_id not in kept.values()],
    )
    pairs: list[Pair] = []
    edits: list[Edit] = []
    for what in ("figure", "date"):
        old = [mention for mention in earlier.mentions if mention.what == what]
        new = [mention for mention in later.mentions if mention.what == what]
        if what == "date":
            # In a sentence that stayed as it was, only a new day of publication changes what is meant.
            pairs += _in_same_sentences(old, new, kept)
        unsettled = _Open(
            [mention for mention in old if mention.sentence_id not in kept],
            [mention for mention in new if mention.sentence_id not in kept.values()],
        )
        texts = {sentence.sentence_id: sentence.text for sentence in (*earlier.sentences, *later.sentences)}
        for before, after in alike.items():
            unsettled.match(
                _by_context(*_of_sentences(unsettled, before, after), texts[before], texts[after])
            )
        unsettled.match(_by_key(unsettled, lambda each: (each.kind, each.reading, each.about)))
        unsettled.match(_by_key(unsettled, lambda each: (each.kind, each.reading, each.words.lower())))
        for before, after in alike.items():
            unsettled.match(_by_what_they_are_about(*_of_sentences(unsettled, before, after)))
        pairs += unsettled.pairs
        edits += [
            Edit("appeared", None, each, _key_of(alike, each.sentence_id), each.sentence_id)
            for each in unsettled.later
        ]
        edits += [
            Edit("vanished", each, None, each.sentence_id, alike.get(each.sentence_id))
            for each in unsettled.earlier
        ]
    edits += [
        Edit("changed", before, after, before.sentence_id, after.sentence_id)
        for before, after in pairs
        if _differ(before, after)
    ]
    place = {
        sentence.sentence_id: number for number, sentence in enumerate((*later.sentences, *earlier.sentences))
    }
    return sorted(
        edits, key=lambda edit: (place[edit.mention.sentence_id], edit.mention.char_start, edit.mention.what)
    )


def _differ(earlier: Mention, later: Mention) -> bool:
    if earlier.reading == later.reading:
        return False
    # The same words read otherwise by a newer extractor were not edited by anyone.
    same_words = earlier.words.lower() == later.words.lower()
    return not same_words or earlier.extractor_version == later.extractor_version


# ---- sentences


def _same_sentences(earlier: Sequence[Sentence], later: Sequence[Sentence]) -> dict[str, str]:
    """Return sentences of both versions with the same words, in place or moved: earlier id to later id."""
    pairs: dict[str, str] = {}
    matcher = SequenceMatcher(
        None, [each.text for each in earlier], [each.text for each in later], autojunk=False
    )
    for start, other, size in matcher.get_matching_blocks():
        for offset in range(size):
            pairs[earlier[start + offset].sentence_id] = later[other + offset].sentence_id
    taken = set(pairs.values())
    moved: dict[str, list[str]] = {}
    for sentence in later:
        if sentence.sentence_id not in taken:
            moved.setdefault(sentence.text, []).append(sentence.sentence_id)
    for sentence in earlier:
        if sentence.sentence_id not in pairs and moved.get(sentence.text):
            pairs[sentence.sentence_id] = moved[sentence.text].pop(0)
    return pairs


def _alike_sentences(earlier: Sequence[Sentence], later: Sequence[Sentence]) -> dict[str, str]:
    """Return sentences that are versions of each other: earlier id to later id, the most alike first, one to one."""
    old = [(number, each.sentence_id, _bag(each.text)) for number, each in enumerate(earlier)]
    new = [(number, each.sentence_id, _bag(each.text)) for number, each in enumerate(later)]
    candidates = sorted(
        (-likeness, abs(number - other), number, other, sentence_id, other_id)
        for number, sentence_id, words in old
        for other, other_id, other_words in new
        if (likeness := _likeness(words, other_words)) >= _ALIKE
    )
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for *_, sentence_id, other_id in candidates:
        if sentence_id not in pairs and other_id not in taken:
            pairs[sentence_id] = other_id
            taken.add(other_id)
    return pairs


def _bag(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.lower()) if word[0].isalpha())


def _likeness(words: Counter[str], others: Counter[str]) -> float:
    total = words.total() + others.total()
    smaller = min(words.total(), others.total())
    # What can not be reached need not be counted.
    if not smaller or 2 * smaller / total < _ALIKE:
        return 0.0
    return 2 * (words & others).total() / total


# ---- mentions


def _in_same_sentences(
    earlier: Sequence[Mention], later: Sequence[Mention], kept: dict[str, str]
) -> Iterator[Pair]:
    places = {(each.sentence_id, each.char_start, each.char_end): each for each in later}
    for mention in earlier:
        if other := places.get((kept.get(mention.sentence_id, ""), mention.char_start, mention.char_end)):
            yield mention, other


def _of_sentences(unsettled: _Open, before: str, after: str) -> tuple[list[Mention], list[Mention]]:
    return (
        [mention for mention in unsettled.earlier if mention.sentence_id == before],
        [mention for mention in unsettled.later if mention.sentence_id == after],
    )


def _by_context(earlier: list[Mention], later: list[Mention], before: str, after: str) -> Iterator[Pair]:
    """Match the mentions that stand at the same place among the words of two sentences."""
    old, new = _masked(before, earlier), _masked(after, later)
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    for start, other, size in matcher.get_matching_blocks():
        for offset in range(size):
            mention, counterpart = old[start + offset][1], new[other + offset][1]
            if mention and counterpart:
                yield mention, counterpart


def _masked(text: str, mentions: list[Mention]) -> list[tuple[str, Mention | None]]:
    """Return a sentence's words, each mention as one word that names its kind only."""
    words: list[tuple[str, Mention | None]] = []
    end = 0
    for mention in mentions:
        words += [(word, None) for word in _WORD.findall(text[end : mention.char_start].lower())]
        words.append((f"<{mention.kind}>", mention))
        end = max(end, mention.char_end)
    words += [(word, None) for word in _WORD.findall(text[end:].lower())]
    return words


def _by_key(unsettled: _Open, key: Callable[[Mention], Hashable]) -> list[Pair]:
    """Match mentions with the same key wherever they stand, the first with the first."""
    waiting: dict[Hashable, list[Mention]] = {}
    for mention in unsettled.later:
        waiting.setdefault(key(mention), []).append(mention)
    return [
        (mention, waiting[key(mention)].pop(0)) for mention in unsettled.earlier if waiting.get(key(mention))
    ]


def _by_what_they_are_about(earlier: list[Mention], later: list[Mention]) -> list[Pair]:
    """Match what is left in two aligned sentences: the only two mentions of a kind that count the same thing."""
    pairs = []
    for mention in earlier:
        same = [each for each in earlier if (each.kind, each.about) == (mention.kind, mention.about)]
        others = [each for each in later if (each.kind, each.about) == (mention.kind, mention.about)]
        if len(same) == len(others) == 1:
            pairs.append((mention, others[0]))
    return pairs


def _key_of(pairs: dict[str, str], value: str) -> str | None:
    return next((key for key, other in pairs.items() if other == value), None)
