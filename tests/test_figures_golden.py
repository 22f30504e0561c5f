"""Reports in our own words with every figure that a reader finds in them: all of those, nothing else."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention

REPORTS = sorted((Path(__file__).parent / "golden" / "figures").glob("*.txt"))
# A golden row leaves out what is NULL, or exact and stated; an exact figure's interval is its value.
STATED = {"modifier": "exact", "role": "stated"}
COLUMNS = ("kind", "value", "modifier", "direction", "unit", "counted", "counted_head", "per", "role")


def compared(figure: FigureMention, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {"text": text[figure.char_start : figure.char_end]}
    row |= {name: getattr(figure, name) for name in COLUMNS}
    row |= {"value_low": figure.value_low, "value_high": figure.value_high}
    related = figure.related
    row["related"] = text[related.char_start : related.char_end] if related else None
    return row


def expected(golden: dict[str, Any]) -> dict[str, Any]:
    row = {name: golden.get(name, STATED.get(name)) for name in ("text", *COLUMNS, "related")}
    interval = golden["value"] if row["modifier"] == "exact" else None
    return row | {name: golden.get(name, interval) for name in ("value_low", "value_high")}


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_yields_exactly_the_figures_that_a_reader_finds(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    golden = yaml.safe_load(report.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [compared(figure, text) for figure in read_figures(text, [])] == [expected(row) for row in golden]


def test_there_are_golden_reports() -> None:
    assert len(REPORTS) >= 5
