"""Reports in our own words with every entity that a reader finds in them: all of those, nothing else."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from tasks.extract.pipeline import build_pipeline

REPORTS = sorted((Path(__file__).parent / "golden" / "entities").glob("*.txt"))
PUBLISHED_ON = date(2024, 5, 21)


def entities(text: str) -> list[str]:
    """Return golden rows: the words, whom they mean, and how they name it."""
    nlp = build_pipeline()
    doc = nlp.make_doc(text)
    doc._.published_on = PUBLISHED_ON
    return [
        f"{text[each.char_start : each.char_end]} = {each.entity_id} ({each.basis})"
        for each in nlp(doc)._.entities
    ]


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_report_s_entities_are_all_found_and_no_others(path: Path) -> None:
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert entities(path.read_text(encoding="utf-8")) == expected
