"""Keeps every report in a story: takes out what no longer stands, places what is new."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

import duckdb

from tasks.reconcile.frames import insert, named, run_script, script, shown
from tasks.reconcile.stories import (
    LESS_FOR_OTHER_DAYS,
    WINDOW_DAYS,
    WORTH_A_LINK,
    Link,
    Place,
    assign,
    terms_of,
    weekdays_of,
)

# Reports within the window lie in the same span of so many days, or in neighbouring ones.
_SPAN_DAYS = WINDOW_DAYS + 1
_EPOCH = date(1970, 1, 1)

# Weights are kept as whole numbers: their sums are the same in any order.
_WHOLE = 10_000

_BATCH = 2_000


def place_reports(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Bring ``ledger.story_documents`` up to the reports that stand now; return the stories that changed.

    Call inside a transaction.
    """
    run_script(connection, "standing_documents")
    run_script(connection, "unsettled_documents")
    touched, waiting = _remove_gone(connection)
    waiting |= _index_new(connection)
    stories = _stories_of(connection, waiting)
    places = dict(waiting)

    def links_of(document_ids: Collection[str]) -> Mapping[str, list[Link]]:
        links, linked = _links_of(connection, {name: places[name] for name in document_ids})
        # Those that are asked for next are at the other end of a link.
        places.update((link.document_id, link.place) for each in links.values() for link in each)
        for document_id, story in linked.items():
            stories.setdefault(document_id, story)
        return links

    changed = assign(waiting, links_of, stories)
    before = _stories_of(connection, changed)
    now = {document_id: stories[document_id] for document_id in changed}
    _write(connection, now)
    return touched | set(before.values()) | set(now.values())


def _remove_gone(connection: duckdb.DuckDBPyConnection) -> tuple[set[str], dict[str, Place]]:
    """Take out what stands no more; return the stories it stood in, and the reports it was linked to."""
    run_script(connection, "gone_documents")
    touched = {
        story for (story,) in connection.execute("SELECT DISTINCT story_id FROM gone_documents").fetchall()
    }
    if not touched:
        return touched, {}
    linked = connection.execute(script("neighbours_of_gone")).fetchall()
    run_script(connection, "forget_gone")
    return touched, {name: Place.of(published_on, source_uri) for name, source_uri, published_on in linked}


def _index_new(connection: duckdb.DuckDBPyConnection) -> dict[str, Place]:
    """Note the terms of reports that are in no story yet, and their links; return their places.

    Batch by batch, so that what is compared at once fits in memory; each with itself and all before it.
    """
    new = [document_id for (document_id,) in connection.execute(script("new_documents")).fetchall()]
    places: dict[str, Place] = {}
    for start in range(0, len(new), _BATCH):
        with named(connection, new[start : start + _BATCH]):
            texts = connection.execute(script("texts_of_named")).fetchall()
        terms: list[tuple[str, str, int | None, int]] = []
        weekdays: list[tuple[str, int]] = []
        batch: dict[str, Place] = {}
        for document_id, source_uri, published_on, title, text in texts:
            batch[document_id] = Place.of(published_on, source_uri)
            days = None if published_on is None else _span(published_on)
            if named_days := weekdays_of(title, text):
                weekdays.append((document_id, named_days))
            terms += (
                (document_id, term, days, round(weight * _WHOLE))
                for term, weight in terms_of(title, text).items()
            )
        insert(connection, "ledger.document_terms", terms)
        insert(connection, "ledger.document_weekdays", weekdays)
        first, last = _days_of(batch.values())
        with shown(connection, "new_terms", "ledger.document_terms", terms):
            run_script(
                connection,
                "links_of_new",
                worth_a_link=WORTH_A_LINK,
                less_for_other_days=LESS_FOR_OTHER_DAYS,
                window_days=WINDOW_DAYS,
                first_day=first,
                last_day=last,
                first_span=first and _span(first),
                last_span=last and _span(last),
                with_undated=any(place.undated for place in batch.values()),
            )
        places |= batch
    return places


def _span(day: date) -> int:
    return (day - _EPOCH).days // _SPAN_DAYS


def _days_of(places: Collection[Place]) -> tuple[date | None, date | None]:
    """Return the first and the last day of reports; None where none has a day."""
    days = [place.published_on for place in places if not place.undated]
    return min(days, default=None), max(days, default=None)


def _links_of(
    connection: duckdb.DuckDBPyConnection, reports: Mapping[str, Place]
) -> tuple[dict[str, list[Link]], dict[str, str]]:
    """Return the links of reports, and the stories of the reports at their other ends."""
    first, last = _days_of(reports.values())
    with named(connection, reports):
        rows = connection.execute(
            script("links_of_named"), {"first_day": first, "last_day": last, "window_days": WINDOW_DAYS}
        ).fetchall()
    links: dict[str, list[Link]] = defaultdict(list)
    stories: dict[str, str] = {}
    places: dict[str, Place] = {}
    for mine, theirs, published_on, source_uri, similarity, story in rows:
        if theirs not in places:
            places[theirs] = Place.of(published_on, source_uri)
        links[mine].append(Link(theirs, places[theirs], similarity))
        if story is not None:
            stories[theirs] = story
    return links, stories


def _stories_of(connection: duckdb.DuckDBPyConnection, document_ids: Collection[str]) -> dict[str, str]:
    with named(connection, document_ids):
        return dict(connection.execute(script("stories_of_named")).fetchall())


def _write(connection: duckdb.DuckDBPyConnection, stories: Mapping[str, str]) -> None:
    with named(connection, stories):
        connection.execute(
            "DELETE FROM ledger.story_documents WHERE document_id IN (SELECT id FROM named_ids)"
        )
    insert(connection, "ledger.story_documents", sorted(stories.items()))
