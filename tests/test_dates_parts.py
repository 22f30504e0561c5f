"""Parts of months and days, and times of day in four digits or in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.dates.component import find_dates

DAY = date(2025, 5, 14)
"""A Wednesday: the day on which every sentence below is published."""


@pytest.mark.parametrize(
    ("text", "words", "value", "first", "last"),
    [
        ("Pay begins in the first week of May.", "the first week of May", "2025-W18", "05-01", "05-07"),
        ("It rained in the last week of April.", "the last week of April", "2025-W17", "04-24", "04-30"),
        (
            "The first weekend of March was dry.",
            "The first weekend of March",
            "2025-W09-WE",
            "03-01",
            "03-02",
        ),
        ("It fell in the second half of April.", "the second half of April", "2025-04", "04-16", "04-30"),
        (
            "They met in the second week of this month.",
            "the second week of this month",
            "2025-W19",
            "05-08",
            "05-14",
        ),
        ("He left in the final days of April.", "the final days of April", "2025-04", "04-01", "04-30"),
    ],
)
def test_a_part_of_a_month_has_its_days(text: str, words: str, value: str, first: str, last: str) -> None:
    (mention,) = find_dates(text, DAY)
    assert (text[mention.char_start : mention.char_end], mention.timex_value) == (words, value)
    assert (mention.start_on, mention.end_on) == (
        date.fromisoformat(f"2025-{first}"),
        date.fromisoformat(f"2025-{last}"),
    )


@pytest.mark.parametrize(
    ("text", "words", "value", "mod"),
    [
        ("It began in the early hours of Monday.", "the early hours of Monday", "2025-05-12TMO", "START"),
        ("It began in the small hours of 3 May.", "the small hours of 3 May", "2025-05-03TMO", "START"),
        ("The road was open by mid-morning.", "mid-morning", "2025-05-14TMO", "MID"),
        ("It sank at mid-afternoon on Tuesday.", "mid-afternoon on Tuesday", "2025-05-13TAF", "MID"),
        ("The tug sailed at 0600 hrs on Friday.", "0600 hrs on Friday", "2025-05-09T06:00", None),
        ("Divers went in at 2145 on Sunday.", "2145 on Sunday", "2025-05-11T21:45", None),
        ("The lock shuts at 1800 hours.", "1800 hours", "2025-05-14T18:00", None),
        (
            "It ended at a quarter to six on Sunday evening.",
            "a quarter to six on Sunday evening",
            "2025-05-11T17:45",
            None,
        ),
        ("It opens at half past nine.", "half past nine", "2025-05-14T09:30", None),
    ],
)
def test_a_part_of_a_day_has_its_time(text: str, words: str, value: str, mod: str | None) -> None:
    (mention,) = find_dates(text, DAY)
    found = (text[mention.char_start : mention.char_end], mention.timex_value, mention.timex_mod)
    assert found == (words, value, mod)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_local_time_before_one_with_a_zone_is_a_time_too(hour: int, minute: int) -> None:
    local, world = find_dates(f"The tug sank at {hour:02}{minute:02} (0315 GMT).", DAY)
    assert local.timex_value == f"2025-05-14T{hour:02}:{minute:02}"
    assert world.timex_value == "2025-05-14T03:15Z"


@pytest.mark.parametrize(
    "text", ["They worked 1200 hours.", "A mid-morning snack", "The early hours of the sale"]
)
def test_amounts_and_adjectives_are_no_times_of_day(text: str) -> None:
    assert [mention for mention in find_dates(text, DAY) if mention.timex_type == "TIME"] == []


def test_a_year_before_a_bracket_stays_a_year() -> None:
    assert [mention.timex_value for mention in find_dates("It opened in 1998 (1997 in Rome).", DAY)] == [
        "1998",
        "1997",
    ]


def test_election_day_is_the_american_one_where_the_report_tells_of_america() -> None:
    (mention,) = find_dates("Republicans led until Election Day.", DAY)
    assert mention.timex_value == "2024-11-05"
    (mention,) = find_dates("Republicans led until Election Day.", date(2020, 10, 20))
    assert mention.start_on is None
    (mention,) = find_dates("Republicans will vote on Election Day.", date(2020, 10, 20))
    assert mention.timex_value == "2020-11-03"
    assert find_dates("The islanders rested on Election Day.", DAY) == []


def test_a_weekday_with_its_date_is_one_mention() -> None:
    text = "He comes next Friday, 23 May."
    (mention,) = find_dates(text, DAY)
    assert (text[mention.char_start : mention.char_end], mention.timex_value) == (
        "next Friday, 23 May",
        "2025-05-23",
    )


def test_the_last_of_a_span_of_weekdays_comes_after_the_first() -> None:
    first, last = find_dates("From Monday to Thursday, trains are halved.", DAY)
    assert (first.timex_value, last.timex_value) == ("2025-05-12", "2025-05-15")


def test_a_weekday_of_every_month_is_a_set() -> None:
    (mention,) = find_dates("They meet on the first Monday of every month.", DAY)
    assert (mention.timex_type, mention.timex_value) == ("SET", "P1M")
