"""Odd but true sentences in newspaper style, at the edges of every rule: no rule refuses a row of theirs.

A report of ``true_rows/`` may list under ``says`` what its rows say among others: kind, value and unit of a figure,
or type and value of a date.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tasks.paths import DataFolder
from tests.conftest import RunFlow, shared
from tests.plain_runs import Ask, asker, run_plain

TRUE_ROWS = Path(__file__).parent / "true_rows"
REPORTS: list[dict[str, Any]] = [
    json.loads(line)
    for path in sorted(TRUE_ROWS.glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
REFUSED = "SELECT expectation_id, row_json FROM quality.quarantine"
STATED = """
    SELECT source_uri, {kind}, {value}, {unit} FROM ledger.{table} JOIN ledger.documents USING (document_id)
"""


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    data = DataFolder(tmp_path_factory.mktemp("true") / "data")
    run_plain(data, TRUE_ROWS)
    return asker(data)


@pytest.fixture(scope="module")
def stated(ask: Ask) -> dict[str, set[tuple[Any, ...]]]:
    """What the rows of each report say."""
    found: dict[str, set[tuple[Any, ...]]] = {report["id"]: set() for report in REPORTS}
    for table, kind, value, unit in (
        ("figures", "kind", "value", "unit"),
        ("dates", "timex_type", "timex_value", "NULL"),
    ):
        for report, *said in ask(STATED.format(table=table, kind=kind, value=value, unit=unit)):
            found[report] |= {tuple(said), (*said[:2], None)}
    return found


def test_they_are_published_whole(ask: Ask) -> None:
    assert ask(REFUSED) == []
    assert ask("SELECT source_uri FROM ledger.documents ORDER BY 1") == sorted(
        (report["id"],) for report in REPORTS
    )


@pytest.mark.parametrize(
    ("report", "said"), [(report["id"], said) for report in REPORTS for said in report.get("says", [])]
)
def test_their_rows_say_what_they_say(
    report: str, said: str, stated: dict[str, set[tuple[Any, ...]]]
) -> None:
    kind, value, *unit = said.split()
    expected = (kind, value if kind.isupper() else float(value), unit[0] if unit else None)
    assert expected in stated[report]


@pytest.mark.slow
def test_the_main_job_publishes_them_again_and_again(run_flow: RunFlow, tmp_path: Path) -> None:
    for source in (TRUE_ROWS, *sorted(TRUE_ROWS.glob("*.jsonl"))):
        assert run_flow(source).verdict.accepted
    assert asker(DataFolder(tmp_path / "data"))(REFUSED) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "source",
    [
        "articles",
        "corpus/wikinews_2004_2014.jsonl",
        "corpus/wikinews_2019_2021.jsonl",
        "eval/claims/reports_dev.jsonl",
        "eval/stories/ecb_dev.jsonl",
    ],
)
def test_no_row_of_real_news_is_refused(source: str, tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    run_plain(data, shared(*source.split("/")))
    assert asker(data)(REFUSED) == []
