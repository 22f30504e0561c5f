"""What the reports of a story say together: its claims, its dated happenings, who copied whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from tasks.reconcile.attributes import DayRow, FigureRow, Mention, read_mention
from tasks.reconcile.claims import Claim, ClaimFigure, make_claim
from tasks.reconcile.currencies import with_currencies
from tasks.reconcile.happenings import (
    DateClaim,
    DateClaimMention,
    DateRow,
    dated_differently,
    group_days,
    make_date_claim,
)
from tasks.reconcile.labels import labels_of
from tasks.reconcile.linking import link
from tasks.reconcile.origins import (
    NO_SOURCES,
    Copies,
    Copying,
    Evidence,
    Sources,
    find_origins,
    shared_wording,
)
from tasks.reconcile.retelling import retellings
from tasks.reconcile.stories import names_inside, terms_of
from tasks.reconcile.undated import OpenDateRow, settle
from tasks.reconcile.wording import pooled

_HEADLINE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Report:
    """A report of a story."""

    document_id: str
    source_uri: str
    outlet: str | None
    title: str | None
    text: str
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Story:
    """A row of ``ledger.stories``."""

    story_id: str
    headline: str
    first_on: date | None
    last_on: date | None


@dataclass(slots=True)
class Telling:
    """All that is reconciled of one story."""

    story: Story
    copying: list[Copying]
    claims: list[Claim] = field(default_factory=list)
    claim_figures: list[ClaimFigure] = field(default_factory=list)
    date_claims: list[DateClaim] = field(default_factory=list)
    date_claim_mentions: list[DateClaimMention] = field(default_factory=list)


def tell(
    story_id: str,
    reports: Sequence[Report],
    figures: Mapping[str, Sequence[FigureRow]],
    dates: Mapping[str, Sequence[DateRow]],
    open_dates: Mapping[str, Sequence[OpenDateRow]],
    sources: Mapping[str, Sources],
) -> Telling:
    """Reconcile a story.

    ``reports`` in order of publication; rows by ``document_id``, in order of the text; ``sources`` by ``figure_id``.
    """
    days = [report.published_on for report in reports if report.published_on]
    story = Story(story_id, _headline(reports), min(days, default=None), max(days, default=None))
    telling = Telling(story, shared_wording({report.document_id: report.text for report in reports}))
    outlets = {report.document_id: report.outlet for report in reports}
    dates = _with_undated(reports, dates, open_dates)
    groups = _linked(reports, figures, dates)
    copies = Copies(telling.copying)
    copies.add_retellings(retellings(groups, copies.chain))
    called = {report.document_id: report.outlet or PurePath(report.source_uri).name for report in reports}
    _add_claims(telling, reports, groups, outlets, called, sources, copies)
    _add_happenings(telling, reports, dates, called, copies)
    return telling


def _with_undated(
    reports: Sequence[Report],
    dates: Mapping[str, Sequence[DateRow]],
    open_dates: Mapping[str, Sequence[OpenDateRow]],
) -> dict[str, list[DateRow]]:
    """Return the dates of each report, with those that the other reports settle."""
    names = [report.document_id for report in reports]
    known = {name: list(dates.get(name, ())) for name in names}
    for row in settle(
        (row for name in names for row in open_dates.get(name, ())),
        [row for rows in known.values() for row in rows],
    ):
        known[row.document_id].append(row)
    for rows in known.values():
        rows.sort(key=lambda row: (row.char_start, row.char_end))
    return known


def _linked(
    reports: Sequence[Report],
    figures: Mapping[str, Sequence[FigureRow]],
    dates: Mapping[str, Sequence[DateRow]],
) -> list[list[Mention]]:
    """Return the mentions of each claim."""
    rows = with_currencies([row for report in reports for row in figures.get(report.document_id, ())])
    by_id = {row.figure_id: row for row in rows}
    days = _days_by_sentence(row for report in reports for row in dates.get(report.document_id, ()))
    return link(
        [
            read_mention(row, days.get(row.sentence_id, ()), by_id.get(row.related_figure_id or ""))
            for row in rows
        ]
    )


def _add_claims(
    telling: Telling,
    reports: Sequence[Report],
    groups: Sequence[Sequence[Mention]],
    outlets: Mapping[str, str | None],
    called: Mapping[str, str],
    sources: Mapping[str, Sources],
    copies: Copies,
) -> None:
    known_names = frozenset().union(*(names_inside(report.text) for report in reports))
    labels = labels_of(groups, _originals(groups), known_names)
    for group, label in zip(groups, labels, strict=True):
        evidence = [
            Evidence(
                mention_id=mention.row.figure_id,
                document_id=mention.row.document_id,
                outlet=called[mention.row.document_id],
                sentence=mention.row.sentence,
                sources=sources.get(mention.row.figure_id, NO_SOURCES),
            )
            for mention in group
        ]
        claim, members = make_claim(
            telling.story.story_id,
            group,
            find_origins(evidence, copies),
            outlets,
            label,
        )
        telling.claims.append(claim)
        telling.claim_figures += members


def _originals(groups: Sequence[Sequence[Mention]]) -> dict[int, Sequence[Mention]]:
    """Return, for each group of conversions by its place, the group that most of them are conversions of."""
    place_of = {mention.row.figure_id: place for place, group in enumerate(groups) for mention in group}
    originals: dict[int, Sequence[Mention]] = {}
    for place, group in enumerate(groups):
        counts = Counter(
            place_of.get(mention.row.related_figure_id or "", place)
            for mention in group
            if mention.row.role == "equivalent"
        )
        if counts and (commonest := counts.most_common(1)[0][0]) != place:
            originals[place] = groups[commonest]
    return originals


def _days_by_sentence(dates: Iterable[DateRow]) -> dict[str, list[DayRow]]:
    days: dict[str, list[DayRow]] = defaultdict(list)
    for row in dates:
        days[row.sentence_id].append(DayRow(row.sentence_id, row.char_start, row.start_on, row.end_on))
    return days


def _add_happenings(
    telling: Telling,
    reports: Sequence[Report],
    dates: Mapping[str, Sequence[DateRow]],
    called: Mapping[str, str],
    copies: Copies,
) -> None:
    groups = group_days([row for report in reports for row in dates.get(report.document_id, ())])
    contested = dated_differently(groups)
    for place, group in enumerate(groups):
        evidence = [
            Evidence(row.date_id, row.document_id, called[row.document_id], row.sentence) for row in group
        ]
        claim, mentions = make_date_claim(
            telling.story.story_id,
            group,
            find_origins(evidence, copies),
            contested=place in contested,
        )
        telling.date_claims.append(claim)
        telling.date_claim_mentions += mentions


def _headline(reports: Sequence[Report]) -> str:
    """Return the title of the report that is most like the others, the first among equals."""
    titled = [report for report in reports if report.title] or list(reports)
    if len(titled) > 2:
        terms = {report.document_id: terms_of(report.title, report.text) for report in titled}
        all_terms = pooled(list(terms.values()))
        titled.sort(key=lambda report: -_dot(terms[report.document_id], all_terms))
    best = titled[0]
    return (best.title or "").strip() or _beginning(best.text) or best.source_uri


def _beginning(text: str) -> str:
    """Return the first line of a text, cut between words where it is long."""
    first = next(iter(text.strip().splitlines()), "").strip()
    if len(first) <= _HEADLINE_LENGTH:
        return first
    return first[: max(first.rfind(" ", 0, _HEADLINE_LENGTH), 1)].rstrip(" ,;:–—-") + " …"


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return round(sum(weight * other[term] for term, weight in one.items() if term in other), 9)
