"""Every rule of the gate is broken on purpose: it fires, the others stay silent, its severity follows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pytest

from expectations.catalogue import SUITES, all_rules
from expectations.rules import BLOCKING, CRITICAL, WARNING, WITHHOLD
from tasks.database import connect, create_tables, frame_schema
from tasks.validate.gate import validate_run
from tasks.validate.verdict import Verdict
from tests.gate_mutations import ROW_MUTATIONS, RUN_MUTATIONS
from tests.gate_mutations.mutation import Mutation
from tests.gate_rows import RUN, Story, load_valid_run

RULES = {rule.id: rule for rule in all_rules()}
KEYS_OF_DERIVED = {"stories": "story_id", "claims": "claim_id", "date_claims": "date_claim_id"}
KEYS = {suite.stem: suite.row_key for suite in SUITES}


@dataclass
class Outcome:
    """What became of one story."""

    quarantined: dict[str, list[str]] = field(default_factory=dict)
    """Row ids in quarantine, by rule."""
    flagged: dict[str, list[str]] = field(default_factory=dict)
    """Row ids in the samples of warnings, by rule."""


def mutate(connection: duckdb.DuckDBPyConnection, mutation: Mutation, story: Story) -> None:
    for statement in mutation.statements:
        connection.execute(
            statement.format(quake=story.quake, bank=story.bank, second=story.second, french=story.french)
        )


@pytest.fixture(scope="module")
def mutated(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[duckdb.DuckDBPyConnection, dict[str, Outcome]]]:
    """One run with a story for each rule, broken for it, and what the gate made of each story."""
    with connect(tmp_path_factory.mktemp("gate") / "warehouse.duckdb") as connection:
        create_tables(connection)
        stories = dict(zip(ROW_MUTATIONS, load_valid_run(connection, *ROW_MUTATIONS), strict=True))
        for rule_id, mutation in ROW_MUTATIONS.items():
            mutate(connection, mutation, stories[rule_id])
        verdict = validate_run(connection, RUN, None)
        outcomes = {rule_id: Outcome() for rule_id in ROW_MUTATIONS}

        def outcome_of(words: str) -> Outcome:
            return next(
                outcomes[rule_id]
                for rule_id, story in stories.items()
                if any(name in words for name in (story.quake, story.bank, story.second, story.french))
            )

        for rule_id, row_id, document_id in connection.execute(
            "SELECT expectation_id, row_id, document_id FROM quality.quarantine ORDER BY ALL"
        ).fetchall():
            outcome_of(f"{row_id} {document_id}").quarantined.setdefault(rule_id, []).append(row_id)
        for check in verdict.checks:
            if check.severity is WARNING:
                for row_id in check.sample:
                    outcome_of(row_id).flagged.setdefault(check.expectation_id, []).append(row_id)
        yield connection, outcomes


def test_every_rule_has_a_mutation() -> None:
    assert sorted(ROW_MUTATIONS | RUN_MUTATIONS) == sorted(RULES)


@pytest.mark.parametrize("rule_id", ROW_MUTATIONS)
def test_exactly_the_broken_rule_fires(
    rule_id: str, mutated: tuple[duckdb.DuckDBPyConnection, dict[str, Outcome]]
) -> None:
    outcome = mutated[1][rule_id]
    fired = outcome.quarantined.keys() | outcome.flagged.keys()
    assert fired == {rule_id} | ROW_MUTATIONS[rule_id].also


@pytest.mark.parametrize("rule_id", ROW_MUTATIONS)
def test_the_row_is_kept_or_taken_out_as_the_severity_says(
    rule_id: str, mutated: tuple[duckdb.DuckDBPyConnection, dict[str, Outcome]]
) -> None:
    connection, outcomes = mutated
    outcome, table = outcomes[rule_id], rule_id.partition(".")[0]
    broken = outcome.quarantined.get(rule_id, []) + outcome.flagged.get(rule_id, [])
    assert broken
    [(left,)] = connection.execute(
        f"SELECT count(*) FROM ledger.{table} WHERE list_contains(?, {KEYS[table]})", [broken]
    ).fetchall()
    if RULES[rule_id].severity is WARNING:
        assert left == len(broken)
    else:
        assert RULES[rule_id].severity is CRITICAL
        assert left == 0


@pytest.mark.parametrize(
    "rule_id",
    [
        rule_id
        for rule_id in ROW_MUTATIONS
        if RULES[rule_id].severity is WARNING
        and "flags" in frame_schema(f"ledger.{rule_id.partition('.')[0]}")
    ],
)
def test_a_mention_under_a_warning_is_flagged_with_it(
    rule_id: str, mutated: tuple[duckdb.DuckDBPyConnection, dict[str, Outcome]]
) -> None:
    connection, outcomes = mutated
    broken, table = outcomes[rule_id].flagged[rule_id], rule_id.partition(".")[0]
    flagged = f"SELECT {KEYS[table]}, flags FROM ledger.{table} WHERE list_contains(?, {KEYS[table]})"
    assert dict(connection.execute(flagged, [broken]).fetchall()) == {key: [rule_id] for key in broken}


def validate_broken(rule_id: str, connection: duckdb.DuckDBPyConnection) -> Verdict:
    """Judge a run of its own in which the rule is broken, and see that it fires, with those it must break too."""
    mutation = RUN_MUTATIONS[rule_id]
    story, *_ = load_valid_run(connection, *(f"folder{number}" for number in range(mutation.stories)))
    connection.execute(f"SET VARIABLE gate_run_id = '{RUN}'")
    mutate(connection, mutation, story)
    verdict = validate_run(connection, RUN, None)
    fired = {check.expectation_id for check in verdict.checks if not check.success}
    assert fired == {rule_id} | RUN_MUTATIONS[rule_id].also
    return verdict


@pytest.mark.usefixtures("remembered_checkpoints")
@pytest.mark.parametrize("rule_id", [rule for rule in RUN_MUTATIONS if RULES[rule].severity is BLOCKING])
def test_a_blocking_rule_refuses_the_run(rule_id: str, warehouse: duckdb.DuckDBPyConnection) -> None:
    verdict = validate_broken(rule_id, warehouse)
    assert not verdict.accepted
    assert verdict.reason is not None
    assert f"{rule_id}: {RULES[rule_id].reason}" in verdict.reason


@pytest.mark.usefixtures("remembered_checkpoints")
@pytest.mark.parametrize("rule_id", [rule for rule in RUN_MUTATIONS if RULES[rule].severity is WITHHOLD])
def test_a_row_that_is_withheld_is_in_quarantine_alone_and_all_else_is_published(
    rule_id: str, warehouse: duckdb.DuckDBPyConnection
) -> None:
    verdict = validate_broken(rule_id, warehouse)
    assert verdict.accepted
    assert verdict.quarantined == 0
    table, key = f"ledger.{rule_id.partition('.')[0]}", KEYS_OF_DERIVED[rule_id.partition(".")[0]]
    [(row_id, mentions)] = warehouse.execute(
        "SELECT row_id, json_array_length(row_json, '$.mentions') FROM quality.quarantine "
        "WHERE table_name = ? AND expectation_id = ?",
        [table, rule_id],
    ).fetchall()
    assert verdict.withheld == 1
    assert mentions or rule_id == "date_claims.mentions_present"
    assert warehouse.execute(f"SELECT count(*) FROM {table} WHERE {key} = ?", [row_id]).fetchone() == (0,)
    if rule_id.startswith("claims."):
        assert warehouse.execute("SELECT count(*) > 0 FROM ledger.claims").fetchone() == (True,)
    orphans = (
        "SELECT count(*) FROM ledger.claim_figures ANTI JOIN ledger.claims USING (claim_id) UNION ALL "
        "SELECT count(*) FROM ledger.date_claim_mentions ANTI JOIN ledger.date_claims USING (date_claim_id)"
    )
    assert warehouse.execute(orphans).fetchall() == [(0,), (0,)]


@pytest.mark.usefixtures("remembered_checkpoints")
@pytest.mark.parametrize("rule_id", [rule for rule in RUN_MUTATIONS if RULES[rule].severity is WARNING])
def test_a_warning_about_reconciled_rows_stops_nothing(
    rule_id: str, warehouse: duckdb.DuckDBPyConnection
) -> None:
    verdict = validate_broken(rule_id, warehouse)
    assert verdict.accepted
    assert verdict.quarantined == 0


def test_a_valid_run_passes_every_rule_and_each_rule_has_looked_at_rows(
    warehouse: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load_valid_run(warehouse)
    # No figure of these reports is meant otherwise than as actual.
    warehouse.execute(
        "UPDATE ledger.figures SET modality = 'planned', modality_cue = text, modality_start = char_start, "
        "modality_end = char_end WHERE figure_id = (SELECT min(figure_id) FROM ledger.figures)"
    )
    verdict = validate_run(warehouse, RUN, tmp_path / "docs")
    assert verdict.accepted
    assert verdict.quarantined == 0
    assert {check.expectation_id for check in verdict.checks} == RULES.keys()
    assert [check for check in verdict.checks if not check.success or not check.checked_count] == []
