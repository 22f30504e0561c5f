import json

import pytest

from tests.evaluation.__main__ import BASELINE, fallen, measured
from tests.evaluation.sets import SHARED


def test_only_a_score_below_its_baseline_has_fallen() -> None:
    baseline = {"set": {"f1": 0.9, "recall": 0.8}}
    scores = {"set": {"f1": 0.9, "recall": 0.79}, "new set": {"f1": 0.1}}
    assert list(fallen(scores, baseline)) == ["set: recall fell from 0.8 to 0.79"]


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="the development sets are not beside the project")
def test_no_score_is_below_the_committed_baseline() -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert list(fallen(measured(), baseline)) == []
