"""How a value is meant: as actual, estimated, forecast, planned, possible, a limit, a threshold, typical or denied."""

from tasks.extract.figures.frame.classes import VERB
from tasks.extract.figures.frame.cues import Cue, CueTable, clause_around
from tasks.extract.figures.frame.governing import before_number
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.shape import Shape
from tasks.extract.figures.reading import Reading
from tasks.extract.seedtables import listed, read_table

ACTUAL = "actual"
_ROWS = read_table("modality_cues")
_TABLE = CueTable((form, row["modality"]) for row in _ROWS for form in listed(row["cues"]))
# Of two cues in one clause the one whose modality stands first in the table decides.
_RANKS = {row["modality"]: rank for rank, row in enumerate(_ROWS)}
_BEHIND = frame_words("modality.behind")
# Nouns and verbs that speak of no other number than the one beside them: "a limit of 3 grams", "needs 270 votes".
_NEAR = frame_words("modality.near")
_ALLOWING = frozenset({"may", "can", "should"})
_FURTHEST, _NEAREST = 25, 3


def find_cues(shape: Shape) -> list[Cue]:
    """Return the modality cues of a sentence."""
    return [cue for cue in _TABLE.find(shape) if cue.value != ACTUAL]


def _is_near(shape: Shape, cue: Cue) -> bool:
    """Tell whether a cue speaks only of the number beside it: a noun of the list, no verb ("estimates that")."""
    return shape.word(cue.first) in _NEAR and shape.tag(cue.first) != VERB and shape.word(cue.last) != "that"


def modality_of(shape: Shape, reading: Reading, cues: list[Cue]) -> Cue | None:
    """Return the cue that says how the value of a figure is meant, or None where it is actual."""
    if not cues or reading.mention.kind == "age":
        return None
    start, end = clause_around(shape, reading.first, reading.last)
    first = before_number(shape, reading.first)
    before = [
        cue
        for cue in cues
        if max(start, first - _FURTHEST) <= cue.first < reading.first
        and (first - cue.last <= _NEAREST or not _is_near(shape, cue))
        and "than" not in shape.words.low[cue.last : first]
    ]
    stop = max(reading.last, reading.counted_at[1])
    behind = [
        cue
        for cue in cues
        if stop <= cue.first < end
        and (cue.first <= stop + 1 or shape.word(cue.first) in _BEHIND)
        and cue.value != "denied"
    ]
    found = min(before or behind, key=lambda cue: (_RANKS[cue.value], -cue.first), default=None)
    if found is not None and reading.mention.modifier == "at_most" and shape.word(found.first) in _ALLOWING:
        # "may name up to 25 players"
        return Cue(found.first, found.last, "limit")
    return found
