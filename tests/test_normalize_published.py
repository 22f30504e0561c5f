"""Publication times are understood as written, or not at all."""

from datetime import date, datetime

import pytest

from tasks.normalize.published import Publication, parse_published

DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    "stated",
    [
        "2024-05-06",
        "20240506",
        "2024/05/06",
        "2024-5-6",
        "6 May 2024",
        "6th of May, 2024",
        "06-May-2024",
        "May 6, 2024",
        "May 6 2024",
        "Monday, May 6th, 2024",
        "Mon. 6 May 2024",
        "MONDAY 6 MAY 2024",
        "06.05.2024",
    ],
)
def test_a_day_alone_is_a_day_and_no_instant(stated: str) -> None:
    assert parse_published(stated) == Publication(DAY, None)


@pytest.mark.parametrize(
    ("stated", "at"),
    [
        ("2024-05-06T21:30:00-05:00", datetime(2024, 5, 7, 2, 30)),
        ("2024-05-06T21:30:00-0500", datetime(2024, 5, 7, 2, 30)),
        ("2024-05-06 21:30 -05", datetime(2024, 5, 7, 2, 30)),
        ("20240506T213000-0500", datetime(2024, 5, 7, 2, 30)),
        ("20240506T2130Z", datetime(2024, 5, 6, 21, 30)),
        ("2024-05-06T21:30Z", datetime(2024, 5, 6, 21, 30)),
        ("2024-05-06T21:30:15.5Z", datetime(2024, 5, 6, 21, 30, 15, 500_000)),
        ("2024-05-06 21:30:00 UTC", datetime(2024, 5, 6, 21, 30)),
        ("2024-05-06T00:30:00+05:30", datetime(2024, 5, 5, 19, 0)),
        ("Mon, 06 May 2024 21:30:00 -0500", datetime(2024, 5, 7, 2, 30)),
        ("Mon, 06 May 2024 21:30:00 EST", datetime(2024, 5, 7, 2, 30)),
        ("Mon, 06 May 2024 21:30:00 +0100 (CET)", datetime(2024, 5, 6, 20, 30)),
        ("Mon, 6 May 24 21:30 GMT", datetime(2024, 5, 6, 21, 30)),
        ("6 May 2024, 9:30 p.m. BST", datetime(2024, 5, 6, 20, 30)),
        ("May 6, 2024 at 12:05 AM EDT", datetime(2024, 5, 6, 4, 5)),
        ("21:30 GMT, 6 May 2024", datetime(2024, 5, 6, 21, 30)),
        ("1715031000", datetime(2024, 5, 6, 21, 30)),
        ("1715031000000", datetime(2024, 5, 6, 21, 30)),
    ],
)
def test_a_time_with_its_zone_is_an_instant_and_the_outlets_own_day(stated: str, at: datetime) -> None:
    assert parse_published(stated) == Publication(DAY, at)


@pytest.mark.parametrize(
    "stated",
    [
        "2024-05-06T21:30:00",
        "2024-05-06 21:30",
        "6 May 2024 21:30",
        "May 6, 2024, 9:30 pm ET",
        "6 May 2024 21:30 IST",
    ],
)
def test_a_time_without_a_zone_is_a_day_only(stated: str) -> None:
    assert parse_published(stated) == Publication(DAY, None)


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "yesterday",
        "May 2024",
        "2024",
        "05/06/2024",
        "2024-13-06",
        "2024-02-30",
        "31 June 2024",
        "2024-05-06T25:00:00Z",
        "2024-05-06T10:00:00+99:00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59-05:00",
        "Updated 6 May 2024",
        "in May 6, 2024 papers",
        "99999999999999999999",
        "13:30 pm 6 May 2024",
    ],
)
def test_what_names_no_single_day_is_not_understood(stated: str) -> None:
    assert parse_published(stated) is None


def test_slashes_are_read_where_only_one_order_is_possible() -> None:
    assert (
        parse_published("25/12/2024")
        == parse_published("12/25/2024")
        == Publication(date(2024, 12, 25), None)
    )
    assert parse_published("05/05/2024") == Publication(date(2024, 5, 5), None)


def test_of_two_times_the_instant_and_the_outlets_day_are_taken() -> None:
    assert parse_published("2024-05-05T23:30:00Z; 2024-05-06") == Publication(
        DAY, datetime(2024, 5, 5, 23, 30)
    )
    assert parse_published("soon; 2024-05-06") == Publication(DAY, None)
