"""The publish stage as a Prefect task."""

from prefect import task
from prefect.logging import get_run_logger

from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse


@task(name="publish", task_run_name="publish {data.published.name}")
def publish(data: DataFolder) -> None:
    """Replace the published file by a copy of the accepted warehouse, every view queried first."""
    size = publish_warehouse(data.warehouse, data.published)
    get_run_logger().info("published %s (%.1f MB)", data.published, size / 1e6)
