"""Ordinals that number events, people and things in order, and those that only name or list."""

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.mentions import FigureMention


def ordinals(text: str) -> list[tuple[str, float | None, str | None]]:
    found = [figure for figure in read_figures(text, []) if figure.kind == "ordinal"]
    return [
        (text[figure.char_start : figure.char_end], figure.value, figure.counted_head) for figure in found
    ]


@pytest.mark.parametrize(
    ("text", "words", "value", "head"),
    [
        ("A second miner has died of his burns.", "second", 2, "miner"),
        ("Second miner dies of burns", "Second", 2, "miner"),
        ("Second Miner Dies After Shaft Collapse", "Second", 2, "miner"),
        ("Oslo police made a fourth arrest overnight.", "fourth", 4, "arrest"),
        ("Anna Berg, the third skier to die on the slope this week, was 31.", "third", 3, "skier"),
        ("They held a second suspect fleeing the bank.", "second", 2, "suspect"),
        ("He leaves his third wife Joan Pell.", "third", 3, "wife"),
        ("The lounge is in the first district of Graz.", "first", 1, "district"),
        ("She sits for the state's 22nd congressional district.", "22nd", 22, "district"),
        ("Kuznetsova fell in the fourth round.", "fourth", 4, "round"),
        ("The second round match was put off.", "second", 2, "round"),
        ("He dropped from a sixth-floor balcony.", "sixth", 6, "floor"),
        ("Larsen scored in the 78th minute.", "78th", 78, "minute"),
        ("Malta is the ninth country to sign.", "ninth", 9, "country"),
        ("It was the third edition of the race.", "third", 3, "edition"),
        ("She is the barge's 12th crew.", "12th", 12, "crew"),
        ("He was sworn in for a third term as governor.", "third", 3, "term"),
        ("It was the region's first case of the fever.", "first", 1, "case"),
        ("Amina Bello became the first woman to run the court.", "first", 1, "woman"),
        ("She is the island's first female judge.", "first", 1, "judge"),
        ("She named her the 14th Doctor.", "14th", 14, "doctor"),
        ("It was the eighth night in a row of riots.", "eighth", 8, "night"),
        ("The city saw a ninth week of marches.", "ninth", 9, "week"),
        ("The carmaker's first prime minister visit is not one, its fifth recall is.", "fifth", 5, "recall"),
    ],
)
def test_an_ordinal_numbers_the_noun_after_it(text: str, words: str, value: float, head: str) -> None:
    assert ordinals(text) == [(words, value, head)]


@pytest.mark.parametrize(
    "text", ["Ito came in third.", "Ito finished 3rd overall.", "Ito was coming in third at noon."]
)
def test_a_place_reached_is_a_rank(text: str) -> None:
    [(_, value, head)] = ordinals(text)
    assert (value, head) == (3, None)


@pytest.mark.parametrize(
    "text",
    [
        "At first the first lady gave first aid.",
        "First, the bank will cut costs; second, it will hire.",
        "The First Minister of Wales spoke for the first time.",
        "He was charged with first-degree murder by a third party.",
        "The Second World War began; the Third Reich fell.",
        "They had second thoughts about a second-hand car on Fifth Avenue.",
        "Wait a second.",
        "The beam pulses 40 times per second.",
        "Every third house is empty.",
        "It is the first step on the first day of the second half of the month.",
        "A fifth year student from the 82nd Airborne Division spoke.",
        "The first minister had a second chance.",
        "Under the 14th Amendment, she may stay.",
        "Their first names are unknown.",
        "They were sent to a third country.",
        "The deal closes in Acme's first fiscal quarter.",
        "It had a first-quarter loss and a third quarter to forget.",
        "The keeper was sent off in the first half of the match.",
    ],
)
def test_names_idioms_and_lists_are_no_ordinals(text: str) -> None:
    assert ordinals(text) == []


def test_the_third_goal_of_a_player_is_no_target() -> None:
    [figure] = read_figures("Kane scored his third goal.", [])
    assert figure.role == "stated"


def times(text: str) -> list[FigureMention]:
    return [figure for figure in read_figures(text, []) if figure.rule.startswith("count.times")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The clerk was shot twice in the arm.", "twice", 2),
        ("He was stabbed once in the neck.", "once", 1),
        ("A dog bit the girl and she was bitten once.", "once", 1),
        ("The mayor has been re-elected twice, most lately in May.", "twice", 2),
        ("Rovers twice hit the post.", "twice", 2),
        ("He scored twice as Leeds drew.", "twice", 2),
        ("She voted only once.", "once", 1),
        ("The dam has failed at least twice since then.", "at least twice", 2),
        ("The lake froze twice this year.", "twice", 2),
        ("The port was shelled twice overnight.", "twice", 2),
    ],
)
def test_a_word_says_how_often(text: str, words: str, value: float) -> None:
    [figure] = times(text)
    assert (figure.kind, figure.value, figure.counted_head) == ("count", value, "time")
    assert text[figure.char_start : figure.char_end] == words


@pytest.mark.parametrize(
    ("text", "per"), [("They meet twice a week.", "week"), ("It is held once a year.", "year")]
)
def test_how_often_may_be_a_rate(text: str, per: str) -> None:
    [figure] = times(text)
    assert figure.per == per


@pytest.mark.parametrize(
    "text",
    [
        "They paid twice as much.",
        "It costs twice the price.",
        "It took twice last year's sum.",
        "Once the rain had stopped, all left at once.",
        "It was once a mill.",
        "Think twice before you sell.",
        "She rang once or twice.",
        "The twice-married singer left.",
        "The fee is twice $40.",
    ],
)
def test_ratios_conjunctions_and_idioms_count_no_times(text: str) -> None:
    assert times(text) == []


def test_what_follows_does_not_count_times_too() -> None:
    figures = read_figures("The ferry sank twice, and 40 were hurt.", [])
    assert [figure.counted_head for figure in figures] == ["time", None]
