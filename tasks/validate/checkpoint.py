"""Runs the suites as Great Expectations checkpoints on pandas frames.

The one module that imports Great Expectations, which takes seconds: import it where the gate is, not before,
or call ``preload`` in a thread while other work waits.
"""

import logging
import warnings
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from expectations.catalogue import SUITES
from expectations.rules import BLOCKING, CRITICAL, WARNING, Rule, Severity, Suite
from tasks.validate.verdict import Finding

# Great Expectations knows no rule that stops a publish: the nearest of its severities stands for it.
_GX_SEVERITY: dict[Severity, str] = {CRITICAL: "critical", BLOCKING: "critical", WARNING: "warning"}


def preload() -> None:
    """Import Great Expectations, quietly. Safe to call from a thread, and more than once."""
    with warnings.catch_warnings():
        # Its dependencies use what newer releases of others deprecate; nothing a user can act on.
        warnings.simplefilter("ignore")
        import great_expectations.expectations
    logging.getLogger("great_expectations").setLevel(logging.ERROR)


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

    def run(
        self, suite: Suite, frame: pd.DataFrame, *, name: str, validated_at: datetime
    ) -> Iterator[Finding]:
        """Run one suite's checkpoint on a frame and yield what it found, rule by rule.

        ``name`` is what the Data Docs call the run. Raises ``RuntimeError`` when an expectation could not be
        evaluated at all: a rule that cannot be checked must not count as kept.
        """
        from great_expectations.core.run_identifier import RunIdentifier

        outcome = self._checkpoints[suite.table].run(
            batch_parameters={"dataframe": frame},
            run_id=RunIdentifier(run_name=name, run_time=validated_at),
        )
        by_id = {rule.id: rule for rule in suite.rules}
        for result in outcome.run_results.values():
            for check in result.results:
                yield _finding(by_id[check.expectation_config.meta["id"]], suite, check)

    def build_docs(self, folder: Path) -> None:
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
            result_format={
                "result_format": "COMPLETE",
                "unexpected_index_column_names": [suite.id_column],
            },
        )
    )


def _expectation(rule: Rule) -> Any:
    """Return the Great Expectations object for a rule; the documentation pages show its meta."""
    from great_expectations import expectations as gxe

    arguments = dict(rule.arguments)
    if rule.where is not None:
        arguments |= {"row_condition": rule.where, "condition_parser": "pandas"}
    return getattr(gxe, rule.expectation)(
        **arguments,
        severity=_GX_SEVERITY[rule.severity],
        meta={
            "id": rule.id,
            "severity": str(rule.severity),
            "notes": {"format": "string", "content": [f"{rule.id} ({rule.severity}): {rule.reason}"]},
        },
    )


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


def _raised(info: dict[str, Any]) -> Iterator[bool]:
    """Yield whether an exception was raised, for the check and for each metric it needed."""
    if "raised_exception" in info:
        yield bool(info["raised_exception"])
    else:
        yield from (bool(each.get("raised_exception")) for each in info.values())
