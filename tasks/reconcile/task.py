"""The reconcile stage as a Prefect task."""

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.reconcile.reconcile import ReconcileCounts, reconcile_ledger


@task(name="reconcile", task_run_name="reconcile {run_id}", cache_policy=NO_CACHE)
def reconcile(connection: duckdb.DuckDBPyConnection, run_id: str) -> ReconcileCounts:
    """Place the run's reports in stories, tell the stories that changed anew, and group wordings of statements.

    Call inside the run's transaction.
    """
    counts = reconcile_ledger(connection)
    get_run_logger().info(
        "told %d stories anew: %d claims, %d of them contested; %d statements have other wordings",
        counts.stories,
        counts.claims,
        counts.contested,
        counts.variants,
    )
    return counts
