"""Scheduled runs: a Prefect deployment of the main job, served from this process until it is stopped."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import server
from flows.render import console
from tasks.credentials import conceal, kept_for_runs
from tasks.paths import DataFolder

UI_PORT = 4200


def serve_schedule(sources: list[str], data: Path, cron: str, workers: int, name: str) -> None:
    """Create the deployment and run it whenever its schedule says, one run at a time.

    Each run is a process of its own. Raises ``ServerError`` when no Prefect server can be reached or started.
    """
    concealed = conceal(map(_absolute, sources))
    with _lasting_api() as url, kept_for_runs(DataFolder(data.resolve()).addresses, concealed):
        from prefect.settings import PREFECT_UI_URL

        from flows.run import run_pipeline

        page = PREFECT_UI_URL.value() or url.removesuffix("/api")
        console.print(
            f"serving deployment [bold]wireledger/{name}[/bold]: {' '.join(conceal(sources))} at '{cron}'\n"
            f"runs and their logs: {page}\nstop with Ctrl-C",
            highlight=False,
        )
        run_pipeline.serve(
            name=name,
            cron=cron,
            parameters={
                # The server keeps and shows them; the runs find the real addresses in the data folder.
                "sources": concealed,
                "data": str(data.resolve()),
                "workers": workers,
                "check_ahead": True,
            },
            # A run that comes due while one is writing is delayed, not skipped.
            limit=1,
            print_starting_message=False,
        )


@contextmanager
def _lasting_api() -> Iterator[str]:
    """Give Prefect a server with scheduler and pages: the configured one, else one that ends with us."""
    if configured := server.configured_api_url():
        server.wait_until_healthy(configured, timeout=server.ANSWER_TIMEOUT_SECONDS)
        yield configured
        return
    url = f"http://127.0.0.1:{UI_PORT}/api"
    console.print("starting a Prefect server on this machine (half a minute on its first start)")
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "prefect", "server", "start", "--port", str(UI_PORT)],
        stdout=subprocess.DEVNULL,
    )
    os.environ["PREFECT_API_URL"] = url
    try:
        server.wait_until_healthy(url)
        yield url
    finally:
        process.terminate()
        process.wait()


def _absolute(source: str) -> str:
    """Return a source as every later run finds it, whatever folder that run starts in."""
    is_url = source.startswith(("http://", "https://"))
    return source if is_url else str(Path(source).absolute())
