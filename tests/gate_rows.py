"""A small run whose rows break no rule, made by hand: what the tests of the gate start from."""

import hashlib
from datetime import date, datetime
from typing import Any

import duckdb

from tasks.contracts import row_id

RUN = "20250312T060000-c0de"
INGESTED = datetime(2025, 3, 12, 6, 0)

QUAKE = (
    "A quake of magnitude 6.3 killed at least 120 people near Lake Orro on Monday. "
    "Rescuers dug for 36 hours, said Mira Holt, 45. "
    "It was the third tremor since 2019 and the valley's second in a week. "
    "Donors gave €40 million ($44 million), up 12% from January 2025."
)
BANK = (
    "The central bank cut its rate by 0.5 percentage points on 6 March 2025. "
    "Prices fell 3 percent. One in five firms expects a cut every month. "
    "The governor will speak at 10:30 on Thursday."
)
SECOND_BANK = "The central bank cut its rate by half a point. " + BANK
FRENCH = "La banque centrale a baissé son taux."

Rows = list[dict[str, Any]]


def load_valid_run(connection: duckdb.DuckDBPyConnection) -> None:
    """Insert a run of four documents: a quake, a bank's decision in two versions, and one not in English."""
    documents = [
        _document("wire/quake.txt", QUAKE),
        _document("wire/bank.txt", BANK),
        _document("wire/bank.txt", SECOND_BANK, version=2, published_at=datetime(2025, 3, 11, 23, 30)),
        _document("wire/banque.txt", FRENCH, published_on=None, published_basis="unknown", language="fr"),
    ]
    documents[2]["supersedes"] = documents[1]["document_id"]
    documents[3]["extractor_version"] = None
    insert(connection, "ledger.documents", documents)
    insert(connection, "ledger.dispositions", [_disposition(n, row) for n, row in enumerate(documents)])
    quake, bank, second_bank, _ = documents
    for document in (quake, bank, second_bank):
        insert(connection, "ledger.sentences", sentences_of(document))
    euros = _figure(quake, "€40 million", kind="money", value=4e7, unit="EUR")
    insert(
        connection,
        "ledger.figures",
        [
            _figure(quake, "6.3", kind="ratio", value=6.3),
            _figure(
                quake, "at least 120", kind="count", value=120, modifier="at_least", value_high=None,
                counted="people", counted_head="people",
            ),
            _figure(quake, "36 hours", kind="duration", value=36, unit="h"),
            _figure(quake, "45", kind="age", value=45, unit="a"),
            _figure(quake, "third", kind="ordinal", value=3),
            euros,
            _figure(
                quake, "$44 million", kind="money", value=4.4e7, unit="USD", role="equivalent",
                related_figure_id=euros["figure_id"],
            ),
            _figure(
                quake, "12%", kind="percent", value=12, unit="percent", direction="up",
                period_start=date(2025, 1, 1), period_end=date(2025, 1, 31),
            ),
            _figure(bank, "0.5 percentage points", kind="percent", value=0.5, unit="percentage_point"),
            _figure(bank, "3 percent", kind="percent", value=3, unit="percent", direction="down"),
            _figure(
                bank, "One in five", kind="ratio", value=0.2, modifier="at_most", value_low=None, value_high=0.2
            ),
        ],
    )  # fmt: skip
    insert(
        connection,
        "ledger.dates",
        [
            _date(quake, "Monday", "2025-03-10", basis="publication"),
            _date(quake, "2019", "2019", days=(date(2019, 1, 1), date(2019, 12, 31)), timex_mod="AFTER"),
            _date(quake, "a week", "P1W", "DURATION", days=None),
            _date(bank, "6 March 2025", "2025-03-06"),
            _date(bank, "every month", "P1M", "SET", days=None),
            _date(bank, "10:30 on Thursday", "2025-03-13T10:30", "TIME", basis="publication"),
            _date(second_bank, "Thursday", "XXXX-WXX-4", days=None, basis="unresolved"),
        ],
    )


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Rows) -> None:
    """Insert rows given as dictionaries; columns left out are NULL."""
    for row in rows:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def document_id(source_uri: str, text: str) -> str:
    """Return the identifier that the documents made here have."""
    return hashlib.sha256(f"{source_uri}\n{text}".encode()).hexdigest()[:16]


def _document(source_uri: str, text: str, **columns: Any) -> dict[str, Any]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "document_id": document_id(source_uri, text),
        "source_uri": source_uri,
        "outlet": "Orro Courier",
        "title": "A headline",
        "published_on": date(2025, 3, 11),
        "published_basis": "metadata",
        "language": "en",
        "language_basis": "detected",
        "text": text,
        "text_sha256": digest,
        "raw_sha256": digest,
        "input_sha256": digest,
        "media_type": "text/plain",
        "word_count": len(text.split()),
        "version": 1,
        "supersedes": None,
        "extractor_version": "1",
        "ingested_at": INGESTED,
        "run_id": RUN,
    } | columns


def _disposition(ordinal: int, document: dict[str, Any]) -> dict[str, Any]:
    return {
        "run_id": RUN,
        "input_ordinal": ordinal,
        "source_uri": document["source_uri"],
        "raw_sha256": document["raw_sha256"],
        "input_sha256": document["input_sha256"],
        "disposition": "loaded" if document["version"] == 1 else "new_version",
        "document_id": document["document_id"],
    }


def sentences_of(document: dict[str, Any]) -> Rows:
    """Return a document's sentences: these texts have no point that does not end one, but for decimals."""
    rows: Rows = []
    start = 0
    for words in document["text"].replace(". ", ".\n").split("\n"):
        end = start + len(words)
        rows.append(
            {
                "sentence_id": row_id(document["document_id"], "sentence", start, end),
                "document_id": document["document_id"],
                "ordinal": len(rows),
                "char_start": start,
                "char_end": end,
            }
        )
        start = end + 1
    return rows


def _evidence(document: dict[str, Any], words: str, kind: str) -> dict[str, Any]:
    start = document["text"].index(words)
    sentence = [row for row in sentences_of(document) if row["char_start"] <= start][-1]
    return {
        f"{kind}_id": row_id(document["document_id"], kind, start, start + len(words)),
        "document_id": document["document_id"],
        "sentence_id": sentence["sentence_id"],
        "char_start": start,
        "char_end": start + len(words),
        "text": words,
        "rule": "by.hand",
        "extractor_version": "1",
    }


def _figure(document: dict[str, Any], words: str, **columns: Any) -> dict[str, Any]:
    value = columns.get("value")
    return (
        _evidence(document, words, "figure")
        | {"value_low": value, "value_high": value, "modifier": "exact", "role": "stated"}
        | columns
    )


def _date(
    document: dict[str, Any],
    words: str,
    timex_value: str,
    timex_type: str = "DATE",
    *,
    basis: str = "explicit",
    days: tuple[date, date] | None | str = "value",
    timex_mod: str | None = None,
) -> dict[str, Any]:
    if isinstance(days, str):
        day = date.fromisoformat(timex_value[:10])
        days = (day, day)
    start_on, end_on = days or (None, None)
    return _evidence(document, words, "date") | {
        "timex_type": timex_type,
        "timex_value": timex_value,
        "timex_mod": timex_mod,
        "start_on": start_on,
        "end_on": end_on,
        "anchor_on": document["published_on"] if basis == "publication" else None,
        "basis": basis,
    }
