"""Origins: which mentions of one claim go back to the same source.

A report that copies another, or shares its agency, adds an outlet and no confirmation. Reports that share many runs
of five words have one origin; a sentence that was rewritten, a credited agency, a quoted person or a shared rare error
ties single mentions.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge, nlargest
from itertools import combinations, islice

from tasks.reconcile.wording import is_common, runs, word_form, words

RUN_LENGTH = 5

COPIED_SHARE = 0.14
"""Share of the shorter report's five-word runs from which two reports have one origin. Of the pairs above it among
54 reports of known origin, 32 of 33 were copies; of 44 copies it finds 32, and chains of copies most of the rest."""

# Pairs of reports grow with the square of their number. In a story of more reports than this, each is paired with so
# many earlier ones that it shares most with, with the first that it copies, and with what else ties copies together.
_ALL_PAIRED = 40
_MOST_ALIKE = 10

# A rewritten sentence keeps nearly all of its rare words, in whatever order: of eight pairs of mentions in 248 reports
# that only this tied, seven had one origin. Two who saw one quake share three quarters of theirs.
_REWRITTEN_SHARE = 0.85
_FEWEST_WORDS_REWRITTEN = 8


@dataclass(frozen=True, slots=True)
class Origin:
    """What a mention goes back to."""

    origin_id: str
    reason: str
    """In words."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who a figure rests on, by name."""

    credit: str | None = None
    """The agency or outlet that its sentence, its paragraph or the whole report is credited to."""
    speaker: str | None = None
    """The person in whose words it stands."""
    error: str | None = None
    """A rare error that it shares with others, in words, such as a conversion at a rate of another day."""
    is_quoted: bool = False
    """Whether the person's words are given, all or some, in quotation marks."""


NO_SOURCES = Sources()
"""Of a figure that its report states itself."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a mention's source."""

    mention_id: str
    """A figure_id or a date_id."""
    document_id: str
    outlet: str
    """The outlet's name, or the file's where none is known."""
    sentence: str
    sources: Sources = NO_SOURCES


@dataclass(frozen=True, slots=True)
class Copying:
    """Two reports that share wording, the earlier first."""

    document_id: str
    other_document_id: str
    shared_runs: int
    share: float
    """Of the shorter report's runs, 0 to 1."""
    same_origin: bool
    """Whether that is so much that one is a copy of the other, or both of a third."""


def shared_wording(texts: Mapping[str, str]) -> list[Copying]:
    """Return the pairs of reports that share a run of five words; ``texts`` in order of publication.

    All of them in a story of up to 40 reports; in a larger one those that say where each comes from, so that their
    number grows with that of the reports. What hangs together by copying is the same either way.

    Only runs that stand in two reports or more are compared, and those that stand in the same reports at once: copies
    share hundreds.
    """
    runs_of = {document_id: frozenset(runs(text, RUN_LENGTH)) for document_id, text in texts.items()}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for document_id, found in runs_of.items():
        for run in found:
            holders[run].append(document_id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for named, runs_shared in Counter(map(tuple, holders.values())).items():
        for pair in combinations(named, 2):
            shared[pair] += runs_shared
    shares = {
        (one, other): count / min(len(runs_of[one]), len(runs_of[other]))
        for (one, other), count in sorted(shared.items())
    }
    copying = [Copying(*pair, shared[pair], share, share >= COPIED_SHARE) for pair, share in shares.items()]
    return copying if len(texts) <= _ALL_PAIRED else _telling(copying, list(texts))


def _telling(copying: Sequence[Copying], names: Sequence[str]) -> list[Copying]:
    """Return the pairs that say where each of many reports comes from; ``names`` in order of publication."""
    places = {name: place for place, name in enumerate(names)}
    earlier: dict[str, list[Copying]] = defaultdict(list)
    for pair in sorted(copying, key=lambda pair: places[pair.document_id]):
        earlier[pair.other_document_id].append(pair)
    kept: set[Copying] = set()
    for pairs in earlier.values():
        kept.update(nlargest(_MOST_ALIKE, pairs, key=lambda pair: pair.share))
        kept.update(islice((pair for pair in pairs if pair.same_origin), 1))
    chains = _Joined()
    for pair in sorted(copying, key=lambda pair: pair not in kept):
        if pair.same_origin and chains.first(pair.document_id) != chains.first(pair.other_document_id):
            chains.join(pair.document_id, pair.other_document_id)
            kept.add(pair)
    return [pair for pair in copying if pair in kept]


class Copies:
    """Which reports of a story are copies or retellings, made once for all of its claims."""

    def __init__(self, copying: Iterable[Copying]) -> None:
        self._pairs = {
            (pair.document_id, pair.other_document_id): pair for pair in copying if pair.same_origin
        }
        # For each report that copies or is copied, the least name of all that hang together with it.
        chains = _Joined()
        for one, other in self._pairs:
            chains.join(one, other)
        self._chains = {name: chains.first(name) for pair in self._pairs for name in pair}
        self._retold: set[tuple[str, str]] = set()

    def add_retellings(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take in which chains of copies retell each other, the lesser of their names first."""
        self._retold.update(pairs)

    def chain(self, document_id: str) -> str:
        """Return the least name of the reports that hang together with this one by copies; its own where none do."""
        return self._chains.get(document_id, document_id)

    def between(self, one: str, other: str) -> Copying | None:
        """Return what two reports share, when one is a copy of the other or both of a third."""
        return self._pairs.get((one, other)) or self._pairs.get((other, one))

    def hang_together(self, one: str, other: str) -> bool:
        """Return whether copies of copies lead from one report to the other."""
        return self.chain(one) == self.chain(other)

    def are_retold(self, one: str, other: str) -> bool:
        """Return whether one report, or one it hangs together with, retells the other."""
        mine, theirs = self.chain(one), self.chain(other)
        return (min(mine, theirs), max(mine, theirs)) in self._retold


class _Joined:
    """Sets that grow together, each known by its least member."""

    def __init__(self) -> None:
        self._nearer: dict[str, str] = {}

    def first(self, name: str) -> str:
        while (nearer := self._nearer.get(name, name)) != name:
            # Every second step is left out the next time.
            self._nearer[name] = self._nearer.get(nearer, nearer)
            name = nearer
        return name

    def join(self, one: str, other: str) -> None:
        least, greatest = sorted((self.first(one), self.first(other)))
        self._nearer[greatest] = least


def find_origins(evidence: Sequence[Evidence], copies: Copies) -> dict[str, Origin]:
    """Return the origin of each mention of one claim by ``mention_id``; ``evidence`` in order of publication.

    An origin is named after the first mention that goes back to it.
    """
    kept: list[list[int]] = []
    reasons: dict[str, str] = {}
    for place, mention in enumerate(evidence):
        ties = [_first_tie(mention, evidence, places, copies) for places in kept]
        if tied := [tie for tie in ties if tie]:
            reasons[mention.mention_id] = min(tied)[1]
        # What the mention ties together is one origin from now on.
        one = [places for places, tie in zip(kept, ties, strict=True) if tie]
        kept = [places for places, tie in zip(kept, ties, strict=True) if not tie]
        joined = one[0] if len(one) == 1 else list(merge(*one))
        joined.append(place)
        kept.append(joined)
    return {
        evidence[place].mention_id: Origin(
            evidence[places[0]].mention_id, reasons.get(evidence[place].mention_id, _own(evidence[place]))
        )
        for places in kept
        for place in places
    }


def _first_tie(
    mention: Evidence, evidence: Sequence[Evidence], places: Sequence[int], copies: Copies
) -> tuple[int, str] | None:
    """Return the first of ``places`` whose mention has the origin of this one, and why; None where none has."""
    for place in places:
        if reason := _one_origin(mention, evidence[place], copies):
            return place, reason
    return None


def _one_origin(mention: Evidence, other: Evidence, copies: Copies) -> str | None:
    """Return in words why two mentions have one origin; None where nothing says so."""
    whose = other.outlet
    mine, theirs = mention.sources, other.sources
    if mention.document_id == other.document_id:
        return "the same report says it twice"
    for name, shared, words_for_it in (
        (mine.credit, theirs.credit, "credited to {}, as in {}"),
        (mine.error, theirs.error, "{}, as in {}"),
    ):
        if name and name == shared:
            return words_for_it.format(name, whose)
    # Two who each tell in their own words what somebody said may both have asked.
    if mine.speaker and mine.speaker == theirs.speaker and (mine.is_quoted or theirs.is_quoted):
        return f"in the words of {mine.speaker}, as in {whose}"
    for name, outlet in ((mine.credit, other.outlet), (theirs.credit, mention.outlet)):
        if name and name.casefold() == outlet.casefold():
            return f"credited to {name}, which reports it too"
    if copy := copies.between(mention.document_id, other.document_id):
        return f"shares {copy.share:.0%} of its wording with {whose}"
    if copies.hang_together(mention.document_id, other.document_id):
        return f"copied from where {whose} is copied from"
    if _is_rewritten(mention.sentence, other.sentence):
        return f"the sentence is that of {whose}, rewritten"
    if copies.are_retold(mention.document_id, other.document_id):
        return f"tells what {whose} tells, in its order"
    return None


def _own(mention: Evidence) -> str:
    rests_on = mention.sources
    if rests_on.credit:
        return f"credited to {rests_on.credit}"
    if rests_on.speaker:
        return (
            f"in the words of {rests_on.speaker}" if rests_on.is_quoted else f"as told by {rests_on.speaker}"
        )
    return "its own"


def _is_rewritten(one: str, other: str) -> bool:
    mine, theirs = _content(one), _content(other)
    fewest = min(len(mine), len(theirs))
    return fewest >= _FEWEST_WORDS_REWRITTEN and len(mine & theirs) >= _REWRITTEN_SHARE * fewest


@lru_cache(maxsize=4096)
def _content(sentence: str) -> frozenset[str]:
    forms = (word_form(word) for word in words(sentence))
    return frozenset(form for form in forms if not is_common(form))
