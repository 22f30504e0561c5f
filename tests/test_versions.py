"""Versions of a report: what changes, what comes back, what is withdrawn, and what the views show of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tasks.load.load import LoadCounts
from tasks.paths import DataFolder
from tests.plain_runs import asker, run_plain

FIRST = "The ferry carried 40 passengers when it left Brell on Monday, the port authority said."
SECOND = "The ferry carried 52 passengers when it left Brell on Monday, the port authority said."
THIRD = "The ferry carried 61 passengers when it left Brell on Monday, the port authority said."


class Desk:
    """One outlet's desk, which sends records to a ledger."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = DataFolder(root / "data")
        self.ask = asker(self.data)

    def send(self, *records: dict[str, Any], gate: bool = False) -> LoadCounts:
        path = self.root / "wire.jsonl"
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return run_plain(self.data, path, gate=gate)

    def report(self, text: str, **fields: Any) -> dict[str, Any]:
        return {"id": "ferry", "outlet": "Brell Post", "published_on": "2025-03-11", "text": text} | fields

    def numbers(self) -> list[float]:
        return [value for (value,) in self.ask("SELECT value FROM analysis.figures ORDER BY value")]

    def versions(self) -> list[tuple[int, str, str | None]]:
        rows = self.ask(
            "SELECT document.version, regexp_extract(document.text, '\\d*'), earlier.version FROM "
            "ledger.documents AS document LEFT JOIN ledger.documents AS earlier "
            "ON earlier.document_id = document.supersedes ORDER BY document.source_uri, document.version"
        )
        return [(version, number, before) for version, number, before in rows]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_text_that_comes_back_is_a_third_version_with_an_identifier_of_its_own(desk: Desk) -> None:
    for text in (FIRST, SECOND, FIRST):
        desk.send(desk.report(text))
    assert desk.numbers() == [40.0]
    rows = desk.ask("SELECT version, document_id, content_id FROM ledger.documents ORDER BY version")
    (_, first, content), (_, second, _), (_, third, third_content) = rows
    assert len({first, second, third}) == 3
    assert content == third_content == first
    assert desk.ask("SELECT DISTINCT split_part(figure_id, '/', 1) = document_id FROM ledger.figures") == [
        (True,)
    ]
    assert desk.send(desk.report(FIRST)).dispositions == {"unchanged": 1}
    assert desk.send(desk.report(FIRST, byline="Mira Holt")).dispositions == {"new_version": 1}


def test_the_identifier_of_a_text_that_came_back_is_the_same_everywhere(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = Desk(tmp_path / "elsewhere")
    for each in (desk, other):
        for text in (FIRST, SECOND, FIRST, SECOND):
            each.send(each.report(text))
    query = "SELECT version, document_id, supersedes FROM ledger.documents ORDER BY ALL"
    assert desk.ask(query) == other.ask(query)
    assert len({row[1] for row in desk.ask(query)}) == 4


def test_an_archive_of_old_versions_beside_the_newest_brings_none_of_them_back(desk: Desk) -> None:
    archive = [
        desk.report(FIRST, published_at="2025-03-11T08:00:00Z"),
        desk.report(SECOND, published_at="2025-03-11T10:00:00Z"),
    ]
    assert desk.send(*archive).dispositions == {"loaded": 1, "new_version": 1}
    assert desk.numbers() == [52.0]
    assert desk.send(*reversed(archive)).dispositions == {"unchanged": 2}
    assert desk.send(*archive, desk.report(THIRD, published_at="2025-03-11T12:00:00Z")).dispositions == {
        "new_version": 1,
        "unchanged": 2,
    }
    assert desk.numbers() == [61.0]
    # Now its last word is the second text again.
    assert desk.send(*archive).dispositions == {"new_version": 1, "unchanged": 1}
    assert desk.numbers() == [52.0]
    assert desk.send(*archive).dispositions == {"unchanged": 2}


@pytest.mark.parametrize(
    ("tombstone", "reason"),
    [
        ({"withdrawn": True}, "withdrawn"),
        ({"withdrawn": "names the wrong ferry"}, "withdrawn: names the wrong ferry"),
        ({"status": "withdrawn", "withdrawn_reason": "Wrong ferry."}, "status: withdrawn; Wrong ferry."),
        ({"pubstatus": "canceled", "ednote": "Kill: wrong ferry"}, "pubstatus: canceled; Kill: wrong ferry"),
        ({"pubstatus": "Withheld", "text": FIRST}, "pubstatus: withheld"),
    ],
)
def test_a_withdrawn_report_leaves_the_views_and_stays_in_the_ledger(
    desk: Desk, tombstone: dict[str, Any], reason: str
) -> None:
    desk.send(desk.report(FIRST), desk.report(SECOND, id="other"))
    counts = desk.send({"id": "ferry", "published_on": "2025-03-12"} | tombstone, gate=True)
    assert counts.dispositions == {"new_version": 1}
    assert desk.numbers() == [52.0]
    for view in ("dates", "timeline", "coverage"):
        assert desk.ask(f"SELECT DISTINCT source_uri FROM analysis.{view}") == [("other",)]
    assert desk.ask(
        "SELECT version, word_count, published_on::VARCHAR, withdrawn_reason FROM ledger.documents "
        "WHERE source_uri = 'ferry' ORDER BY version"
    ) == [(1, 15, "2025-03-11", None), (2, 0, "2025-03-12", reason)]
    assert desk.ask("SELECT value FROM ledger.figures WHERE value = 40") == [(40.0,)]
    assert desk.ask("SELECT reason FROM analysis.dispositions WHERE disposition = 'new_version'") == [
        (f"withdrawn by its source ({reason})",)
    ]


def test_a_withdrawal_is_taken_once_and_what_lay_there_before_does_not_undo_it(desk: Desk) -> None:
    desk.send(desk.report(FIRST))
    assert desk.send({"id": "ferry", "withdrawn": True}).dispositions == {"new_version": 1}
    assert desk.send({"id": "ferry", "withdrawn": True}).dispositions == {"unchanged": 1}
    assert desk.send(desk.report(FIRST)).dispositions == {"unchanged": 1}
    assert desk.numbers() == []
    reasons = desk.ask("SELECT reason FROM ledger.dispositions WHERE disposition = 'unchanged'")
    assert reasons.count(("the same input as before its report was withdrawn",)) == 1


@pytest.mark.parametrize("later", [{"text": SECOND}, {"pubstatus": "usable"}])
def test_a_later_usable_version_brings_a_withdrawn_report_back(desk: Desk, later: dict[str, Any]) -> None:
    desk.send(desk.report(FIRST))
    desk.send({"id": "ferry", "pubstatus": "canceled"})
    assert desk.send(desk.report(FIRST) | later).dispositions == {"new_version": 1}
    assert len(desk.numbers()) == 1
    assert [version for version, _, _ in desk.versions()] == [1, 2, 3]


@pytest.mark.parametrize("turned", [False, True])
def test_a_report_and_its_withdrawal_in_one_run_is_a_withdrawn_report_in_any_order(
    desk: Desk, turned: bool
) -> None:
    records = [desk.report(FIRST), {"id": "ferry", "published_on": "2025-03-11", "status": "retracted"}]
    desk.send(*(reversed(records) if turned else records))
    assert desk.numbers() == []
    assert desk.ask("SELECT version, withdrawn_reason FROM ledger.documents ORDER BY version") == [
        (1, None),
        (2, "status: retracted"),
    ]


def test_two_withdrawals_are_no_copies_of_each_other(desk: Desk) -> None:
    counts = desk.send({"id": "a", "withdrawn": True}, {"id": "b", "withdrawn": True})
    assert counts.dispositions == {"loaded": 2}


def test_a_table_of_withdrawals_needs_no_text_column(desk: Desk, tmp_path: Path) -> None:
    desk.send(desk.report(FIRST))
    table = tmp_path / "gone.csv"
    table.write_text("id,withdrawn,withdrawn_reason\nferry,true,wrong ferry\nother,false,\n")
    assert run_plain(desk.data, table, gate=False).dispositions == {"new_version": 1, "rejected": 1}
    assert desk.ask("SELECT withdrawn_reason FROM ledger.documents WHERE version = 2") == [
        ("withdrawn; wrong ferry",)
    ]


def test_an_ordinary_status_withdraws_nothing(desk: Desk) -> None:
    records = [
        desk.report(FIRST, id=status, outlet=status, status=status)
        for status in ("published", "final", "draft")
    ]
    desk.send(
        *records, desk.report(FIRST, id="no", withdrawn=False), desk.report(SECOND, id="n", withdrawn="no")
    )
    assert desk.ask("SELECT count(*) FROM ledger.documents WHERE withdrawn_reason IS NOT NULL") == [(0,)]


def test_a_ninjs_item_is_read(desk: Desk) -> None:
    item = {
        "uri": "tag:wire.example,2025:item-7",
        "type": "text",
        "headline": "Ferry leaves Brell",
        "byline": "Mira Holt",
        "language": "en",
        "versioncreated": "2025-03-11T09:30:00Z",
        "pubstatus": "usable",
        "body_html": f"<p>{FIRST}</p>",
    }
    desk.send(item)
    assert desk.ask(
        "SELECT source_uri, title, byline, published_at::VARCHAR, text FROM ledger.documents"
    ) == [("tag:wire.example,2025:item-7", "Ferry leaves Brell", "Mira Holt", "2025-03-11 09:30:00", FIRST)]
    desk.send({"uri": item["uri"], "pubstatus": "canceled", "versioncreated": "2025-03-11T11:00:00Z"})
    assert desk.numbers() == []
    desk.send(item | {"versioncreated": "2025-03-11T12:00:00Z", "body_text": SECOND})
    assert desk.numbers() == [52.0]
