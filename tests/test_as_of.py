"""What the ledger knew on a day: the versions of that day, and no report that was withdrawn by then."""

import json
from pathlib import Path

import pytest

from tasks.database import connect
from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse
from tests.plain_runs import Ask, asker, run_plain

TEXT = "Some {} boats lay in the harbour of Brell on {}, the port authority said."


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """A ledger that took a report in on 1 March, a correction on 3 March, and its withdrawal on 5 March."""
    root = tmp_path_factory.mktemp("as of")
    data, wire = DataFolder(root / "data"), root / "wire.jsonl"
    first, second = TEXT.format(12, "Monday"), TEXT.format(15, "Tuesday")
    states = {
        "2025-03-01 23:59:00": {"id": "a", "published_on": "2025-03-01", "text": first},
        "2025-03-03 00:00:00": {"id": "a", "published_on": "2025-03-01", "text": second},
        "2025-03-05 12:00:00": {"id": "a", "withdrawn": True},
    }
    for record in states.values():
        wire.write_text(json.dumps(record))
        run_plain(data, wire, gate=False)
    with connect(data.warehouse) as connection:
        for version, instant in enumerate(states, start=1):
            connection.execute(
                "UPDATE ledger.documents SET ingested_at = ? WHERE version = ?", [instant, version]
            )
    publish_warehouse(data.warehouse, data.published)
    return asker(data)


@pytest.mark.parametrize(
    ("day", "values"),
    [
        ("2025-02-28", []),
        ("2025-03-01", [12.0]),
        ("2025-03-02", [12.0]),
        ("2025-03-04", [15.0]),
        ("2025-03-05", []),
    ],
)
def test_figures_are_those_of_the_version_that_was_newest_on_the_day(
    ask: Ask, day: str, values: list[float]
) -> None:
    assert ask(f"SELECT value FROM analysis.figures_as_of(DATE '{day}')") == [(value,) for value in values]
    assert ask(f"SELECT count(*) FROM analysis.dates_as_of('{day}')") == [(len(values),)]


@pytest.mark.parametrize("name", ["figures", "dates"])
def test_the_macro_has_the_columns_of_its_view_and_says_what_it_is(ask: Ask, name: str) -> None:
    of_view = ask(f"SELECT column_name, column_type FROM (DESCRIBE FROM analysis.{name})")
    assert (
        ask(f"SELECT column_name, column_type FROM (DESCRIBE FROM analysis.{name}_as_of('2025-03-01'))")
        == of_view
    )
    [(comment,)] = ask(f"SELECT comment FROM duckdb_functions() WHERE function_name = '{name}_as_of'")
    assert comment.startswith(f"analysis.{name} as the ledger knew them")


def test_on_the_last_day_of_all_it_is_the_view(tmp_path: Path) -> None:
    data, wire = DataFolder(tmp_path / "data"), tmp_path / "wire.txt"
    wire.write_text(TEXT.format(12, "6 March 2025"))
    run_plain(data, wire, gate=False)
    ask = asker(data)
    for name in ("figures", "dates"):
        assert ask(f"FROM analysis.{name}_as_of('9999-12-30')") == ask(f"FROM analysis.{name}") != []
