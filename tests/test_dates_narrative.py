"""Which day a bare name means: by the tense of its clause, and by what the story has told so far."""

import pytest

from tests.test_dates_rules import read

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


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        # On Thursday this year, on Friday next: a slip, or a year that the words do not name.
        ("They meet on Friday, March 13.", "XXXX-03-13"),
        ("They will meet on Friday, March 6.", "2026-03-06"),
        ("They met on Thursday, March 6.", "2025-03-06"),
        ("He sailed in February 1910. On Monday, March 7, he was home.", "1910-03-07"),
    ],
)
def test_the_weekday_beside_a_day_helps_to_find_its_year(sentence: str, value: str) -> None:
    assert read(sentence)[-1][2] == value


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
        ("Crews dug overnight into Monday.", ["2025-03-09TNI", "2025-03-10"]),
        ("It opened in 2019 and shut in June of the following year.", ["2019", "2020-06"]),
        ("It opened in 2019 and burned down in May that year.", ["2019", "2019-05"]),
        ("Built in spring 2012, it sank in the autumn of the following year.", ["2012-SP", "2013-FA"]),
        ("It was sold in 2016, mostly in the third quarter of that year.", ["2016", "2016-Q3"]),
        ("It lost money in 2017, mainly in the third quarter.", ["2017", "2017-Q3"]),
        ("It lost money in 2017, but in the third quarter of last year it paid.", ["2017", "2024-Q3"]),
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
