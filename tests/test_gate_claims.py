"""What issue is taken with claims: each way in which a claim can be wrong about its mentions refuses the run."""

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
    "values that part": (
        f"UPDATE ledger.claim_figures SET value_low = 999, value_high = 999 WHERE {_ONE_MENTION.format(claim=_ABOARD)}",
        "claims.status_recomputed",
    ),
    "rates that part": (
        f"UPDATE ledger.claim_figures SET rate = figure_id WHERE claim_id = {_ABOARD}",
        "claims.status_recomputed",
    ),
    "a contest without rivals": (
        f"UPDATE ledger.claim_figures SET value_low = 50, value_high = 50 WHERE claim_id = {_TOLL}",
        "claims.status_recomputed",
    ),
    "one origin called corroboration": (
        f"UPDATE ledger.claims SET n_origins = 1 WHERE claim_id = {_ABOARD}",
        "claims.status_recomputed",
    ),
    "one report called repetition": (
        "UPDATE ledger.claims SET status = 'repeated' WHERE claim_id = "
        "(SELECT min(claim_id) FROM ledger.claims WHERE n_documents = 1)",
        "claims.status_recomputed",
    ),
    "more origins than reports": (
        f"UPDATE ledger.claims SET n_origins = n_documents + 1 WHERE claim_id = {_ABOARD}",
        "claims.counts_recomputed",
    ),
    "reports that are not counted": (
        f"UPDATE ledger.claims SET n_documents = n_documents + 1 WHERE claim_id = {_TOLL}",
        "claims.counts_recomputed",
    ),
    "origins that are not counted": (
        f"UPDATE ledger.claim_figures SET origin_id = 'one' WHERE claim_id = {_TOLL}",
        "claims.counts_recomputed",
    ),
    "a figure in two claims": (
        f"UPDATE ledger.claim_figures SET figure_id = (SELECT min(figure_id) FROM ledger.claim_figures "
        f"WHERE claim_id = {_TOLL}) WHERE {_ONE_MENTION.format(claim=_ABOARD)}",
        "stories.rows_once",
    ),
    "a claim without mentions": (
        f"DELETE FROM ledger.claim_figures WHERE claim_id = {_TOLL}",
        "claims.mentioned",
    ),
    "an empty label": (f"UPDATE ledger.claims SET label = '' WHERE claim_id = {_TOLL}", "claims.label_stated"),
    "a day that no mention means": (
        "UPDATE ledger.date_claims SET start_on = start_on - 1, end_on = end_on - 1",
        "date_claims.days_recomputed",
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
