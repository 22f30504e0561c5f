"""The reconciled tables follow from the reports in the ledger, not from the order or the runs they came in."""

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import duckdb
import pytest

from tasks.database import connect, create_tables
from tasks.extract.batch import extract_documents
from tasks.reconcile.reconcile import reconcile_ledger
from tests.gate_rows import document, insert

FERRY = (
    "A ferry sank off Port Selm on Monday, killing 41 people, the coast guard of Kessar said. "
    "The Asteria carried 230 passengers from Karr.",
    "At least 39 people died when the ferry Asteria sank off Port Selm, on its way from Karr. "
    "Kessar's coast guard saved 150 passengers.",
    "The toll of the Asteria, the ferry that sank off Port Selm, has risen to 52 dead. Kessar mourns. "
    "It had 230 passengers aboard.",
)
WINE = (
    "Wine growers in Talmeria expect to pick 900,000 tonnes of grapes this autumn, their guild in Ostrel said.",
    "Frost and hail have cost the wine growers of Talmeria dear: no more than a poor harvest is left to them, of "
    "870,000 tonnes of grapes, fears Ostrel's guild.",
)
TABLES = (
    "stories",
    "story_documents",
    "document_links",
    "shared_wording",
    "claims",
    "claim_figures",
    "date_claims",
    "date_claim_mentions",
)


def reports() -> list[dict[str, Any]]:
    texts = [("ferry", text) for text in FERRY] + [("wine", text) for text in WINE]
    return [
        document(
            f"{story}/{number}.txt",
            text,
            outlet=f"Outlet {number}",
            title=text[:30],
            published_on=date(2024, 6, 3) + timedelta(days=number),
        )
        for number, (story, text) in enumerate(texts)
    ]


def add(connection: duckdb.DuckDBPyConnection, *rows: dict[str, Any]) -> None:
    found = extract_documents([(row["document_id"], row["text"], row["published_on"]) for row in rows])
    insert(connection, "ledger.documents", list(rows))
    insert(connection, "ledger.sentences", found.sentences)
    for table in ("figures", "dates", "mentions", "statements", "credits"):
        insert(connection, f"ledger.{table}", [{**row, "flags": []} for row in getattr(found, table)])
    reconcile_ledger(connection)


def told(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: connection.execute(f"SELECT * FROM ledger.{table} ORDER BY ALL").fetchall() for table in TABLES
    }


def told_of(*runs: tuple[dict[str, Any], ...]) -> dict[str, list[tuple[Any, ...]]]:
    with connect(None) as connection:
        create_tables(connection)
        for run in runs:
            add(connection, *run)
        return told(connection)


def test_reports_of_one_event_share_a_story_and_rival_tolls_a_claim(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    add(warehouse, *reports())
    assert warehouse.execute(
        "SELECT count(*), count(DISTINCT story_id) FROM ledger.story_documents"
    ).fetchall() == [(5, 2)]
    assert warehouse.execute(
        "SELECT split_part(label, ' (', 1), status, n_documents, n_origins, value_low, value_high FROM ledger.claims "
        "WHERE n_documents > 1 ORDER BY label"
    ).fetchall() == [
        ("passengers aboard", "corroborated", 2, 2, 230, 230),
        ("people killed", "contested", 3, 3, 39, None),
        ("weight, grapes", "contested", 2, 2, 870_000, 900_000),
    ]


@pytest.mark.parametrize("order", [*permutations(range(5))][::13])
def test_order_and_number_of_runs_change_nothing(order: tuple[int, ...]) -> None:
    rows = reports()
    at_once = told_of(tuple(rows))
    assert told_of(*((rows[number],) for number in order)) == at_once
    assert (
        told_of(tuple(rows[number] for number in order[:3]), tuple(rows[number] for number in order[3:]))
        == at_once
    )


@pytest.mark.parametrize("undated", [(1,), (0, 3), (0, 1, 2, 3, 4)])
def test_reports_without_a_day_meet_all_others_whatever_came_first(undated: tuple[int, ...]) -> None:
    rows = reports()
    for number in undated:
        rows[number]["published_on"] = None
    at_once = told_of(tuple(rows))
    assert len({story_id for _, story_id in at_once["story_documents"]}) == 2
    assert told_of(*((row,) for row in reversed(rows))) == at_once
    assert told_of(tuple(rows[3:]), tuple(rows[:3])) == at_once


def test_a_second_call_tells_nothing_anew(warehouse: duckdb.DuckDBPyConnection) -> None:
    add(warehouse, *reports())
    assert reconcile_ledger(warehouse).stories == 0


def test_a_new_version_takes_the_place_of_the_old_and_the_story_keeps_its_name(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    rows = reports()
    add(warehouse, *rows)
    names = warehouse.execute("SELECT DISTINCT story_id FROM ledger.stories ORDER BY 1").fetchall()
    newer = document(
        rows[0]["source_uri"],
        FERRY[0].replace("41", "47"),
        title=rows[0]["title"],
        outlet=rows[0]["outlet"],
        published_on=rows[0]["published_on"],
        version=2,
        supersedes=rows[0]["document_id"],
    )
    add(warehouse, newer)
    assert warehouse.execute("SELECT DISTINCT story_id FROM ledger.stories ORDER BY 1").fetchall() == names
    words = warehouse.execute(
        "SELECT figures.text FROM ledger.claim_figures JOIN ledger.figures USING (figure_id) ORDER BY 1"
    ).fetchall()
    assert ("47",) in words
    assert ("41",) not in words


def test_a_report_that_leaves_the_ledger_leaves_no_trace(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = reports()
    add(warehouse, *rows)
    for table in ("figures", "dates", "sentences", "documents"):
        warehouse.execute(f"DELETE FROM ledger.{table} WHERE document_id = ?", [rows[1]["document_id"]])
    reconcile_ledger(warehouse)
    assert told(warehouse) == told_of(tuple(row for row in rows if row is not rows[1]))


def test_a_figure_that_was_taken_out_leaves_its_claim(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = reports()
    add(warehouse, *rows)
    warehouse.execute("DELETE FROM ledger.figures WHERE text = '52'")
    reconcile_ledger(warehouse, [rows[2]["document_id"]])
    assert warehouse.execute(
        "SELECT n_documents FROM ledger.claims WHERE starts_with(label, 'people killed')"
    ).fetchall() == [(2,)]


WELLS = (
    "TORRE (AP) — A fire burned 45 wells near Torre overnight. Winds fanned the flames towards the coast.",
    "Some 45 oil wells near Torre went up in flames, according to The Associated Press. Nobody was hurt there.",
    "Forty-five wells burned near Torre. Firemen from two towns held the fire at the river.\n\n"
    "AP contributed to this report.",
)


def origins_of(connection: duckdb.DuckDBPyConnection, *texts: str) -> list[tuple[str, str]]:
    """Return, for the first figure of each report, the outlet its origin is named after, and the reason."""
    rows = [
        document(f"{place}.txt", text, outlet=f"Outlet {place}", title="Fire at the wells near Torre")
        for place, text in enumerate(texts)
    ]
    add(connection, *rows)
    found = connection.execute(
        "SELECT origin.document_id, told.origin_reason FROM ledger.claim_figures AS told "
        "JOIN ledger.figures AS figure USING (figure_id) "
        "JOIN ledger.figures AS origin ON origin.figure_id = told.origin_id "
        "JOIN ledger.documents AS document ON document.document_id = figure.document_id "
        "WHERE figure.value = 45 ORDER BY document.source_uri"
    ).fetchall()
    outlets = {row["document_id"]: row["outlet"] for row in rows}
    return [(outlets[document_id], reason) for document_id, reason in found]


def test_reports_that_credit_one_agency_have_one_origin_and_a_mere_contribution_ties_nothing(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    assert origins_of(warehouse, *WELLS) == [
        ("Outlet 0", "credited to Associated Press"),
        ("Outlet 0", "credited to Associated Press, as in Outlet 0"),
        ("Outlet 2", "its own"),
    ]


def test_reports_that_quote_one_person_have_one_origin(warehouse: duckdb.DuckDBPyConnection) -> None:
    texts = (
        "“A fire burned 45 wells near Torre,” Mira Holt said. The sky turned black at noon.",
        "Mira Holt told farmers that 45 wells near Torre had been lost to the fire since dawn.",
        "Satellites counted 45 wells on fire near Torre.",
    )
    found = origins_of(warehouse, *texts)
    assert found[:2] == [
        ("Outlet 0", "in the words of Mira Holt"),
        ("Outlet 0", "in the words of Mira Holt, as in Outlet 0"),
    ]
    assert found[2][0] == "Outlet 2"


def test_one_stale_exchange_rate_is_one_origin(warehouse: duckdb.DuckDBPyConnection) -> None:
    texts = (
        "Brussels plans a port fund of €800 billion ($843 billion), which harbours from Selm to Karr had asked for.",
        "A fund worth €800 billion ($843 billion) shall rebuild the ports of Europe, from Selm to Karr, Brussels says.",
        "Dredgers in Karr cheered: a fund of €800 billion ($872 billion) is what Brussels wants for Selm and its like.",
    )
    add(
        warehouse,
        *(
            document(
                f"fund/{n}.txt", text, outlet=f"Outlet {n}", title="Fund", published_on=date(2025, 3, 11)
            )
            for n, text in enumerate(texts)
        ),
    )
    assert warehouse.execute(
        "SELECT figure.text, origin_reason, mention.origin_id = mention.figure_id "
        "FROM ledger.claim_figures AS mention JOIN ledger.figures AS figure USING (figure_id) "
        "WHERE figure.unit = 'USD' ORDER BY figure.text, 3 DESC"
    ).fetchall() == [
        ("$843 billion", "its own", True),
        (
            "$843 billion",
            "converted at 1.054 USD for one EUR, not the rate of that day, as in Outlet 0",
            False,
        ),
        ("$872 billion", "its own", True),
    ]
    # Who took over the conversion took over the amount.
    assert warehouse.execute(
        "SELECT n_documents, n_origins, status FROM ledger.claims WHERE unit = 'EUR'"
    ).fetchall() == [(3, 2, "corroborated")]


TWO_QUAKES = {
    "monday/0": "A magnitude 6.3 earthquake struck the Irdan valley in Talmeria early on Monday, killing at least 12 "
    "people in the town of Kessar, the interior ministry said. The epicentre lay 20 kilometres north of Kessar.",
    "monday/1": "At least 12 people died and 40 were hurt on Monday when a quake of magnitude 6.3 shook the Irdan "
    "valley. Rescuers from the Talmerian capital were on their way to Kessar, the interior ministry said.",
    "tuesday/0": "The death toll of Monday's earthquake in Talmeria's Irdan valley rose to 19 on Tuesday. In Kessar "
    "rescuers dug through the ruins of the market hall. The magnitude was 6.3.",
    "thursday/0": "Another earthquake, of magnitude 5.4, hit Talmeria on Thursday, this time on the Brenna coast: it "
    "killed two people in the fishing port of Oru. Its epicentre lay 35 kilometres off Oru, the interior ministry "
    "said.",
    "thursday/1": "Two people were killed in Oru on Thursday by a quake of magnitude 5.4 on the Brenna coast of "
    "Talmeria. Boats of the fishing port sank in the harbour and the quay of Oru collapsed.",
    "friday/0": "Oru buried its two dead on Friday. The quake of magnitude 5.4 that shook the Brenna coast on Thursday "
    "had sunk boats in the fishing port. Talmeria's interior ministry promised new ones.",
}
"""Two quakes of one country in one week: magnitude, day, place and toll differ."""


def test_two_quakes_in_one_week_stay_two_stories(warehouse: duckdb.DuckDBPyConnection) -> None:
    days = {"monday": 3, "tuesday": 4, "thursday": 6, "friday": 7}
    rows = [
        document(
            f"{name}.txt",
            text,
            outlet=f"Outlet {number}",
            title=text.partition(",")[0][:40],
            published_on=date(2024, 6, days[name.partition("/")[0]]),
        )
        for number, (name, text) in enumerate(TWO_QUAKES.items())
    ]
    add(warehouse, *rows)
    stories = warehouse.execute(
        "SELECT list(split_part(source_uri, '.', 1) ORDER BY source_uri) FROM ledger.story_documents "
        "JOIN ledger.documents USING (document_id) GROUP BY story_id ORDER BY 1"
    ).fetchall()
    assert stories == [(["friday/0", "thursday/0", "thursday/1"],), (["monday/0", "monday/1", "tuesday/0"],)]
    assert warehouse.execute(
        "SELECT value_low, value_high, status FROM ledger.claims "
        "WHERE starts_with(label, 'people killed') AND n_documents > 1 ORDER BY value_low"
    ).fetchall() == [(2, 2, "corroborated"), (12, None, "corroborated")]
