"""Number words without a noun of their own: in headlines, as subjects, and as some of what was counted before."""

import pytest

from tasks.extract.figures.component import read_figures


def rows(text: str) -> list[tuple[str, float | None, str | None]]:
    return [
        (text[figure.char_start : figure.char_end], figure.value, figure.counted_head)
        for figure in read_figures(text, [])
    ]


def last(text: str) -> tuple[str, float | None, str | None]:
    return rows(text)[-1]


HEADLINES = [
    ("Landslide Hits Northern Village, Killing One", [("One", 1)]),
    ("Blast Kills Two, Wounds Three in Market", [("Two", 2), ("Three", 3)]),
    ("Storm off Samar kills at least nine\n\nManila reported", [("at least nine", 9)]),
    ("Block of flats falls, killing eleven\nMonday", [("eleven", 11)]),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_a_headline_counts_those_killed(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(words, value) for words, value, _ in rows(text)] == expected


@pytest.mark.parametrize(
    "text", ["The Big Three met.", "He led the Gang of Four.", "The Legend of the Nine Doors opened."]
)
def test_a_capital_still_names(text: str) -> None:
    assert rows(text) == []


VAGUE = [
    ("A ferry sank off Lome.\nDozens have been reported missing.", "Dozens", 24),
    ("Hundreds are feared buried.", "Hundreds", 200),
    ("It fell in a storm in which thousands died.", "thousands", 2000),
    ("Several hundred marched.", "Several hundred", 300),
    ("Scores injured as stand falls", "Scores", 40),
    ("They sent blankets for the thousands stranded.", "thousands", 2000),
]


@pytest.mark.parametrize(("text", "words", "least"), VAGUE)
def test_a_vague_number_may_be_the_subject(text: str, words: str, least: float) -> None:
    figure = read_figures(text, [])[-1]
    assert (text[figure.char_start : figure.char_end], figure.value_low, figure.value_high) == (
        words,
        least,
        None,
    )


SUBJECTS = [
    ("The raid in which five were shot is over.", "five", 5),
    ("Six more were wounded.", "Six", 6),
    ("Only two fell ill.", "two", 2),
    ("A vigil for three who drowned is planned.", "three", 3),
    ("At least one was killed.", "At least one", 1),
    ("Only one survived.", "one", 1),
    ("The yard has two more on order.", "two", 2),
    ("Avalanche Buries Six at Ski Resort", "Six", 6),
    ("No rival has a spare mast, yet the crew has two—one on deck.", "two", 2),
]


@pytest.mark.parametrize(("text", "words", "value"), SUBJECTS)
def test_a_number_word_that_is_a_subject_counts(text: str, words: str, value: float) -> None:
    assert rows(text) == [(words, value, None)]


SOME_OF_THEM = [
    ("Seven shells were fired, of which five went off.", "five", 5, "shell"),
    ("It carried 90 passengers, of whom six survived.", "six", 6, "passenger"),
    ("Six rockets fell; two hit a school.", "two", 2, "rocket"),
    ("Two rockets hit a school, the other four landed in fields.", "Two", 2, "rocket"),
    ("Eight climbers set out. Three did not return.", "Three", 3, "climber"),
    ("Nine miners were trapped. Four of them were freed.", "Four", 4, "miner"),
    ("They dropped three bombs - one landed on a barn.", "one", 1, "bomb"),
    ("Forty sailors are ashore. One has been taken to hospital.", "One", 1, "sailor"),
    ("The patch mends 13 flaws, one of which is in use by thieves.", "one", 1, "flaw"),
    ("We sold 30 vans in Turin and eight in Pisa.", "eight", 8, "van"),
    ("The firm has three plants, two in Ohio and one in Iowa.", "one", 1, "plant"),
    ("The court heard five cases; it threw out two.", "two", 2, "case"),
    ("Of six jets, one crashed and two turned back.", "two", 2, "jet"),
]


@pytest.mark.parametrize(("text", "words", "value", "head"), SOME_OF_THEM)
def test_some_of_those_counted_before_have_their_noun(text: str, words: str, value: float, head: str) -> None:
    assert (words, value, head) in rows(text)


def test_the_others_are_a_part_of_the_whole() -> None:
    whole, part = read_figures("Of six tanks two came, and the other four burned.", [])
    assert (part.counted_head, part.role, part.related) == ("tank", "part", whole)


ORDINALS = [
    ("Three suspects were held; a fourth fled.", "fourth", 4, "suspect"),
    ("The port has two cranes. The second collapsed on Sunday.", "second", 2, "crane"),
]


@pytest.mark.parametrize(("text", "words", "value", "head"), ORDINALS)
def test_an_ordinal_goes_on_with_those_counted_before(text: str, words: str, value: float, head: str) -> None:
    assert last(text) == (words, value, head)


NOTHING_MORE = [
    ("They bought two bikes. One can see why.", 1),
    ("One said it was loud.", 0),
    ("There are two reasons. The first is money.", 1),
    ("He owns two dogs. One must ask why.", 1),
    ("She bought two bikes but prefers the other one to ride.", 1),
    ("The first was late.", 0),
]


@pytest.mark.parametrize(("text", "count"), NOTHING_MORE)
def test_pronouns_and_lists_count_nothing(text: str, count: int) -> None:
    assert len(rows(text)) == count


def test_one_of_several_counts_where_it_came_to_harm() -> None:
    assert rows("One of his men was also killed.") == [("One", 1, "man")]
    assert rows("One of his men was late.") == []


def test_those_killed_are_no_vehicles() -> None:
    assert last("Three trams collided. One was killed.") == ("One", 1, None)


def test_one_dead_and_two_hurt_are_told_apart() -> None:
    assert last("One dead, two hurt in crash") == ("two", 2, None)
