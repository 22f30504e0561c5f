"""Reports in our own words with every statement that a reader finds in them: all of those, nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.extract.mentions import StatementMention
from tasks.extract.pipeline import build_pipeline

REPORTS = sorted((Path(__file__).parent / "golden" / "statements").glob("*.txt"))


def compared(text: str, each: StatementMention) -> dict[str, Any]:
    """Return a golden row; it leaves out what is NULL."""
    row = {
        "form": each.form,
        "speaker": None if each.speaker_start is None else text[each.speaker_start : each.speaker_end],
        "cue": None if each.cue_start is None else text[each.cue_start : each.cue_end],
        "kind": each.cue_kind,
        "words": [text[start:end] for start, end in each.parts],
    }
    return {name: value for name, value in row.items() if value is not None}


@pytest.mark.parametrize("path", REPORTS, ids=[path.stem for path in REPORTS])
def test_a_report_s_statements_are_all_found_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    expected = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [compared(text, each) for each in build_pipeline()(text)._.statements] == expected
