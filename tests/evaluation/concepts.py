"""Scores of what figures are of: 300 sentences in newspaper style, written and annotated before the code.

``concepts/development.jsonl`` may be read while working; of ``concepts/unseen.jsonl`` only the scores. A figure and its
annotation belong together where their words overlap. *value* and its companions are F1 over all figures. ``concept`` is
the overlap of words of property, owner and what is counted, taken together, averaged over the annotated figures.
``property_right`` and the like are precision, of those given; ``property_found`` and the like are recall.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tasks.extract.mentions import FigureMention
from tasks.extract.pipeline import build_pipeline
from tests.evaluation.sets import Case, read_lines

FOLDER = Path(__file__).with_name("concepts")
SETS = ("development", "unseen")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
_CLOSE = 1e-6
_FIELDS = ("property", "about", "scope", "as_of", "hedge")


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of each set."""
    for name in SETS:
        yield f"concepts/{name}", scores_of(read_lines(FOLDER / f"{name}.jsonl"))


def read_cases(cases: Iterable[Case]) -> Iterator[tuple[Case, str, list[FigureMention], int]]:
    """Yield each case with its whole text, the figures read in its sentence, and where that begins."""
    pipeline = build_pipeline()
    for case in cases:
        before = f"{case['before']} " if case.get("before") else ""
        doc = pipeline.make_doc(before + case["text"])
        doc._.published_on = date.fromisoformat(case["published_on"])
        figures = [figure for figure in pipeline(doc)._.figures if figure.char_start >= len(before)]
        yield case, before + case["text"], figures, len(before)


def paired(
    case: Case, figures: list[FigureMention], offset: int
) -> Iterator[tuple[Case, FigureMention | None]]:
    """Yield each annotated figure with the figure that shares most of its words, or None."""
    free = list(figures)
    for gold in case["figures"]:
        start = gold["start"] + offset
        end = start + len(gold["text"])
        best = max(free, key=lambda f: min(f.char_end, end) - max(f.char_start, start), default=None)
        if best is not None and min(best.char_end, end) <= max(best.char_start, start):
            best = None
        if best is not None:
            free.remove(best)
        yield gold, best


def scores_of(cases: Iterable[Case]) -> dict[str, float]:
    """Return the scores of cases, between 0 and 1."""
    seen: Counter[str] = Counter()
    for case, _, figures, offset in read_cases(cases):
        seen["predicted"] += len(figures)
        for gold, figure in paired(case, figures, offset):
            seen["gold"] += 1
            _compare(gold, figure, seen)
    both = seen["gold"] + seen["predicted"]
    scores = {name: 2 * seen[name] / both for name in ("value", "value_unit", "value_change")}
    scores["concept"] = seen["concept"] / seen["gold"]
    for field in _FIELDS:
        scores[f"{field}_right"] = seen[f"{field} right"] / max(seen[f"{field} given"], 1)
        scores[f"{field}_found"] = seen[f"{field} right"] / max(seen[f"{field} gold"], 1)
    scores["modality"] = seen["modality"] / max(seen["paired"], 1)
    return scores


def _compare(gold: Case, figure: FigureMention | None, seen: Counter[str]) -> None:
    for field in _FIELDS:
        seen[f"{field} gold"] += gold[field] is not None
    if figure is None:
        return
    seen["paired"] += 1
    if same_value(gold, figure):
        seen["value"] += 1
        seen["value_unit"] += gold["unit"] == figure.unit
        seen["value_change"] += gold["direction"] == figure.direction
    seen["concept"] += concept_overlap(gold, figure)  # type: ignore[assignment]
    seen["modality"] += gold["modality"] == getattr(figure, "modality", "actual")
    for field in _FIELDS:
        value = getattr(figure, field, None)
        seen[f"{field} given"] += value is not None
        seen[f"{field} right"] += value is not None and is_right(field, gold, value)


def same_value(gold: Case, figure: FigureMention) -> bool:
    """Tell whether the stated number is the same; of a range, both ends."""
    if gold["value"] is None:
        return _near(gold["low"], figure.value_low) and _near(gold["high"], figure.value_high)
    return _near(gold["value"], figure.value)


def _near(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs(left - right) <= _CLOSE * max(abs(left), abs(right), _CLOSE)


def is_right(field: str, gold: Case, value: Any) -> bool:
    """Tell whether a field says what the annotation says: days exactly, words where one holds the other.

    A property has the annotated head noun; of an owner all words of the shorter stand in the longer.
    """
    expected = gold[field]
    if field == "as_of":
        return bool(expected == str(value))
    if field == "about":
        named = [expected, *(gold.get("about_alternatives") or ())]
        return any(_holds(words_of(name), words_of(value)) for name in named if name)
    if expected is None:
        return False
    if field == "property":
        return words_of(expected)[-1:] == words_of(value)[-1:] or _singular(expected) == _singular(value)
    return bool(set(words_of(expected)) & set(words_of(value)))


def _singular(phrase: str) -> list[str]:
    return [word.removesuffix("s") for word in words_of(phrase)]


def _holds(left: list[str], right: list[str]) -> bool:
    return bool(left and right) and (set(left) <= set(right) or set(right) <= set(left))


def words_of(text: str | None) -> list[str]:
    """Return the words of a phrase in lower case, without articles and possessive endings."""
    words = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text or "")]
    return [word for word in words if word not in _ARTICLES]


def concept_overlap(gold: Case, figure: FigureMention) -> float:
    """Return the F1 of the words for what a figure is of: property, owner and what is counted, each word once."""
    said = set()
    for field in ("property", "about", "counted"):
        said |= set(words_of(getattr(figure, field, None)))
    return max(
        _overlap(
            set(words_of(gold["property"])) | set(words_of(owner)) | set(words_of(gold["counted"])), said
        )
        for owner in (gold["about"], *(gold.get("about_alternatives") or ()))
    )


def _overlap(left: set[str], right: set[str]) -> float:
    if not left or not right:
        return float(left == right)
    return 2 * len(left & right) / (len(left) + len(right))
