"""What a figure is a figure of, as its sentence tells: classes of what is counted, and what happened to it."""

import pytest

from tests.test_reconcile_linking import mentions_of


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Shares of the mill jumped 18 percent on Monday.", "change"),
        ("Sales of the mill were down 12 percent.", "change"),
        ("Holders will own about 9 percent of the new firm.", "part"),
        ("The bank raised its rate to 2.5 percent.", None),
    ],
)
def test_a_percent_that_tells_of_a_change_is_none_of_a_whole(text: str, thing: str | None) -> None:
    [mention] = mentions_of(text)
    assert mention.thing == thing


def test_people_are_not_damaged() -> None:
    assert mentions_of("Three people are believed to be under the rubble.")[0].action is None


def test_what_happens_to_a_part_does_not_happen_to_the_whole() -> None:
    found = mentions_of("Three of the 72 passengers died. Nine of the 80 wounded went home.")
    assert [(mention.row.text, mention.action) for mention in found] == [
        ("Three", "die"),
        ("72", None),
        ("Nine", "injure"),
        ("80", "injure"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wave killed 300 people in 2004.", True),
        ("The storm killed 12 people in a town that was razed by a wave in 2004.", False),
    ],
)
def test_the_days_of_something_else_in_the_sentence_are_not_the_figures(text: str, expected: bool) -> None:
    assert mentions_of(text)[0].is_background is expected


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Falk was sentenced to nine years for the fraud.", "serve time"),
        ("The storm caused damage of €4 million in Selm.", "harm"),
        ("The mill owed its bank €4 million.", "owe"),
        ("Revenue of the mill fell 12 percent.", "sell"),
    ],
)
def test_words_around_tell_what_a_time_a_sum_or_a_share_is_of(text: str, action: str) -> None:
    [mention] = mentions_of(text)
    assert mention.action == action


def test_what_befalls_people_befalls_no_points() -> None:
    found = mentions_of(
        "A driver with nine points on his licence killed a nurse. Nine cyclists died last year."
    )
    assert [(mention.thing, mention.action) for mention in found] == [("point", None), ("person", "die")]


@pytest.mark.parametrize(
    "text",
    [
        "The number of people killed when the Santa Ruda sank off Tamboro on Monday rose to 31.",
        "The toll of those killed by the flood has climbed on Friday to at least 31.",
    ],
)
def test_what_rises_to_a_number_is_what_the_number_counts(text: str) -> None:
    assert mentions_of(text)[-1].action == "die"


def test_a_mother_of_four_is_no_toll() -> None:
    toll, children = mentions_of("Four people died.", "Among the dead is Emine Falk, a mother of four.")
    assert (toll.action, children.action) == ("die", None)
    assert toll.thing != children.thing
    [her_own] = mentions_of("Falk leaves four children.")
    assert her_own.thing == children.thing


def test_wounds_are_not_the_wounded() -> None:
    [wounds] = mentions_of("A pathologist found seven stab wounds on the body.")
    assert wounds.thing != "person"


def test_numbers_of_those_who_measure_quakes_are_magnitudes() -> None:
    mentions = mentions_of("The USGS settled on 7.2 after its first figure of 7.4 for the quake.")
    assert {mention.dimension for mention in mentions} == {"measure {magnitude}"}


@pytest.mark.parametrize(
    ("text", "is_rest"),
    [
        ("Extra defence spending of 1.5% of output is planned.", True),
        ("The remaining €650 billion is for ports.", True),
        ("Defence spending of 1.5% of output is planned for extra ships.", False),
    ],
)
def test_what_comes_on_top_is_told_by_the_words_before_it(text: str, is_rest: bool) -> None:
    [mention] = mentions_of(text)
    assert mention.is_rest is is_rest
