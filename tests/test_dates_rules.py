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


# Tuesday 11 March: the clause decides whether a name without a date lies ahead or behind.
DIRECTIONS = {
    "Envoys are to meet on Wednesday.": "2025-03-12",
    "Envoys will, after all, meet again on Friday.": "2025-03-14",
    "On Friday, the envoy, who has urged calm, is expected to fly home.": "2025-03-14",
    "The vote is scheduled for Thursday.": "2025-03-13",
    "The port is set to reopen by Saturday.": "2025-03-15",
    "The envoy plans to sail on Sunday.": "2025-03-16",
    "Voting begins Saturday.": "2025-03-15",
    "The hearing was adjourned until Monday.": "2025-03-17",
    "Talks are continuing through Thursday.": "2025-03-13",
    "She won't travel on Friday.": "2025-03-14",
    "The bank has until Friday to pay, the court said.": "2025-03-14",
    "He died while climbing to a hut on Saturday.": "2025-03-08",
    "Officials may have erred on Friday.": "2025-03-07",
    "Snow is due Sunday, the office said.": "2025-03-16",
    "The tariffs take effect on Wednesday.": "2025-03-12",
    "Polls close Sunday.": "2025-03-16",
    "The sale is on Friday.": "2025-03-14",
    "Police are investigating a crash on Friday.": "2025-03-07",
    "Output fell more than it forecast in November.": "2024-11",
    "Officials said the mine, due to close, is to be sold on Friday.": "2025-03-14",
    "The chancellor will deliver her forecast on March 26.": "2025-03-26",
    "Polls had been promised for Sept. 14.": "2025-09-14",
    "Teams had searched a tenth of it by Sunday.": "2025-03-09",
    "It will be read aloud and voted on Friday.": "2025-03-14",
    "The firm needed a loan by Friday.": "2025-03-14",
    "If envoys take office on Friday, all is lost.": "2025-03-14",
    "She speaks later Monday.": "2025-03-10",
    "Envoys met on Wednesday.": "2025-03-05",
    "The envoy spoke to reporters on Friday.": "2025-03-07",
    "The firm said Friday it will close two mills.": "2025-03-07",
    "On Sunday, the court, which sits in Leyden, ruled against him.": "2025-03-09",
    "Shops have been shut since Thursday.": "2025-03-06",
    "He was killed due to fog on Saturday.": "2025-03-08",
    "Envoys meet on Tuesday.": "2025-03-11",
    "The envoy won on Tuesday.": "2025-03-11",
    "The dam will be opened in May.": "2025-05",
    "The dam was opened in May.": "2024-05",
    "The dam was opened in February.": "2025-02",
    "The dam was opened on December 9.": "2024-12-09",
    "The dam will be opened on January 5.": "2026-01-05",
    "The tribunal meets on March 20.": "2025-03-20",
    "Voters go to the polls on October 12.": "2025-10-12",
    "Ruritania votes on Sunday.": "2025-03-16",
    "The law comes into force in June.": "2025-06",
    "The town braces for floods on Thursday.": "2025-03-13",
    "Starting Monday, fares rise.": "2025-03-17",
    "The office warned of gales through Friday.": "2025-03-14",
    "The launch has slipped to no earlier than October 31.": "2025-10-31",
    "The band has cancelled its shows on Friday.": "2025-03-14",
    "The union called a walkout for Monday.": "2025-03-17",
    "Prosecutors want him extradited before December.": "2025-12",
    "By Friday the water should have receded.": "2025-03-14",
    "A service is being held on Sunday.": "2025-03-16",
    "Copper for July delivery rose.": "2025-07",
    "They hope for a chance of a truce in August.": "2025-08",
    "They met on Wednesday the 26th.": "2025-02-26",
    "They meet on Tuesday, the 8th.": "2025-04-08",
    "The quarry closes on the last Friday of April.": "2025-04-25",
    "This Thursday, an airman crossed the strait.": "2025-03-06",
    "The assembly was to meet on Monday.": "2025-03-10",
    "The storm was expected to pass on Wednesday.": "2025-03-12",
    "The council rejected the plan on Monday.": "2025-03-10",
    "The report of a blast on Saturday is false.": "2025-03-08",
    "The talks follow a meeting on Sunday.": "2025-03-09",
    "Police expect arrests after Saturday's riot.": "2025-03-08",
    "The match, originally planned for Monday, was put off.": "2025-03-10",
    "Trading did not begin on Monday.": "2025-03-10",
    # Weeks ahead, but for the verb right before the day.
    "The levy that came into force on 1 April has failed.": "2024-04-01",
    "She was elected on April 2.": "2024-04-02",
    "The vote planned April 2 is off.": "2025-04-02",
    "The march will be held on April 2.": "2025-04-02",
    "The match was called off on April 2.": "2025-04-02",
    # What is compared with what was, though the clause looks ahead.
    "The agency needs 40 tents, up from 31 in May.": "2024-05",
    "It will hire 90 guards compared with 60 in June.": "2024-06",
    # Dated a day early.
    "The keeper resigned on March 12.": "2025-03-12",
}


@pytest.mark.parametrize(("sentence", "value"), DIRECTIONS.items())
def test_a_bare_name_is_placed_by_the_tense_of_its_clause(sentence: str, value: str) -> None:
    assert [row[2] for row in read(sentence)] == [value]


def test_agreeing_on_a_day_to_do_something_on_another_looks_ahead() -> None:
    assert [row[2] for row in read("They agreed on Monday to meet again on Friday.")] == [
        "2025-03-10",
        "2025-03-14",
    ]


def test_a_day_near_publication_keeps_its_year_though_the_weekday_is_another_years() -> None:
    assert [row[2] for row in read("They meet on Friday, March 13.")] == ["2025-03-13"]


def test_the_day_beside_a_time_is_its_own_and_a_later_one_is_not() -> None:
    assert [row[2] for row in read("Today at 10:30 BST the court ruled that it stays until June 14.")] == [
        "2025-03-11",
        "2025-03-11T10:30",
        "2025-06-14",
    ]
    assert [row[2] for row in read("It was shut between 3am and 4am yesterday.")] == [
        "2025-03-10T03:00",
        "2025-03-10T04:00",
    ]


def test_a_time_is_of_the_day_that_the_sentences_before_tell_of() -> None:
    rows = read(
        "A kiln burst on Sunday. The blast came at 5 p.m. and was heard afar. The fair opens at 9 a.m."
    )
    assert [row[2] for row in rows] == ["2025-03-09", "2025-03-09T17:00", "2025-03-11T09:00"]


def test_a_time_told_as_past_is_not_of_a_day_to_come() -> None:
    found = read("The crew, told to hold out until Friday, gave up at 1 p.m.")
    assert found[-1] == ("1 p.m.", "TIME", "2025-03-11T13:00")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "In March 2019 she won. In June she left; two months later she died.",
            ["2019-03", "2019-06", "2019-08"],
        ),
        ("The worst since 1985, when a dam broke in October.", ["1985", "1985-10"]),
        ("Its stock, which peaked in June 2019, was halted on February 1.", ["2019-06", "2025-02-01"]),
        ("They vote on June 8 and open talks later in the month.", ["2025-06-08", "2025-06"]),
        ("Ministers gather on Thursday, having cut output in January.", ["2025-03-13", "2025-01"]),
        ("Courts sat through the night.", ["2025-03-10TNI"]),
    ],
)
def test_a_story_goes_on_from_the_dates_it_has_told(text: str, values: list[str]) -> None:
    assert [row[2] for row in read(text)] == values


def test_years_ago_count_from_publication_whatever_the_sentence_tells_of() -> None:
    found = read(
        "The last coup came in September 2021, less than four years ago; shares fell from a year ago."
    )
    assert [row[2] for row in found] == ["2021-09", "2021", "2024"]


def test_a_possessive_weekday_takes_up_the_day_already_told() -> None:
    rows = read("The krone fell on Friday, March 7. At Friday's rate the sum will come to 4 million.")
    assert [row[2] for row in rows] == ["2025-03-07", "2025-03-07"]


def test_a_day_can_count_from_another() -> None:
    rows = read("They meet a week from Friday, or Monday week; a year ago today they did not.")
    assert [row[2] for row in rows] == ["2025-03-21", "2025-03-24", "2024-03-11"]


def test_a_weekday_joined_to_another_follows_it() -> None:
    rows = read("The board meets next Thursday and Friday, and met last Monday or Tuesday.")
    assert [row[2] for row in rows] == ["2025-03-13", "2025-03-14", "2025-03-10", "2025-03-11"]


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
