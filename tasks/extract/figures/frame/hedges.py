"""Words of doubt about a value: "reportedly", "is believed to", "unconfirmed"."""

from tasks.extract.figures.frame.cues import Cue, CueTable, clause_around
from tasks.extract.figures.frame.lexicon import frame_words
from tasks.extract.figures.frame.shape import Shape
from tasks.extract.figures.reading import Reading

_TABLE = CueTable((form, "hedge") for form in frame_words("hedge"))


def find_hedges(shape: Shape) -> list[Cue]:
    """Return the words of doubt in a sentence."""
    return list(_TABLE.find(shape))


def hedge_of(shape: Shape, reading: Reading, hedges: list[Cue]) -> Cue | None:
    """Return the nearest word of doubt in the clause of a figure, one before it first."""
    if not hedges or reading.mention.kind == "age":
        return None
    start, end = clause_around(shape, reading.first, reading.last)
    within = [cue for cue in hedges if start <= cue.first < end]
    before = [cue for cue in within if cue.first < reading.first]
    return before[-1] if before else within[0] if within else None
