"""Reconciles the ledger: stories brought up to date, and all that is said in those that changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import duckdb

from tasks.reconcile.attributes import FigureRow
from tasks.reconcile.frames import columns_of, insert, named, run_script, script
from tasks.reconcile.happenings import DateRow
from tasks.reconcile.origins import Sources
from tasks.reconcile.placing import place_reports
from tasks.reconcile.telling import Report, Telling, tell
from tasks.reconcile.undated import OpenDateRow
from tasks.reconcile.variants import group_statements

# Stories told at once: enough that queries do not count, few enough that their texts fit in memory.
_STORIES_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class ReconcileCounts:
    """What was told anew."""

    stories: int
    claims: int
    contested: int
    variants: int
    """Statements in them that have another wording beside them."""


def reconcile_ledger(
    connection: duckdb.DuckDBPyConnection, changed_documents: Collection[str] = ()
) -> ReconcileCounts:
    """Place new reports in stories, and tell every story anew that won, lost or changed a report.

    Statements that are wordings of one another are grouped within their story.

    What the ledger holds decides, not what the last run did: a call after rows were removed mends what rested on
    them. ``changed_documents`` are reports in stories whose rows have changed, which only the caller can know. Call
    inside a transaction; the temporary table ``told_stories`` (story_id) says on this connection what was told anew.
    """
    touched = place_reports(connection)
    with named(connection, changed_documents):
        touched |= {story for _, story in connection.execute(script("stories_of_named")).fetchall()}
    run_script(connection, "ungroup_statements")
    run_script(connection, "told_stories")
    stories = claims = contested = variants = 0
    for some in _portions(sorted(touched), _STORIES_AT_ONCE):
        with named(connection, some):
            run_script(connection, "forget_stories")
            connection.execute("INSERT INTO told_stories FROM named_ids")
            run_script(connection, "told_documents")
            run_script(connection, "told_sentences")
        tellings = _tell(connection)
        variants += group_statements(connection)
        _write(connection, tellings)
        stories += len(tellings)
        claims += sum(len(telling.claims) for telling in tellings)
        contested += sum(claim.status == "contested" for telling in tellings for claim in telling.claims)
    return ReconcileCounts(stories, claims, contested, variants)


def _tell(connection: duckdb.DuckDBPyConnection) -> list[Telling]:
    reports: dict[str, list[Report]] = defaultdict(list)
    for story_id, *fields in connection.execute(script("documents_of_stories")).fetchall():
        reports[story_id].append(Report(*fields))
    figures: dict[str, list[FigureRow]] = defaultdict(list)
    for row in connection.execute(script("figures_of_stories")).fetchall():
        figure = FigureRow(*row)
        figures[figure.document_id].append(figure)
    dates: dict[str, list[DateRow]] = defaultdict(list)
    open_dates: dict[str, list[OpenDateRow]] = defaultdict(list)
    for (
        date_id,
        document_id,
        start,
        end,
        first_day,
        last_day,
        sentence_id,
        sentence,
        value,
    ) in connection.execute(script("dates_of_stories")).fetchall():
        if first_day is None:
            open_date = OpenDateRow(date_id, document_id, start, end, value, sentence_id, sentence)
            open_dates[document_id].append(open_date)
        else:
            date = DateRow(date_id, document_id, start, end, first_day, last_day, sentence_id, sentence)
            dates[document_id].append(date)
    sources = {
        figure_id: Sources(*known)
        for figure_id, *known in connection.execute(script("sources_of_stories")).fetchall()
    }
    return [tell(story_id, told, figures, dates, open_dates, sources) for story_id, told in reports.items()]


def _write(connection: duckdb.DuckDBPyConnection, tellings: Sequence[Telling]) -> None:
    insert(connection, "ledger.stories", [columns_of(telling.story) for telling in tellings])
    insert(
        connection,
        "ledger.shared_wording",
        [
            {"story_id": telling.story.story_id, **columns_of(pair)}
            for telling in tellings
            for pair in telling.copying
        ],
    )
    for table in ("claims", "claim_figures", "date_claims", "date_claim_mentions"):
        rows = [columns_of(row) for telling in tellings for row in getattr(telling, table)]
        insert(connection, f"ledger.{table}", rows)


def _portions(items: Sequence[str], size: int) -> Iterator[list[str]]:
    rest = iter(items)
    while portion := list(islice(rest, size)):
        yield portion
