"""Rules of the gate that compare two figures, on sentences that the real pipeline has read."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from tasks.database import connect, create_tables
from tasks.extract.batch import extract_documents
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.gate import validate_run
from tests.gate_mutations import ROW_MUTATIONS
from tests.gate_rows import RUN, document, insert, load_valid_run

CONVERSION = "figures.conversion_at_rate"
PARTS = "figures.parts_within_total"
DOUBLING = "figures.doubling_against_base"

# The reports are of 11 March 2025, when the European Central Bank set 1.0912 dollars, 0.84360 pounds, 160.64 yen
# and 7.8930 yuan for one euro. A sentence: the figure it is flagged at, or None.
CONVERSIONS = [
    # The rate of a week before; "some" and "up to" are converted all the same.
    ("The bloc could borrow €800 billion ($843 billion) for shipyards.", "$843 billion"),
    ("The bloc could borrow some €800 billion ($843 billion) for shipyards.", "$843 billion"),
    ("The bloc could borrow up to €800bn ($843bn) for shipyards.", "$843bn"),
    ("The bloc could borrow €800 billion ($870 billion) for shipyards.", None),
    # Rounded to the last digit, however coarse.
    ("The bloc could borrow €800 billion ($900 billion) for shipyards.", None),
    ("The bloc could borrow €800 billion ($1 trillion) for shipyards.", "$1 trillion"),
    # What is given first may itself be rounded.
    ("A tram costs $9 million (€8 million).", None),
    ("A tram costs $9 million (€7.9 million).", None),
    ("A tram costs $9 million (€7.4 million).", "€7.4 million"),
    # "Almost" is less than the number, "more than" is more; both within reason.
    ("Repairs ate up almost €800 million ($843 million).", None),
    ("Repairs ate up almost €800 million ($943 million).", "$943 million"),
    ("Repairs ate up more than €800 million ($890 million).", None),
    ("Repairs ate up more than €800 million ($843 million).", "$843 million"),
    ("Repairs ate up more than €800 million ($8.9 billion).", "$8.9 billion"),
    # Through the euro, with digits lost on the way.
    ("The grower owes 3 million pounds ($3.9 million).", None),
    ("The grower owes 3 million pounds ($3.3 million).", "$3.3 million"),
    ("A pass costs 5,000 yen ($34).", None),
    ("A pass costs 5,000 yen ($340).", "$340"),
    # At the rate of another time.
    ("In June 2014 the brewer paid €50 million ($68 million) for it.", None),
    # No rate for one of the two.
    ("The mill sold for 90 million hryvnias ($5 million).", None),
]

DOUBLINGS = [
    ("The grant doubles from 50.5 million euros to around 100 million euros.", None),
    ("The grant doubles from 50.5 million euros to around 70 million euros.", "doubles"),
    ("Profit tripled to $90 million from $30 million a year earlier.", None),
    ("Profit tripled to $90 million from $60 million a year earlier.", "tripled"),
    ("Revenue doubled to $12 million, up from $9 million.", "doubled"),
    ("The toll more than doubled to 43 from 20 overnight.", None),
    ("The toll more than doubled to 33 from 20 overnight.", "more than doubled"),
    ("Attendance nearly halved, from 4,000 to 2,100 spectators.", None),
    ("Attendance more than halved, from 4,000 to 1,100 spectators.", None),
    ("Attendance more than halved, from 4,000 to 3,100 spectators.", "more than halved"),
    ("Exports doubled from 20 million tonnes to 41 million tonnes.", None),
    ("Exports doubled from 20 million tonnes to 62 million tonnes.", "doubled"),
    ("Exports halved from 20 million tonnes to 11 million tonnes.", None),
    ("Rent rose from 600 euros to 900 euros, doubling within a decade.", "doubling"),
    ("The town lifts spending to around €100 million, doubling the planned 50.5 million.", None),
    ("The town lifts spending to around €100 million, doubling the planned 70 million.", "doubling"),
    # Two thoughts, two bases, or no base at all.
    ("Fares doubled while ridership fell from 900 to 800.", None),
    ("Fares doubled to 12 euros.", None),
    ("Fares doubled and rents tripled, from 300 euros to 350 euros.", None),
]

PARTINGS = [
    ("The harbour lost 80 boats, including 30 trawlers and 60 ferries.", "80"),
    ("The harbour lost 90 boats, including 30 trawlers and 60 ferries.", None),
    ("The harbour lost over 80 boats, including 30 trawlers and 60 ferries.", None),
    ("The harbour lost about 80 boats, including 25 trawlers and 60 ferries.", None),
    ("The museum got €8m, of which €5m for the roof and €5m for the cellar.", "€8m"),
    ("The museum got €8m, of which €5m for the roof and €4m for the cellar.", None),
    ("The museum got €8m, of which €5m for the roof and about €3.4m for the cellar.", None),
    ("The museum got €8.4m, of which €5.2m for the roof and €3.2m for the cellar.", None),
    # What is beside the total is no part of it.
    ("It sold 900 cars, including 800 vans, and 200 motorcycles in May.", None),
    ("Police held 50 people, including 40 minors, and 20 fled.", None),
    ("The choir has $9 million, including $8 million from donors, while $7 million was lost.", None),
]

SENTENCES = [
    *((CONVERSION, *case) for case in CONVERSIONS),
    *((PARTS, *case) for case in PARTINGS),
    *((DOUBLING, *case) for case in DOUBLINGS),
]


@pytest.fixture(scope="module")
def judged() -> Iterator[duckdb.DuckDBPyConnection]:
    """One run with a report for each sentence, read by the pipeline and judged by the gate."""
    with connect(None) as connection:
        create_tables(connection)
        load_reports(connection, [text for _, text, _ in SENTENCES])
        assert validate_run(connection, RUN, None).accepted
        yield connection


def load_reports(connection: duckdb.DuckDBPyConnection, texts: list[str]) -> None:
    reports = [document(f"wire/{number}.txt", text) for number, text in enumerate(texts)]
    found = extract_documents(
        (report["document_id"], report["text"], report["published_on"]) for report in reports
    )
    loaded = [
        {name: report[name] for name in ("run_id", "source_uri", "raw_sha256", "input_sha256", "document_id")}
        | {"input_ordinal": number, "disposition": "loaded"}
        for number, report in enumerate(reports)
    ]
    insert(connection, "ledger.documents", reports)
    insert(connection, "ledger.dispositions", loaded)
    insert(connection, "ledger.sentences", found.sentences)
    insert(connection, "ledger.dates", [{**row, "flags": []} for row in found.dates])
    insert(connection, "ledger.figures", [{**row, "flags": []} for row in found.figures])
    reconcile_ledger(connection)


@pytest.mark.parametrize(("rule_id", "text", "flagged"), SENTENCES)
def test_two_figures_are_compared_as_their_words_allow(
    rule_id: str, text: str, flagged: str | None, judged: duckdb.DuckDBPyConnection
) -> None:
    flags = judged.execute(
        "SELECT figures.text, flags FROM ledger.figures JOIN ledger.documents USING (document_id) "
        "WHERE documents.text = ? AND flags <> []",
        [text],
    ).fetchall()
    assert flags == ([(flagged, [rule_id])] if flagged else [])


def test_the_evidence_is_published_with_the_check(warehouse: duckdb.DuckDBPyConnection) -> None:
    load_reports(warehouse, ["It lends €800 billion ($843 billion).", "Rent tripled to $90 from $60."])
    validate_run(warehouse, RUN, None)
    assert warehouse.execute(
        "SELECT severity, unexpected_count, len(sample), detail FROM quality.validations "
        "WHERE NOT success ORDER BY expectation_id"
    ).fetchall() == [
        (
            "warning",
            1,
            1,
            "$843 billion stated for €800 billion, 3.4 % below the 872,960,000,000 USD that the ECB rate of "
            "2025-03-11 gives (1.0912 USD for one EUR)",
        ),
        ("warning", 1, 1, '"tripled" stated of $60 to $90, which is 1.50 times'),
    ]


def test_flags_name_every_warning_a_figure_broke_and_no_other_run_is_touched(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    load_valid_run(warehouse, "a", "b")
    earlier = document("wire/earlier.txt", "€800 billion ($843 billion) it is.", run_id="earlier")
    found = extract_documents([(earlier["document_id"], earlier["text"], date(2025, 3, 11))])
    insert(warehouse, "ledger.documents", [earlier])
    insert(warehouse, "ledger.sentences", found.sentences)
    insert(warehouse, "ledger.figures", [{**row, "flags": []} for row in found.figures])
    heads = "counted_head = 'Two Words', counted = NULL"
    warehouse.execute(f"UPDATE ledger.figures SET {heads} WHERE text = '45'")
    warehouse.execute("UPDATE ledger.figures SET value = 130, value_high = 130 WHERE text = '3 percent'")
    validate_run(warehouse, RUN, None)
    assert warehouse.execute(
        "SELECT text, flags FROM ledger.figures WHERE flags <> [] ORDER BY text, document_id"
    ).fetchall() == [
        *[("3 percent", ["figures.fall_within_whole"])] * 2,
        *[("45", ["figures.counted_head_is_word", "figures.head_has_phrase"])] * 2,
    ]


def test_numbers_that_no_news_states_do_not_stop_the_gate(warehouse: duckdb.DuckDBPyConnection) -> None:
    odd = ["'inf'", "'nan'", "0", "-4e7", "1e-300", "1e300"]
    cases = [(rule_id, number) for rule_id in (CONVERSION, PARTS, DOUBLING) for number in odd]
    stories = load_valid_run(warehouse, *(f"{rule_id} {number}" for rule_id, number in cases))
    for (rule_id, number), story in zip(cases, stories, strict=True):
        for statement in ROW_MUTATIONS[rule_id].statements:
            warehouse.execute(
                statement.format(quake=story.quake, bank=story.bank, second=story.second, french=story.french)
            )
        columns = ", ".join(
            f"{name} = {number}" for name in ("value", "value_low", "value_high", "value_eur")
        )
        warehouse.execute(
            f"UPDATE ledger.figures SET {columns} WHERE text IN ('$44 million', '€40 million') "
            "AND document_id = ?",
            [story.quake],
        )
    assert validate_run(warehouse, RUN, None).accepted
    assert warehouse.execute(
        "SELECT DISTINCT expectation_id FROM quality.quarantine WHERE table_name = 'ledger.figures' ORDER BY ALL"
    ).fetchall() == [("figures.below_zero_stated",), ("figures.numbers_finite",)]
