"""A claim's label tells a reader what is measured, and one claim of a story from another."""

import pytest

from tasks.reconcile.labels import labels_of
from tasks.reconcile.linking import link
from tests.test_reconcile_linking import mentions_of


def label(*texts: str) -> str:
    [group] = link(mentions_of(*texts))
    return labels_of([group], {}, frozenset(["lak", "orro", "qeral", "karr"]))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officially the death toll at Lake Orro stands at 12.", "people killed (Lake Orro)"),
        ("Home to 4,000 people, Qeral was flooded.", "population (Qeral)"),
        ("Qeral's 14 ministers met.", "ministers (Qeral)"),
        ("The bank gave loans of €40 million.", "loans in EUR"),
        ("Turnout reached 31.5 percent.", "turnout"),
        ("Mayor Ida Falk's party won 14 seats.", "seats (Ida Falk)"),
        ("Guards at Qeral's gate shot twice.", "times shot (Qeral)"),
        ("The jury deliberated for seven hours.", "time, jury deliberated"),
        ("The mill was sold seven years ago.", "time since, mill sold"),
        ("A crater was found 40 metres from the school.", "distance, crater school"),
    ],
)
def test_a_claim_has_a_label_that_a_reader_understands(text: str, expected: str) -> None:
    assert label(text) == expected


def test_a_conversion_is_labelled_as_what_it_converts() -> None:
    mentions = mentions_of("Brussels proposed a fund of €800 billion ($843 billion) for the port.")
    euros, dollars = link(mentions)
    assert labels_of([euros, dollars], {1: euros}) == ["fund in EUR (Brussels)", "fund in USD (Brussels)"]


def test_claims_of_one_story_that_measure_alike_are_told_apart() -> None:
    groups = link(mentions_of(
        "The blast killed 12 people. The collapse of a tunnel under the hospital killed 3,000 people in 1961.",
    ))  # fmt: skip
    assert labels_of(groups, {}) == ["people killed, blast", "people killed, tunnel hospital"]
