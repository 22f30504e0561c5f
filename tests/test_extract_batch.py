"""Reading a batch: every document on its own, so that one cannot stop the others."""

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
