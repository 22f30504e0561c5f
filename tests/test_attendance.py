"""Attendance: who takes part in what, as reported."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.mentions import AttendanceMention
from tasks.extract.pipeline import build_pipeline

REPORTS = sorted((Path(__file__).parent / "golden" / "attendance").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build_pipeline()


def read(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    doc._.published_on = date(2025, 5, 6)
    return nlp(doc)


def compared(mention: AttendanceMention, text: str) -> dict[str, Any]:
    event = None if mention.event_start is None else text[mention.event_start : mention.event_end]
    row = {
        "text": text[mention.char_start : mention.char_end],
        "entity": mention.entity_id,
        "mode": mention.mode,
        "event": event,
        "on": mention.event_on,
        "rule": mention.rule,
    }
    return {name: value for name, value in row.items() if value is not None}


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_report_yields_exactly_those_whom_a_reader_finds(nlp: Language, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    golden = yaml.safe_load(report.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert [compared(mention, text) for mention in read(nlp, text)._.attendance] == golden


def test_there_are_golden_reports() -> None:
    assert len(REPORTS) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman for Emmanuel Macron attended the talks.",
        "Emmanuel Macron might attend the summit.",
        "Emmanuel Macron attended Harvard University.",
        "It is not clear whether France will attend the summit.",
        "Angela Merkel joined the party in 1990.",
        "The present president hosted a show.",
        "Will Angela Merkel attend the summit?",
        "If Angela Merkel attends the summit the mood may change.",
    ],
)
def test_nobody_is_read_where_the_words_do_not_settle_it(nlp: Language, text: str) -> None:
    assert read(nlp, text)._.attendance == []


def test_a_day_on_which_somebody_spoke_is_not_that_of_the_event(nlp: Language) -> None:
    text = "Keir Starmer said on Monday he was tired. On Friday, Keir Starmer will attend the summit in Oslo."
    [mention] = read(nlp, text)._.attendance
    assert mention.event_on == date(2025, 5, 9)
    text = "Norway, its ministry said on Monday, skipped the summit."
    assert [each.event_on for each in read(nlp, text)._.attendance] in ([], [None])


def test_the_day_given_earlier_for_an_event_is_known_later(nlp: Language) -> None:
    text = "The summit on 9 May 2025 is the first in years. Its costs are high. Peru will attend the summit."
    [mention] = read(nlp, text)._.attendance
    assert (mention.entity_id, mention.event_on) == ("country:PER", date(2025, 5, 9))


def test_those_whom_a_group_includes_are_read_with_it(nlp: Language) -> None:
    doc = read(nlp, "The meeting included envoys from 12 countries, including Peru, Chile and Japan.")
    found = [(mention.entity_id, mention.mode) for mention in doc._.attendance]
    assert found == [
        (None, "attends"),
        ("country:PER", "attends"),
        ("country:CHL", "attends"),
        ("country:JPN", "attends"),
    ]


@pytest.mark.parametrize(
    "words", ["Peru, meanwhile, will host", "Peru will, in turn, host", "Peru, too, is to host"]
)
def test_words_thrown_in_between_commas_are_read_over(nlp: Language, words: str) -> None:
    [mention] = read(nlp, f"{words} a summit on 9 May 2025.")._.attendance
    assert (mention.entity_id, mention.event_on) == ("country:PER", date(2025, 5, 9))


def test_participants_keep_their_words(nlp: Language) -> None:
    doc = read(nlp, "No officials from Norway were present at the talks.")
    [mention] = doc._.attendance
    assert doc.text[mention.char_start : mention.char_end] == "No officials from Norway"
    assert (mention.entity_id, mention.mode) == ("country:NOR", "absent")
    assert [span.text for span in doc.spans["attendance"]] == ["No officials from Norway"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Merkel turned up at the rally.", [("person:angela-merkel", "attends")]),
        ("Angela Merkel stood in for the premier at the opening.", [("person:angela-merkel", "attends")]),
        ("Angela Merkel cancelled her trip to the forum.", [("person:angela-merkel", "absent")]),
        ("Angela Merkel declined an invitation to the debate.", [("person:angela-merkel", "absent")]),
        ("Peru was the only member not to send a minister to the meeting.", [("country:PER", "absent")]),
        ("Peru was excluded from the summit.", [("country:PER", "absent")]),
        ("Peru, which holds the chair, is hosting the forum.", [("country:PER", "attends")]),
        ("Angela Merkel will not travel to the conference.", [("person:angela-merkel", "absent")]),
        (
            "Envoys from Peru and Chad met in Rome for two days of talks.",
            [("country:PER", "attends"), ("country:TCD", "attends")],
        ),
        ("The premier will be joined at the talks by Angela Merkel.", [("person:angela-merkel", "attends")]),
        ("Invited guests include Angela Merkel.", [("person:angela-merkel", "invited")]),
        ("Among those present at the launch was NATO chief Mark Rutte.", [("person:mark-rutte", "attends")]),
        (
            "Also at the table were envoys from Peru and Chad.",
            [("country:PER", "attends"), ("country:TCD", "attends")],
        ),
    ],
)
def test_who_comes_and_who_does_not(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.entity_id, each.mode) for each in read(nlp, text)._.attendance] == expected


def test_the_longer_name_of_an_event_is_taken(nlp: Language) -> None:
    doc = read(nlp, "Peru has been invited to the G20 summit.")
    [mention] = doc._.attendance
    assert doc.text[mention.event_start : mention.event_end] == "the G20 summit"
