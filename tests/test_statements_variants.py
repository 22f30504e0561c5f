"""Other wordings of a statement share its group, whatever the order in which reports came."""

from datetime import date
from itertools import permutations

import duckdb
import pytest

from tasks.database import connect, create_tables
from tasks.extract.batch import extract_documents
from tasks.reconcile.reconcile import reconcile_ledger
from tests.gate_rows import Row, document, insert

REPORTS = (
    "The ferry Asteria sank off Port Selm on Monday, killing 41 people. Kessar's coast guard searched all night. "
    "Greece said the Asteria had ignored two storm warnings from Port Selm before it sailed.",
    "The ferry Asteria sank off Port Selm on Monday, and 41 people died. Kessar's coast guard searched all night. "
    "Two storm warnings from Port Selm had been ignored by the Asteria before it sailed, Greece said. "
    "Greece said the lifeboats were rotten.",
    "The ferry Asteria sank off Port Selm on Monday with 230 aboard; 41 people died. Kessar's coast guard searched. "
    "Turkey said the Asteria had ignored two storm warnings from Port Selm before it sailed.",
)


def reports() -> list[Row]:
    return [
        document(
            f"ferry/{n}.txt", text, outlet=f"Outlet {n}", published_on=date(2025, 3, 11), run_id=f"run {n}"
        )
        for n, text in enumerate(REPORTS)
    ]


def add(connection: duckdb.DuckDBPyConnection, row: Row) -> None:
    found = extract_documents([(row["document_id"], row["text"], row["published_on"])])
    insert(connection, "ledger.documents", [row])
    insert(connection, "ledger.sentences", found.sentences)
    for table in ("figures", "dates", "statements"):
        insert(connection, f"ledger.{table}", [{**each, "flags": []} for each in getattr(found, table)])
    reconcile_ledger(connection)


def grouped(*rows: Row) -> dict[str, str]:
    with connect(None) as connection:
        create_tables(connection)
        for row in rows:
            add(connection, row)
        query = "SELECT statement_id, variant_group FROM ledger.statements"
        return dict(connection.execute(query).fetchall())


@pytest.fixture(scope="module")
def groups() -> dict[str, str]:
    return grouped(*reports())


def test_two_wordings_by_one_speaker_share_the_smallest_identifier(groups: dict[str, str]) -> None:
    first, second, _ = (row["document_id"] for row in reports())
    shared = [name for name in set(groups.values()) if sum(group == name for group in groups.values()) > 1]
    [name] = shared
    members = sorted(each for each, group in groups.items() if group == name)
    assert name == members[0]
    assert [each.partition("/")[0] for each in members] == sorted((first, second))


def test_another_speaker_s_same_words_are_another_statement(groups: dict[str, str]) -> None:
    third = reports()[2]["document_id"]
    assert all(group == each for each, group in groups.items() if each.startswith(third))


def test_groups_do_not_depend_on_the_order_of_reports(groups: dict[str, str]) -> None:
    for order in permutations(reports()):
        assert grouped(*order) == groups
