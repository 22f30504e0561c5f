"""A report that states the facts of another and hardly one of its own adds no confirmation."""

import pytest

from tasks.reconcile.linking import link
from tasks.reconcile.origins import Copies, Evidence, find_origins
from tasks.reconcile.retelling import retellings
from tests.test_reconcile_linking import mentions_of

WIRE = (
    "A fire at the Orro mill killed 14 people on Monday and injured 31. Some 220 firefighters with 48 trucks fought "
    "the flames for nine hours. The mill employs 640 people."
)
RETOLD = (
    "Fourteen people are dead and 31 injured since Monday's blaze, which gutted the mill at Orro. It took about 220 "
    "firefighters nine hours, and 48 trucks."
)
OWN = (
    "Orro counts its dead: 14 people were killed at the mill and 31 injured. The union had warned six times in two "
    "years, and the owner paid fines of €90,000. Some 220 firefighters came; 300 mourners stood at the gate."
)


def pairs(*texts: str) -> set[tuple[str, str]]:
    """Return the places of the texts that retell each other."""
    return {(one[-1], other[-1]) for one, other in retellings(link(mentions_of(*texts)), str)}


def test_a_report_without_a_fact_of_its_own_retells_the_other() -> None:
    assert pairs(WIRE, RETOLD, OWN) == {("0", "1")}


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        pytest.param("31 injured", "43 injured", id="another toll"),
        pytest.param(", and 48 trucks", "", id="too few facts"),
    ],
)
def test_a_report_that_differs_is_its_own(written: str, instead: str) -> None:
    assert written in RETOLD
    assert pairs(WIRE, RETOLD.replace(written, instead)) == set()


def test_reports_that_each_have_facts_of_their_own_are_no_retellings() -> None:
    wire = WIRE + " It stands 12 kilometres from Karr and made 70,000 tonnes of paper a year."
    own = RETOLD + " Its owner paid fines of €90,000 in 16 cases."
    assert pairs(wire, own) == set()


def test_the_same_facts_in_the_reverse_order_are_no_retelling() -> None:
    backwards = (
        "The mill at Orro, gone after nine hours; 48 trucks had come, and with them some 220 firefighters. Among "
        "the workers 31 were injured in Monday's fire and 14 people killed."
    )
    assert pairs(WIRE, backwards) == set()


def test_a_retold_figure_has_the_origin_of_the_other_and_says_why() -> None:
    evidence = [
        Evidence(f"{name}/figure/0-2", name, f"The {name}", sentence)
        for name, sentence in (("a", "14 died."), ("b", "Fourteen are dead."))
    ]
    copies = Copies([])
    copies.add_retellings([("a", "b")])
    found = find_origins(evidence, copies)
    assert found["b/figure/0-2"].origin_id == "a/figure/0-2"
    assert found["b/figure/0-2"].reason == "tells what The a tells, in its order"
