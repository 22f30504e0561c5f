"""Scores of ``pledges`` and ``attendance`` on sentences of our own: what there is, and whose it is.

The sentences are in ``pledges.csv`` and ``attendance.csv`` beside this module, one line per row expected; a line with
nothing but the sentence expects none. Whom a row names is told by the entity (``country:SWE``) or by words of the text.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from spacy.tokens import Doc

from tasks.extract.mentions import AttendanceMention, PledgeMention
from tasks.extract.pipeline import build_pipeline

Row = dict[str, str]
Found = dict[str, str | None]
"""What was found under the names of the file's columns; whom it names as ``<entity> <words>``."""

PUBLISHED_ON = date(2026, 3, 11)


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of both sets."""
    pipeline = build_pipeline()

    def read(text: str) -> Doc:
        doc = pipeline.make_doc(text)
        doc._.published_on = PUBLISHED_ON
        for _, component in pipeline.pipeline:
            doc = component(doc)
        return doc

    yield (
        "pledges/own",
        scores("pledges", lambda text: [_pledge(text, each) for each in read(text)._.pledges]),
    )
    yield (
        "attendance/own",
        scores("attendance", lambda text: [_attendance(text, each) for each in read(text)._.attendance]),
    )


def rows_of(name: str) -> Iterator[tuple[str, list[Row]]]:
    """Yield each sentence of a set with the rows it expects."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for sentence, rows in groupby(csv.DictReader(file), key=lambda row: row["sentence"]):
            expected = [{key: value for key, value in row.items() if key != "sentence"} for row in rows]
            yield sentence, [row for row in expected if any(row.values())]


def scores(name: str, read: Callable[[str], list[Found]]) -> dict[str, float]:
    """Return precision, recall and F1 of the rows found, and the share of them that is right, cell by cell.

    A row is found where one of the same sentence has its amount, or its participant; each counts once.
    """
    expected_count = found_count = matched = 0
    cells: dict[str, list[bool]] = {}
    for sentence, expected in rows_of(name):
        found = read(sentence)
        expected_count += len(expected)
        found_count += len(found)
        for row in expected:
            alike = [each for each in found if _is_same(row, each)]
            match = max(alike, key=lambda each: _agreement(row, each), default=None)
            if match is None:
                continue
            found.remove(match)
            matched += 1
            for column, value in row.items():
                if column not in ("amount", "participant"):
                    cells.setdefault(column, []).append(agrees(value, match[column]))
    precision, recall = matched / max(found_count, 1), matched / max(expected_count, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    shares = {column: sum(right) / len(right) for column, right in cells.items()}
    return {"f1": f1, "precision": precision, "recall": recall} | shares


def _is_same(row: Row, found: Found) -> bool:
    """Tell whether a row found is the one expected: by the participant, the amount, or who gives without one."""
    if "participant" in row:
        return agrees(row["participant"], found["participant"])
    if not row["amount"] and found["amount"] is None:
        return agrees(row["pledger"], found["pledger"])
    return agrees(row["amount"], found["amount"])


def _agreement(row: Row, found: Found) -> int:
    return sum(agrees(value, found[column]) for column, value in row.items())


def agrees(expected: str, found: str | None) -> bool:
    """Tell whether what was found names what is expected; where nothing is, anything found is wrong but an amount."""
    if not expected:
        return found is None or not found.startswith(("country:", "person:", "org:"))
    return found is not None and expected.lower() in found.lower()


def _words(text: str, entity_id: str | None, start: int | None, end: int | None) -> str | None:
    if start is None or end is None:
        return entity_id
    return f"{entity_id or ''} {text[start:end]}".strip()


def _pledge(text: str, each: PledgeMention) -> Found:
    figure = each.figure
    return {
        "stage": each.stage,
        "pledger": _words(text, each.pledger_entity_id, each.pledger_start, each.pledger_end),
        "beneficiary": _words(text, each.beneficiary_entity_id, each.beneficiary_start, each.beneficiary_end),
        "amount": text[figure.char_start : figure.char_end] if figure else None,
        "condition": _words(text, None, each.condition_start, each.condition_end),
    }


def _attendance(text: str, each: AttendanceMention) -> Found:
    return {
        "mode": each.mode,
        "participant": _words(text, each.entity_id, each.char_start, each.char_end),
        "event": _words(text, None, each.event_start, each.event_end),
    }
