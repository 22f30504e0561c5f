"""Scores of stories, claims and their status, from raw text through the real extraction and reconciliation.

The scorer is the set's own (``../shared/eval/claims/score_claims.py``). The same reports are reconciled once more in
reversed order, and in three runs: whatever their order, the claims must be the same, or there is no score.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from types import ModuleType
from typing import NamedTuple

import duckdb

from tasks.database import connect, create_tables, frame_schema
from tasks.extract.batch import extract_documents
from tasks.reconcile.reconcile import reconcile_ledger
from tests.evaluation.sets import SHARED, Case, import_scorer, read_lines
from tests.gate_rows import Row, document, insert

_FOLDER = SHARED / "claims"
_RUNS = 3

_MENTIONS = """
SELECT figure.document_id, figure.char_start, figure.char_end, claim_id
FROM ledger.claim_figures JOIN ledger.figures AS figure USING (figure_id)
ORDER BY ALL
"""

_DAYS = """
SELECT mention.document_id, mention.char_start, mention.char_end, date_claim_id, claim.start_on::VARCHAR
FROM ledger.date_claim_mentions
JOIN ledger.date_claims AS claim USING (date_claim_id)
JOIN ledger.dates AS mention USING (date_id)
ORDER BY ALL
"""


class Found(NamedTuple):
    """What is found for the reports, by their names."""

    stories: dict[str, str]
    mentions: list[tuple[str, int, int, str]]
    """Report, span in code points, claim."""
    status: dict[str, str]
    """By claim."""
    days: list[tuple[str, int, int, str, str]]
    """Report, span in code points, dated happening, its first day."""


def score() -> Iterator[tuple[str, dict[str, float]]]:
    """Yield the name and the scores of every set that is present.

    Raises ``AssertionError`` when the order of the reports, or the runs they came in, changed what was found.
    """
    if not (_FOLDER / "score_claims.py").is_file():
        return
    scorer = import_scorer("claims/score_claims")
    stories, claims = scorer.load_gold(str(_FOLDER))
    cases = [case for case in read_lines(_FOLDER / "reports_dev.jsonl") if case["doc_id"] in stories]
    found = reconciled([cases])
    if found != reconciled([cases[::-1]]):
        raise AssertionError("the reversed order gives other claims")
    if found != reconciled([cases[number::_RUNS] for number in range(_RUNS)]):
        raise AssertionError(f"{_RUNS} runs give other claims than one")
    strict, lenient = (
        scorer.score(stories, claims, *found[:3], field) for field in ("status", "status_lenient")
    )
    yield (
        "claims/reports_dev",
        {
            "stories_f1": strict["story_bcubed"]["F1"],
            "mentions_found": strict["mention_match"]["share"],
            "linking_f1": strict["link_bcubed"]["F1"],
            "linking_precision": strict["link_bcubed"]["P"],
            "linking_recall": strict["link_bcubed"]["R"],
            "linking_across_f1": strict["link_crossdoc"]["F1"],
            "status_all": strict["status_accuracy"]["of_all"],
            "status_multi": strict["status_accuracy"]["multi"],
            "status_lenient_all": lenient["status_accuracy"]["of_all"],
            "status_lenient_multi": lenient["status_accuracy"]["multi"],
        },
    )
    yield "claims/dates_dev", _score_of_days(scorer, found.days)


def _score_of_days(scorer: ModuleType, found: Sequence[tuple[str, int, int, str, str]]) -> dict[str, float]:
    """Return how well the mentions of each dated happening are put together, and the share put on the right day."""
    told = [
        (
            mention["doc_id"],
            mention["start"],
            mention["end"],
            f"{event['story_id']}: {event['event']}",
            event["day"],
        )
        for event in read_lines(_FOLDER / "dates_dev.jsonl")
        for mention in event["mentions"]
    ]
    matched = scorer.match(told, found)
    gold = {place: event for place, (*_, event, _) in enumerate(told)}
    linked = {place: found[matched[place]][3] if place in matched else ("not found", place) for place in gold}
    right = sum(found[matched[place]][4] == told[place][4] for place in matched)
    return {"linking_f1": scorer.bcubed(gold, linked)["F1"], "days_right": right / len(told)}


def reconciled(runs: Sequence[Sequence[Case]]) -> Found:
    """Return what is found for reports that come in one run after the other, by their ``doc_id``."""
    with connect(None) as connection:
        create_tables(connection)
        names: dict[str, str] = {}
        for cases in runs:
            rows = {case["doc_id"]: _document(case) for case in cases}
            names |= {row["document_id"]: name for name, row in rows.items()}
            _load(connection, list(rows.values()))
            reconcile_ledger(connection)
        return _found(connection, names)


def _document(case: Case) -> Row:
    stated: str | None = case["published_on"]
    return document(
        case["url"],
        case["text"],
        outlet=case["outlet"],
        title=case["title"],
        published_on=date.fromisoformat(stated) if stated else None,
    )


def _load(connection: duckdb.DuckDBPyConnection, rows: list[Row]) -> None:
    columns = ("document_id", "text", "published_on", "outlet", "source_uri")
    extracted = extract_documents(tuple(row[name] for name in columns) for row in rows)
    insert(connection, "ledger.documents", rows)
    for table in fields(extracted):
        schema = frame_schema(f"ledger.{table.name}")
        filled: Row = {"flags": []} if "flags" in schema else {}
        found = [{**row, **filled} for row in getattr(extracted, table.name)]
        insert(connection, f"ledger.{table.name}", found)


def _found(connection: duckdb.DuckDBPyConnection, names: Mapping[str, str]) -> Found:
    stories = dict(
        connection.execute("SELECT document_id, story_id FROM ledger.story_documents ORDER BY 1").fetchall()
    )
    status = dict(connection.execute("SELECT claim_id, status FROM ledger.claims ORDER BY 1").fetchall())
    mentions, days = (
        [(names[row[0]], *row[1:]) for row in connection.execute(query).fetchall()]
        for query in (_MENTIONS, _DAYS)
    )
    return Found(
        {names[document_id]: story for document_id, story in stories.items()}, mentions, status, days
    )
