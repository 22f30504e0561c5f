"""Scheduled runs: a Prefect deployment of the main job, served from this process until it is stopped."""

import asyncio
import io
import json
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

from rich.markup import escape

from flows import server
from flows.lock import lock_at_once
from flows.render import console
from tasks.credentials import conceal, kept_for_runs
from tasks.paths import DataFolder

# Long enough for a configured server to be started anew; shorter than Prefect's own patience, which ends in a
# traceback after three calls in vain, ten seconds apart.
_SILENCE_SECONDS = 25.0


class ScheduleError(Exception):
    """A schedule cannot be served as asked; the message says why, and what to change."""


def serve_schedule(sources: list[str], data: Path, cron: str, workers: int, name: str, port: int) -> None:
    """Create the deployment and run it whenever its schedule says, one run at a time, until stopped.

    Each run is a process of its own. ``port`` is that of the Prefect server started here where none is configured.
    Raises ``ScheduleError`` when the name is taken or ``cron`` says nothing, ``ServerError`` when no Prefect server can
    be reached or started, or when it goes away.
    """
    # From the first moment on: Prefect's runner takes the first over when it has started.
    for ending in (signal.SIGTERM, signal.SIGHUP):
        # `nohup` has a terminal's end ignored.
        if signal.getsignal(ending) != signal.SIG_IGN:
            signal.signal(ending, lambda *_: signal.raise_signal(signal.SIGINT))
    # What asyncio says of Prefect's own callbacks, when a server has gone away, is for Prefect's makers.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    concealed = conceal(map(_absolute, sources))
    with (
        _name_held(name),
        _lasting_api(port) as (url, local),
        kept_for_runs(DataFolder(data.resolve()).addresses, concealed),
    ):
        from flows.scheduled import SERVED

        parameters = {
            # The server keeps and shows them; the runs find the real addresses in the data folder.
            "sources": concealed,
            "data": str(data.resolve()),
            "workers": workers,
        }
        os.environ[SERVED] = json.dumps(parameters)
        with _watched(url, local) as trouble:
            try:
                if not local:
                    _refuse_if_served_elsewhere(name)
                _serve(name, cron, parameters, url)
            except ScheduleError:
                raise
            except Exception as error:
                raise server.lost(url, local, error) from error
            except KeyboardInterrupt:
                if trouble:
                    raise server.lost(url, local, trouble[0]) from None
                _pause(name)


def _serve(name: str, cron: str, parameters: dict[str, Any], url: str) -> None:
    """Serve until a Ctrl-C or a SIGTERM: both come out as ``KeyboardInterrupt``."""
    from prefect.client.schemas.schedules import CronSchedule
    from prefect.runner import Runner
    from prefect.settings import PREFECT_UI_URL

    from flows.scheduled import scheduled_run

    class OrderlyRunner(Runner):
        def handle_sigterm(self, *_: object) -> None:
            # Prefect's own way leaves through the middle of its loop: nothing ends in order.
            signal.raise_signal(signal.SIGINT)

    try:
        CronSchedule(cron=cron)
    except ValueError as error:
        raise ScheduleError(f"--cron '{cron}' says no times; write it as '*/15 * * * *'") from error
    # A run that comes due while one is writing is delayed, not skipped.
    runner = OrderlyRunner(name=name, limit=1, pause_on_shutdown=False)
    deployment_id = runner.add_flow(
        scheduled_run, name=name, cron=cron, parameters=parameters, tags=[_mark()]
    )
    assert isinstance(deployment_id, UUID)
    _forget_missed_runs(deployment_id)
    console.print(
        f"serving deployment [bold]wireledger/{escape(name)}[/bold]: "
        f"{escape(' '.join(parameters['sources']))} at '{cron}'\n"
        f"runs and their logs: {PREFECT_UI_URL.value() or url.removesuffix('/api')}\nstop with Ctrl-C",
        highlight=False,
        soft_wrap=True,
    )
    # When it loses the server, Prefect prints tracebacks; we say it in words.
    with redirect_stdout(io.StringIO()):
        asyncio.run(runner.start())


def _forget_missed_runs(deployment_id: UUID) -> None:
    """Delete the runs that came due while nobody served: the next one reads all that they would have read."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter

    missed = FlowRunFilter.model_validate(
        {
            "deployment_id": {"any_": [deployment_id]},
            "state": {"type": {"any_": ["SCHEDULED"]}},
            "expected_start_time": {"before_": datetime.now(UTC)},
        }
    )
    with get_client(sync_client=True) as client:
        while runs := [run for run in client.read_flow_runs(flow_run_filter=missed) if run.auto_scheduled]:
            for run in runs:
                client.delete_flow_run(run.id)


@contextmanager
def _name_held(name: str) -> Iterator[None]:
    """Keep a name of a deployment to this process; another of this user's that wants it is told so."""
    path = server.prefect_home() / f"wireledger-serve-{quote(name, safe='')}.lock"
    with lock_at_once(path) as holder:
        if holder:
            raise ScheduleError(
                f"a schedule named {name!r} is served already ({holder}); it goes on as it was. Stop that one first, "
                "or give this one another --name, and another --port if it brings a Prefect server of its own."
            )
        yield


def _refuse_if_served_elsewhere(name: str) -> None:
    """Raise ``ScheduleError`` when somebody else serves a deployment of this name through the same Prefect server."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import DeploymentStatus
    from prefect.exceptions import ObjectNotFound

    with get_client(sync_client=True) as client:
        try:
            deployment = client.read_deployment_by_name(f"wireledger/{name}")
        except ObjectNotFound:
            return
    # Prefect calls it ready for a minute after it was last asked for runs; ours is nobody's, or the lock were held.
    is_served = deployment.status == DeploymentStatus.READY and not deployment.paused
    if is_served and _mark() not in deployment.tags:
        where = ", ".join(deployment.tags) or "from another machine"
        raise ScheduleError(
            f"a schedule named {name!r} is served already ({where}); it goes on as it was. Give this one another "
            "--name; if that one was killed, its name is free in two minutes."
        )


def _pause(name: str) -> None:
    """Pause the deployment, so that no runs pile up meanwhile, unless somebody else serves it by now."""
    from prefect.client.orchestration import get_client

    # A server that has gone cannot be told; whoever serves the name next takes the deployment over.
    with suppress(Exception), get_client(sync_client=True) as client:
        deployment = client.read_deployment_by_name(f"wireledger/{name}")
        if _mark() in deployment.tags:
            client.pause_deployment(deployment.id)


def _mark() -> str:
    """Return the tag that says who serves a deployment: those who would wait at the same lock have the same."""
    return f"served from {socket.gethostname()}, {server.prefect_home().resolve()}"


@contextmanager
def _lasting_api(port: int) -> Iterator[tuple[str, server.LocalServer | None]]:
    """Give Prefect a server with scheduler and pages: the configured one, else one that ends with us."""
    os.environ.setdefault("PREFECT_CLIENT_MAX_RETRIES", "3")
    if configured := server.configured_api_url():
        server.wait_until_healthy(configured, timeout=server.ANSWER_TIMEOUT_SECONDS)
        yield configured, None
        return
    console.print("starting a Prefect server on this machine (half a minute on its first start)")
    local = server.start_local_server(port, lasting=True)
    secret_file = local.log.with_suffix(".secret")
    try:
        _write_secret(secret_file, local.secret)
        server.wait_until_healthy(local.url, local)
        console.print(
            f"its pages ask for a password: it is in {secret_file}, made anew at each start, for you alone to read",
            highlight=False,
            soft_wrap=True,
        )
        yield local.url, local
    finally:
        local.stop()
        secret_file.unlink(missing_ok=True)


def _write_secret(path: Path, secret: str) -> None:
    """Write a file that nobody else can read at any moment."""
    path.unlink(missing_ok=True)
    with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(secret)


@contextmanager
def _watched(url: str, local: server.LocalServer | None) -> Iterator[list[str]]:
    """Interrupt this process when its server is lost; the list then says why. Prefect would go on for a minute."""
    trouble: list[str] = []
    stopping = threading.Event()

    def watch() -> None:
        last_answer = time.monotonic()
        while not stopping.wait(1):
            why_not = None if local else server.trouble(f"{url}/health", 10)
            if not why_not:
                last_answer = time.monotonic()
            if (local and local.has_died()) or time.monotonic() - last_answer > _SILENCE_SECONDS:
                trouble.append(why_not or "it has ended")
                # From here on Prefect would tell of each call in vain.
                logging.disable(logging.CRITICAL)
                signal.raise_signal(signal.SIGINT)
                return

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield trouble
    finally:
        stopping.set()


def _absolute(source: str) -> str:
    """Return a source as every later run finds it, whatever folder that run starts in."""
    is_url = source.startswith(("http://", "https://"))
    return source if is_url else str(Path(source).absolute())
