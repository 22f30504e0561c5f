"""Credits: which agency or outlet a sentence, a paragraph or a report rests on."""

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tasks.extract.batch import extract_documents
from tasks.extract.credits.component import read_credits
from tasks.extract.entities.component import read_entities
from tasks.extract.mentions import CreditMention
from tasks.publish.views import create_views
from tests.gate_rows import document, insert

REPORTS = sorted((Path(__file__).parent / "golden" / "credits").glob("*.txt"))


def credits_of(text: str) -> list[CreditMention]:
    found = read_credits(text, read_entities(text))
    return sorted(found, key=lambda credit: (credit.char_start, credit.char_end))


def compared(credit: CreditMention, text: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "text": text[credit.char_start : credit.char_end],
        "source": credit.source_entity_id or credit.source_name,
        "scope": credit.scope,
        "rule": credit.rule,
    }
    return row | ({"partial": True} if credit.partial else {})


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_yields_exactly_the_credits_that_a_reader_finds(report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    golden = yaml.safe_load(report.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [compared(credit, text) for credit in credits_of(text)] == golden


def test_there_are_golden_reports() -> None:
    assert len(REPORTS) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "The BBC will move its newsroom to Salford.",
        "Voters like Reuters, and the senator sued CNN in May.",
        "The Kessar Herald has 200 staff.",
        "Media studies are popular with students of journalism.",
    ],
)
def test_an_outlet_that_is_only_spoken_of_is_not_credited(text: str) -> None:
    assert credits_of(text) == []


@pytest.mark.parametrize(
    ("text", "scope", "rule"),
    [
        ("LIMA, May 5 (Reuters) - A dam broke.", "report", "dateline"),
        ("ROME (AP) — A dam broke.", "report", "dateline"),
        ("Dam breaks\n\nBy Ana Lim, Reuters\n\nA dam broke.", "report", "byline"),
        ("A dam broke.\n\n© 2025 Agence France-Presse", "report", "copyright"),
        ("A dam broke. (AFP)\n\nA road sank.", "paragraph", "trailing"),
        ("A dam broke, Reuters reported.\n\nA road sank.", "sentence", "reports"),
    ],
)
def test_only_the_place_of_a_name_makes_it_a_source_of_the_whole_report(
    text: str, scope: str, rule: str
) -> None:
    assert [(credit.scope, credit.rule) for credit in credits_of(text)] == [(scope, rule)]


def test_a_dateline_far_down_is_that_of_one_item() -> None:
    text = "\n\n".join(["The day in brief"] + ["Nothing new."] * 8 + ["OSLO (AP) — A ferry sank."])
    assert [credit.scope for credit in credits_of(text)] == ["paragraph"]


def test_sources_in_one_list_are_credited_each() -> None:
    found = credits_of("He told AFP, Reuters and the BBC that the dam held.")
    assert [credit.source_entity_id for credit in found] == ["org:afp", "org:reuters", "org:bbc"]


def test_a_figure_rests_on_the_nearest_credit(warehouse: duckdb.DuckDBPyConnection) -> None:
    text = (
        "LIMA (Reuters) - The dam held 30 tonnes of mud.\n\n"
        "It cost 40 dollars, AFP reported. Some 50 men built it, CNN said.\n\n"
        "Nearly 70 trucks are stuck. Another 80 turned back. (UPI)\n\n"
        "Xinhua contributed to this report, of 90 lines."
    )
    report = document("dam.txt", text)
    found = extract_documents([(report["document_id"], text, report["published_on"])])
    insert(warehouse, "ledger.documents", [report])
    insert(warehouse, "ledger.sentences", found.sentences)
    insert(warehouse, "ledger.figures", [{**row, "flags": []} for row in found.figures])
    insert(warehouse, "ledger.credits", [{**row, "flags": []} for row in found.credits])
    create_views(warehouse)
    rows = warehouse.execute(
        "SELECT CAST(value AS INTEGER), credit, credit_scope FROM analysis.figures ORDER BY char_start"
    ).fetchall()
    assert rows == [
        (30, "Reuters", "report"),
        (40, "AFP", "sentence"),
        (50, "CNN", "sentence"),
        (70, "UPI", "paragraph"),
        (80, "UPI", "paragraph"),
        (90, "Reuters", "report"),
    ]
