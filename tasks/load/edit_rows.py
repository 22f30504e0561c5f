"""Fills ``ledger.edits``: reads versions out of the warehouse, compares them, and inserts what changed."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

import duckdb
import polars as pl

from tasks.database import frame_schema
from tasks.load.edits import Edit, Mention, Sentence, Version, find_edits

# Versions compared at a time, so that memory does not grow with the run.
_AT_A_TIME = 200

# The last version before a version that has a text: withdrawals say nothing that could be compared.
_PAIRS = """
WITH RECURSIVE chain AS (
    SELECT document_id, supersedes AS earlier_document_id
    FROM ledger.documents
    WHERE supersedes IS NOT NULL AND withdrawn_reason IS NULL AND ({condition})
    UNION ALL
    SELECT chain.document_id, earlier.supersedes
    FROM chain
    JOIN ledger.documents AS earlier ON earlier.document_id = chain.earlier_document_id
    WHERE earlier.withdrawn_reason IS NOT NULL AND earlier.supersedes IS NOT NULL
)
SELECT chain.document_id, chain.earlier_document_id
FROM chain
JOIN ledger.documents AS earlier ON earlier.document_id = chain.earlier_document_id
WHERE earlier.withdrawn_reason IS NULL
ORDER BY chain.document_id
"""

_SENTENCES = """
SELECT document_id, sentence_id, text, char_start
FROM ledger.sentences
WHERE document_id IN (SELECT unnest(?))
ORDER BY document_id, ordinal
"""

_FIGURES = """
SELECT document_id, 'figure', figure_id, sentence_id, char_start, char_end, text, kind,
    [value, value_low, value_high], [unit, modifier, direction, per], [unit, counted_head], extractor_version
FROM ledger.figures
WHERE document_id IN (SELECT unnest(?))
ORDER BY document_id, char_start, char_end
"""

_DATES = """
SELECT document_id, 'date', date_id, sentence_id, char_start, char_end, text, timex_type,
    [start_on, end_on], [timex_value, timex_mod], NULL, extractor_version
FROM ledger.dates
WHERE document_id IN (SELECT unnest(?))
ORDER BY document_id, char_start, char_end
"""


def insert_edits_of_run(connection: duckdb.DuckDBPyConnection, run_id: str) -> int:
    """Compare the versions that a run added with those before them. Returns the number of edits."""
    return _insert(connection, "run_id = ?", [run_id])


def renew_edits(connection: duckdb.DuckDBPyConnection, document_ids: Sequence[str]) -> int:
    """Compare anew wherever one of these documents, read again, is the earlier or the later version."""
    connection.execute(
        "DELETE FROM ledger.edits WHERE document_id IN (SELECT unnest($ids)) "
        "OR earlier_document_id IN (SELECT unnest($ids))",
        {"ids": list(document_ids)},
    )
    following = connection.execute(
        f"SELECT document_id FROM ({_PAIRS.format(condition='true')}) "
        "WHERE document_id IN (SELECT unnest($ids)) OR earlier_document_id IN (SELECT unnest($ids))",
        {"ids": list(document_ids)},
    ).fetchall()
    return _insert(
        connection, "document_id IN (SELECT unnest(?))", [[document_id for (document_id,) in following]]
    )


def _insert(connection: duckdb.DuckDBPyConnection, condition: str, parameters: list[Any]) -> int:
    pairs = iter(connection.execute(_PAIRS.format(condition=condition), parameters).fetchall())
    count = 0
    while part := list(islice(pairs, _AT_A_TIME)):
        versions = _versions(connection, sorted({document_id for pair in part for document_id in pair}))
        rows = [
            _row(edit, later, earlier)
            for later, earlier in part
            for edit in find_edits(versions[earlier], versions[later])
        ]
        frame = pl.DataFrame(rows, schema=frame_schema("ledger.edits"), orient="row")
        connection.register("edits_to_insert", frame.to_arrow())
        connection.execute("INSERT INTO ledger.edits BY NAME FROM edits_to_insert")
        connection.unregister("edits_to_insert")
        count += len(rows)
    return count


def _versions(connection: duckdb.DuckDBPyConnection, document_ids: list[str]) -> dict[str, Version]:
    sentences: dict[str, list[Sentence]] = {document_id: [] for document_id in document_ids}
    starts: dict[str, int] = {}
    for document_id, sentence_id, text, start in connection.execute(_SENTENCES, [document_ids]).fetchall():
        sentences[document_id].append(Sentence(sentence_id, text))
        starts[sentence_id] = start
    mentions: dict[str, list[Mention]] = {document_id: [] for document_id in document_ids}
    for query in (_FIGURES, _DATES):
        for document_id, *row in connection.execute(query, [document_ids]).fetchall():
            mentions[document_id].append(_mention(row, starts))
    return {
        document_id: Version(document_id, sentences[document_id], mentions[document_id])
        for document_id in document_ids
    }


def _mention(row: Sequence[Any], starts: dict[str, int]) -> Mention:
    what, mention_id, sentence_id, char_start, char_end, words, kind, numbers, names, about, version = row
    start = starts[sentence_id]
    return Mention(
        what=what,
        mention_id=mention_id,
        sentence_id=sentence_id,
        char_start=char_start - start,
        char_end=char_end - start,
        words=words,
        kind=kind,
        reading=(*numbers, *names),
        about=tuple(about) if about else None,
        extractor_version=version,
    )


def _row(edit: Edit, document_id: str, earlier_document_id: str) -> dict[str, str | None]:
    mention = edit.mention
    span = mention.mention_id.rpartition("/")[2]
    return {
        "edit_id": f"{document_id}/edit/{mention.what}/{'' if edit.later else 'was/'}{span}",
        "document_id": document_id,
        "earlier_document_id": earlier_document_id,
        "what": mention.what,
        "change": edit.change,
        "mention_id": edit.later.mention_id if edit.later else None,
        "earlier_mention_id": edit.earlier.mention_id if edit.earlier else None,
        "sentence_id": edit.sentence_id,
        "earlier_sentence_id": edit.earlier_sentence_id,
    }
