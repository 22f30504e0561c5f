"""What a new version of a report changed: figures and dates matched across two texts."""

import json
from datetime import date
from pathlib import Path

import pytest

from tasks.extract.batch import extract_documents
from tasks.load.edits import Mention, Sentence, Version, find_edits
from tasks.paths import DataFolder
from tests.plain_runs import asker, run_plain

DAY = date(2025, 3, 11)

Change = tuple[str, str, str | None, str | None]


def version(name: str, text: str, published_on: date = DAY, extractor: str = "1") -> Version:
    """Read a text with the real extractors."""
    rows = extract_documents([(name, text, published_on)])
    starts = {row["sentence_id"]: row["char_start"] for row in rows.sentences}
    readings = {
        "figure": ("kind", ("value", "value_low", "value_high", "unit", "modifier", "direction", "per")),
        "date": ("timex_type", ("timex_value", "timex_mod", "start_on", "end_on")),
    }
    mentions = [
        Mention(
            what=what,
            mention_id=row[f"{what}_id"],
            sentence_id=row["sentence_id"],
            char_start=row["char_start"] - starts[row["sentence_id"]],
            char_end=row["char_end"] - starts[row["sentence_id"]],
            words=row["text"],
            kind=row[readings[what][0]],
            reading=tuple(row[name] for name in readings[what][1]),
            about=(row["unit"], row["counted_head"]) if what == "figure" else None,
            extractor_version=extractor,
        )
        for what, found in (("figure", rows.figures), ("date", rows.dates))
        for row in found
    ]
    sentences = [Sentence(row["sentence_id"], row["text"]) for row in rows.sentences]
    return Version(name, sentences, mentions)


def changes(before: str, after: str) -> set[Change]:
    edits = find_edits(version("a" * 16, before), version("b" * 16, after))
    return {
        (
            edit.change,
            edit.mention.what,
            edit.earlier.words if edit.earlier else None,
            edit.later.words if edit.later else None,
        )
        for edit in edits
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "The quake killed 12 people and injured 40 near Brell on Monday.",
            "Officials updated their count. The quake killed 31 people and injured 40 near Brell on Monday.",
            {("changed", "figure", "12", "31")},
            id="a number changes and all offsets shift",
        ),
        pytest.param(
            "The quake killed 12 people near Brell.",
            "The quake killed 31 people near Brell, and 12 are missing.",
            {("changed", "figure", "12", "31"), ("appeared", "figure", None, "12")},
            id="the old number turns up for something else",
        ),
        pytest.param(
            "The quake killed 12 people and injured 40.",
            "The quake killed 12 people. Officials said 40 were injured.",
            set(),
            id="a sentence is split",
        ),
        pytest.param(
            "The bridge opened in 1931. Nine ferries cross the strait. Tolls rise by 5 percent.",
            "Tolls rise by 5 percent. The bridge opened in 1931. Nine ferries cross the strait.",
            set(),
            id="sentences move",
        ),
        pytest.param(
            "The vote will be held on 6 March 2025 in Oslo.",
            "The vote will be held on 9 March 2025 in Oslo.",
            {("changed", "date", "6 March 2025", "9 March 2025")},
            id="a day changes",
        ),
        pytest.param(
            "Shares of Velm fell 3% to $12.40 on Friday, their lowest since 2019.",
            "Shares of Velm rose 3% to $12.40 on Friday, their highest since 2019.",
            {("changed", "figure", "3%", "3%"), ("changed", "figure", "$12.40", "$12.40")},
            id="a fall becomes a rise",
        ),
        pytest.param(
            "Norway will give €40 million to the fund. The money arrives in May.",
            "Norway will give €40 million to the fund, and Denmark €25 million. The money arrives in June.",
            {("appeared", "figure", None, "€25 million"), ("changed", "date", "May", "June")},
            id="an amount is added",
        ),
        pytest.param(
            "The trial of 14 officers opens on Tuesday, the court of Selm said.",
            "The trial of fourteen police officers opens on Tuesday, a court in Selm said.",
            set(),
            id="the same number in other words",
        ),
        pytest.param(
            "The harbour handled 4 million tonnes in 2023.",
            "Birds are back on the island, where a warden has seen 70 pairs.",
            {
                ("vanished", "figure", "4 million tonnes", None),
                ("vanished", "date", "2023", None),
                ("appeared", "figure", None, "70"),
            },
            id="nothing is left of a sentence",
        ),
        pytest.param(
            "The fire burned 300 hectares. Crews of 40 people fight it.",
            "The fire burned 300 hectares.",
            {("vanished", "figure", "40", None)},
            id="a sentence is cut",
        ),
    ],
)
def test_only_what_changed_is_an_edit(before: str, after: str, expected: set[Change]) -> None:
    assert changes(before, after) == expected


@pytest.mark.parametrize("text", ["The quake killed 12 people on Monday.", ""])
def test_a_text_has_no_edits_against_itself(text: str) -> None:
    assert changes(text, text) == set()


def test_a_new_day_of_publication_changes_what_an_untouched_weekday_means() -> None:
    text = "The court will rule on Friday."
    [edit] = find_edits(version("a", text), version("b", text, date(2025, 3, 18)))
    assert (edit.change, edit.mention.words) == ("changed", "Friday")


def test_words_that_a_newer_extractor_reads_otherwise_are_no_edit() -> None:
    text = "The court will rule on Friday."
    assert find_edits(version("a", text), version("b", text, date(2025, 3, 18), extractor="2")) == []


def test_the_view_shows_both_sentences_and_both_values_across_a_withdrawal(tmp_path: Path) -> None:
    data, wire = DataFolder(tmp_path / "data"), tmp_path / "wire.jsonl"
    before = "The quake killed 12 people near Brell. Rescuers came from 3 countries."
    after = "The quake killed 31 people near Brell. Rescuers came from 3 countries."
    report = {"id": "quake", "outlet": "Brell Post", "published_on": "2025-03-11", "text": before}
    for record in (report, {"id": "quake", "withdrawn": True}):
        wire.write_text(json.dumps(record))
        run_plain(data, wire, gate=False)
    wire.write_text(json.dumps(report | {"text": after}))
    run_plain(data, wire)
    ask = asker(data)
    assert ask(
        "SELECT outlet, change, what, earlier_value, value, earlier_sentence, sentence, earlier_version, version "
        "FROM analysis.edits"
    ) == [
        (
            "Brell Post",
            "changed",
            "figure",
            12,
            31,
            before.split(". ")[0] + ".",
            after.split(". ")[0] + ".",
            1,
            3,
        )
    ]
    assert ask(
        "SELECT edit_id = document_id || '/edit/figure/' || split_part(mention_id, '/', 3) FROM analysis.edits"
    ) == [(True,)]
    wire.write_text(json.dumps({"id": "quake", "withdrawn": "once more"}))
    run_plain(data, wire, gate=False)
    assert ask("SELECT count(*) FROM analysis.edits") == [(0,)]
