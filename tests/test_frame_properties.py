"""Whatever the names and numbers, a frame's words are the document's own and change with their cause only."""

from dataclasses import asdict
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention
from tasks.extract.sentences import sentence_starts

NAMES = st.sampled_from(["Norvik", "Halden", "Ostlund Brewers", "Varmark", "Tessin & Rowe", "Mira Holt"])
AMOUNTS = st.integers(min_value=2, max_value=999)
PATTERNS = st.sampled_from(
    [
        "{name} has {n} shops.",
        "{name} posted a loss of ${n} million.",
        "{name}'s revenue rose {n} percent.",
        "{name}, a maker of saws, employs {n} cooks.",
    ]
)
WORDS = st.sampled_from(
    "the its Norvik Halden sales price of in at to rose fell by cost will may and , . up 3 40 percent $5m million "
    "reportedly who has had with ( ) it he a maker toll killed people forecast".split()
)
PLACED = ("about", "scope", "modality", "hedge", "property")
MOVED = ("char_start", "char_end", *(f"{name}_{end}" for name in PLACED for end in ("start", "end")))


def said(figure: FigureMention, *without: str) -> dict[str, object]:
    """Return what a figure says, wherever it stands."""
    left_out = {*MOVED, *without}
    return {name: value for name, value in asdict(figure).items() if name not in left_out}


def only(text: str) -> FigureMention:
    (figure,) = read_figures(text, [])
    return figure


@given(st.lists(WORDS, min_size=3, max_size=25))
def test_all_spans_are_words_of_the_sentence_or_the_one_before(parts: list[str]) -> None:
    text = " ".join(parts)
    starts = [*sentence_starts(text), len(text)]
    for figure in read_figures(text, []):
        number = max(
            (i for i, (first, _) in enumerate(pairwise(starts)) if first <= figure.char_start), default=0
        )
        for name in PLACED:
            first, last = getattr(figure, f"{name}_start"), getattr(figure, f"{name}_end")
            words = getattr(figure, "modality_cue" if name == "modality" else name)
            assert (first is None) == (last is None) == (words is None)
            if first is not None:
                assert starts[max(number - 1, 0)] <= first < last <= starts[number + 1]
            if first is not None and name != "property":
                assert text[first:last] == words


@given(NAMES, AMOUNTS, PATTERNS)
def test_doubt_changes_only_the_hedge(name: str, amount: int, pattern: str) -> None:
    plain = pattern.format(name=name, n=amount)
    doubted = f"{plain[:-1]}, reportedly."
    assert said(only(plain), "hedge") == said(only(doubted), "hedge")
    assert only(doubted).hedge == "reportedly"


@given(NAMES, NAMES, AMOUNTS, PATTERNS)
def test_another_name_changes_only_the_owner(one: str, other: str, amount: int, pattern: str) -> None:
    left, right = only(pattern.format(name=one, n=amount)), only(pattern.format(name=other, n=amount))
    assert (left.about, right.about) == (one, other)
    assert said(left, "about", "counted") == said(right, "about", "counted")
