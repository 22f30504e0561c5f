"""The validate stage as a Prefect task."""

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.logging import get_run_logger

from tasks.paths import DataFolder
from tasks.validate.acceptance import NOTHING_ACCEPTED, Acceptance
from tasks.validate.gate import validate_run
from tasks.validate.verdict import Verdict


@task(name="validate", task_run_name="validate {run_id}", cache_policy=NO_CACHE)
def validate(
    connection: duckdb.DuckDBPyConnection,
    data: DataFolder,
    run_id: str,
    accepted: Acceptance = NOTHING_ACCEPTED,
) -> Verdict:
    """Check a run's new rows; put those that break a critical rule in quarantine; say whether to publish.

    Call inside the run's transaction. ``accepted`` lets a run through that breaks these rules about runs as a whole.
    """
    verdict = validate_run(connection, run_id, data.docs, accepted=accepted)
    logger = get_run_logger()
    for check in verdict.checks:
        if not check.success:
            logger.warning(
                "%s (%s): %d of %d rows. %s",
                check.expectation_id,
                check.severity,
                check.unexpected_count,
                check.checked_count,
                check.reason,
            )
    logger.info(
        "%s: %d checks, %d rows in quarantine, %d stories, claims and happenings withheld",
        "accepted" if verdict.accepted else f"refused ({verdict.reason})",
        len(verdict.checks),
        verdict.quarantined,
        verdict.withheld,
    )
    return verdict
