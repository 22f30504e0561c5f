"""From a ``Doc`` that the pipeline has read to rows of the ledger."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

from spacy.tokens import Doc

from tasks.contracts import row_id
from tasks.extract.exchange import Exchanged, exchange
from tasks.extract.mentions import (
    AttendanceMention,
    CreditMention,
    DateMention,
    EntityMention,
    FigureMention,
    Mention,
    PledgeMention,
    StatementMention,
    entity_at,
    text_of,
)

Row = dict[str, Any]


@dataclass(slots=True)
class DocumentRows:
    """Rows found in one document, by table."""

    sentences: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    credits: list[Row] = field(default_factory=list)
    attendance: list[Row] = field(default_factory=list)
    pledges: list[Row] = field(default_factory=list)

    def add(self, other: "DocumentRows") -> None:
        """Append the rows of another document."""
        for table in fields(self):
            getattr(self, table.name).extend(getattr(other, table.name))


def rows_of(doc: Doc, document_id: str, extractor_version: str) -> DocumentRows:
    """Return the rows of every table for one read document."""
    text = text_of(doc)
    sentences = _sentence_rows(doc, document_id)
    starts = [row["char_start"] for row in sentences]
    sentence_ids = [row["sentence_id"] for row in sentences]

    def evidence(mention: Mention, kind: str) -> Row:
        start, end = mention.char_start, mention.char_end
        return {
            f"{kind}_id": row_id(document_id, kind, start, end),
            "document_id": document_id,
            "sentence_id": sentence_ids[max(bisect_right(starts, start) - 1, 0)],
            "char_start": start,
            "char_end": end,
            "text": text[start:end],
            "extractor_version": extractor_version,
        }

    return DocumentRows(
        sentences=sentences,
        dates=[_date_values(mention) | evidence(mention, "date") for mention in doc._.dates],
        figures=[_figure_row(doc, mention, evidence) for mention in doc._.figures],
        statements=[_statement_row(mention, evidence, text) for mention in doc._.statements],
        mentions=[_entity_values(mention) | evidence(mention, "mention") for mention in doc._.entities],
        credits=[_credit_values(mention) | evidence(mention, "credit") for mention in doc._.credits],
        attendance=[_attendance_row(mention, evidence, text) for mention in doc._.attendance],
        pledges=[_pledge_row(mention, evidence, text) for mention in doc._.pledges],
    )


def _sentence_rows(doc: Doc, document_id: str) -> list[Row]:
    rows: list[Row] = []
    text = text_of(doc)
    for sentence in doc.sents:
        # A sentence ends with its last word, not with the line ends and spaces after it.
        written = text[sentence.start_char : sentence.end_char]
        words = written.strip()
        if not words:
            continue
        start = sentence.start_char + written.index(words[0])
        rows.append(
            {
                "sentence_id": row_id(document_id, "sentence", start, start + len(words)),
                "document_id": document_id,
                "ordinal": len(rows),
                "char_start": start,
                "char_end": start + len(words),
                "text": words,
            }
        )
    return rows


def _values(*names: str) -> Callable[[Mention], Row]:
    """Return what reads these fields of a mention into a row; ``dataclasses.asdict`` takes ten times as long."""
    read = attrgetter(*names)
    return lambda mention: dict(zip(names, read(mention), strict=True))


_date_values = _values(*DateMention.__slots__)
_figure_values = _values(*(name for name in FigureMention.__slots__ if name != "related"))
_entity_values = _values(*EntityMention.__slots__)
_statement_values = _values(*StatementMention.__slots__)
_credit_values = _values(*CreditMention.__slots__)
_attendance_values = _values(*AttendanceMention.__slots__)
_pledge_values = _values(
    *("stage", "action", "rule", "pledger_entity_id", "pledger_start", "pledger_end"),
    *("beneficiary_entity_id", "beneficiary_start", "beneficiary_end", "condition_start", "condition_end"),
)

_NOT_MONEY = Exchanged()._asdict()


def _figure_row(doc: Doc, mention: FigureMention, evidence: Callable[[Mention, str], Row]) -> Row:
    related = mention.related
    row = _figure_values(mention) | evidence(mention, "figure")
    row["related_figure_id"] = evidence(related, "figure")["figure_id"] if related else None
    row["about_entity_id"] = _owner_id(doc, mention)
    if mention.kind != "money":
        return row | _NOT_MONEY
    return row | exchange(mention.value, mention.unit, doc._.published_on)._asdict()


def _owner_id(doc: Doc, figure: FigureMention) -> str | None:
    """Return the entity that the words for a figure's owner end with: "finance chief Ada Holt"."""
    if figure.about_start is None or figure.about_end is None:
        return None
    found = entity_at(doc, figure.about_start, figure.about_end)
    return found.entity_id if found is not None and found.char_end == figure.about_end else None


def _statement_row(mention: StatementMention, evidence: Callable[[Mention, str], Row], text: str) -> Row:
    row = _statement_values(mention) | evidence(mention, "statement")
    row["parts"] = [text[start:end] for start, end in mention.parts]
    row["part_starts"] = [start for start, _ in mention.parts]
    row["part_ends"] = [end for _, end in mention.parts]
    row["speaker_text"] = _words(text, mention.speaker_start, mention.speaker_end)
    row["cue"] = _words(text, mention.cue_start, mention.cue_end)
    # Reconcile joins other wordings to it.
    row["variant_group"] = row["statement_id"]
    return row


def _attendance_row(mention: AttendanceMention, evidence: Callable[[Mention, str], Row], text: str) -> Row:
    row = _attendance_values(mention) | evidence(mention, "attendance")
    row["event_text"] = _words(text, mention.event_start, mention.event_end)
    return row


def _pledge_row(mention: PledgeMention, evidence: Callable[[Mention, str], Row], text: str) -> Row:
    row = _pledge_values(mention) | evidence(mention, "pledge")
    row["pledger_text"] = _words(text, mention.pledger_start, mention.pledger_end)
    row["beneficiary_text"] = _words(text, mention.beneficiary_start, mention.beneficiary_end)
    row["condition"] = _words(text, mention.condition_start, mention.condition_end)
    row["figure_id"] = evidence(mention.figure, "figure")["figure_id"] if mention.figure else None
    row["frequency"] = mention.figure.per if mention.figure else None
    row["date_id"] = evidence(mention.date, "date")["date_id"] if mention.date else None
    row["due_date_id"] = evidence(mention.due, "date")["date_id"] if mention.due else None
    row["parent_pledge_id"] = evidence(mention.parent, "pledge")["pledge_id"] if mention.parent else None
    return row


def _words(text: str, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else text[start:end]
