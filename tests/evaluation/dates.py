"""Scores of the ``dates`` component on the development sets that are present, by the logic of TempEval-3.

The scorer is the sets' own (``../shared/eval/score_dates.py``), imported from where it lies.
"""

import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.language import Language

from tasks.extract.mentions import DateMention
from tasks.extract.pipeline import build_pipeline
from tasks.paths import PROJECT

SHARED = PROJECT.parent / "shared" / "eval"
Case = dict[str, Any]

_NEWS_SETS = ("meantime_dev", "gum_news_dev")
_FORMS = "recognizers_datetime_cases"
_FORMS_DAY = date(2016, 11, 7)
"""The day that most cases count from; the others name theirs."""


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of every set that is present."""
    folder = SHARED / "dates"
    if not folder.is_dir():
        return
    scorer = _scorer()
    pipeline = build_pipeline()
    for name in _NEWS_SETS:
        path = folder / f"{name}.jsonl"
        if path.is_file():
            yield f"dates/{name}", _news_scores(scorer, _lines(path), pipeline)
    forms = folder / f"{_FORMS}.jsonl"
    if forms.is_file():
        yield f"dates/{_FORMS}", _form_scores(_lines(forms), pipeline)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_dates", SHARED / "score_dates.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"no scorer at {SHARED}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines(path: Path) -> list[Case]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _read(pipeline: Language, text: str, published_on: date) -> list[DateMention]:
    doc = pipeline.make_doc(text)
    doc._.published_on = published_on
    return list(pipeline(doc)._.dates)


def _news_scores(scorer: ModuleType, gold: list[Case], pipeline: Language) -> dict[str, float]:
    predicted = [
        {
            "doc_id": document["doc_id"],
            "start": mention.char_start,
            "end": mention.char_end,
            "type": mention.timex_type,
            "value": mention.timex_value,
        }
        for document in gold
        for mention in _read(pipeline, document["text"], date.fromisoformat(document["dct"]))
    ]
    scores = scorer.score(gold, predicted)
    precision, recall, f1 = scores["relaxed"]
    return {"value_f1": scores["value_f1"], "type_f1": scores["type_f1"], "strict_f1": scores["strict"][2],
            "relaxed_f1": f1, "precision": precision, "recall": recall}  # fmt: skip


def _form_scores(cases: list[Case], pipeline: Language) -> dict[str, float]:
    """Return how many of the forms are found at all; their values follow other conventions than news."""
    wanted = found = 0
    for case in cases:
        day = date.fromisoformat(case["ref"][:10]) if case["ref"] else _FORMS_DAY
        mentions = _read(pipeline, case["text"], day)
        for form in case["results"] or ():
            wanted += 1
            found += any(m.char_start < form["end"] and form["start"] < m.char_end for m in mentions)
    return {"forms_found": found / wanted}
