"""Streams of documents: read in batches, with the results of reading them one by one."""

from datetime import date
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import Pipe
from spacy.tokens import Doc

from tasks.extract.component import in_batches
from tasks.extract.pipeline import build_pipeline
from tasks.extract.rows import rows_of

REPORTS = [
    "Lena Brandt, Norway's energy minister, said on Monday that 40 wells would close by 2031.",
    "",
    "“We owe them €3 million,” Brandt told Reuters.\n\nShe will attend the summit in Oslo next week.",
    "Shares fell 4.5% to $12 in 2020; the bank pledged $20m in aid to Peru.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def made(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published_on = date(2021, 5, 4)
    return doc


@pytest.mark.parametrize("batch_size", [1, 3, None])
def test_a_stream_gives_what_each_document_alone_gives(nlp: Language, batch_size: int | None) -> None:
    alone = [rows_of(nlp(made(nlp, text)), "d", "1") for text in REPORTS]
    stream = nlp.pipe((made(nlp, text) for text in REPORTS), batch_size=batch_size)
    assert [rows_of(doc, "d", "1") for doc in stream] == alone


def test_a_document_that_a_component_stumbles_over_is_handed_on_and_the_others_are_read() -> None:
    nlp = spacy.blank("en")
    figures = nlp.add_pipe("figures")
    assert isinstance(figures, Pipe)
    stumbled: list[str] = []

    def note(name: str, component: object, docs: list[Doc], error: Exception) -> Any:
        stumbled.extend(doc.text for doc in docs)

    nlp.set_error_handler(note)
    docs = [nlp.make_doc(text) for text in ("Nine boats sank.", "Ten boats sank.", "Two were found.")]
    docs[1]._.dates = ["no mention"]
    assert [doc.text for doc in nlp.pipe(docs)] == ["Nine boats sank.", "Two were found."]
    assert stumbled == ["Ten boats sank."]


def test_without_a_handler_the_error_is_raised() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("figures")
    doc = nlp.make_doc("Ten boats sank.")
    doc._.dates = ["no mention"]
    with pytest.raises(AttributeError):
        list(nlp.pipe([doc]))


def test_long_reports_are_read_with_fewer_others() -> None:
    batches = in_batches([10, 499_990, 10, 10, 600_000, 10], lambda characters: characters, 3)
    assert list(batches) == [[10, 499_990], [10, 10, 600_000], [10]]
