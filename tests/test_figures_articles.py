"""Amounts that an article states, ages in words, votes, magnitudes and ranks."""

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import DateMention, FigureMention


def one(text: str, dates: list[DateMention] | None = None) -> tuple[str, FigureMention]:
    [figure] = read_figures(text, dates or [])
    return text[figure.char_start : figure.char_end], figure


def span(text: str, words: str, value: str, mod: str | None = None) -> DateMention:
    start = text.index(words)
    return DateMention(start, start + len(words), "DURATION", value, "span", "explicit", timex_mod=mod)


SPANS = [
    ("The repair takes at least a week.", "at least a week", "P1W", "EQUAL_OR_MORE", 1, "wk"),
    ("The walkout lasted a fortnight.", "a fortnight", "P2W", None, 2, "wk"),
    ("She was jailed for a year.", "a year", "P1Y", None, 1, "a"),
    ("The hearing took nearly a decade.", "nearly a decade", "P1DE", "LESS_THAN", 10, "a"),
]


@pytest.mark.parametrize(("text", "words", "timex", "mod", "value", "unit"), SPANS)
def test_an_article_before_a_unit_of_time_states_one(
    text: str, words: str, timex: str, mod: str | None, value: float, unit: str
) -> None:
    written, figure = one(text, [span(text, words, timex, mod)])
    assert (written, figure.kind, figure.value, figure.unit) == (words, "duration", value, unit)


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The fee is due within a year.", "a year", "P1Y"),
        ("A day later they left.", "A day", "P1D"),
        ("They waited for weeks.", "weeks", "PXW"),
    ],
)
def test_any_year_and_vague_spans_are_no_amounts(text: str, words: str, timex: str) -> None:
    assert read_figures(text, [span(text, words, timex)]) == []


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("He leaves two girls, Ida, seven, and Nora, four.", [7, 4]),
        ("My son is nine.", [9]),
        ("He's 24 and she's 31.", [24, 31]),
    ],
)
def test_ages_stand_in_words_and_after_short_forms(text: str, ages: list[int]) -> None:
    assert [figure.value for figure in read_figures(text, []) if figure.kind == "age"] == ages


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The bill passed by votes of 230-to-197.", [230, 197]),
        ("It has a 6–3 majority.", [6, 3]),
        ("By a 5-4 ruling the ban stays.", [5, 4]),
        ("They found him guilty by a majority of 10 to two.", [10, 2]),
        ("Rovers won 3-1.", []),
    ],
)
def test_votes_are_two_figures_and_scores_are_none(text: str, votes: list[int]) -> None:
    assert [figure.value for figure in read_figures(text, [])] == votes


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("M6.7 off Tonga", "M6.7", 6.7, "{magnitude}"),
        ("The bird weighs five kg.", "five kg", 5, "kg"),
    ],
)
def test_short_names_of_units_are_read(text: str, words: str, value: float, unit: str) -> None:
    written, figure = one(text)
    assert (written, figure.kind, figure.value, figure.unit) == (words, "measure", value, unit)


def test_a_motorway_is_no_magnitude() -> None:
    assert read_figures("The M25 is shut.", []) == []


def test_a_fraction_may_be_what_is_left() -> None:
    written, figure = one("Flow was down to a third.")
    assert (written, figure.kind) == ("a third", "ratio")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They are ninth in the table.", "ninth", 9),
        ("City, stuck in ninth, drew.", "ninth", 9),
        ("It is the fifth of six.", "fifth", 5),
        ("The thriller was third.", "third", 3),
    ],
)
def test_a_place_in_a_table_is_a_rank(text: str, words: str, value: float) -> None:
    figure = read_figures(text, [])[0]
    assert (text[figure.char_start : figure.char_end], figure.kind, figure.value) == (words, "ordinal", value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thousands march against cuts", "Thousands"),
        ("The wake was attended by hundreds.", "hundreds"),
        ("The flood displaced tens of thousands.", "tens of thousands"),
    ],
)
def test_a_vague_number_may_stand_alone(text: str, words: str) -> None:
    written, figure = one(text)
    assert (written, figure.counted) == (words, None)


def test_there_is_one() -> None:
    assert one("There is one survivor.")[1].counted_head == "survivor"


def test_adjectives_in_a_row_stand_before_what_is_counted() -> None:
    [figure] = read_figures("It took seven federal, state and local agencies.", [])
    assert (figure.value, figure.counted_head) == (7, "agency")


def test_half_an_hour_is_no_hour() -> None:
    text = "It took nearly half an hour."
    [figure] = read_figures(text, [span(text, "an hour", "PT1H", "LESS_THAN")])
    assert figure.value == 0.5


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The raid killed 12 US soldiers.", "soldier"),
        ("It hired 40 IT workers.", "worker"),
        ("Nine WHO doctors came.", "doctor"),
        ("It gave 12 of us sweets.", None),
    ],
)
def test_an_acronym_is_no_pronoun(text: str, head: str | None) -> None:
    assert one(text)[1].counted_head == head
