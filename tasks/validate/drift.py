"""Compares what a run's reports are like with those of the last accepted runs.

Each measure is taken on a scale on which its changes are alike wherever it stands: the logarithm of a rate, the
arcsine of the root of a share, the Jensen-Shannon distance of a distribution. A run is compared with the median of up
to twenty samples of accepted runs. It drifts when it lies farther from it than

    3 x sqrt(spread^2 x (1 + 1/n) + noise^2)        (2 x for a distance, which has no sides)

``spread`` is a robust estimate from the n samples (1.4826 x their median absolute deviation), mixed with what
collections of news differ by among themselves, which weighs as much as three samples: a young ledger is judged
leniently, one with a steady past strictly. ``noise`` is what chance adds in a sample of the run's size, doubled as
variance because reports come in batches that are alike.

A run too small to judge is taken together with the small ones just before it; while they are too few together, it
is not judged. After drift that was accepted, history begins anew with the run that brought it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, exp, log, log2, sin, sqrt
from statistics import median

MAX_SAMPLES = 20
PRIOR_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """What was counted in one run, or in several small ones together."""

    amounts: Counter[str]
    """By kind for a distribution; else under the empty string."""
    base: int
    reports: int
    runs: int = 1

    @property
    def amount(self) -> int:
        """All that was counted."""
        return self.amounts.total()

    def __add__(self, other: "Sample") -> "Sample":
        return Sample(
            self.amounts + other.amounts,
            self.base + other.base,
            self.reports + other.reports,
            self.runs + other.runs,
        )


@dataclass(frozen=True, slots=True)
class Measure:
    """One way to look at a run."""

    name: str
    """As in ``quality.run_statistics.measure``."""
    words: str
    """What it is called in evidence."""
    unit: float
    """Factor from amount / base to the value shown."""
    prior_spread: float
    """How far apart collections of news lie on the measure's scale (standard deviation)."""
    min_reports: int
    min_base: int
    deviations: float = 3.0
    rises_only: bool = False


# Prior spreads are rounded from six collections in English (Wikinews, political news, financial news, disasters, the
# sample): 9 to 58 figures per 1,000 words; kinds 0.1 to 0.5 apart.
MEASURES = (
    Measure("figures_per_1000_words", "figures per 1,000 words", 1000, 0.7, 15, 2000),
    Measure("undated_share", "share of undated reports", 1, 0.25, 15, 15),
    Measure("empty_share", "share of reports without figure and date", 1, 0.2, 10, 10, rises_only=True),
    Measure("kinds", "kinds of figures", 1, 0.3, 15, 100, deviations=2.0),
)
BY_NAME = {measure.name: measure for measure in MEASURES}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a comparison came to: columns of ``quality.run_statistics``."""

    status: str
    evidence: str
    value: float
    expected: float | None = None
    lower_limit: float | None = None
    upper_limit: float | None = None
    history_runs: int = 0
    history_reports: int = 0


def judge(measure: Measure, current: Sample, earlier: Sequence[Sample]) -> Judgement:
    """Compare a run with earlier accepted ones, newest first, and say whether it is a big jump."""
    own_value = _own_value(measure, current)
    now, history = _samples(measure, current, earlier)
    if now is None:
        return Judgement(
            "too few",
            f"{measure.words}: too few to judge ({_size(measure, current)}); counted with the runs to come",
            own_value,
        )
    if not history:
        return Judgement(
            "no history",
            f"{measure.words}: no history to compare with ({_shown(measure, own_value)} in {now.reports} reports)",
            own_value,
        )
    return _compare(measure, now, history)


def _compare(measure: Measure, now: Sample, history: Sequence[Sample]) -> Judgement:
    runs, reports = sum(each.runs for each in history), sum(each.reports for each in history)
    if measure.name == "kinds":
        pooled = sum((each.amounts for each in history), Counter[str]())
        value = distance(now.amounts, pooled)
        seen = [distance(each.amounts, pooled) for each in history] if len(history) > 1 else []
        expected, low, high = 0.0, None, min(_reach(measure, now, _mean_square(seen), len(seen)), 1.0)
        told = (
            f"Jensen-Shannon distance {value:.2f} (limit {high:.2f}): {_biggest_changes(now.amounts, pooled)}"
        )
        where = f"{now.reports} reports against {reports} of the last {_count(runs, 'run')}"
        is_drift = value > high
    else:
        scale, unscale = _SCALES[measure.name]
        past = [scale(each.amount, each.base) for each in history]
        middle = median(past)
        deviation = 1.4826 * median(abs(each - middle) for each in past)
        reach = _reach(measure, now, deviation**2, len(past))
        value = measure.unit * now.amount / now.base
        expected = measure.unit * unscale(middle)
        low = None if measure.rises_only else measure.unit * unscale(middle - reach)
        high = measure.unit * unscale(middle + reach)
        apart = scale(now.amount, now.base) - middle
        is_drift = (apart if measure.rises_only else abs(apart)) > reach
        bounds = (
            f"at most {_shown(measure, high)}"
            if low is None
            else f"{_shown(measure, low)} to {_shown(measure, high)}"
        )
        told = f"{_shown(measure, value)} now ({now.reports} reports), {_shown(measure, expected)} before"
        where = f"{reports} reports of the last {_count(runs, 'run')}; expected {bounds}"
    with_others = f", this run with the {now.runs - 1} small ones before it" if now.runs > 1 else ""
    return Judgement(
        "drift" if is_drift else "steady",
        f"{measure.words}: {told} ({where}{with_others})",
        value,
        expected,
        low,
        high,
        runs,
        reports,
    )


def distance(first: Counter[str], second: Counter[str]) -> float:
    """Return the Jensen-Shannon distance of two distributions: 0 for the same, 1 for nothing in common.

    It is the root of the divergence with logarithms to base 2 (Endres and Schindelin, 2003).
    """
    totals = first.total(), second.total()
    divergence = 0.0
    for name in sorted(first.keys() | second.keys()):
        shares = first[name] / totals[0], second[name] / totals[1]
        middle = sum(shares) / 2
        divergence += sum(share * log2(share / middle) for share in shares if share) / 2
    return sqrt(max(divergence, 0.0))


def _samples(
    measure: Measure, current: Sample, earlier: Sequence[Sample]
) -> tuple[Sample | None, list[Sample]]:
    """Return the sample to judge, None while it is too small, and those to compare it with."""
    grouped = list(_grouped(measure, [current, *earlier]))
    if not grouped or grouped[0][0] > 0:
        return None, []
    return grouped[0][1], [sample for _, sample in grouped[1 : 1 + MAX_SAMPLES]]


def _grouped(measure: Measure, newest_first: Sequence[Sample]) -> Iterator[tuple[int, Sample]]:
    """Yield samples that are large enough, each with the place of its first run; small runs are put together."""
    group: Sample | None = None
    began = 0
    for place, sample in enumerate(newest_first):
        if _is_enough(measure, sample):
            # Small runs are never eked out with a large one, which would hide them.
            group = None
            yield place, sample
            continue
        began = place if group is None else began
        group = sample if group is None else group + sample
        if _is_enough(measure, group):
            yield began, group
            group = None


def _is_enough(measure: Measure, sample: Sample) -> bool:
    return sample.reports >= measure.min_reports and sample.base >= measure.min_base


def _reach(measure: Measure, now: Sample, variance: float, samples: int) -> float:
    """Return how far a value may lie from the middle of the past."""
    mixed = (PRIOR_SAMPLES * measure.prior_spread**2 + samples * variance) / (PRIOR_SAMPLES + samples)
    # The variance of the arcsine of a share's root is 1 / 4n; of a logarithm of a count about 1 / n reports.
    noise = {"figures_per_1000_words": 1 / now.reports, "kinds": len(now.amounts) / (8 * now.base)}.get(
        measure.name, 1 / (4 * now.reports)
    )
    return measure.deviations * sqrt(mixed * (1 + 1 / max(samples, 1)) + 2 * noise)


def _log_rate(amount: int, base: int) -> float:
    # Half a figure stands for none.
    return log(max(amount, 0.5) / base)


def _arcsine(amount: int, base: int) -> float:
    return asin(sqrt(amount / base))


def _share(angle: float) -> float:
    return sin(min(max(angle, 0.0), asin(1.0))) ** 2


_SCALES: dict[str, tuple[Callable[[int, int], float], Callable[[float], float]]] = {
    "figures_per_1000_words": (_log_rate, exp),
    "undated_share": (_arcsine, _share),
    "empty_share": (_arcsine, _share),
}


def _own_value(measure: Measure, sample: Sample) -> float:
    return 0.0 if measure.name == "kinds" else measure.unit * sample.amount / max(sample.base, 1)


def _mean_square(values: Sequence[float]) -> float:
    return sum(value * value for value in values) / len(values) if values else 0.0


def _biggest_changes(now: Counter[str], before: Counter[str]) -> str:
    shares = {
        kind: (now[kind] / now.total(), before[kind] / before.total())
        for kind in sorted(now.keys() | before.keys())
    }
    changed = sorted(shares, key=lambda kind: -abs(shares[kind][0] - shares[kind][1]))[:3]
    return ", ".join(f"{kind} {shares[kind][0]:.0%} now, {shares[kind][1]:.0%} before" for kind in changed)


def _shown(measure: Measure, value: float) -> str:
    return f"{value:.3g}" if measure.unit > 1 else f"{value:.1%}"


def _size(measure: Measure, sample: Sample) -> str:
    needed = f"{measure.min_reports} reports"
    if measure.min_base > measure.min_reports:
        what = "words" if measure.unit > 1 else "figures"
        needed += f" and {measure.min_base:,} {what}"
        return f"{sample.reports} reports, {sample.base:,} {what}; {needed} needed"
    return f"{sample.reports} reports; {needed} needed"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
