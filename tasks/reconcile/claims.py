"""Claims: one measured attribute of one thing, with all that the reports of a story say of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf, isinf

from tasks.contracts import row_id
from tasks.reconcile.attributes import TOLLS, Mention
from tasks.reconcile.intervals import Interval
from tasks.reconcile.origins import Origin

CORROBORATED, REPEATED, CONTESTED, SINGLE_SOURCE = "corroborated", "repeated", "contested", "single_source"


@dataclass(frozen=True, slots=True)
class ClaimFigure:
    """A mention in a claim: a row of ``ledger.claim_figures``."""

    claim_id: str
    figure_id: str
    origin_id: str
    origin_reason: str
    agrees: bool
    superseded: bool
    unit: str | None
    value_low: float | None
    value_high: float | None
    rounding: float
    period: str | None
    rate: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of ``ledger.claims``."""

    claim_id: str
    story_id: str
    label: str
    kind: str
    unit: str | None
    value_low: float | None
    value_high: float | None
    status: str
    n_documents: int
    n_outlets: int
    n_origins: int


def make_claim(
    story_id: str,
    mentions: Sequence[Mention],
    origins: Mapping[str, Origin],
    outlets: Mapping[str, str | None],
    label: str,
) -> tuple[Claim, list[ClaimFigure]]:
    """Return a claim and its mentions; ``mentions`` in order of publication, ``outlets`` by ``document_id``.

    Values are given in the unit of the first mention.
    """
    first = mentions[0]
    claim_id = row_id(first.row.document_id, "claim", first.row.char_start, first.row.char_end)
    documents = {mention.row.document_id for mention in mentions}
    kept = {origins[mention.row.figure_id].origin_id for mention in mentions}
    agreeing = _largest_agreement(mentions)
    is_toll = any(mention.action in TOLLS for mention in mentions)
    raised = _highest_by_day(mentions)
    figures = [
        ClaimFigure(
            claim_id=claim_id,
            figure_id=mention.row.figure_id,
            origin_id=origins[mention.row.figure_id].origin_id,
            origin_reason=origins[mention.row.figure_id].reason,
            agrees=mention.interval in agreeing,
            superseded=is_toll and _is_superseded(mention, raised),
            unit=mention.interval.unit,
            value_low=_finite(mention.interval.low / first.factor),
            value_high=_finite(mention.interval.high / first.factor),
            rounding=mention.interval.rounding / first.factor,
            period=mention.period,
            rate=mention.rate,
        )
        for mention in mentions
    ]
    claim = Claim(
        claim_id=claim_id,
        story_id=story_id,
        label=label,
        kind=first.row.kind,
        unit=first.interval.unit,
        value_low=_least(figure.value_low for figure in figures),
        value_high=_greatest(figure.value_high for figure in figures),
        status=status_of(mentions, len(kept)),
        n_documents=len(documents),
        n_outlets=len({outlets.get(document_id) or document_id for document_id in documents}),
        n_origins=len(kept),
    )
    return claim, figures


def status_of(mentions: Sequence[Mention], n_origins: int) -> str:
    """Return the status of a claim: whether its reports agree, and whether more than one origin says so."""
    if len({mention.row.document_id for mention in mentions}) == 1:
        return SINGLE_SOURCE
    if _values_part(mentions) or _periods_part(mentions):
        return CONTESTED
    return CORROBORATED if n_origins > 1 else REPEATED


def _values_part(mentions: Sequence[Mention]) -> bool:
    """Return whether two mentions allow no common value. Intervals that meet two by two all meet."""
    intervals = list(dict.fromkeys(mention.interval for mention in mentions))
    return any(
        not one.agrees(other) for place, one in enumerate(intervals) for other in intervals[place + 1 :]
    )


def _periods_part(mentions: Sequence[Mention]) -> bool:
    """Return whether two mentions are stated for different periods, or as different rates."""
    periods = {mention.period for mention in mentions if mention.period}
    rates = {mention.rate for mention in mentions if mention.rate}
    return len(periods) > 1 or len(rates) > 1


def _largest_agreement(mentions: Sequence[Mention]) -> set[Interval]:
    """Return the intervals that agree with the one that most reports agree with; the earliest among equals."""
    reports: dict[Interval, set[str]] = {}
    for mention in mentions:
        reports.setdefault(mention.interval, set()).add(mention.row.document_id)

    def agreeing(interval: Interval) -> set[Interval]:
        return {other for other in reports if interval.agrees(other)}

    return max(
        (agreeing(interval) for interval in reports),
        key=lambda group: len(set().union(*(reports[interval] for interval in group))),
    )


def _highest_by_day(mentions: Sequence[Mention]) -> dict[date, float]:
    """Return the greatest lower bound that the reports of each day state."""
    highest: dict[date, float] = {}
    for mention in mentions:
        if day := mention.row.published_on:
            highest[day] = max(highest.get(day, -inf), mention.interval.low)
    return highest


def _is_superseded(mention: Mention, raised: Mapping[date, float]) -> bool:
    """Return whether a toll was raised, by a later report or, "up from 41", in its own.

    ``raised`` is the greatest lower bound by day.
    """
    day = mention.row.published_on
    if day is None:
        return False
    is_earlier = mention.row.role == "prior_value"
    return any(
        (later > day or (is_earlier and later == day)) and low > mention.interval.high
        for later, low in raised.items()
    )


def _finite(bound: float) -> float | None:
    return None if isinf(bound) else bound


def _least(bounds: Iterable[float | None]) -> float | None:
    known = list(bounds)
    return None if None in known else min(bound for bound in known if bound is not None)


def _greatest(bounds: Iterable[float | None]) -> float | None:
    known = list(bounds)
    return None if None in known else max(bound for bound in known if bound is not None)
