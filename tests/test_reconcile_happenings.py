"""Mentions of one day tell of one happening, however they word the day; a longer span only where they are alike."""

from collections.abc import Sequence
from datetime import date

from tasks.extract.batch import extract_documents
from tasks.reconcile.happenings import DateRow, group_days, make_date_claim
from tasks.reconcile.origins import Origin

PUBLISHED = date(2024, 6, 4)
"""A Tuesday."""


def rows_of(*texts: str) -> list[DateRow]:
    rows = extract_documents([(f"report-{number}", text, PUBLISHED) for number, text in enumerate(texts)])
    sentences = {row["sentence_id"]: row["text"] for row in rows.sentences}
    return [
        DateRow(
            date_id=row["date_id"],
            document_id=row["document_id"],
            char_start=row["char_start"],
            char_end=row["char_end"],
            start_on=row["start_on"],
            end_on=row["end_on"],
            sentence_id=row["sentence_id"],
            sentence=sentences[row["sentence_id"]],
        )
        for row in rows.dates
        if row["start_on"]
    ]


def grouped(*texts: str) -> list[list[str]]:
    return [[written(row, texts) for row in group] for group in group_days(rows_of(*texts))]


def written(row: DateRow, texts: Sequence[str]) -> str:
    return texts[int(row.document_id[-1])][row.char_start : row.char_end]


def test_one_day_in_three_wordings_is_one_happening_and_the_next_day_another() -> None:
    assert grouped(
        "The harbour ministers meet in Selm on Thursday. Their aides follow the next day in Varn castle.",
        "Ministers of six harbour states gather in Selm on June 6, and aides in Varn castle on 7 June 2024.",
    ) == [["Thursday", "June 6"], ["the next day", "7 June 2024"]]


def test_a_week_holds_several_happenings() -> None:
    assert grouped(
        "Last week the harbour council of Selm sold its two oldest tugs to a collector.",
        "Karr's theatre reopened last week after a fire had closed it for years.",
        "Selm sold the two oldest tugs of its harbour last week.",
    ) == [["Last week", "last week"], ["last week"]]


def test_a_span_joins_the_day_within_it_that_is_told_alike() -> None:
    texts = (
        "President Holt meets the tug builders of Selm on Friday to order harbour tugs.",
        "Holt will meet builders of harbour tugs later this week, her office in Selm said.",
    )
    assert grouped(*texts) == [["Friday", "later this week"]]
    groups = group_days(rows_of(*texts))
    origins = {row.date_id: Origin(row.date_id, "its own") for row in groups[0]}
    claim, _ = make_date_claim("story", groups[0], origins, contested=False)
    assert (claim.start_on, claim.end_on, claim.status) == (
        date(2024, 6, 7),
        date(2024, 6, 7),
        "corroborated",
    )
