"""Reports in our own words with every pledge that a reader finds in them: all of those, nothing else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.extract.mentions import PledgeMention
from tasks.extract.pipeline import build_pipeline

REPORTS = sorted((Path(__file__).parent / "golden" / "pledges").glob("*.txt"))


def read(text: str) -> list[PledgeMention]:
    nlp = build_pipeline()
    doc = nlp.make_doc(text)
    doc._.published_on = date(2025, 3, 11)
    pledges: list[PledgeMention] = nlp(doc)._.pledges
    return pledges


def compared(text: str, each: PledgeMention) -> dict[str, Any]:
    """Return a golden row; it leaves out what is NULL."""

    def words(start: int | None, end: int | None) -> str | None:
        return None if start is None else text[start:end]

    row = {
        "stage": each.stage,
        "pledger": words(each.pledger_start, each.pledger_end),
        "who": each.pledger_entity_id,
        "action": each.action,
        "words": text[each.char_start : each.char_end],
        "amount": each.figure and words(each.figure.char_start, each.figure.char_end),
        "per": each.figure and each.figure.per,
        "beneficiary": words(each.beneficiary_start, each.beneficiary_end),
        "whom": each.beneficiary_entity_id,
        "condition": words(each.condition_start, each.condition_end),
        "day": each.date and words(each.date.char_start, each.date.char_end),
        "due": each.due and words(each.due.char_start, each.due.char_end),
        "part_of": each.parent and words(each.parent.char_start, each.parent.char_end),
    }
    return {name: value for name, value in row.items() if value is not None}


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_report_s_pledges_are_all_found_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [compared(text, each) for each in read(text)] == expected
