"""Reading a batch: every document on its own, so that one cannot stop the others."""

import gc
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from spacy.language import Language

from tasks.batches import batch_file, write_rows
from tasks.extract import batch as extract


def test_a_document_that_an_extractor_stumbles_over_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Nine boats sank.", "Ten boats sank.", "Dix bateaux ont coulé."]
    unknown = {"published_on": None, "outlet": None, "source_uri": None}
    documents = [
        {"document_id": str(n), "text": text, "language": "fr" if n == 2 else "en", **unknown}
        for n, text in enumerate(texts)
    ]
    names = ("document_id", "text", "language", "outlet", "source_uri")
    schema = pl.Schema(dict.fromkeys(names, pl.String()) | {"published_on": pl.Date()})
    write_rows(batch_file(tmp_path, "documents", "0"), documents, schema)

    reads = extract._doc

    def stumble(nlp: Language, document_id: str, *rest: object) -> object:
        if document_id == "0":
            raise IndexError("out of range")
        return reads(nlp, document_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(extract, "_doc", stumble)
    counts = extract.extract_batch(tmp_path, "0")
    assert (counts.documents, counts.skipped, counts.failed) == (1, 1, {"0": "IndexError: out of range"})
    assert pl.read_parquet(batch_file(tmp_path, "failures", "0")).rows() == [
        ("0", "IndexError: out of range")
    ]
    assert pl.read_parquet(batch_file(tmp_path, "figures", "0"))["document_id"].to_list() == ["1"]


@pytest.mark.parametrize("threshold", [700, 0])
def test_cycles_are_looked_for_as_before_once_a_batch_is_read(threshold: int) -> None:
    usual = gc.get_threshold()
    gc.set_threshold(threshold, *usual[1:])
    try:
        within: list[int] = []

        def documents() -> Iterator[tuple[str, str, None]]:
            within.append(gc.get_threshold()[0])
            yield "0", "Nine boats sank.", None

        assert len(extract.extract_documents(documents()).figures) == 1
        assert within == ([0] if threshold == 0 else [50_000])
        assert gc.get_threshold() == (threshold, *usual[1:])
    finally:
        gc.set_threshold(*usual)
