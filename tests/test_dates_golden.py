"""Every report in ``tests/golden/dates`` yields exactly the mentions listed with it, in order."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tasks.extract.dates.component import find_dates
from tasks.extract.dates.timex import days_of
from tasks.extract.mentions import DateMention

GOLDEN = sorted((Path(__file__).parent / "golden" / "dates").glob("*.yaml"))


def load(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return report


def shown(text: str, mention: DateMention, *, with_mod: bool) -> list[str | None]:
    row = [
        " ".join(text[mention.char_start : mention.char_end].split()),
        mention.timex_type,
        mention.timex_value,
    ]
    return [*row, mention.timex_mod] if with_mod else list(row)


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_report_yields_exactly_its_dates(path: Path) -> None:
    report = load(path)
    expected = [[str(cell) for cell in row] for row in report["expected"]]
    found = find_dates(report["text"], report["published_on"])
    with_mods = [len(row) == 4 for row in expected] + [False] * len(found)
    assert [shown(report["text"], m, with_mod=w) for m, w in zip(found, with_mods, strict=False)] == expected


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_days_of_a_golden_report_are_those_of_their_values(path: Path) -> None:
    report = load(path)
    for mention in find_dates(report["text"], report["published_on"]):
        if mention.timex_type == "DATE" and mention.basis != "unresolved":
            days = days_of(mention.timex_value)
            assert (mention.start_on, mention.end_on) == (days or (None, None))
        if mention.basis == "unresolved":
            assert mention.start_on is mention.end_on is None
        if mention.basis in ("publication", "narrative"):
            assert isinstance(mention.anchor_on, date)


def test_there_are_golden_reports() -> None:
    assert len(GOLDEN) >= 10
