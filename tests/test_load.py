"""Loading: versions, copies, repeats, and what a refused or dead run leaves behind."""

import hashlib
from dataclasses import asdict
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tasks.batches import batch_file, write_rows
from tasks.contracts import Disposition, Document, InputRecord, row_id
from tasks.database import SchemaError, connect, frame_schema
from tasks.load.load import LoadCounts, load_run
from tasks.load.runs import Run, accept, begin_run, fail_run, refuse, run_transaction
from tasks.normalize.known import known_dispositions
from tasks.paths import DataFolder

DAY = date(2025, 3, 11)


def report(
    uri: str, text: str, *, outlet: str | None = "Post", title: str = "T", language: str = "en"
) -> Document:
    def digest(*parts: object) -> str:
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    return Document(
        document_id=digest(uri, text, outlet, title)[:16],
        source_uri=uri,
        outlet=outlet,
        title=title,
        byline=None,
        published_at=None,
        published_on=DAY,
        published_basis="metadata",
        language=language,
        language_basis="declared",
        text=text,
        text_sha256=digest(text),
        raw_sha256=digest("raw", text, title),
        input_sha256=digest("input", uri, text, outlet, title),
        media_type="text/plain",
        word_count=len(text.split()),
    )


class Ledger:
    """A warehouse under ``tmp_path`` that takes runs of ready documents."""

    def __init__(self, root: Path) -> None:
        self.folder = DataFolder(root)
        self.warehouse = self.folder.warehouse
        self.root = root
        self.failures: dict[str, str] = {}
        """Why an extractor stumbles over a document, by its source."""

    def begin(self) -> Run:
        return begin_run(self.folder, ["test"], "0", None)

    def load(
        self, connection: duckdb.DuckDBPyConnection, run: Run, *documents: Document, batches: int = 1
    ) -> LoadCounts:
        folder = self.root / run.run_id
        for number in range(batches):
            part = list(enumerate(documents))[number::batches]
            self._write(folder, f"{number:05d}", part)
        return load_run(connection, folder, run.run_id, run.started_at, "1")

    def run(self, *documents: Document, batches: int = 1) -> LoadCounts:
        run = self.begin()
        with run_transaction(self.warehouse) as connection:
            counts = self.load(connection, run, *documents, batches=batches)
            accept(connection, self.folder, run.run_id)
        return counts

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with connect(self.warehouse, read_only=True) as connection:
            return connection.execute(query).fetchall()

    def _write(self, folder: Path, batch: str, documents: list[tuple[int, Document]]) -> None:
        schema = frame_schema(
            "ledger.documents",
            without=("version", "supersedes", "content_id", "extractor_version", "ingested_at", "run_id"),
        )
        write_rows(batch_file(folder, "documents", batch), [asdict(each) for _, each in documents], schema)
        seen = [
            Disposition(
                n, each.source_uri, each.raw_sha256, each.input_sha256, "loaded", None, each.document_id
            )
            for n, each in documents
        ]
        schema = frame_schema("ledger.dispositions", without=("run_id",))
        write_rows(batch_file(folder, "dispositions", batch), map(asdict, seen), schema)
        sentences = [
            {
                "sentence_id": row_id(each.document_id, "sentence", 0, len(each.text)),
                "document_id": each.document_id,
                "ordinal": 0,
                "char_start": 0,
                "char_end": len(each.text),
                "text": each.text,
            }
            for _, each in documents
        ]
        write_rows(batch_file(folder, "sentences", batch), sentences, frame_schema("ledger.sentences"))
        failures = pl.Schema({"document_id": pl.String(), "reason": pl.String()})
        failed = [
            (each.document_id, reason)
            for _, each in documents
            if (reason := self.failures.get(each.source_uri))
        ]
        write_rows(batch_file(folder, "failures", batch), failed, failures)
        for table in ("dates", "figures", "mentions", "statements", "credits", "attendance", "pledges"):
            write_rows(batch_file(folder, table, batch), [], frame_schema(f"ledger.{table}"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


def test_a_new_report_is_loaded_with_its_rows(ledger: Ledger) -> None:
    counts = ledger.run(report("a.txt", "Nine came."), report("b.txt", "Ten left."), batches=2)
    assert (counts.documents, counts.sentences, counts.dispositions) == (2, 2, {"loaded": 2})


def test_loading_the_same_report_again_adds_nothing(ledger: Ledger) -> None:
    ledger.run(report("a.txt", "Nine came."))
    counts = ledger.run(report("a.txt", "Nine came."))
    assert (counts.documents, counts.sentences, counts.dispositions) == (0, 0, {"unchanged": 1})
    assert ledger.rows("SELECT count(*) FROM ledger.sentences") == [(1,)]


def test_a_changed_text_becomes_a_new_version_and_the_old_one_stays(ledger: Ledger) -> None:
    first, second = report("a.txt", "Nine came."), report("a.txt", "Ten came.")
    ledger.run(first)
    counts = ledger.run(second)
    assert counts.dispositions == {"new_version": 1}
    assert ledger.rows("SELECT document_id, version, supersedes FROM ledger.documents ORDER BY version") == [
        (first.document_id, 1, None),
        (second.document_id, 2, first.document_id),
    ]


def test_a_changed_headline_is_a_new_version_and_no_copy_of_the_old(ledger: Ledger) -> None:
    ledger.run(report("a.txt", "Nine came.", title="Nine"))
    assert ledger.run(report("a.txt", "Nine came.", title="Nine at least")).dispositions == {"new_version": 1}


@pytest.mark.parametrize("reverse", [False, True])
def test_the_same_text_of_one_outlet_is_a_copy_whatever_the_order(ledger: Ledger, reverse: bool) -> None:
    documents = [report("b.txt", "Nine came."), report("a.txt", "Nine came.")]
    ledger.run(*(reversed(documents) if reverse else documents))
    assert ledger.rows("SELECT source_uri, disposition, reason FROM ledger.dispositions ORDER BY 1") == [
        ("a.txt", "loaded", None),
        ("b.txt", "duplicate", "same text, outlet and day as a.txt"),
    ]


def test_the_same_text_by_another_outlet_is_a_report_of_its_own(ledger: Ledger) -> None:
    counts = ledger.run(report("a.txt", "Nine came."), report("b.txt", "Nine came.", outlet="Echo"))
    assert counts.dispositions == {"loaded": 2}


def test_one_input_named_twice_is_loaded_once(ledger: Ledger) -> None:
    counts = ledger.run(report("a.txt", "Nine came."), report("a.txt", "Nine came."), batches=2)
    assert (counts.documents, counts.sentences) == (1, 1)
    assert counts.dispositions == {"duplicate": 1, "loaded": 1}


def test_a_ledger_of_another_version_is_refused_with_what_differs(ledger: Ledger) -> None:
    ledger.run()
    with connect(ledger.warehouse) as connection:
        connection.execute("ALTER TABLE ledger.figures ALTER value TYPE VARCHAR")
    with pytest.raises(SchemaError, match=r"ledger\.figures differs in value\. `wireledger rebuild`"):
        ledger.begin()


def test_a_ledger_made_before_a_column_came_gets_it_empty_with_its_words(ledger: Ledger) -> None:
    ledger.run(report("a.txt", "Nine came."))
    with connect(ledger.warehouse) as connection:
        connection.execute("ALTER TABLE ledger.figures DROP COLUMN value_eur")
        connection.execute("ALTER TABLE quality.runs DROP COLUMN withheld")
    ledger.begin()
    assert ledger.rows("SELECT count(value_eur) FROM ledger.figures") == [(0,)]
    [(words,)] = ledger.rows("SELECT comment FROM duckdb_columns() WHERE column_name = 'withheld'")
    assert str(words).startswith("Stories, claims and happenings left out")


def test_a_report_that_is_not_english_has_no_extractor_version(ledger: Ledger) -> None:
    ledger.run(report("a.txt", "Neuf sont venus.", language="fr"))
    assert ledger.rows("SELECT extractor_version FROM ledger.documents") == [(None,)]


def test_a_refused_run_leaves_no_document_and_is_read_again(ledger: Ledger) -> None:
    document, copy = report("a.txt", "Nine came."), report("b.txt", "Nine came.")
    run = ledger.begin()
    with run_transaction(ledger.warehouse) as connection:
        ledger.load(connection, run, document, document, copy, batches=3)
        refuse(connection, ledger.folder, run.run_id, "too much was wrong")
    assert ledger.rows("SELECT count(*) FROM ledger.documents") == [(0,)]
    assert ledger.rows("SELECT count(*) FROM ledger.sentences") == [(0,)]
    assert ledger.rows(
        "SELECT disposition, reason, document_id FROM ledger.dispositions ORDER BY input_ordinal"
    ) == [
        ("quarantined", "the gate refused the run: too much was wrong", None),
        ("duplicate", "named twice in this run", None),
        ("duplicate", "same text, outlet and day as a.txt", None),
    ]
    assert ledger.rows("SELECT verdict, reason, sources, inputs FROM quality.runs") == [
        ("refused", "too much was wrong", ["test"], 3)
    ]
    assert _known(ledger, document) is None
    assert ledger.run(document).dispositions == {"loaded": 1}


def test_what_a_dead_run_of_an_older_version_left_is_removed_by_the_next(ledger: Ledger) -> None:
    document = report("a.txt", "Nine came.")
    dead = ledger.begin()
    with run_transaction(ledger.warehouse) as connection:
        # Older versions ended the transaction here.
        ledger.load(connection, dead, document)
    following = ledger.begin()
    assert following.abandoned == (dead.run_id,)
    with run_transaction(ledger.warehouse) as connection:
        assert ledger.load(connection, following, document).dispositions == {"loaded": 1}
    assert ledger.rows("SELECT verdict FROM quality.runs ORDER BY started_at") == [
        ("abandoned",),
        ("running",),
    ]


def test_a_failed_run_keeps_the_words_of_the_error(ledger: Ledger) -> None:
    run = ledger.begin()
    document = report("a.txt", "Nine came.")

    def disturbed() -> None:
        with run_transaction(ledger.warehouse) as connection:
            ledger.load(connection, run, document)
            raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        disturbed()
    fail_run(ledger.folder, run.run_id, "OSError: no space")
    assert ledger.rows("SELECT verdict, reason FROM quality.runs") == [("abandoned", "OSError: no space")]
    assert ledger.rows("SELECT count(*) FROM ledger.documents") == [(0,)]


def test_a_report_that_cannot_be_read_goes_to_quarantine_until_it_can(ledger: Ledger) -> None:
    bad, good = report("bad.txt", "Nine came."), report("good.txt", "Ten left.")
    ledger.failures = {"bad.txt": "IndexError: out of range"}
    assert ledger.run(bad, good).dispositions == {"loaded": 1, "quarantined": 1}
    assert ledger.rows("SELECT source_uri FROM ledger.documents") == [("good.txt",)]
    assert ledger.rows("SELECT row_id, expectation_id, row_json ->> 'text' FROM quality.quarantine") == [
        (bad.document_id, "documents.readable", "Nine came.")
    ]
    assert ledger.rows("SELECT reason FROM ledger.dispositions WHERE disposition = 'quarantined'") == [
        ("documents.readable: IndexError: out of range",)
    ]
    assert _known(ledger, bad) is None

    ledger.failures = {}
    assert ledger.run(bad).dispositions == {"loaded": 1}
    assert ledger.rows("SELECT count(*) FROM quality.quarantine") == [(0,)]


def test_an_input_of_an_earlier_run_is_known_with_what_became_of_it(ledger: Ledger) -> None:
    document = report("a.txt", "Nine came.")
    copy = report("b.txt", "Nine came.")
    assert _known(ledger, document) is None
    ledger.run(document, copy)
    assert _known(ledger, document) == ("unchanged", None, document.document_id)
    assert _known(ledger, copy) == ("duplicate", "same text, outlet and day as a.txt", document.document_id)


def _known(ledger: Ledger, document: Document) -> tuple[str, str | None, str | None] | None:
    record = InputRecord(0, document.source_uri, "text/plain", document.raw_sha256)
    if not ledger.warehouse.exists():
        ledger.run()
    with connect(ledger.warehouse, read_only=True) as connection:
        seen = known_dispositions(connection, [(record, document.input_sha256)]).get(0)
    return (seen.disposition, seen.reason, seen.document_id) if seen else None
