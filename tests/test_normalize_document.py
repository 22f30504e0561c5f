"""Records become documents whose text is the text that arrived."""

import hashlib
import json
import unicodedata
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.contracts import Disposition, Document, InputRecord
from tasks.ingest.read import read_inputs
from tasks.ingest.sources import resolve_sources
from tasks.normalize.normalize import input_sha256, normal_text, normalize_record
from tasks.paths import DataFolder
from tasks.raw_store import read_raw
from tests.conftest import shared
from tests.test_normalize_html import ARTICLE, page

TEXT = "The dam at Oru overflowed on Sunday, and 1,200 people left their homes.\n\n  The water is falling. \n"


def record(raw: bytes, media_type: str = "text/plain", **fields: Any) -> InputRecord:
    return replace(InputRecord(0, "flood.txt", media_type, hashlib.sha256(raw).hexdigest()), **fields)


def document(raw: bytes | str, media_type: str = "text/plain", **fields: Any) -> Document:
    content = raw if isinstance(raw, bytes) else raw.encode()
    outcome = normalize_record(record(content, media_type, **fields), content)
    assert isinstance(outcome, Document), outcome
    return outcome


def refusal(raw: bytes, media_type: str = "text/plain") -> str:
    outcome = normalize_record(record(raw, media_type), raw)
    assert isinstance(outcome, Disposition)
    assert outcome.disposition == "rejected"
    assert outcome.reason is not None
    return outcome.reason


def test_text_is_changed_by_nothing_but_nfc_and_line_ends() -> None:
    arrived = "\ufeff" + unicodedata.normalize(
        "NFD", "  Zoé\tsaid:\r\n“10\u00a0%”\rof it…\u2028 \x0c end \n\n"
    )
    assert document(arrived).text == "  Zoé\tsaid:\n“10\u00a0%”\nof it…\u2028 \x0c end \n\n"


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_survives(arrived: str) -> None:
    raw = arrived.encode()
    outcome = normalize_record(record(raw), raw)
    expected = normal_text(arrived.removeprefix("\ufeff"))
    if expected.strip():
        assert isinstance(outcome, Document)
        assert outcome.text == expected
        assert normal_text(outcome.text) == outcome.text
    else:
        assert isinstance(outcome, Disposition)


def test_real_reports_come_through_whole(tmp_path: Path) -> None:
    sources = [shared("articles"), shared("corpus", "wikinews_2019_2021.jsonl")]
    data = DataFolder(tmp_path)
    documents = []
    for found in read_inputs(resolve_sources(list(map(str, sources))), data):
        outcome = normalize_record(found, read_raw(data.raw, found.raw_sha256 or ""))
        assert isinstance(outcome, Document), outcome
        documents.append(outcome)
    arrived = [path.read_text(encoding="utf-8") for path in sorted(sources[0].glob("*.txt"))]
    arrived += [json.loads(line)["text"] for line in sources[1].read_text(encoding="utf-8").splitlines()]
    assert [made.text for made in documents] == [normal_text(text) for text in arrived]
    assert {made.language for made in documents} == {"en"}
    assert {made.published_basis for made in documents} == {"manifest", "metadata"}
    assert len({made.document_id for made in documents}) == len(documents) == 300


def test_normalising_again_changes_nothing() -> None:
    for text in (document(TEXT).text, document(page(), "text/html").text, normal_text("\r\r\n\ne\u0301")):
        assert normal_text(text) == text


def test_front_matter_is_not_part_of_the_text() -> None:
    assert document(f"---\r\ntitle: Dam\r\n---\r\n{TEXT}", "text/markdown").text == TEXT


def test_hashes_and_counts_are_those_of_the_text() -> None:
    made = document(TEXT)
    assert made.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert made.raw_sha256 == made.text_sha256
    assert made.word_count == 17
    assert len(made.document_id) == 16


def test_the_identifier_is_the_same_on_every_machine() -> None:
    made = document(
        TEXT,
        outlet="The Gauge",
        title="Dam",
        byline="Ada",
        published="2024-05-06",
        published_basis="metadata",
    )
    stated = ["flood.txt", TEXT, "The Gauge", "Dam", "Ada", None, "2024-05-06", "en"]
    spelled = json.dumps(stated, ensure_ascii=False, separators=(",", ":")).encode()
    assert made.document_id == hashlib.sha256(spelled).hexdigest()[:16]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source_uri", "other.txt"),
        ("outlet", "The Level"),
        ("title", "Flood"),
        ("byline", "Jim"),
        ("published", "2024-05-07"),
        ("language", "fr"),
    ],
)
def test_identifiers_change_with_what_is_stated(field: str, value: str) -> None:
    fields: dict[str, Any] = {
        "published": "2024-05-06",
        "published_basis": "metadata",
        "language": "en",
    }
    changed: dict[str, Any] = {field: value}
    one = normalize_record(record(TEXT.encode(), **fields), TEXT.encode())
    other = normalize_record(replace(record(TEXT.encode(), **fields), **changed), TEXT.encode())
    assert isinstance(one, Document)
    assert isinstance(other, Document)
    assert one.document_id != other.document_id
    assert one.input_sha256 != other.input_sha256


def test_the_input_hash_does_not_depend_on_where_in_the_run_an_input_stands() -> None:
    first = record(TEXT.encode())
    assert input_sha256(first) == input_sha256(replace(first, input_ordinal=7))
    assert input_sha256(first) != input_sha256(
        replace(first, published="2024-05-06", published_basis="given")
    )


def test_a_json_record_is_read_from_its_text_or_its_html() -> None:
    assert document(json.dumps({"text": TEXT, "html": "<p>x"}), "application/json").text == TEXT
    assert document(json.dumps({"text": " ", "html": page()}), "application/json").text.startswith(ARTICLE)
    assert document(json.dumps({"html": "<p>One.<p>Two."}), "application/json").text == "One.\nTwo."


def test_a_record_outranks_its_page_and_a_page_its_manifest() -> None:
    html = page('<meta property="og:site_name" content="The Page"><meta name="date" content="2024-05-06">')
    stated: dict[str, Any] = {"outlet": "The Record", "published": "2024-05-07"}
    of_record = document(json.dumps({"html": html}), "application/json", **stated, published_basis="metadata")
    assert (of_record.outlet, of_record.published_on) == ("The Record", date(2024, 5, 7))
    of_page = document(html, "text/html", **stated, published_basis="manifest")
    assert (of_page.outlet, of_page.published_on) == ("The Page", date(2024, 5, 6))
    assert of_page.published_basis == "metadata"
    silent = document(page(), "text/html", **stated, published_basis="manifest")
    assert (silent.outlet, silent.published_on) == ("The Record", date(2024, 5, 7))
    assert silent.published_basis == "manifest"


def test_the_day_is_the_outlets_and_the_instant_in_utc() -> None:
    made = document(TEXT, published="Mon, 06 May 2024 21:30:00 -0500", published_basis="metadata")
    assert made.published_at == datetime(2024, 5, 7, 2, 30)
    assert made.published_on == date(2024, 5, 6)


def test_a_date_that_is_not_understood_is_unknown() -> None:
    made = document(TEXT, published="some day in spring", published_basis="metadata")
    assert (made.published_at, made.published_on, made.published_basis) == (None, None, "unknown")


@pytest.mark.parametrize(
    ("declared", "html_lang", "words", "expected"),
    [
        ("fr", "en", TEXT, ("fr", "declared")),
        (None, "en-GB", TEXT, ("en", "declared")),
        (None, "fr", TEXT, ("en", "detected")),
        (
            None,
            "en",
            "Les pompiers ont évacué 1 200 habitants après la crue de dimanche soir.",
            ("fr", "detected"),
        ),
        (None, "cs", "Praha, Brno, Ostrava: 4-2, 3-1, 1-1, 2-0", ("cs", "declared")),
        (None, "", "Praha, Brno, Ostrava: 4-2, 3-1, 1-1, 2-0", ("en", "assumed")),
    ],
)
def test_a_records_language_stands_and_a_pages_where_the_words_do_not_contradict(
    declared: str | None, html_lang: str, words: str, expected: tuple[str, str]
) -> None:
    html = f'<html lang="{html_lang}"><body><article><p>{words}</p></article></body></html>'
    made = document(html, "text/html", language=declared)
    assert (made.language, made.language_basis) == expected


@pytest.mark.parametrize(
    ("raw", "media_type", "what"),
    [
        (b" \n", "text/plain", "no text"),
        (b"---\ntitle: x\n---\n", "text/plain", "no text"),
        ("Zoé".encode("latin-1"), "text/plain", "0xE9 at offset 2"),
        (b'{"text": "a\\u0000b"}', "application/json", "NUL"),
        (b"<html></html>", "text/html", "No article"),
        (b"<html><body><p>" + b"word " * 400_001, "text/html", "the limit is 2,000,000"),
        (b"not json", "application/json", "Not valid JSON"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(raw: bytes, media_type: str, what: str) -> None:
    assert what in refusal(raw, media_type)


def test_what_ingest_refused_stays_refused_for_the_same_reason() -> None:
    without_bytes = InputRecord(3, "gone.txt", "text/plain", None, reason="It is gone.")
    assert normalize_record(without_bytes, None) == Disposition(
        3, "gone.txt", None, None, "rejected", reason="It is gone."
    )
    with_bytes = replace(record(b"x"), reason="It is broken.")
    outcome = normalize_record(with_bytes, b"x")
    assert isinstance(outcome, Disposition)
    assert (outcome.reason, outcome.input_sha256) == ("It is broken.", None)
