"""The day of publication that a report's own text states, and the texts that state none."""

from datetime import date

import pytest

from tasks.normalize.dateline import publication_day

BODY = "\n\nThe mill at Osk burned down. Nobody was hurt, the mayor said."
LATE = (date(2025, 3, 11), "dateline")
TOLD = (date(2025, 3, 11), "text")

STATED = {
    "Tuesday, March 11, 2025": LATE,
    "11 March 2025": LATE,
    "2025-03-11": LATE,
    "Mill burns at Osk\nTue 11 Mar 2025 10.04 GMT": LATE,
    "Mill burns at Osk\nMarch 11, 2025, 4:05 p.m. EDT": LATE,
    "Mill burns at Osk\nBy Ann Lee, March 11, 2025": LATE,
    "The Osk Courier | 11 March 2025": LATE,
    "OSK, 11 March 2025 (NWA) – A mill burned.": LATE,
    "PORT OSK, Norland, March 11, 2025 /Wire/ -- A mill burned.": LATE,
    "OSK — March 11, 2025 — A mill burned.": LATE,
    "OSK, March 11 (NWA) - A mill that opened on March 1, 2025 burned.": LATE,
    "Mill burns at Osk\nPublished: 11 March 2025 10:04 GMT": TOLD,
    "Mill burns at Osk\nPublished 11 March 2025\nUpdated 12 March 2025": TOLD,
    "Mill burns at Osk\nLast updated on March 11, 2025 at 4:05 p.m.": TOLD,
    "Posted 11:42 AM ET, Tue March 11, 2025": TOLD,
    "On Tuesday, March 11, a mill burned. It was built on February 20, 2025.": TOLD,
}


@pytest.mark.parametrize(("head", "expected"), STATED.items())
def test_a_stated_day_is_found_with_its_basis(head: str, expected: tuple[date, str]) -> None:
    assert publication_day(head + BODY) == expected


NOT_STATED = {
    "no date": "Mill burns at Osk",
    "no year": "OSK, March 11 (NWA) - A mill burned.",
    "a weekday that the calendar denies": "Monday, March 11, 2025",
    "a day that the calendar has not": "February 30, 2025",
    "two days at the head": "March 11, 2025\nMarch 12, 2025",
    "a day in a headline": "Osk to vote on March 11, 2025",
    "a day in the story": "The mill of Osk burned on March 11, 2025, and again on March 12, 2025.",
    "a day to come": "On Tuesday, March 11, the mill will reopen. It was built on February 20, 2025.",
    "a year that full dates do not fix": "On Tuesday, March 11, a mill burned. It was built in 2025.",
    "full dates that lie later": "On Tuesday, March 11, a mill burned. It reopened on March 1 to March 30, 2025.",
    "numbers that could be either": "04/05/2025",
    "an empty text": "",
}


@pytest.mark.parametrize("head", NOT_STATED.values(), ids=NOT_STATED)
def test_an_uncertain_day_is_no_day(head: str) -> None:
    assert publication_day(head + BODY) is None


def test_a_labelled_line_at_the_foot_counts() -> None:
    assert publication_day("Mill burns at Osk" + BODY + "\n\nPublished: 11 March 2025") == TOLD
