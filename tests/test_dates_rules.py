"""One sentence for each form of expression: the words found, their type, value and mod."""

from datetime import date

import pytest

from tasks.extract.dates.component import find_dates

DAY = date(2025, 3, 11)
"""A Tuesday: the day on which every sentence below is published."""

Row = tuple[str, ...]


def read(sentence: str, published_on: date | None = DAY) -> list[Row]:
    return [
        (
            sentence[m.char_start : m.char_end],
            m.timex_type,
            m.timex_value,
            *((m.timex_mod,) if m.timex_mod else ()),
        )
        for m in find_dates(sentence, published_on)
    ]


ABSOLUTE: dict[str, list[Row]] = {
    "The bridge opened on March 3, 1998.": [("March 3, 1998", "DATE", "1998-03-03")],
    "The bridge opened on 3rd of March 1998.": [("3rd of March 1998", "DATE", "1998-03-03")],
    "The bridge opened on Tue., 3 Mar. 1998.": [("Tue., 3 Mar. 1998", "DATE", "1998-03-03")],
    "It was filed 1998-03-03 by hand.": [("1998-03-03", "DATE", "1998-03-03")],
    "It was filed on 3.12.1998, then on 25.12.1998.": [
        ("3.12.1998", "DATE", "1998-12-03"),
        ("25.12.1998", "DATE", "1998-12-25"),
    ],
    "The dig of the early 1960s went on until late 1971.": [
        ("the early 1960s", "DATE", "196X", "START"),
        ("late 1971", "DATE", "1971", "END"),
    ],
    "Built in the 12th century, it burned in '82.": [
        ("the 12th century", "DATE", "11XX"),
        ("'82", "DATE", "1982"),
    ],
    "Growth slowed in Q3 2024 and in the second half of 2023.": [
        ("Q3 2024", "DATE", "2024-Q3"),
        ("the second half of 2023", "DATE", "2023-H2"),
    ],
    "They wed in the summer of 2019 and again in week 7 of 2021.": [
        ("the summer of 2019", "DATE", "2019-SU"),
        ("week 7 of 2021", "DATE", "2021-W07"),
    ],
    "Peat was cut in the early 1800s, the 1920s and '30s, and coal in the 2000s.": [
        ("the early 1800s", "DATE", "18XX", "START"),
        ("the 1920s", "DATE", "192X"),
        ("'30s", "DATE", "193X"),
        ("the 2000s", "DATE", "200X"),
    ],
    "He was jailed in 2006. The Court freed him before the 2010 census, as the Seed Act 1972 allows.": [
        ("2006", "DATE", "2006"),
        ("2010", "DATE", "2010"),
        ("1972", "DATE", "1972"),
    ],
    "Losses of fiscal 2024 exceeded those of FY23.": [
        ("fiscal 2024", "DATE", "FY2024"),
        ("FY23", "DATE", "FY2023"),
    ],
    "Flowers sell before Easter Sunday 2026 and on Mother's birthday.": [
        ("Easter Sunday 2026", "DATE", "2026-04-05")
    ],
}

RELATIVE: dict[str, list[Row]] = {
    "Rain fell yesterday, falls today and will fall tomorrow night.": [
        ("yesterday", "DATE", "2025-03-10"),
        ("today", "DATE", "2025-03-11"),
        ("tomorrow night", "TIME", "2025-03-12TNI"),
    ],
    "Prices rose last week, late last year and earlier this month.": [
        ("last week", "DATE", "2025-W10"),
        ("late last year", "DATE", "2024", "END"),
        ("earlier this month", "DATE", "2025-03", "START"),
    ],
    "The mill closed three weeks ago and reopens next month.": [
        ("three weeks ago", "DATE", "2025-W08"),
        ("next month", "DATE", "2025-04"),
    ],
    "A few days ago it was more than ten years ago.": [
        ("A few days ago", "DATE", "PAST_REF"),
        ("more than ten years ago", "DATE", "2015", "BEFORE"),
    ],
    "She currently leads, recently won and may win again in the near future.": [
        ("currently", "DATE", "PRESENT_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("the near future", "DATE", "FUTURE_REF"),
    ],
    "The fair ends a week from now, on Wednesday of next week.": [
        ("a week from now", "DATE", "2025-W12"),
        ("Wednesday of next week", "DATE", "2025-03-19"),
    ],
    "The roof leaked this past weekend; this weekend it will be mended.": [
        ("this past weekend", "DATE", "2025-W10-WE"),
        ("this weekend", "DATE", "2025-W11-WE"),
    ],
    "Exports fell in February from a month earlier, and over 2,000 years ago.": [
        ("February", "DATE", "2025-02"),
        ("a month earlier", "DATE", "2025-01"),
        ("over 2,000 years ago", "DATE", "PAST_REF", "BEFORE"),
    ],
    "By the end of the year, and in October of next year, taxes will rise.": [
        ("the end of the year", "DATE", "2025", "END"),
        ("October of next year", "DATE", "2026-10"),
    ],
}

DURATIONS_AND_SETS: dict[str, list[Row]] = {
    "A 30-day truce held for three and a half years.": [
        ("30-day", "DURATION", "P30D"),
        ("three and a half years", "DURATION", "P3.5Y"),
    ],
    "It took several months, half an hour and a decade.": [
        ("several months", "DURATION", "PXM"),
        ("half an hour", "DURATION", "PT30M"),
        ("a decade", "DURATION", "P1DE"),
    ],
    "Over the past two years, and in the next 10 days, nothing moved.": [
        ("the past two years", "DURATION", "P2Y"),
        ("the next 10 days", "DURATION", "P10D"),
    ],
    "The flight lasted 2 hours and 14 minutes, at most three hours.": [
        ("2 hours and 14 minutes", "DURATION", "PT2H14M"),
        ("at most three hours", "DURATION", "PT3H", "EQUAL_OR_LESS"),
    ],
    "They wait 60 to 90 days.": [("60", "DURATION", "P60D"), ("90 days", "DURATION", "P90D")],
    "The choir sings every Tuesday, on Sundays, twice a month and annually.": [
        ("every Tuesday", "SET", "XXXX-WXX-2"),
        ("Sundays", "SET", "XXXX-WXX-7"),
        ("twice a month", "SET", "P1M"),
        ("annually", "SET", "P1Y"),
    ],
    "It floods every two years and every other spring day.": [
        ("every two years", "SET", "P2Y"),
    ],
    "Guards earn $90 a day.": [("a day", "SET", "P1D")],
}

TIMES: dict[str, list[Row]] = {
    "Polls opened at 7 a.m. and closed at 21:30 GMT.": [
        ("7 a.m.", "TIME", "2025-03-11T07:00"),
        ("21:30 GMT", "TIME", "2025-03-11T21:30Z"),
    ],
    "The blast came at 5.40pm on Monday.": [("5.40pm on Monday", "TIME", "2025-03-10T17:40")],
    "At 0615 GMT on Monday sirens sounded.": [("0615 GMT on Monday", "TIME", "2025-03-10T06:15Z")],
    "He called last night and early on Monday morning.": [
        ("last night", "TIME", "2025-03-10TNI"),
        ("early on Monday morning", "TIME", "2025-03-10TMO", "START"),
    ],
    "On the evening of March 9 it rained until midnight.": [
        ("the evening of March 9", "TIME", "2025-03-09TEV"),
        ("midnight", "TIME", "2025-03-09T24:00"),
    ],
}

RANGES: dict[str, list[Row]] = {
    "The fair runs March 14–16.": [("March 14", "DATE", "2025-03-14"), ("16", "DATE", "2025-03-16")],
    "It rained from Thursday to Saturday.": [
        ("Thursday", "DATE", "2025-03-06"),
        ("Saturday", "DATE", "2025-03-08"),
    ],
    "The June-August rains failed.": [("June", "DATE", "2024-06"), ("August", "DATE", "2024-08")],
    "Between 2011 and 2014 rents doubled; the 2014-15 budget did not.": [
        ("2011", "DATE", "2011"),
        ("2014", "DATE", "2014"),
        ("2014", "DATE", "2014"),
        ("15", "DATE", "2015"),
    ],
    "It was shut from December 30 to January 2, 2021.": [
        ("December 30", "DATE", "2020-12-30"),
        ("January 2, 2021", "DATE", "2021-01-02"),
    ],
}

PERIODS: dict[str, list[Row]] = {
    "It rose in the quarter ended Dec. 31 from the same quarter a year earlier.": [
        ("the quarter", "DATE", "2024-Q4"),
        ("Dec. 31", "DATE", "2024-12-31"),
        ("the same quarter a year earlier", "DATE", "2023-Q4"),
    ],
    "In the quarter ended Jan. 28 and the year ended April 30, 2024, sales fell.": [
        ("the quarter", "DURATION", "P3M"),
        ("Jan. 28", "DATE", "2025-01-28"),
        ("the year", "DURATION", "P1Y"),
        ("April 30, 2024", "DATE", "2024-04-30"),
    ],
    "Claims fell in the week ended March 1, and the week before.": [
        ("the week", "DATE", "2025-W09"),
        ("March 1", "DATE", "2025-03-01"),
        ("the week before", "DATE", "2025-W08"),
    ],
    "The April-June quarter of 2019 was drier than the January to March quarter.": [
        ("The April-June quarter of 2019", "DATE", "2019-Q2"),
        ("the January to March quarter", "DATE", "2025-Q1"),
    ],
    "They closed over New Year, on New Year's Eve, and at Lunar New Year.": [
        ("New Year", "DATE", "2025-01-01"),
        ("New Year's Eve", "DATE", "2024-12-31"),
    ],
    "The gate shut on March 4; from the 6th, nobody passed; he led on the 18th.": [
        ("March 4", "DATE", "2025-03-04"),
        ("the 6th", "DATE", "2025-03-06"),
        ("the 18th", "DATE", "2025-03-18"),
    ],
    "He led on the 18th until an overnight train came; crews work overnight on Friday.": [
        ("overnight on Friday", "TIME", "2025-03-07TNI")
    ],
    "The hall is open seven days a week, and a quarter-century ago was full.": [
        ("seven days a week", "SET", "P1W"),
        ("a quarter-century ago", "DATE", "2000"),
    ],
    "Two years ago in May the shop moved, weeks before a fire.": [
        ("Two years ago in May", "DATE", "2023-05"),
        ("weeks", "DURATION", "PXW"),
    ],
    "It was on or about June 2, 2017, on a Tuesday; a Monday flight left on a Sunday.": [
        ("June 2, 2017", "DATE", "2017-06-02"),
        ("Tuesday", "DATE", "XXXX-WXX-2"),
        ("Monday", "DATE", "2025-03-10"),
        ("Sunday", "DATE", "XXXX-WXX-7"),
    ],
    "In his last year at sea he saw “Sunday Morning Mass” on film.": [],
}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pair
        for table in (ABSOLUTE, RELATIVE, DURATIONS_AND_SETS, TIMES, RANGES, PERIODS)
        for pair in table.items()
    ],
)
def test_a_form_is_read(sentence: str, expected: list[Row]) -> None:
    assert read(sentence) == expected


def test_an_all_number_day_keeps_both_readings_without_a_day() -> None:
    [mention] = find_dates("The deed of 04/05/2019 was lost.", DAY)
    assert (mention.timex_value, mention.start_on, mention.basis) == ("XXXX-XX-XX", None, "unresolved")
    assert mention.rule == "numeric-day:2019-04-05|2019-05-04"


@pytest.mark.parametrize(("day_first", "value"), [(True, "2019-05-04"), (False, "2019-04-05")])
def test_an_all_number_day_is_settled_by_the_order_of_the_outlet(day_first: bool, value: str) -> None:
    [mention] = find_dates("The deed of 04/05/2019 was lost.", DAY, day_first=day_first)
    assert (mention.timex_value, mention.basis) == (value, "explicit")
    assert mention.start_on == mention.end_on == date.fromisoformat(value)


def test_a_day_told_in_words_outweighs_the_order_of_the_outlet() -> None:
    mentions = find_dates("On 4 May 2019 he signed. The deed of 04/05/2019 was lost.", DAY, day_first=False)
    assert [mention.timex_value for mention in mentions] == ["2019-05-04", "2019-05-04"]


def test_an_all_number_day_is_settled_by_a_day_told_in_words() -> None:
    rows = read("On 4 May 2019 he signed. The deed of 04/05/2019 was lost.")
    assert [row[2] for row in rows] == ["2019-05-04", "2019-05-04"]


def test_a_story_far_back_keeps_its_own_year() -> None:
    rows = read("The rising began on 4 May 1831. On June 2 it was put down; the next day the king fled.")
    assert [row[2] for row in rows] == ["1831-05-04", "1831-06-02", "1831-06-03"]


def test_a_dateline_on_its_own_line_is_the_day_that_yesterday_counts_from() -> None:
    mentions = find_dates("Mine reopens\nMonday, March 10, 2025\n\nThe mine reopened yesterday.", DAY)
    assert [(m.timex_value, m.basis, m.anchor_on) for m in mentions] == [
        ("2025-03-10", "explicit", None),
        ("2025-03-09", "narrative", date(2025, 3, 10)),
    ]


def test_lines_broken_by_mail_do_not_break_an_expression() -> None:
    text = (
        "The council of the northern valleys decided that the mill should close last\n"
        "week, and that the old ferry across the lake, idle since the floods of March\n"
        "3, 1998, should be sold to whoever would take it away before the winter came\n"
        "and be forgotten.\n"
    )
    values = [mention.timex_value for mention in find_dates(text, DAY)]
    assert values[:2] == ["2025-W10", "1998-03-03"]
