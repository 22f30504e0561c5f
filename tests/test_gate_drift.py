"""Drift: a run that is not like those before it is refused with the evidence, and none is by chance."""

import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.extract import batch
from tasks.extract.rows import DocumentRows
from tasks.paths import SAMPLE_REPORTS
from tasks.validate.drift import BY_NAME, MEASURES, Sample, distance, judge
from tests.conftest import RunFlow, shared

Ask = Callable[[str], list[tuple[Any, ...]]]

RATE, UNDATED, EMPTY, KINDS = MEASURES

TOWNS = "Brell Orro Kessar Lund Varna Tolm Ister Hadd Quill Morna".split()


def sample(reports: int, *, amount: int | None = None, base: int | None = None, **kinds: int) -> Sample:
    counted = Counter(kinds) if kinds else Counter({"": amount or 0})
    return Sample(counted, base or (counted.total() if kinds else reports), reports)


def rate(reports: int, per_1000: float, words: int = 300) -> Sample:
    return sample(reports, amount=round(per_1000 * reports * words / 1000), base=reports * words)


def test_a_first_run_has_no_history_and_says_so() -> None:
    judged = judge(RATE, rate(300, 12), [])
    assert judged.status == "no history"
    assert "no history to compare with" in judged.evidence


def test_a_run_without_figures_drifts_whatever_was_before() -> None:
    for earlier in ([rate(20, 45)], [rate(300, 11)], [rate(40, 12)] * 20):
        judged = judge(RATE, rate(300, 0), earlier)
        assert judged.status == "drift", earlier
        assert judged.lower_limit is not None
        assert judged.value < judged.lower_limit


def test_a_young_ledger_takes_another_kind_of_news_and_an_old_one_does_not() -> None:
    assert judge(RATE, rate(295, 11), [rate(20, 45)]).status == "steady"
    assert judge(RATE, rate(295, 11), [rate(200, 45)] * 20).status == "drift"


def test_history_that_swings_allows_swings() -> None:
    swinging = [rate(100, per_1000) for per_1000 in (5, 30, 8, 40, 12, 50, 6, 25)]
    assert judge(RATE, rate(100, 60), swinging).status == "steady"
    assert judge(RATE, rate(100, 60), [rate(100, 12)] * 8).status == "drift"


def test_one_odd_run_of_the_past_moves_nothing() -> None:
    usual = [rate(100, 12)] * 19
    assert judge(RATE, rate(100, 40), [*usual, rate(5000, 400)]).status == "drift"


def test_a_few_reports_are_not_judged_and_say_so() -> None:
    judged = judge(RATE, rate(5, 0), [rate(300, 11)])
    assert judged.status == "too few"
    assert "5 reports, 1,500 words; 15 reports and 2,000 words needed" in judged.evidence


def test_small_runs_are_judged_together_once_there_are_enough_of_them() -> None:
    earlier = [rate(3, 0)] * 4 + [rate(3, 12)] * 60
    judged = judge(RATE, rate(3, 0), earlier)
    assert judged.status == "drift"
    assert "this run with the 4 small ones before it" in judged.evidence
    assert judge(RATE, rate(3, 0), earlier[3:]).status == "steady"


def test_a_small_run_is_not_eked_out_with_a_large_one_before_it() -> None:
    assert judge(RATE, rate(5, 0), [rate(300, 11), rate(300, 11)]).status == "too few"


def test_undated_reports_that_pile_up_are_drift() -> None:
    earlier = [sample(50, amount=1)] * 10
    assert judge(UNDATED, sample(40, amount=30), earlier).status == "drift"
    assert judge(UNDATED, sample(40, amount=4), earlier).status == "steady"


def test_more_empty_reports_are_drift_and_fewer_are_not() -> None:
    assert judge(EMPTY, sample(12, amount=12), [sample(30, amount=0)]).status == "drift"
    assert judge(EMPTY, sample(30, amount=0), [sample(30, amount=30)]).status == "steady"


def test_a_kind_that_vanishes_from_a_steady_stream_is_drift() -> None:
    usual = sample(200, count=500, money=300, percent=150, duration=100)
    judged = judge(KINDS, sample(200, count=60, percent=150, money=300, duration=100), [usual] * 15)
    assert judged.status == "drift"
    assert "count 10% now, 48% before" in judged.evidence
    assert (
        judge(KINDS, sample(200, count=450, money=330, percent=170, duration=90), [usual] * 15).status
        == "steady"
    )


def test_the_distance_of_distributions_runs_from_nothing_to_one() -> None:
    assert distance(Counter(a=1, b=3), Counter(a=10, b=30)) == 0
    assert distance(Counter(a=5), Counter(b=2)) == 1
    # sqrt(1 - 0.75 x log2(3) + 0.5), by hand.
    assert distance(Counter(a=1, b=1), Counter(a=1)) == pytest.approx(0.5579, abs=1e-4)


@pytest.mark.parametrize("measure", ["figures_per_1000_words", "undated_share"])
def test_chance_alone_refuses_fewer_than_one_run_in_two_hundred(measure: str) -> None:
    chance = random.Random(7)

    def draw() -> Sample:
        reports = chance.choice((3, 25, 60, 300))
        if measure == "undated_share":
            return sample(reports, amount=sum(chance.random() < 0.05 for _ in range(reports)))
        words = [chance.randint(80, 900) for _ in range(reports)]
        figures = sum(round(chance.lognormvariate(-0.5, 0.8) * 0.015 * each) for each in words)
        return sample(reports, amount=figures, base=sum(words))

    drifts = 0
    for _ in range(1000):
        earlier = [draw() for _ in range(chance.choice((1, 3, 20)))]
        drifts += judge(BY_NAME[measure], draw(), earlier).status == "drift"
    assert drifts < 5


# ---- with real runs


def reports(folder: Path, name: str, count: int, *, outlet: str = "Orro Courier") -> Path:
    """Write ``count`` plain reports with a handful of figures each, no two alike."""
    chance = random.Random(name)

    def text(number: int) -> str:
        town, other = chance.sample(TOWNS, 2)
        return (
            f"{town.upper()} – The council of {town} put {chance.randint(2, 90)} million euros into its harbour, "
            f"{chance.randint(3, 40)}% more than a year earlier. Some {chance.randint(20, 900)} workers from {other} "
            f"will build {chance.randint(2, 12)} piers over {chance.randint(2, 9)} years, the mayor said in note "
            f"{name}-{number}. "
            + f"People in {town} and {other} have long asked for it, and many came to see it. "
            * 3
        )

    lines = [
        {
            "id": f"{name}-{number}",
            "outlet": outlet,
            "published_on": "2025-03-11",
            "language": "en",
            "text": text(number),
        }
        for number in range(count)
    ]
    path = folder / f"{name}.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def statuses(published: Ask) -> set[tuple[str, str]]:
    newest = "(SELECT max(run_id) FROM quality.run_statistics)"
    return set(
        published(f"SELECT DISTINCT measure, status FROM quality.run_statistics WHERE run_id = {newest}")
    )


@pytest.fixture
def figures_break(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An extractor that silently finds nothing any more."""
    whole = batch.extract_documents

    def without_figures(documents: Iterable[Any], failed: dict[str, str] | None = None) -> DocumentRows:
        found = whole(documents, failed)
        found.figures.clear()
        return found

    with monkeypatch.context() as patched:
        patched.setattr(batch, "extract_documents", without_figures)
        yield


def test_the_first_run_says_that_it_has_no_history(run_flow: RunFlow, published: Ask) -> None:
    run_flow(SAMPLE_REPORTS)
    details = published(
        "SELECT DISTINCT success, contains(detail, 'no history') FROM quality.validations "
        "WHERE expectation_id IN ('run.figures_steady', 'run.undated_steady', 'run.kinds_steady')"
    )
    assert details == [(True, True)]


@pytest.mark.slow
def test_three_hundred_reports_whose_figures_broke_are_refused_with_the_evidence_unless_accepted(
    run_flow: RunFlow, published: Ask, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    from flows.run import RunRefusedError

    run_flow(reports(tmp_path, "first", 40))
    request.getfixturevalue("figures_break")
    broken = reports(tmp_path, "second", 300)
    with pytest.raises(RunRefusedError, match=r"run\.figures_steady") as refused:
        run_flow(broken)
    said = str(refused.value)
    assert "0 now (300 reports)" in said
    assert "40 reports of the last 1 run" in said
    assert published("SELECT count(*) FROM ledger.documents") == [(40,)]

    run_flow(broken, accept_drift=True)
    assert published("SELECT count(*) FROM ledger.documents") == [(340,)]
    assert published(
        "SELECT accept_drift FROM quality.runs WHERE verdict = 'published' ORDER BY started_at"
    ) == [
        (False,),
        (True,),
    ]
    assert ("figures_per_1000_words", "accepted") in statuses(published)
    # What was accepted is what the next run is compared with.
    run_flow(reports(tmp_path, "third", 60))
    assert ("figures_per_1000_words", "steady") in statuses(published)


@pytest.mark.slow
def test_a_sample_then_a_corpus_then_five_articles_are_no_drift(run_flow: RunFlow, published: Ask) -> None:
    run_flow(SAMPLE_REPORTS)
    run_flow(shared("corpus", "wikinews_2019_2021.jsonl"))
    assert {("figures_per_1000_words", "steady"), ("kinds", "steady")} <= statuses(published)
    run_flow(shared("articles"))
    assert {("figures_per_1000_words", "too few"), ("kinds", "too few")} <= statuses(published)


def test_a_refusal_can_be_sent_to_another_process() -> None:
    import pickle

    from flows.run import RunRefusedError
    from flows.run_result import RunResult
    from tasks.load.load import LoadCounts
    from tasks.validate.verdict import Verdict

    refused = RunRefusedError(RunResult("run", LoadCounts(0, 0, 0, 0, {}), Verdict(False, (), 0, "because")))
    assert pickle.loads(pickle.dumps(refused)).result == refused.result
