"""Whatever the text: mentions lie in it, no two on one span, and a report's people are its own."""

import re
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tasks.extract.batch import extract_documents
from tasks.extract.mentions import EntityMention
from tasks.extract.pipeline import build_pipeline
from tasks.extract.rows import rows_of

_WORDS = (
    "Ana Reis|Reis|Karl Voss|Mr. Voss|President|Emmanuel Macron|MACRON|Georgia|Atlanta|Congo|Jordan|Chad|Washington|"
    "the Kremlin|NATO|the|The ministry|Northern Dock Authority|NDA|(NDA)|Vexley Ltd|Department of Fish|of|and|said|"
    "he|She|his/her|him|in|French|the French president|Peru's foreign minister|U.S.-led|EU|state|, 41,|who had|wife|"
    "Bread and Roses Party|Al-|de la|İ|ß|ŒUVRE|İSTANBUL|É.|A.|’s|'s|\"|“|”|.|,|-|/|(|)|\n|\n\n|\u00a0|\u200b|\U0001f600"
).split("|")
_TEXTS = st.one_of(
    st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=25).map("".join),
    st.text(max_size=120),
)
_IDS = re.compile(r"country:[A-Z]{3}|(?:person|org):[^\W_]+(?:-[^\W_]+)*")
_DAYS = st.sampled_from([None, date(2014, 6, 3), date(2025, 3, 11)])


@cache
def pipeline() -> Language:
    return build_pipeline()


def read(text: str, day: date | None) -> list[EntityMention]:
    doc = pipeline().make_doc(text)
    doc._.published_on = day
    found: list[EntityMention] = pipeline()(doc)._.entities
    return found


@settings(max_examples=150, deadline=None)
@given(_TEXTS, _DAYS)
def test_mentions_lie_in_the_text_each_on_a_span_of_its_own(text: str, day: date | None) -> None:
    found = read(text, day)
    spans = [(each.char_start, each.char_end) for each in found]
    assert spans == sorted(set(spans))
    for each in found:
        words = text[each.char_start : each.char_end]
        assert 0 <= each.char_start < each.char_end <= len(text)
        assert words == words.strip() != ""
        assert _IDS.fullmatch(each.entity_id), each
        assert each.name
        assert (each.kind == "country") == each.entity_id.startswith("country:")


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _DAYS)
def test_rows_hold_the_words_of_their_spans(text: str, day: date | None) -> None:
    doc = pipeline().make_doc(text)
    doc._.published_on = day
    rows = rows_of(pipeline()(doc), "d", "1").mentions if text.strip() else []
    assert [row["text"] for row in rows] == [text[row["char_start"] : row["char_end"]] for row in rows]


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS, _DAYS)
def test_a_report_is_read_the_same_after_any_other(text: str, other: str, day: date | None) -> None:
    alone = read(text, day)
    read(other, day)
    assert read(text, day) == alone


def test_a_person_s_identifier_does_not_depend_on_other_reports() -> None:
    texts = [
        "Ana Reis, a geologist, spoke. Reis said it rained.",
        "Ana Maria Reis left. Reis sang.",
        "Ms Reis voted.",
    ]

    def people(chosen: list[str]) -> dict[str, list[str]]:
        rows = extract_documents([(text, text, date(2024, 2, 3)) for text in chosen]).mentions
        return {text: [row["entity_id"] for row in rows if row["document_id"] == text] for text in chosen}

    together = people(texts)
    for text in texts:
        assert people([text])[text] == together[text] != []
    assert people(texts[::-1]) == together
