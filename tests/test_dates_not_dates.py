"""What looks like a date and is none is left alone: a false date is worse than a missed one."""

from datetime import date

import pytest

from tasks.extract.dates.component import find_dates

NO_DATES = [
    "She may march on, second to none, in the sun.",
    "Theresa May met June Carter and August Wilson.",
    "They fall; prices spring back; the fall of the fort was swift.",
    "The 33-year-old and a girl of 12 years of age sang.",
    "Twins aged 7 years old live there.",
    "Rovers won 3-2, then lost 12:05 to 14:10.",
    "Section 2.3.1 of version 10.12.2 applies.",
    "Flight 1954 carried 2000 people and 1990 dollars in coins.",
    "It costs $2020 or €1999.",
    "About 2000 buses stood idle.",
    "The inn is at 1850 Old Mill Road.",
    "Some 1,998 of 2,010 points were scored.",
    "The code is F-2000 or 555-1212.",
    "He is in his 60s, and highs were in the 70s.",
    "They scored in the second half and led after the first quarter of the game.",
    "The first day was hard; one day it will end.",
    "Year-on-year growth is a day-to-day matter.",
    "A now-defunct firm built it.",
    "Come as soon as you can.",
    "At the end of the day, nobody cares.",
    "Three quarters of the town burned.",
    "In some quarters he is disliked.",
    "The Sunday Times reported it.",
    "Wed in haste, he sat in the mar and sun.",
    "The future of the mill is unclear.",
    "He won in 2:04:11, then in 2:05:40.",
    "Mr. Mar and Ms. Jan came.",
    "The Women's March drew thousands.",
    "It rose by 6,107.31 or 12/31 inches.",
    "She lives at 2001 Elm Street.",
    "One in 2000 is affected.",
    "Every now and then Noelle Christmas sang of it.",
    "Children aged 8 to 10 years came.",
    "It was the second loss in as many months.",
    "A rise in current expenditure followed.",
    "Three-quarters of them and a quarter of the rest left.",
    "He flew to Mar-a-Lago, and from there to Mar del Plata.",
    "Ring 0800 2020 1999 or sell the Russell 2000.",
    "Yun Ji-soon resigned in protest to May's choice.",
]


@pytest.mark.parametrize("sentence", NO_DATES)
def test_no_date_is_found(sentence: str) -> None:
    assert [sentence[m.char_start : m.char_end] for m in find_dates(sentence, date(2025, 3, 11))] == []


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", ".", "'", "2025-", "May", "the March.", "in", "last", "10:", "'8", "\ud800"]
)
def test_fragments_are_read_without_error(text: str) -> None:
    find_dates(text, date(2025, 3, 11))
