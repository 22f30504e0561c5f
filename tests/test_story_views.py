"""What the views tell of a report in its story: who backs its days, and what it leaves out."""

from datetime import date, timedelta

import duckdb

from tasks.publish.views import create_views
from tests.gate_rows import FRENCH, document, insert
from tests.test_reconcile_ledger import add

STORM = (
    "A storm tore the roofs off 310 homes in Varn on Sunday. "
    "It left 14 people dead, the mayor of Varn, Ode Lissen, said.",
    "The storm that hit Varn on 2 June 2024 damaged homes and left 14 people dead. "
    "Ode Lissen, its mayor, called for help.",
    "Varn, where the storm damaged 310 homes and killed 14 people, asks for help. "
    "Mayor Ode Lissen sleeps in the school.",
    "Varn's mayor, Ode Lissen, thanked the volunteers who came after the storm in which 14 people were killed.",
)


def load(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = [
        document(
            f"storm/{number}.txt",
            text,
            outlet=f"Outlet {min(number, 2)}",
            title="Storm in Varn",
            published_on=date(2024, 6, 3) + timedelta(days=number // 2),
        )
        for number, text in enumerate(STORM)
    ]
    insert(warehouse, "ledger.documents", [document("fr.txt", FRENCH, language="fr", extractor_version=None)])
    add(warehouse, *rows)
    create_views(warehouse)


def test_coverage_lists_what_two_other_outlets_state_and_this_one_does_not(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    load(warehouse)
    rows = warehouse.execute(
        "SELECT source_uri, claims_of_story, claims_stated, "
        "list_transform(claims_left_out, label -> split_part(label, ' (', 1)) "
        "FROM analysis.coverage ORDER BY source_uri"
    ).fetchall()
    assert rows == [
        ("fr.txt", None, None, None),
        ("storm/0.txt", 2, 2, []),
        ("storm/1.txt", 2, 1, ["homes damaged"]),
        ("storm/2.txt", 2, 2, []),
        # Its outlet stated the homes in another report.
        ("storm/3.txt", 2, 1, []),
    ]


def test_the_timeline_counts_the_reports_and_sources_of_a_day(warehouse: duckdb.DuckDBPyConnection) -> None:
    load(warehouse)
    assert warehouse.execute(
        "SELECT text, n_documents, n_origins FROM analysis.timeline ORDER BY ALL"
    ).fetchall() == [
        ("2 June 2024", 2, 2),
        ("Sunday", 2, 2),
    ]


def test_the_timeline_keeps_days_of_no_happening(warehouse: duckdb.DuckDBPyConnection) -> None:
    add(
        warehouse,
        document(
            "year.txt",
            "The iron bridge of Karr, built in 1998, collapsed under a lorry on Monday.",
            published_on=date(2024, 6, 5),
        ),
    )
    create_views(warehouse)
    assert warehouse.execute(
        "SELECT text, n_documents, n_origins FROM analysis.timeline ORDER BY text"
    ).fetchall() == [("1998", None, None), ("Monday", 1, 1)]


def test_a_mention_of_an_unknown_outlet_is_shown_under_the_name_of_its_file(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    load(warehouse)
    warehouse.execute("UPDATE ledger.documents SET outlet = NULL WHERE source_uri = 'storm/0.txt'")
    assert warehouse.execute(
        "SELECT DISTINCT outlet, source FROM analysis.claim_mentions "
        "WHERE source_uri IN ('storm/0.txt', 'storm/2.txt') ORDER BY source"
    ).fetchall() == [(None, "0.txt"), ("Outlet 2", "Outlet 2")]


def test_a_happening_is_called_by_words_of_its_reports_in_one_piece(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    load(warehouse)
    labels = warehouse.execute("SELECT label FROM ledger.date_claims WHERE n_documents = 2").fetchall()
    assert labels == [("A storm tore the roofs off 310 homes in Varn on Sunday",)]
