"""Laws that hold for every date, every day of publication and every jumble of words."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.calendar_words import MONTH_ABBREVIATIONS, MONTH_NAMES, WEEKDAY_NAMES
from tasks.extract.dates.component import find_dates
from tasks.extract.dates.holidays import HOLIDAYS, easter, holiday_day
from tasks.extract.dates.timex import days_of
from tasks.extract.dates.vocabulary import LEXICON

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
SHORT = {number: name for name, number in reversed(MONTH_ABBREVIATIONS.items())} | {5: "May"}


def ordinal(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


FORMS: dict[str, Callable[[date], str]] = {
    "March 11, 2025": lambda d: f"{MONTH_NAMES[d.month - 1]} {d.day}, {d.year}",
    "March 11th, 2025": lambda d: f"{MONTH_NAMES[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "Mar. 11, 2025": lambda d: f"{SHORT[d.month]}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "11 March 2025": lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    "11 Mar 2025": lambda d: f"{d.day:02} {SHORT[d.month]} {d.year}",
    "the 11th of March, 2025": lambda d: f"the {ordinal(d.day)} of {MONTH_NAMES[d.month - 1]}, {d.year}",
    "Tuesday, March 11, 2025": lambda d: (
        f"{WEEKDAY_NAMES[d.weekday()]}, {MONTH_NAMES[d.month - 1]} {d.day}, {d.year}"
    ),
    "Tuesday 11 March 2025": lambda d: (
        f"{WEEKDAY_NAMES[d.weekday()]} {d.day} {MONTH_NAMES[d.month - 1]} {d.year}"
    ),
    "2025-03-11": date.isoformat,
    "MARCH 11, 2025": lambda d: f"{MONTH_NAMES[d.month - 1].upper()} {d.day}, {d.year}",
    "11-Mar-2025": lambda d: f"{d.day}-{SHORT[d.month]}-{d.year}",
    "11th March 2025": lambda d: f"{ordinal(d.day)} {MONTH_NAMES[d.month - 1]} {d.year}",
    "11 March, 2025": lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]}, {d.year}",
    "March 11 2025": lambda d: f"{MONTH_NAMES[d.month - 1]} {d.day} {d.year}",
    "Tue 11 Mar 2025": lambda d: f"{WEEKDAY_NAMES[d.weekday()][:3]} {d.day} {SHORT[d.month]} {d.year}",
    "2025/03/11": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
}

NUMERIC: dict[str, tuple[bool, Callable[[date], str]]] = {
    "11/03/2025": (True, lambda d: f"{d.day:02}/{d.month:02}/{d.year}"),
    "11.3.2025": (True, lambda d: f"{d.day}.{d.month}.{d.year}"),
    "11-03-2025": (True, lambda d: f"{d.day:02}-{d.month:02}-{d.year}"),
    "3/11/2025": (False, lambda d: f"{d.month}/{d.day}/{d.year}"),
    "03-11-2025": (False, lambda d: f"{d.month:02}-{d.day:02}-{d.year}"),
}


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS, published_on=st.none() | DAYS)
def test_a_full_date_in_any_form_reads_back_whatever_the_day_of_publication(
    form: str, day: date, published_on: date | None
) -> None:
    written = FORMS[form](day)
    text = f"The gate was opened on {written} at last."
    [mention] = find_dates(text, published_on)
    assert text[mention.char_start : mention.char_end] == written
    assert (mention.timex_value, mention.start_on, mention.end_on) == (day.isoformat(), day, day)
    assert mention.basis == "explicit"


@pytest.mark.parametrize("form", NUMERIC)
@given(day=DAYS, published_on=st.none() | DAYS)
def test_an_all_number_day_reads_back_in_the_order_of_its_outlet(
    form: str, day: date, published_on: date | None
) -> None:
    day_first, write = NUMERIC[form]
    text = f"The gate was opened on {write(day)} at last."
    [mention] = find_dates(text, published_on, day_first=day_first)
    assert text[mention.char_start : mention.char_end] == write(day)
    assert (mention.start_on, mention.end_on) == (day, day)


@given(day=DAYS, hour=st.integers(0, 23), minute=st.integers(0, 59))
def test_a_time_of_a_day_reads_back_on_either_clock(day: date, hour: int, minute: int) -> None:
    written = f"{MONTH_NAMES[day.month - 1]} {day.day}, {day.year}"
    half = f"{hour % 12 or 12}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}"
    for clock in (half, f"{hour:02}:{minute:02} GMT"):
        found = find_dates(f"The gate was opened at {clock} on {written}.", None)
        zone = "Z" if "GMT" in clock else ""
        assert f"{day.isoformat()}T{hour:02}:{minute:02}{zone}" in [m.timex_value for m in found]
        assert {(m.start_on, m.end_on) for m in found} == {(day, day)}


@given(first=DAYS, days=st.integers(1, 20))
def test_both_ends_of_a_range_read_back(first: date, days: int) -> None:
    last = first + timedelta(days)
    month = MONTH_NAMES[first.month - 1]
    if first.month == last.month:
        text = f"It ran {month} {first.day}–{last.day}, {first.year}."
    else:
        text = f"It ran from {month} {first.day} to {MONTH_NAMES[last.month - 1]} {last.day}, {last.year}."
    assert [m.start_on for m in find_dates(text, None)] == [first, last]


@given(year=st.integers(1950, 2089), month=st.integers(1, 12))
def test_months_quarters_and_decades_read_back(year: int, month: int) -> None:
    quarter = (month + 2) // 3
    text = f"In {MONTH_NAMES[month - 1]} {year}, in Q{quarter} {year}, and in the {year // 10 * 10}s."
    values = [mention.timex_value for mention in find_dates(text, None)]
    assert values == [f"{year}-{month:02}", f"{year}-Q{quarter}", f"{year // 10}X"]


# Expressions of days and weeks only: a month or a year is not seven days long.
RELATIVE = (
    "Rain fell yesterday, last night and the day before yesterday.",
    "Envoys are to meet on {weekday} and met last {weekday}.",
    "The mill closed on {weekday}, three weeks ago, and ten days ago.",
    "It reopens tomorrow, next week or two weeks from now.",
    "They danced last weekend, and will dance next weekend and this weekend.",
    "On {weekday} night it rained; the next day it froze; a week earlier it thawed.",
    "At 9 a.m. on {weekday} the bell rang, and again later this week.",
    "Crews worked overnight. This morning they rested, and tonight they go on at noon tomorrow.",
    "She sailed on {weekday} last week, a week before {weekday}, and lands the day after tomorrow.",
    "It opens in three days' time, two weeks from {weekday}; that {weekday} is a holiday.",
    "They met early on {weekday} morning and the following {weekday}; the week before they had not.",
    "It rained at the weekend and earlier in the week, and for the rest of the week.",
    "Later {weekday} he spoke; the previous day he had not, nor four days earlier.",
    "At 9 tonight the hall opens; it shut at noon on {weekday} and, the day before, not at all.",
)
RULES_OF_DAYS_AND_WEEKS = frozenset(
    """
    ago clock day-before-or-after day-beyond day-word in-time noon overnight part-of-unit relative-part
    relative-unit relative-weekday span-from-day the-unit weekday weekday-of-week weekday-part
    """.split()
)


@pytest.mark.parametrize("template", RELATIVE)
@given(published_on=DAYS, weekday=st.sampled_from(WEEKDAY_NAMES), weeks=st.integers(-60, 60))
def test_shifting_publication_by_weeks_shifts_every_relative_day(
    template: str, published_on: date, weekday: str, weeks: int
) -> None:
    text = template.format(weekday=weekday)
    shift = timedelta(7 * weeks)
    before = find_dates(text, published_on)
    after = find_dates(text, published_on + shift)
    assert before
    for one, other in zip(before, after, strict=True):
        assert (one.char_start, one.char_end, one.rule, one.basis) == (
            other.char_start,
            other.char_end,
            other.rule,
            other.basis,
        )
        for day, shifted in ((one.start_on, other.start_on), (one.end_on, other.end_on)):
            assert day is not None
            assert shifted == day + shift


def test_the_shifted_expressions_are_of_every_rule_that_reads_days_and_weeks() -> None:
    found = {
        mention.rule
        for template in RELATIVE
        for mention in find_dates(template.format(weekday="Friday"), date(2025, 3, 11))
    }
    assert found >= RULES_OF_DAYS_AND_WEEKS


@given(published_on=DAYS, weekday=st.sampled_from(WEEKDAY_NAMES))
def test_a_weekday_is_that_day_of_the_week_and_at_most_six_days_away(
    published_on: date, weekday: str
) -> None:
    for text in (f"Envoys will meet on {weekday}.", f"Envoys met on {weekday}."):
        [mention] = find_dates(text, published_on)
        assert mention.start_on is not None
        assert WEEKDAY_NAMES[mention.start_on.weekday()] == weekday
        distance = (mention.start_on - published_on).days
        assert 0 <= distance <= 6 if "will" in text else -6 <= distance <= 0


WORDS = st.sampled_from(sorted(LEXICON)) | st.sampled_from(["zinc", "Oslo", "\n", "\n\n", "€"])


@given(words=st.lists(WORDS, max_size=25), gap=st.sampled_from(["", " "]), published_on=st.none() | DAYS)
def test_any_jumble_of_words_gives_ordered_spans_inside_the_text(
    words: list[str], gap: str, published_on: date | None
) -> None:
    text = gap.join(words)
    end = 0
    for mention in find_dates(text, published_on):
        assert end <= mention.char_start < mention.char_end <= len(text)
        span = text[mention.char_start : mention.char_end]
        assert span == span.strip()
        assert mention.timex_type in ("DATE", "TIME", "DURATION", "SET")
        assert mention.basis in ("explicit", "publication", "narrative", "unresolved")
        assert (mention.start_on is None) == (mention.end_on is None)
        if mention.start_on and mention.end_on:
            assert mention.start_on <= mention.end_on
        if published_on is None:
            assert mention.basis != "publication"
        end = mention.char_end


@given(year=st.integers(1800, 2199))
def test_every_holiday_has_a_day_in_every_year(year: int) -> None:
    assert easter(year).isoweekday() == 7
    for name in HOLIDAYS:
        assert abs(holiday_day(name, year).year - year) == 0


@given(day=DAYS)
def test_a_day_lies_within_its_week_month_quarter_half_and_year(day: date) -> None:
    week = day.isocalendar()
    for value in (
        f"{week.year}-W{week.week:02}",
        f"{day.year}-{day.month:02}",
        f"{day.year}-Q{(day.month + 2) // 3}",
        f"{day.year}-H{(day.month + 5) // 6}",
        f"{day.year}",
        f"{day.year // 10}X",
        f"{day.year // 100}XX",
        f"{day.isoformat()}TNI",
    ):
        days = days_of(value)
        assert days is not None
        assert days[0] <= day <= days[1]


@pytest.mark.parametrize(
    "value", ["XXXX-XX-XX", "2025-SU", "FY2025", "P3D", "PAST_REF", "2025-02-30", "2025-W60", ""]
)
def test_a_value_that_settles_no_days_gives_none(value: str) -> None:
    assert days_of(value) is None
