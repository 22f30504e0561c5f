"""A small run whose rows break no rule, made by hand: what the tests of the gate start from."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb
import polars as pl

from tasks.contracts import row_id
from tasks.database import frame_schema
from tasks.reconcile.reconcile import reconcile_ledger

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
SECOND_BANK = f"The central bank cut its rate by half a point. {BANK}"
FRENCH = "La banque centrale a baissé son taux."

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """Identifiers of the four documents of a valid run: the quake, the bank twice, and one not in English."""

    quake: str
    bank: str
    second: str
    french: str


def load_valid_run(connection: duckdb.DuckDBPyConnection, *folders: str) -> list[Story]:
    """Insert and reconcile one run with the same four documents under each of ``folders`` (one if none is named)."""
    tables: dict[str, list[Row]] = {}
    stories = [_add_story(tables, folder) for folder in folders or ("wire",)]
    for ordinal, row in enumerate(tables["ledger.dispositions"]):
        row["input_ordinal"] = ordinal
    for table, rows in tables.items():
        insert(connection, table, rows)
    reconcile_ledger(connection)
    return stories


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    """Insert rows; columns left out are NULL."""
    schema = frame_schema(table)
    complete = [{name: row.get(name) for name in schema} for row in rows]
    connection.register("rows_to_insert", pl.DataFrame(complete, schema=schema).to_arrow())
    connection.execute(f"INSERT INTO {table} BY NAME FROM rows_to_insert")
    connection.unregister("rows_to_insert")


def document(source_uri: str, text: str, **columns: Any) -> Row:
    """Return an English report of 11 March 2025, but for what ``columns`` say."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        "document_id": hashlib.sha256(f"{source_uri}\n{text}".encode()).hexdigest()[:16],
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
        "content_id": hashlib.sha256(f"{source_uri}\n{text}".encode()).hexdigest()[:16],
        "extractor_version": "1",
        "ingested_at": INGESTED,
        "run_id": RUN,
    } | columns


def sentences_of(report: Row) -> list[Row]:
    """Return the sentences of a report: in these texts, a point and a space end one."""
    rows: list[Row] = []
    start = 0
    for words in report["text"].replace(". ", ".\n").split("\n"):
        end = start + len(words)
        rows.append(
            {
                "sentence_id": row_id(report["document_id"], "sentence", start, end),
                "document_id": report["document_id"],
                "ordinal": len(rows),
                "char_start": start,
                "char_end": end,
                "text": words,
            }
        )
        start = end + 1
    return rows


def figure(report: Row, words: str, **columns: Any) -> Row:
    """Return a figure at the first ``words`` of a report; its interval is its value, but for ``columns``."""
    value = columns.get("value")
    interval = {"value_low": value, "value_high": value, "modifier": "exact", "role": "stated"}
    return _evidence(report, words, "figure") | interval | columns


def day(report: Row, words: str, timex_value: str, **columns: Any) -> Row:
    """Return a date at the first ``words`` of a report; it means the day its value begins with."""
    meant = date.fromisoformat(timex_value[:10])
    days = {"timex_type": "DATE", "basis": "explicit", "start_on": meant, "end_on": meant}
    return _evidence(report, words, "date") | days | {"timex_value": timex_value} | columns


def period(report: Row, words: str, timex_value: str, **columns: Any) -> Row:
    """Return a date at the first ``words`` of a report that means no single day."""
    return (
        _evidence(report, words, "date")
        | {"timex_type": "DATE", "basis": "explicit", "timex_value": timex_value}
        | columns
    )


def statement(report: Row, words: str, speaker: str, cue: str, **columns: Any) -> Row:
    """Return an indirect statement of one part at the first ``words`` of a report, with the words around it."""
    row = _evidence(report, words, "statement")
    text: str = report["text"]
    said_by, said = text.index(speaker), text.index(cue)
    return (
        row
        | {"parts": [words], "part_starts": [row["char_start"]], "part_ends": [row["char_end"]]}
        | {"form": "indirect", "cue_kind": "say", "variant_group": row["statement_id"]}
        | {"speaker_text": speaker, "speaker_start": said_by, "speaker_end": said_by + len(speaker)}
        | {"cue": cue, "cue_start": said, "cue_end": said + len(cue)}
        | columns
    )


def _evidence(report: Row, words: str, kind: str) -> Row:
    start = report["text"].index(words)
    sentence = [row for row in sentences_of(report) if row["char_start"] <= start][-1]
    return {
        f"{kind}_id": row_id(report["document_id"], kind, start, start + len(words)),
        "document_id": report["document_id"],
        "sentence_id": sentence["sentence_id"],
        "char_start": start,
        "char_end": start + len(words),
        "text": words,
        "rule": "by.hand",
        "extractor_version": "1",
        "flags": [],
    }


def _add_story(tables: dict[str, list[Row]], folder: str) -> Story:
    quake = document(f"{folder}/quake.txt", QUAKE)
    bank = document(f"{folder}/bank.txt", BANK)
    second = document(
        f"{folder}/bank.txt",
        SECOND_BANK,
        version=2,
        supersedes=bank["document_id"],
        published_at=datetime(2025, 3, 11, 23, 30),
    )
    french = document(
        f"{folder}/banque.txt",
        FRENCH,
        published_on=None,
        published_basis="unknown",
        language="fr",
        extractor_version=None,
    )
    reports = [quake, bank, second, french]
    rows = {
        "ledger.documents": reports,
        "ledger.dispositions": [_disposition(report) for report in reports],
        "ledger.sentences": [row for report in (quake, bank, second) for row in sentences_of(report)],
        "ledger.figures": _figures(quake, bank),
        "ledger.dates": _dates(quake, bank, second),
        "ledger.mentions": _mentions(quake, bank),
        "ledger.edits": [_vanished(bank, second, "0.5 percentage points")],
        "ledger.statements": [_statement(quake)],
        "ledger.credits": [_credit(quake)],
        "ledger.attendance": [_participant(quake)],
        "ledger.pledges": _pledges(quake),
    }
    for table, of_table in rows.items():
        tables.setdefault(table, []).extend(of_table)
    return Story(*(report["document_id"] for report in reports))


def _mentions(quake: Row, bank: Row) -> list[Row]:
    lake = {"entity_id": "org:lake-orro-authority", "kind": "organisation", "name": "Lake Orro Authority"}
    holt = {"entity_id": "person:mira-holt", "kind": "person", "name": "Mira Holt"}
    valley = {
        "entity_id": "country:FRA",
        "kind": "country",
        "name": "Valley",
        "iso3": "FRA",
        "wikidata": "Q142",
    }
    return [
        _evidence(quake, "Lake Orro", "mention") | lake | {"basis": "name"},
        _evidence(quake, "Mira Holt", "mention") | holt | {"basis": "name"},
        _evidence(quake, "Holt", "mention") | holt | {"basis": "surname"},
        # A country of this name is invented; the code and the item are France's.
        _evidence(quake, "valley", "mention") | valley | {"basis": "capital"},
        _evidence(bank, "The governor", "mention") | holt | {"basis": "title", "title": "The governor"},
    ]


def _vanished(earlier: Row, later: Row, words: str) -> Row:
    mention = _evidence(earlier, words, "figure")
    return {
        "edit_id": f"{later['document_id']}/edit/figure/was/{mention['char_start']}-{mention['char_end']}",
        "document_id": later["document_id"],
        "earlier_document_id": earlier["document_id"],
        "what": "figure",
        "change": "vanished",
        "earlier_mention_id": mention["figure_id"],
        "earlier_sentence_id": mention["sentence_id"],
    }


def _disposition(report: Row) -> Row:
    return {
        "run_id": RUN,
        "source_uri": report["source_uri"],
        "raw_sha256": report["raw_sha256"],
        "input_sha256": report["input_sha256"],
        "disposition": "loaded" if report["version"] == 1 else "new_version",
        "document_id": report["document_id"],
    }


def _pledges(quake: Row) -> list[Row]:
    """Return what Mira Holt gave the valley, and a part of it, both with the one amount there is."""
    text = quake["text"]
    holt, valley, condition = (text.index(words) for words in ("Mira Holt", "valley", "in a week"))
    shared = {
        "pledger_entity_id": "person:mira-holt",
        "pledger_text": "Mira Holt",
        "pledger_start": holt,
        "pledger_end": holt + len("Mira Holt"),
        "beneficiary_entity_id": "country:FRA",
        "beneficiary_text": "valley",
        "beneficiary_start": valley,
        "beneficiary_end": valley + len("valley"),
        "stage": "delivered",
        "action": "give",
        "figure_id": _evidence(quake, "€40 million", "figure")["figure_id"],
        "date_id": _evidence(quake, "a week", "date")["date_id"],
        "due_date_id": _evidence(quake, "a week", "date")["date_id"],
        "condition": "in a week",
        "condition_start": condition,
        "condition_end": condition + len("in a week"),
    }
    whole = _evidence(quake, "dug for 36 hours", "pledge") | shared
    part = _evidence(quake, "36 hours", "pledge") | shared
    return [whole, part | {"parent_pledge_id": whole["pledge_id"]}]


def _statement(quake: Row) -> Row:
    speaker = {"speaker_entity_id": "person:mira-holt"}
    return statement(quake, "Rescuers dug for 36 hours", "Mira Holt", "said", **speaker)


def _credit(quake: Row) -> Row:
    source = {"source_name": "Lake Orro", "source_entity_id": "org:lake-orro"}
    return _evidence(quake, "near Lake Orro", "credit") | source | {"scope": "sentence", "partial": False}


def _participant(quake: Row) -> Row:
    event = {"event_text": "A quake", "event_start": 0, "event_end": len("A quake")}
    return _evidence(quake, "at least 120 people", "attendance") | event | {"mode": "attends"}


def _figures(quake: Row, bank: Row) -> list[Row]:
    # The rate of that day was 1.0912 dollars.
    exchanged = {"value_usd": 43_648_000, "value_eur": 4e7, "rate_on": date(2025, 3, 11)}
    euros = figure(quake, "€40 million", kind="money", value=4e7, unit="EUR", **exchanged)
    exchanged |= {"value_usd": 4.4e7, "value_eur": 40_322_580.6}
    dollars = figure(quake, "$44 million", kind="money", value=4.4e7, unit="USD", **exchanged)
    deaths = figure(quake, "at least 120", kind="count", value=120, modifier="at_least", value_high=None)
    rise = figure(quake, "12%", kind="percent", value=12, unit="percent", direction="up")
    return [
        figure(quake, "6.3", kind="ratio", value=6.3)
        | {
            "about": "A quake",
            "about_start": 0,
            "about_end": len("A quake"),
            "about_entity_id": "org:a-quake",
        },
        deaths | {"counted": "people", "counted_head": "people", "action": "die"},
        figure(quake, "36 hours", kind="duration", value=36, unit="h"),
        figure(quake, "45", kind="age", value=45, unit="a"),
        figure(quake, "third", kind="ordinal", value=3),
        euros,
        dollars | {"role": "equivalent", "related_figure_id": euros["figure_id"]},
        rise | {"period_start": date(2025, 1, 1), "period_end": date(2025, 1, 31)},
        figure(bank, "0.5 percentage points", kind="percent", value=0.5, unit="percentage_point"),
        figure(bank, "3 percent", kind="percent", value=3, unit="percent", direction="down"),
        figure(bank, "One in five", kind="ratio", value=0.2, modifier="at_most", value_low=None),
    ]


def _dates(quake: Row, bank: Row, second: Row) -> list[Row]:
    relative = {"basis": "publication", "anchor_on": date(2025, 3, 11)}
    year = {"start_on": date(2019, 1, 1), "end_on": date(2019, 12, 31), "timex_mod": "AFTER"}
    return [
        day(quake, "Monday", "2025-03-10", **relative),
        period(quake, "2019", "2019", **year),
        period(quake, "a week", "P1W", timex_type="DURATION"),
        day(bank, "6 March 2025", "2025-03-06"),
        period(bank, "every month", "P1M", timex_type="SET"),
        day(bank, "10:30 on Thursday", "2025-03-13T10:30", timex_type="TIME", **relative),
        period(second, "Thursday", "XXXX-WXX-4", basis="unresolved"),
    ]
