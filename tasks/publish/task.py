"""The publish stage as a Prefect task."""

from prefect import task
from prefect.logging import get_run_logger

from tasks.paths import DataFolder
from tasks.publish.kept import KEPT_FILES, keep_published
from tasks.publish.publish import PublishError, publish_warehouse


@task(name="publish", task_run_name="publish {data.published.name}")
def publish(data: DataFolder, keep: int = KEPT_FILES) -> None:
    """Replace the published file by a copy of the accepted warehouse, every view queried first.

    Of the files published before, the newest ``keep`` stay beside it.
    """
    try:
        keep_published(data.published, keep)
    except OSError as error:
        raise PublishError(
            f"the file published before cannot be kept: {error}; nothing was replaced"
        ) from error
    size = publish_warehouse(data.warehouse, data.published)
    get_run_logger().info("published %s (%.1f MB)", data.published, size / 1e6)
