"""Stories: which reports are of one event.

A report is weighed by the rare words and names it uses. In the order of their publication, each report joins the
story of the earlier reports that it is most like, or founds one. So a story depends on the reports in the ledger, not
on the order they came in, and a new report touches only itself and what was published after it.
"""

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tasks.calendar_words import WEEKDAY_NAMES
from tasks.reconcile.wording import is_common, is_number, rarity, word_form, words

TERMS_KEPT = 60
"""Terms by which a report is known: enough that more change no story, few enough to keep them all indexed."""

WINDOW_DAYS = 4
"""Reports of one event follow each other within as many days; a long story holds together from day to day."""

WORTH_A_LINK = 0.1
"""Least cosine at which two reports are compared at all."""

LESS_FOR_OTHER_DAYS = 0.1
"""Two reports that name weekdays, and none in common, are less alike by so much: they may tell of two events."""

_ENOUGH_TO_JOIN = 0.15
_LESS_PER_DAY = 0.015
_LESS_WITHOUT_DAY = 0.05

# A name tells events of one kind apart ("quake"), a number in digits two tellings of one.
_NAME_WEIGHT = 3.0
_NUMBER_RARITY = 4.0

_NAME_INSIDE_SENTENCE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a report stands in the order of publication; reports without a day come last."""

    undated: bool
    published_on: date
    source_uri: str

    @classmethod
    def of(cls, published_on: date | None, source_uri: str) -> "Place":
        """Return the place of a report."""
        return cls(published_on is None, published_on or date.max, source_uri)


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports that share enough terms to be compared, seen from one of them."""

    document_id: str
    """The other report."""
    place: Place
    similarity: float
    """Cosine of the two reports' terms, 0 to 1."""


def names_inside(text: str) -> frozenset[str]:
    """Return the forms of words that are capitalised inside sentences."""
    return frozenset(word_form(name) for name in _NAME_INSIDE_SENTENCE.findall(text))


def terms_of(title: str | None, text: str) -> dict[str, float]:
    """Return the terms that tell a report from others, with weights that make a unit vector."""
    names = names_inside(text)
    counts: Counter[str] = Counter()
    for word, count in Counter(words(f"{title or ''}\n{text}")).items():
        if not is_number(word):
            counts[word_form(word)] += count
        elif len(word) > 1 and not _YEAR.fullmatch(word):
            counts[word] += count
    weights = {
        term: (1 + math.log(count))
        * (_NUMBER_RARITY if is_number(term) else rarity(term))
        * (_NAME_WEIGHT if term in names else 1.0)
        for term, count in counts.items()
        if is_number(term) or not is_common(term)
    }
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:TERMS_KEPT]
    length = math.sqrt(sum(weight * weight for _, weight in kept))
    return {term: weight / length for term, weight in kept}


def weekdays_of(title: str | None, text: str) -> int:
    """Return the weekdays that a report names, a bit for each: 1 for Monday, up to 64 for Sunday."""
    told = f"{title or ''} {text}"
    return sum(1 << place for place, name in enumerate(WEEKDAY_NAMES) if name in told)


def story_id(source_uri: str) -> str:
    """Return the identifier of the story that a report founds: it outlives new versions of the report."""
    return f"{sha256(source_uri.encode()).hexdigest()[:16]}/story"


def assign(
    waiting: Mapping[str, Place],
    links_of: Callable[[Collection[str]], Mapping[str, Sequence[Link]]],
    stories: dict[str, str],
) -> set[str]:
    """Give each report of ``waiting`` its story, and later reports theirs anew where that changes it.

    ``links_of`` returns the links of reports by ``document_id``. ``stories`` is the ``story_id`` of every placed report
    that any of these is linked to, by ``document_id``; it is changed in place. Returns the reports whose story was set
    or changed.
    """
    queue = [(place, document_id) for document_id, place in waiting.items()]
    heapq.heapify(queue)
    queued = set(waiting)
    links: dict[str, Sequence[Link]] = {}
    changed: set[str] = set()
    while queue:
        place, document_id = heapq.heappop(queue)
        queued.discard(document_id)
        if document_id not in links:
            # All that wait are asked for at once: one query for a run, not one a report.
            links |= links_of([document_id, *(name for _, name in queue if name not in links)])
        story = _story_for(place, links.get(document_id, ()), stories)
        if stories.get(document_id) == story and document_id not in waiting:
            continue
        stories[document_id] = story
        changed.add(document_id)
        for link in links.get(document_id, ()):
            if link.place > place and link.document_id not in queued and link.document_id in stories:
                heapq.heappush(queue, (link.place, link.document_id))
                queued.add(link.document_id)
    return changed


def _story_for(place: Place, links: Sequence[Link], stories: Mapping[str, str]) -> str:
    likeness: dict[str, list[float]] = defaultdict(list)
    for link in links:
        if link.place < place and link.document_id in stories:
            likeness[stories[link.document_id]].append(link.similarity - _distance(place, link.place))
    best = min(((-_joined(values), story) for story, values in likeness.items()), default=(0.0, ""))
    return best[1] if -best[0] >= _ENOUGH_TO_JOIN else story_id(place.source_uri)


def _joined(likeness: Sequence[float]) -> float:
    """Between the best and the mean: one close copy does not draw a report into a story of others."""
    return (max(likeness) + sum(likeness) / len(likeness)) / 2


def _distance(one: Place, other: Place) -> float:
    if one.undated or other.undated:
        return _LESS_WITHOUT_DAY
    return _LESS_PER_DAY * abs((one.published_on - other.published_on).days)
