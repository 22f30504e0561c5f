"""Scores of the ``statements`` component on the development set, as a reader of the ledger would see them.

The scorer is the set's own (``../shared/eval/score_statements.py``). A statement counts from its first character to
its last, as ``char_start`` and ``char_end`` say.
"""

from collections.abc import Iterator
from typing import Any

from tasks.extract.mentions import StatementMention
from tasks.extract.pipeline import build_pipeline
from tests.evaluation.sets import SHARED, import_scorer, read_lines


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of every set that is present."""
    path = SHARED / "statements" / "polnear_dev.jsonl"
    if not path.is_file():
        return
    gold = read_lines(path)
    pipeline = build_pipeline()
    predicted = [
        {
            "doc_id": document["doc_id"],
            "statements": [_spans(each) for each in pipeline(document["text"])._.statements],
        }
        for document in gold
    ]
    scores = import_scorer("score_statements").score(gold, predicted)
    precision, recall, f1 = scores["content"]["overlap"]
    yield (
        f"statements/{path.stem}",
        {
            "content_f1": f1,
            "content_precision": precision,
            "content_recall": recall,
            "content_exact_f1": scores["content"]["exact"][2],
            "cue_f1": scores["cue"]["overlap"][2],
            "source_f1": scores["source"]["overlap"][2],
            "speaker": scores["speaker"],
        },
    )


def _spans(each: StatementMention) -> dict[str, Any]:
    spans = {
        "content": (each.char_start, each.char_end),
        "source": (each.speaker_start, each.speaker_end),
        "cue": (each.cue_start, each.cue_end),
    }
    return {name: [list(span)] for name, span in spans.items() if span[0] is not None}
