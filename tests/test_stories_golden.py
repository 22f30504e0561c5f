"""Reports of our own about made-up events, with every claim that a reader finds in them, scored as a whole."""

import json
from pathlib import Path

import pytest

from tests.evaluation.__main__ import BASELINE, fallen
from tests.evaluation.claims import reconciled
from tests.evaluation.stories import FOLDER, Key, b_cubed, read_key, scores

NAME = "claims/stories of our own"

A_FEW_CLAIMS = 0.02
"""A change of what is extracted moves three or four of 199 claims; ``python -m tests.evaluation`` tells."""


@pytest.fixture(scope="module")
def key() -> Key:
    return read_key(sorted(FOLDER.glob("*.md")))


def test_no_score_of_our_own_stories_is_far_below_its_baseline(key: Key) -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    allowed = {NAME: {measure: value - A_FEW_CLAIMS for measure, value in baseline[NAME].items()}}
    assert list(fallen({NAME: scores(key, reconciled([key.cases]))}, allowed)) == []


def test_reversed_and_in_three_runs_the_reports_make_the_same_claims(key: Key) -> None:
    found = reconciled([key.cases])
    assert reconciled([key.cases[::-1]]) == found
    assert reconciled([key.cases[number::3] for number in range(3)]) == found


def test_a_key_names_its_claims_and_marks_them(tmp_path: Path) -> None:
    story = tmp_path / "flood.md"
    story.write_text(
        "toll | repeated | people killed\n\n## a | The Post | 2024-06-03 | own\n"
        "Flood kills [two](toll)\n\nIn Varn [2](toll) died.\n",
        encoding="utf-8",
    )
    key = read_key([story])
    assert [key.cases[0]["text"][start:end] for _, start, end, _ in key.mentions] == ["two", "2"]
    assert key.status == {"flood:toll": "repeated"}
    story.write_text(story.read_text(encoding="utf-8").replace("](toll)", "](dead)"), encoding="utf-8")
    with pytest.raises(ValueError, match="flood:dead, flood:toll"):
        read_key([story])


def test_b_cubed_counts_what_is_split_and_what_is_merged() -> None:
    assert b_cubed({"a": "x", "b": "x"}, {"a": "1", "b": "1"}) == 1.0
    assert b_cubed({"a": "x", "b": "x"}, {"a": "1", "b": "2"}) == pytest.approx(2 / 3)
    assert b_cubed({"a": "x", "b": "y"}, {"a": "1", "b": "1"}) == pytest.approx(2 / 3)
