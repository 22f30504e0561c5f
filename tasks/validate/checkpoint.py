"""Runs the suites as Great Expectations checkpoints on pandas frames.

The one module that imports Great Expectations, which takes seconds: import it where the gate is, not before,
or start ``helper`` ahead of it.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from html import escape
from operator import and_
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.catalogue import SUITES
from expectations.rules import CRITICAL, NOT_NULL, WARNING, Rule, Severity, Suite
from tasks.validate.verdict import Finding

# Great Expectations knows no rule that stops a publish: the nearest of its severities stands for it.
_GX_SEVERITY: dict[Severity, str] = {CRITICAL: "critical", WARNING: "warning"}

# Parts of a result that name every row that broke a rule; Data Docs show a few, named elsewhere in it.
_ALL_ROWS = {"unexpected_list", "unexpected_index_list", "unexpected_index_query"}


def preload() -> None:
    """Import Great Expectations, quietly. Safe to call from a thread, and more than once."""
    with warnings.catch_warnings():
        # Its dependencies use what newer releases of others deprecate; nothing a user can act on.
        warnings.simplefilter("ignore")
        import great_expectations.expectations  # noqa: F401
    logging.getLogger("great_expectations").setLevel(logging.ERROR)


@dataclass(frozen=True, slots=True)
class Asked:
    """A frame to be checked."""

    suite: Suite
    frame: pd.DataFrame
    name: str
    """What the Data Docs call the run."""


class Checkpoints:
    """One Great Expectations context with a checkpoint for each suite.

    Everything is kept in memory, nothing is sent anywhere, and no progress bar is drawn.
    """

    def __init__(self) -> None:
        preload()
        import great_expectations as gx
        from great_expectations.data_context.types.base import (
            DataContextConfig,
            InMemoryStoreBackendDefaults,
            ProgressBarsConfig,
        )

        self._context: Any = gx.get_context(
            mode="ephemeral",
            project_config=DataContextConfig(
                store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
                data_docs_sites={},
                progress_bars=ProgressBarsConfig(globally=False),
                analytics_enabled=False,
            ),
        )
        source = self._context.data_sources.add_pandas("warehouse")
        self._checkpoints: dict[str, Any] = {
            suite.table: _add_checkpoint(self._context, source, suite) for suite in SUITES
        }

    def run(self, asked: Iterable[Asked], *, validated_at: datetime) -> Iterator[Finding]:
        """Run the checkpoint of each suite on its frame and yield what it found, rule by rule.

        Raises ``RuntimeError`` when an expectation could not be evaluated at all: a rule that cannot be checked must
        not count as kept.
        """
        for each in asked:
            yield from self._run(each.suite, each.frame, name=each.name, validated_at=validated_at)

    def _run(
        self, suite: Suite, frame: pd.DataFrame, *, name: str, validated_at: datetime
    ) -> Iterator[Finding]:
        from great_expectations.core.run_identifier import RunIdentifier

        checkpoint = self._checkpoints[suite.table]
        outcome = checkpoint.run(
            batch_parameters={"dataframe": frame},
            run_id=RunIdentifier(run_name=name, run_time=validated_at),
        )
        by_id = {rule.id: rule for rule in suite.rules}
        for key, result in outcome.run_results.items():
            broken = [check for check in result.results if check.result.get("unexpected_count")]
            _name_rows(checkpoint.validation_definitions[0], suite, frame, broken)
            for check in result.results:
                yield _finding(by_id[check.expectation_config.meta["id"]], suite, check)
                check.result = {
                    name: _for_docs(check.result[name]) for name in check.result.keys() - _ALL_ROWS
                }
            self._context.validation_results_store.set(key, result)

    def begin_docs(self, folder: Path) -> None:
        """Write the Data Docs of all frames checked so far, as Great Expectations makes them."""
        self._context.add_data_docs_site(
            site_name="gate",
            site_config={
                "class_name": "SiteBuilder",
                "show_how_to_buttons": False,
                "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            },
        )
        self._context.build_data_docs(site_names=["gate"])

    def finish_docs(self) -> None:
        """Return when the Data Docs are written, which they are."""


def _add_checkpoint(context: Any, source: Any, suite: Suite) -> Any:
    import great_expectations as gx

    batch = source.add_dataframe_asset(suite.stem).add_batch_definition_whole_dataframe("new rows")
    expectations = context.suites.add(
        gx.ExpectationSuite(suite.stem, expectations=[_expectation(rule) for rule in suite.rules])
    )
    validation = context.validation_definitions.add(
        gx.ValidationDefinition(name=suite.stem, data=batch, suite=expectations)
    )
    return context.checkpoints.add(
        gx.Checkpoint(
            name=suite.stem,
            validation_definitions=[validation],
            # Counts alone: naming rows takes half as long again, for every rule, broken or not.
            result_format={"result_format": "BASIC"},
        )
    )


def _name_rows(validation: Any, suite: Suite, frame: pd.DataFrame, broken: list[Any]) -> None:
    """Check the rules that were broken once more, and have their results name every row that broke them."""
    if not broken:
        return
    import great_expectations as gx

    by_id = {check.expectation_config.meta["id"]: check for check in broken}
    rules = [rule for rule in suite.rules if rule.id in by_id]
    again = validation.batch_definition.get_batch({"dataframe": frame}).validate(
        gx.ExpectationSuite(suite.stem, expectations=[_expectation(rule) for rule in rules]),
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": [suite.id_column],
        },
    )
    for check in again.results:
        first = by_id[check.expectation_config.meta["id"]]
        first.result, first.exception_info = check.result, check.exception_info


def _expectation(rule: Rule) -> Any:
    """Return the Great Expectations object for a rule; the documentation pages show its meta."""
    from great_expectations import expectations as gxe

    return getattr(gxe, rule.expectation)(
        **rule.arguments,
        row_condition=_row_condition(rule.where),
        severity=_GX_SEVERITY[rule.severity],
        meta={
            "id": rule.id,
            "severity": str(rule.severity),
            "notes": {"format": "string", "content": [f"{rule.id} ({rule.severity}): {rule.reason}"]},
        },
    )


def _row_condition(where: Mapping[str, object]) -> Any:
    """Return ``Rule.where`` as Great Expectations says it; None for all rows."""
    from great_expectations.expectations.row_conditions import Column

    def condition(name: str, value: object) -> Any:
        column = Column(name)
        if value is NOT_NULL:
            return column.is_not_null()
        return column.is_in(value) if isinstance(value, tuple) else column == value

    conditions = [condition(name, value) for name, value in where.items()]
    return reduce(and_, conditions) if conditions else None


def _finding(rule: Rule, suite: Suite, check: Any) -> Finding:
    if any(_raised(check.exception_info)):
        raise RuntimeError(f"{rule.id} could not be checked: {check.exception_info}")
    rows = check.result.get("unexpected_index_list") or ()
    return Finding(
        rule,
        suite.table,
        int(check.result["element_count"]),
        tuple(str(row[suite.id_column]) for row in rows),
    )


def _for_docs(value: Any) -> Any:
    """Return part of a result as Data Docs may show it: they put what reports say into HTML as it stands."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, dict):
        return {name: _for_docs(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_for_docs(each) for each in value]
    return value


def _raised(info: dict[str, Any]) -> Iterator[bool]:
    """Yield whether an exception was raised, for the check and for each metric it needed."""
    if "raised_exception" in info:
        yield bool(info["raised_exception"])
    else:
        yield from (bool(each.get("raised_exception")) for each in info.values())
