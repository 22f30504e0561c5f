"""One run from the command line: the server beside it, the progress above it, the summary after it."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows import progress, server
from flows.render import console, error_console

if TYPE_CHECKING:
    from flows.run_result import RunResult

_STAGES = {
    "wait": "waiting for another run to end",
    "ingest": "reading sources",
    "read": "reading reports",
    "load": "loading and checking",
    "publish": "publishing",
    "rebuild": "bringing runs in again",
    "backfill": "reading reports again",
}


def run_once(
    sources: list[str],
    data: Path,
    published_on: date | None,
    workers: int,
    wait: float,
    *,
    keep: int,
    accept_drift: bool,
    verbose: bool,
) -> int:
    """Run the main job and print what came of it. Returns the exit code.

    Raises ``SourceError`` when no source exists, ``ServerError``, ``WriterBusyError``, ``PublishError``.
    """
    from tasks.ingest.sources import resolve_sources

    resolve_sources(sources)
    _spare_the_collector()
    # The log goes to the Prefect server in any case; the screen shows the summary.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "INFO" if verbose else "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    # Waits of 2, 4 and 8 seconds for a server that has gone away; Prefect's own five tries take a minute for each call.
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
    # What it then says of its own threads is for Prefect's makers.
    os.environ.setdefault("PREFECT_INTERNAL_LOGGING_LEVEL", "CRITICAL")
    with progress_bar(verbose=verbose) as bar, _prefect_api(bar) as (url, local):
        from flows.run import run_pipeline
        from tasks.credentials import conceal

        result = _outcome(
            lambda: run_pipeline(
                # Prefect keeps a run's parameters and shows them.
                sources=conceal(sources),
                data=str(data),
                published_on=published_on,
                workers=workers,
                lock_wait_seconds=wait,
                keep=keep,
                accept_drift=accept_drift,
            ),
            lambda error: server.lost(url, local, error),
        )
    from flows.summary import print_summary
    from tasks.paths import DataFolder

    return print_summary(DataFolder(data), result)


def _outcome(
    run: Callable[[], "RunResult"], server_lost: Callable[[Exception], server.ServerError]
) -> "RunResult":
    """Return how a run ended, also when Prefect's server went away meanwhile and cannot be told.

    Raises what ``server_lost`` makes of an error of Prefect's that kept the run from its beginning.
    """
    from flows.run import RunRefusedError, outcomes

    outcomes.clear()
    try:
        return run()
    except RunRefusedError as refused:
        return refused.result
    except Exception as error:
        if not outcomes:
            # Nothing of ours has begun: it is Prefect that could not begin a run.
            raise server_lost(error) from error
        ended = outcomes[-1]
        if ended is error:
            raise
        error_console.print(
            "The Prefect server stopped answering during the run; its pages do not show how it ended.",
            style="yellow",
        )
        if isinstance(ended, RunRefusedError):
            return ended.result
        if isinstance(ended, BaseException):
            raise ended from None
        return ended


@contextmanager
def _prefect_api(bar: Progress) -> Iterator[tuple[str, server.LocalServer | None]]:
    """Give Prefect a server: the configured one, else a local one that ends with the run."""
    configured = server.configured_api_url()
    local = None if configured else server.start_local_server()
    url = local.url if local else str(configured)
    what = "the local Prefect server" if local else f"the Prefect server at {url}"
    if local and local.is_first_start:
        console.print("Prefect makes its database on its first start here: about half a minute, once.")
    waiting = bar.add_task(f"waiting for {what}", total=None, done="")
    try:
        # The imports take as long as the server's start; both happen at the same time.
        import flows.run  # noqa: F401
        from tasks.validate import helper

        helper.start()
        timeout = server.START_TIMEOUT_SECONDS if local else server.ANSWER_TIMEOUT_SECONDS
        server.wait_until_healthy(url, local, timeout=timeout)
        bar.remove_task(waiting)
        yield url, local
    finally:
        send_what_is_queued()
        if local:
            local.stop()


@contextmanager
def progress_bar(*, verbose: bool) -> Iterator[Progress]:
    """Show how far the stages have come, unless their log is shown."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[done]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=verbose) as bar:
        rows: dict[str, TaskID] = {}

        def listen(stage: str, done: int, total: int | None) -> None:
            if stage not in rows:
                rows[stage] = bar.add_task(_STAGES.get(stage, stage), total=total, done="")
            count = f"{done:,}" + (f" of {total:,}" if total else "") if done else ""
            bar.update(rows[stage], completed=done, total=total, done=count)

        token = progress.listener.set(listen)
        try:
            yield bar
        finally:
            progress.listener.reset(token)


def send_what_is_queued() -> None:
    """Let Prefect send its last logs and events: at exit it would wait in vain for a server that has ended."""
    from prefect.events.worker import EventsWorker
    from prefect.logging.handlers import APILogWorker

    for worker in (APILogWorker, EventsWorker):
        worker.drain_all(timeout=10)


def _spare_the_collector() -> None:
    """Keep Python's garbage collector from walking again and again through the objects that the imports leave."""
    gc.set_threshold(100_000, 50, 100)
