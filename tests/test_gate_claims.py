"""What issue is taken with claims: each way in which one can be wrong about its mentions has it withheld."""

from collections.abc import Iterator

import duckdb
import pytest

from expectations.catalogue import all_rules
from expectations.rules import SqlRule
from tasks.database import connect, create_tables
from tasks.validate.frames import new_rows
from tasks.validate.quarantine import run_sql_rule
from tests.gate_rows import RUN, load_valid_run
from tests.test_reconcile_ledger import add, reports

_TOLL = "(SELECT claim_id FROM ledger.claims WHERE starts_with(label, 'people killed') AND n_documents > 1)"
_ABOARD = "(SELECT claim_id FROM ledger.claims WHERE starts_with(label, 'passengers aboard'))"
_ONE_MENTION = "figure_id = (SELECT min(figure_id) FROM ledger.claim_figures WHERE claim_id = {claim})"

DAMAGE = {
    "a contest that all mentions can be reconciled in": (
        f"UPDATE ledger.claim_figures SET value_low = 50, value_high = 60 WHERE claim_id = {_TOLL}",
        "claims.rivals_exclude",
    ),
    "a contest that an open end reconciles": (
        f"UPDATE ledger.claim_figures SET value_low = NULL WHERE claim_id = {_TOLL}",
        "claims.rivals_exclude",
    ),
    "one origin called corroboration": (
        f"UPDATE ledger.claims SET n_origins = 1 WHERE claim_id = {_ABOARD}",
        "claims.sources_suffice",
    ),
    "one report called repetition": (
        "UPDATE ledger.claims SET status = 'repeated' WHERE claim_id = "
        "(SELECT min(claim_id) FROM ledger.claims WHERE n_documents = 1)",
        "claims.sources_suffice",
    ),
    "more origins than reports": (
        f"UPDATE ledger.claims SET n_origins = n_documents + 1 WHERE claim_id = {_ABOARD}",
        "claims.sources_suffice",
    ),
    "no outlet at all": (
        f"UPDATE ledger.claims SET n_outlets = 0 WHERE claim_id = {_TOLL}",
        "claims.sources_suffice",
    ),
    "a status that nobody knows": (
        f"UPDATE ledger.claims SET status = 'rumoured' WHERE claim_id = {_TOLL}",
        "claims.sources_suffice",
    ),
    "bounds of a mention the wrong way round": (
        f"UPDATE ledger.claim_figures SET value_low = 61, value_high = 60 WHERE {_ONE_MENTION.format(claim=_TOLL)}",
        "claims.bounds_ordered",
    ),
    "a bound that is no number": (
        f"UPDATE ledger.claims SET value_high = 'infinity'::DOUBLE WHERE claim_id = {_TOLL}",
        "claims.bounds_ordered",
    ),
    "a figure in two claims": (
        f"UPDATE ledger.claim_figures SET figure_id = (SELECT min(figure_id) FROM ledger.claim_figures "
        f"WHERE claim_id = {_TOLL}) WHERE {_ONE_MENTION.format(claim=_ABOARD)}",
        "claims.told_once",
    ),
    "a claim without mentions": (
        f"DELETE FROM ledger.claim_figures WHERE claim_id = {_TOLL}",
        "claims.mentions_present",
    ),
    "an empty label": (f"UPDATE ledger.claims SET label = '' WHERE claim_id = {_TOLL}", "claims.label_stated"),
    "a happening that ends before it starts": (
        "UPDATE ledger.date_claims SET end_on = start_on - 1",
        "date_claims.days_ordered",
    ),
    "a happening on a date of another story": (
        "UPDATE ledger.date_claims SET story_id = (SELECT max(story_id) FROM ledger.stories)",
        "date_claims.mentions_present",
    ),
    "a report in two stories": (
        "INSERT INTO ledger.story_documents SELECT document_id, 'another' FROM ledger.story_documents LIMIT 1",
        "stories.told_once",
    ),
}  # fmt: skip


RULES = {rule.id: rule for rule in all_rules() if isinstance(rule, SqlRule)}


@pytest.fixture(scope="module")
def told() -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(None) as connection:
        create_tables(connection)
        load_valid_run(connection)
        add(connection, *({**row, "run_id": RUN} for row in reports()))
        with new_rows(connection, RUN):
            yield connection


def broken(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return which of the rules find something, damage undone."""
    return {rule_id for _, rule_id in DAMAGE.values() if run_sql_rule(connection, RULES[rule_id], 1).row_ids}


@pytest.mark.parametrize(("damage", "rule_id"), DAMAGE.values(), ids=DAMAGE)
def test_a_claim_that_is_wrong_about_its_mentions_breaks_its_rule(
    damage: str, rule_id: str, told: duckdb.DuckDBPyConnection
) -> None:
    told.begin()
    try:
        told.execute(damage)
        assert rule_id in broken(told)
    finally:
        told.rollback()


def test_claims_as_they_are_told_break_no_rule_of_theirs(told: duckdb.DuckDBPyConnection) -> None:
    assert broken(told) == set()
