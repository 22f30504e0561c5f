"""Reports of one event become one story, whatever order they come in."""

from collections.abc import Collection
from datetime import date
from itertools import permutations

import pytest

from tasks.reconcile.stories import Link, Place, assign, story_id, terms_of


def place(day: int, name: str) -> Place:
    return Place.of(date(2024, 6, day), name)


PLACES = {name: place(day, name) for day, name in [(1, "a"), (1, "b"), (2, "c"), (3, "d"), (4, "e")]}
# a-b-c hang together, d-e do; b and d share a little.
SIMILAR = {("a", "b"): 0.6, ("a", "c"): 0.5, ("b", "c"): 0.7, ("d", "e"): 0.6, ("b", "d"): 0.15}


def links_of(document_ids: Collection[str]) -> dict[str, list[Link]]:
    links: dict[str, list[Link]] = {name: [] for name in document_ids}
    for (one, other), similarity in SIMILAR.items():
        for mine, theirs in ((one, other), (other, one)):
            if mine in links:
                links[mine].append(Link(theirs, PLACES[theirs], similarity))
    return links


def test_a_report_joins_the_story_it_is_most_like_and_else_founds_one() -> None:
    stories: dict[str, str] = {}
    assign(PLACES, links_of, stories)
    assert stories == {name: story_id("a") for name in "abc"} | {name: story_id("d") for name in "de"}


@pytest.mark.parametrize("order", [*permutations("abcde")][::17])
def test_the_order_in_which_reports_come_changes_nothing(order: tuple[str, ...]) -> None:
    stories: dict[str, str] = {}
    for name in order:
        known = {*stories, name}

        def links_among_known(
            document_ids: Collection[str], known: set[str] = known
        ) -> dict[str, list[Link]]:
            return {
                mine: [link for link in links if link.document_id in known]
                for mine, links in links_of(document_ids).items()
            }

        assign({name: PLACES[name]}, links_among_known, stories)
    assert stories == {name: story_id("a") for name in "abc"} | {name: story_id("d") for name in "de"}


def test_terms_tell_two_quakes_apart_and_join_two_tellings_of_one() -> None:
    irdan = terms_of(
        "Quake kills 12", "A quake hit the Irdan valley on Monday. Rescuers in Irdan dug through Kessar."
    )
    again = terms_of("Irdan quake", "In the Irdan valley, rescuers searched Kessar after the quake.")
    other = terms_of(
        "Quake kills 3", "A quake hit Qeral island on Tuesday. Rescuers in Qeral dug through Bandar."
    )

    def likeness(one: dict[str, float], two: dict[str, float]) -> float:
        return sum(weight * two.get(term, 0.0) for term, weight in one.items())

    assert likeness(irdan, again) > 2 * likeness(irdan, other)
    assert sum(weight * weight for weight in irdan.values()) == pytest.approx(1.0)
