"""Who speaks in every quotation of the five founding articles.

The articles are not ours and none of their words stand here: a quotation is told by its article's number, its offsets
in code points and a hash of its words.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from spacy.tokens import Doc

from tasks.extract.mentions import StatementMention
from tasks.extract.pipeline import build_pipeline
from tests.conftest import shared


class Quotation(NamedTuple):
    """Words between quotation marks and whose they are."""

    article: str
    start: int
    end: int
    sha256: str
    """The first digits of the hash of its words in lower case, one blank between them."""
    speaker: str | None
    """The speaker's entity; None for an aide, whom no article names."""


QUOTATIONS = (
    Quotation("000", 117, 147, "43baca8f", "person:emmanuel-macron"),
    Quotation("000", 322, 373, "2ba52fa5", "person:emmanuel-macron"),
    Quotation("000", 976, 1033, "8d5d197d", "country:FRA"),
    Quotation("000", 1059, 1083, "943a0f44", "country:FRA"),
    Quotation("000", 1110, 1153, "fee6a4cb", "country:FRA"),
    Quotation("000", 1285, 1342, "55156855", "person:sebastien-lecornu"),
    Quotation("000", 1836, 1946, "01164beb", "person:sebastien-lecornu"),
    Quotation("000", 2503, 2522, "128f2b16", "person:emmanuel-macron"),
    Quotation("000", 2810, 2821, "251ce3da", "person:ursula-von-der-leyen"),
    Quotation("001", 895, 989, "712b17a6", "person:sebastien-lecornu"),
    Quotation("001", 1033, 1094, "a398a3aa", "person:sebastien-lecornu"),
    Quotation("001", 2103, 2122, "128f2b16", "person:emmanuel-macron"),
    Quotation("001", 2636, 2668, "c06ba3e8", None),
    Quotation("001", 3354, 3365, "251ce3da", "person:ursula-von-der-leyen"),
    Quotation("002", 1498, 1563, "f5fbbfbc", "person:emmanuel-macron"),
    Quotation("002", 1749, 1781, "6fcae6a4", None),
    Quotation("002", 2010, 2044, "d01beb19", "person:keir-starmer"),
    Quotation("002", 2063, 2075, "ebf82b80", "person:keir-starmer"),
    Quotation("002", 3416, 3465, "44b2ad55", "person:clement-beaune"),
    Quotation("002", 3528, 3563, "ac954e16", "person:clement-beaune"),
    Quotation("002", 3704, 3766, "3be15ec7", "person:clement-beaune"),
    Quotation("003", 843, 926, "e8323e17", "person:sebastien-lecornu"),
    Quotation("004", 1166, 1186, "837dbcb4", "org:russian-embassy"),
    Quotation("004", 1340, 1362, "db9f76c3", "person:penny-wong"),
    Quotation("004", 2460, 2482, "4b58aff3", None),
    Quotation("004", 2662, 2728, "f5fbbfbc", "person:emmanuel-macron"),
    Quotation("004", 2796, 2820, "8b641bad", "person:marco-rubio"),
)
PUBLISHED_ON = {"000": date(2025, 3, 12)}


@cache
def _article(number: str) -> Doc:
    (path,) = shared("articles").glob(f"{number}_*.txt")
    pipeline = _pipeline()
    doc = pipeline.make_doc(path.read_text(encoding="utf-8"))
    doc._.published_on = PUBLISHED_ON.get(number, date(2025, 3, 11))
    return pipeline(doc)


_pipeline = cache(build_pipeline)


def _around(doc: Doc, quotation: Quotation) -> Iterator[StatementMention]:
    """Yield the statements that hold all of a quotation but for a mark at its end."""
    for each in doc._.statements:
        if each.char_start <= quotation.start and quotation.end - 1 <= each.char_end:
            yield each


@pytest.mark.parametrize("quotation", QUOTATIONS, ids=lambda each: f"{each.article}-{each.start}")
def test_a_quotation_has_its_speaker(quotation: Quotation) -> None:
    doc = _article(quotation.article)
    inner = doc.text[quotation.start + 1 : quotation.end]
    words = " ".join(re.findall(r"\w+", inner.lower()))
    assert hashlib.sha256(words.encode()).hexdigest().startswith(quotation.sha256), "the article has changed"
    statement = min(_around(doc, quotation), key=lambda each: each.char_end - each.char_start)
    assert statement.speaker_start is not None
    assert statement.speaker_entity_id == quotation.speaker
    if quotation.speaker is None:
        assert "aide" in doc.text[statement.speaker_start : statement.speaker_end]


def test_a_term_in_quotation_marks_is_nobody_s_words() -> None:
    for number in ("000", "001", "002", "004"):
        doc = _article(number)
        for term in re.finditer(r'["“]coalition of the willing,?["”]', doc.text):
            spans = {(each.char_start, each.char_end) for each in doc._.statements}
            assert term.span() not in spans
