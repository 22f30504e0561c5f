"""What is done to or by what a figure counts."""

import pytest

from tasks.extract.figures.component import read_figures
from tasks.extract.seedtables import listed, read_table


def actions(text: str) -> list[str | None]:
    return [figure.action for figure in read_figures(text, [])]


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 12 people.",
        "Twelve people were killed when the roof gave way.",
        "12 dead after ferry sinks",
        "The slide left 12 people dead.",
        "At least 12 people have died, officials said.",
        "Up to 12 people are thought to have been killed.",
        "The death toll rose to 12 on Friday.",
        "The toll now stands at 12.",
        "The ministry reported 12 deaths.",
        "The crash claimed the lives of 12 people.",
        "Gunmen shot dead 12 villagers.",
        "Some 12 sailors are feared dead.",
        "An explosion that killed at least 12 was heard for miles.",
    ],
)
def test_every_way_to_tell_a_death_has_one_action(text: str) -> None:
    assert actions(text) == ["die"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It killed 12 people and wounded 30.", ["die", "injure"]),
        ("Four were killed and nine injured in the blast.", ["die", "injure"]),
        ("The slide left 12 dead and 40 missing.", ["die", "miss"]),
        ("Ten soldiers and two nurses were killed.", ["die", "die"]),
        ("It killed 12 soldiers, three nurses and two drivers.", ["die", "die", "die"]),
        ("Floods have displaced more than 40,000 residents.", ["displace"]),
        ("Police arrested 14 men and seized 3 tonnes of copper.", ["arrest", "capture"]),
        ("The watchdog fined the bank €5 million.", ["fine"]),
        ("The bank was fined €5 million.", ["fine"]),
        ("The bank paid a €5 million fine.", ["fine"]),
        ("A court sentenced him to 14 years in prison.", ["jail"]),
        ("The firm will invest $3bn in the plant.", ["invest"]),
        ("The fund will lend Egypt $8 billion.", ["lend"]),
        ("Shares fell 5% to $12.", ["fall", "fall"]),
        ("The group aims to cut emissions by 55%.", ["cut"]),
        ("The firm laid off 4,000 workers.", ["cut"]),
        ("It launched 90 drones, of which 70 were shot down.", ["fire", "intercept"]),
        ("They plan to mobilise €800 billion ($843 billion).", ["mobilise", "mobilise"]),
        ("Two of the 14 hostages were released.", ["release", None]),
        ("The names of the 14 sailors who drowned were read out.", ["die"]),
        ("There are nine dead and 17 people in hospital.", ["die", None]),
    ],
)
def test_the_word_beside_a_figure_gives_its_action(text: str, expected: list[str | None]) -> None:
    assert actions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The summit brought together 30 countries.",
        "Between the two blasts, police said, nobody slept.",
        "Crowds fled the ten-storey building.",
        "For 27 days it rained.",
        "They took five hours to gain control of the fire.",
        "It tested three cocktails from Ebola-infected mice.",
        "The road toll for 12 lorries was waived.",
        "Three witnesses said the man had been killed.",
        "A crowd of 5,000 was quiet.",
    ],
)
def test_no_action_where_another_word_governs(text: str) -> None:
    assert set(actions(text)) == {None}


def test_no_word_has_two_actions_in_one_class() -> None:
    for column in ("verbs", "nouns", "states"):
        words = [word for row in read_table("action_words") for word in listed(row[column])]
        assert sorted(words) == sorted(set(words))
