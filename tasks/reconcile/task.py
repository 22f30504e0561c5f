"""The reconcile stage as a Prefect task."""

from prefect import task
from prefect.logging import get_run_logger

from tasks.database import connect, transaction
from tasks.paths import DataFolder
from tasks.reconcile.reconcile import ReconcileCounts, reconcile_ledger


@task(name="reconcile", task_run_name="reconcile {run_id}")
def reconcile(data: DataFolder, run_id: str) -> ReconcileCounts:
    """Place the run's reports in stories, tell the stories that changed anew, and group wordings of statements."""
    with connect(data.warehouse) as connection, transaction(connection):
        counts = reconcile_ledger(connection)
    get_run_logger().info(
        "told %d stories anew: %d claims, %d of them contested; %d statements have other wordings",
        counts.stories,
        counts.claims,
        counts.contested,
        counts.variants,
    )
    return counts
