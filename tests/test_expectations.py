"""The rules as data: well formed, told apart, and right about what ordinary reports say."""

import re
import time
from datetime import date
from pathlib import Path

import duckdb
import pytest

from expectations import timex3
from expectations.catalogue import SUITES, all_rules, read_sql_rule
from expectations.figures import iso4217_codes
from expectations.rules import CRITICAL, WARNING
from tasks.database import table_names
from tasks.validate import frames
from tests.gate_rows import RUN, Row, day, document, figure, insert, period, sentences_of


def test_every_rule_has_an_id_of_its_own_and_a_reason_in_a_sentence() -> None:
    rules = all_rules()
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert re.fullmatch(r"[a-z_]+\.[a-z0-9_]+", rule.id)
        assert re.fullmatch(r"[A-Z].+\.", rule.reason), rule.id


def test_rules_are_named_after_their_table() -> None:
    assert [suite.table for suite in SUITES if suite.table not in table_names()] == []
    for suite in SUITES:
        ids = [rule.id for rule in suite.rules] + [reference.id for reference in suite.references]
        assert {rule_id.partition(".")[0] for rule_id in ids} == {suite.stem}


def test_no_critical_rule_reads_the_clock() -> None:
    [reading] = [
        rule
        for suite in SUITES
        for rule in suite.rules
        if "days_since_published" in rule.arguments.values() or "days_since_published" in rule.where
    ]
    assert reading.severity is WARNING


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1 AS row_id",
        "-- id: a.b\n-- table: ledger.figures\n-- severity: critical\nSELECT 1 AS row_id",
        "-- id: other\n-- table: ledger.figures\n-- severity: critical\n-- reason: So.\nSELECT 1 AS row_id",
    ],
    ids=["no header", "no reason", "another id"],
)
def test_a_sql_rule_with_a_bad_header_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.b.sql"
    path.write_text(text)
    with pytest.raises(ValueError, match=re.escape(str(path))):
        read_sql_rule(path)


def test_a_sql_rule_is_read_from_its_header(tmp_path: Path) -> None:
    path = tmp_path / "a.b.sql"
    path.write_text(
        "-- id: a.b\n-- table: ledger.figures\n-- severity: critical\n-- reason: First: one\n-- and two.\n"
        "--\n-- A remark.\nSELECT 1 AS row_id\n"
    )
    rule = read_sql_rule(path)
    assert (rule.id, rule.table, rule.severity) == ("a.b", "ledger.figures", CRITICAL)
    assert rule.reason == "First: one and two."


def test_currencies_old_and_new_are_known() -> None:
    assert {"EUR", "USD", "XAU", "DEM", "ITL", "HRK", "ZWG"} <= set(iso4217_codes())
    assert not {"EURO", "RMB", "NIS", "BTC"} & set(iso4217_codes())


@pytest.mark.parametrize(
    ("shape", "values"),
    [
        (
            timex3.DATE,
            "2025-03-11 2025-03 2025 2025-W10 2025-W10-WE 2025-W11-2 2025-Q1 2025-H1 2025-SU 199X 199 20XX "
            "20 XXXX-XX-XX XXXX-WXX-2 XXXX-12-25 XXXX-QX PRESENT_REF PAST_REF FUTURE_REF BC0300 FY2024",
        ),
        (
            timex3.TIME,
            "2025-03-11TMO 2025-03-11T10:30 T10:30 TNI T09:15:30Z XXXX-XX-XXT24:00 2025-03-11T10:30+01:00",
        ),
        (timex3.DURATION, "P30D PT5M PXM P3.5Y P1Y6M PT1H30M P1DT12H P2DE P1WE"),
        (timex3.SET, "P1M P1D XXXX-WXX-5 XXXX-12-25 PT8H TMO XXXX-XX-XXTNI 2025"),
    ],
    ids=["DATE", "TIME", "DURATION", "SET"],
)
def test_timex3_values_have_their_shape(shape: str, values: str) -> None:
    assert [value for value in values.split() if not re.fullmatch(shape, value)] == []


@pytest.mark.parametrize(
    ("shape", "values"),
    [
        (
            timex3.DATE,
            "2025-13 2025-03-32 2025-W54 2025-3-1 11/03/2025 yesterday 2025-03-11T10:30 P1D 20255 2025-Q5",
        ),
        (timex3.TIME, "10:30 T25:00 T10:61 2025-03-11"),
        (timex3.DURATION, "30D P P30 PT PD P1X 2025 P-3D"),
        (timex3.SET, "weekly P T"),
    ],
    ids=["DATE", "TIME", "DURATION", "SET"],
)
def test_other_values_do_not(shape: str, values: str) -> None:
    assert [value for value in values.split() if re.fullmatch(shape, value)] == []


@pytest.mark.parametrize("shape", [timex3.DATE, timex3.TIME, timex3.DURATION, timex3.SET])
@pytest.mark.parametrize("unit", ["1", "P1", "1Y", "X", "-", "T10:", "2025-"])
def test_a_hostile_value_is_turned_down_at_once(shape: str, unit: str) -> None:
    started = time.perf_counter()
    assert not re.fullmatch(shape, f"P{unit * 50_000}!")
    assert time.perf_counter() - started < 1


def _seen_dates(warehouse: duckdb.DuckDBPyConnection, report: Row, rows: list[Row]) -> list[Row]:
    return _seen(warehouse, report, "ledger.dates", rows)


def _seen(warehouse: duckdb.DuckDBPyConnection, report: Row, table: str, rows: list[Row]) -> list[Row]:
    """Return the frame that the suite of ``table`` sees when these are a run's only rows."""
    insert(warehouse, "ledger.documents", [report])
    insert(warehouse, "ledger.sentences", sentences_of(report))
    insert(warehouse, table, rows)
    [suite] = [suite for suite in SUITES if suite.table == table]
    with frames.new_rows(warehouse, RUN):
        [part] = frames.parts(warehouse)
        seen = frames.frame(warehouse, suite, part)
    return [dict(zip(seen.columns, row, strict=True)) for row in seen.itertuples(index=False, name=None)]


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("Friday", "fri"),
        ("Friday evening", "fri"),
        ("last Weds", "wed"),
        ("Thurs. 13 March", "thu"),
        ("Tuesday's", "tue"),
        ("two days before Friday", None),
        ("the day after Sunday", None),
        ("Friday to Sunday", None),
        ("14 March", None),
        ("Mondavi", None),
    ],
)
def test_a_weekday_counts_as_stated_only_when_it_is_the_day_meant(
    warehouse: duckdb.DuckDBPyConnection, words: str, stated: str | None
) -> None:
    report = document("wire/a.txt", f"It ends {words}, they said.")
    [row] = _seen_dates(warehouse, report, [day(report, words, "2025-03-14")])
    assert (row["stated_weekday"] if isinstance(row["stated_weekday"], str) else None) == stated
    assert row["calendar_weekday"] == "fri"


def test_a_weekday_is_not_compared_with_days_it_spans(warehouse: duckdb.DuckDBPyConnection) -> None:
    report = document("wire/a.txt", "It lasts Friday and beyond.")
    week = {"start_on": date(2025, 3, 14), "end_on": date(2025, 3, 20)}
    [row] = _seen_dates(warehouse, report, [period(report, "Friday and beyond", "2025-W11", **week)])
    assert not isinstance(row["stated_weekday"], str)


@pytest.mark.parametrize(
    ("words", "head", "is_persons"),
    [
        ("145", None, True),
        ("aged 145", None, True),
        ("145-year-old", "woman", True),
        ("145-year-old", "bridge", False),
        ("145 years old", None, False),
    ],
)
def test_only_a_persons_age_is_held_to_a_persons_life(
    warehouse: duckdb.DuckDBPyConnection, words: str, head: str | None, is_persons: bool
) -> None:
    report = document("wire/a.txt", f"Ada Quist, {words}, stood there.")
    row = figure(report, words, kind="age", value=145, unit="a", counted=head, counted_head=head)
    [seen] = _seen(warehouse, report, "ledger.figures", [row])
    assert seen["is_persons_age"] is is_persons


def test_words_are_sliced_by_code_points(warehouse: duckdb.DuckDBPyConnection) -> None:
    report = document("wire/a.txt", "In Łódź 🙂 café owners gave €3m.")
    row = figure(report, "€3m", kind="money", value=3e6, unit="EUR")
    [seen] = _seen(warehouse, report, "ledger.figures", [row])
    assert seen["words_at_span"] == "€3m"
