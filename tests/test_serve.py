"""What a served schedule lets others do: nothing. Real servers, real requests, real processes."""

import asyncio
import json
import os
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
import websockets

from tasks.database import connect
from tasks.paths import DataFolder
from tests.local_server import response, sending
from tests.local_server import serving as answering
from tests.served import NEW_YEAR, WIRELEDGER, Answer, Served, environment, free_port, serving, wait_for
from tests.soak.ground import copied_home

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

EVIL = "http://evil.example"


@pytest.fixture(scope="module")
def served(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A schedule that comes due once a year; for tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("served")
    with serving(folder, copied_home(folder / "prefect")) as schedule:
        yield schedule


@pytest.fixture
def home(prefect_api: str, tmp_path: Path) -> Path:
    return copied_home(tmp_path / "prefect")


def serve(home: Path, folder: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Serve what cannot be served, and return what is said."""
    (folder / "other.txt").write_text("Some 12 boats sank off Brell on 4 March 2025, the port said.")
    done = subprocess.run(
        [WIRELEDGER, "serve", "other.txt", "--cron", NEW_YEAR, *options],
        cwd=folder,
        env=environment(home, **variables),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert "fault of wireledger's" not in done.stderr
    return done


def ask_for_a_run(served: Served, parameters: dict[str, Any]) -> Any:
    """Ask for a run as somebody who knows the secret, and return it when it has ended."""
    path = f"/api/deployments/{served.deployment()['id']}/create_flow_run"
    created = served.ask_as_owner(path, {"parameters": parameters})
    assert created.status == 201, created
    return _ended(served, created)


def _ended(served: Served, created: Answer) -> Any:
    path = f"/api/flow_runs/{created.json['id']}"
    wait_for(
        lambda: served.ask_as_owner(path).json["state_type"] in ("COMPLETED", "FAILED", "CRASHED"),
        seconds=700,
    )
    return served.ask_as_owner(path).json


def test_a_page_of_another_origin_starts_no_run(served: Served) -> None:
    deployment = served.deployment()["id"]
    runs_before = served.ask_as_owner("/api/flow_runs/count", {}).json
    for path in (f"/api/deployments/{deployment}/create_flow_run", "/api/flow_runs/"):
        answer = served.ask(path, {"flow_id": deployment, "parameters": {"data": "/tmp"}}, Origin=EVIL)
        assert answer.status in (401, 403)
        assert "access-control-allow-origin" not in answer.headers
        asked_first = served.ask(
            path,
            method="OPTIONS",
            Origin=EVIL,
            Access_Control_Request_Method="POST",
            Access_Control_Request_Headers="authorization,content-type",
        )
        assert asked_first.status == 400
        assert "access-control-allow-origin" not in asked_first.headers
    assert served.ask_as_owner("/api/flow_runs/count", {}).json == runs_before


def test_a_request_without_the_secret_gets_401(served: Served) -> None:
    deployment = served.deployment()["id"]
    for path in (f"/api/deployments/{deployment}", "/api/admin/version", "/api/csrf-token?client=x"):
        assert served.ask(path).status == 401
        assert served.ask(path, Authorization="Basic d2lyZWxlZGdlcjp3cm9uZw==").status == 401
    assert served.ask("/api/health").text == "true"


def test_another_name_that_leads_here_is_refused_even_with_the_secret(served: Served) -> None:
    for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1.evil.example"):
        for path in ("/", "/ui-settings", "/api/health", "/api/admin/version"):
            assert served.ask(path, Host=host, **served.credentials()).status == 400
    for host in (f"127.0.0.1:{served.port}", f"localhost:{served.port}"):
        assert served.ask("/api/admin/version", Host=host, **served.credentials()).status == 200


def test_the_streams_of_events_and_logs_open_for_the_secret_only(served: Served) -> None:
    async def first_word(path: str, token: str | None, host: str | None = None) -> str:
        address = f"ws://{host or '127.0.0.1'}:{served.port}/api{path}"
        prefect = [websockets.Subprotocol("prefect")]
        async with websockets.connect(
            address, subprotocols=prefect, host="127.0.0.1", port=served.port
        ) as pipe:
            await pipe.send(json.dumps({"type": "auth", "token": token}))
            return str(json.loads(await pipe.recv())["type"])

    secret = served.secret_file.read_text()
    for path in ("/events/in", "/events/out", "/logs/out"):
        assert asyncio.run(first_word(path, secret)) == "auth_success"
        for wrong in (None, "", "wireledger:wrong"):
            with pytest.raises(websockets.ConnectionClosed):
                asyncio.run(first_word(path, wrong))
        with pytest.raises(websockets.InvalidStatus):
            asyncio.run(first_word(path, secret, host="evil.example"))


def test_the_pages_say_that_they_want_a_password_and_the_command_says_where_it_is(served: Served) -> None:
    assert served.ask("/").status == 200
    settings = served.ask("/ui-settings").json
    assert (settings["auth"], settings["api_url"]) == ("BASIC", served.api)
    assert str(served.secret_file) in served.log
    assert served.secret_file.read_text() not in served.log
    assert stat.S_IMODE(served.secret_file.stat().st_mode) == 0o600


def test_the_secret_is_in_no_command_line_and_new_for_every_server(
    served: Served, home: Path, tmp_path: Path
) -> None:
    secret = served.secret_file.read_text()
    family = [
        psutil.Process(served.process.pid),
        *psutil.Process(served.process.pid).children(recursive=True),
    ]
    assert len(family) > 1
    assert all(secret not in " ".join(process.cmdline()) for process in family)
    with serving(tmp_path, home) as another:
        assert another.secret_file.read_text() != secret
        assert another.stop() == 0
        assert not another.secret_file.exists()


def test_a_run_with_other_parameters_reads_and_writes_nothing(served: Served, tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text("Some 99 trains left Selm on 3 March 2025, the line said.")
    asked = {"sources": [str(tmp_path / "theirs.txt")], "data": str(tmp_path / "theirs")}
    for name, value in asked.items():
        run = ask_for_a_run(served, {name: value})
        assert run["state_type"] == "FAILED"
        assert f"other {name} than were served" in run["state"]["message"]
    assert ask_for_a_run(served, {"check_ahead": True, "keep": 0})["state_type"] == "CRASHED"
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.txt"]


def test_a_run_as_it_was_served_publishes(served: Served) -> None:
    assert ask_for_a_run(served, {})["state_type"] == "COMPLETED"
    with connect(DataFolder(served.folder / "data").published, read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT source_uri FROM ledger.documents").fetchall() == [
            ("report.txt",)
        ]


def test_a_second_schedule_of_one_name_says_so_and_changes_nothing(served: Served, tmp_path: Path) -> None:
    before = served.deployment()
    second = serve(served.home, tmp_path, "--port", str(free_port()))
    assert second.returncode == 2
    assert f"a schedule named 'scheduled' is served already (process {served.process.pid}" in second.stderr
    assert "--name" in second.stderr
    after = served.deployment()
    assert (after["parameters"], after["paused"]) == (before["parameters"], False)
    assert served.process.poll() is None


def test_a_name_that_is_served_from_another_home_is_not_taken_over(
    served: Served, home: Path, tmp_path: Path
) -> None:
    wait_for(lambda: served.deployment()["status"] == "READY")
    api = {"PREFECT_API_URL": served.api, "PREFECT_API_AUTH_STRING": served.secret_file.read_text()}
    second = serve(home, tmp_path, **api)
    assert second.returncode == 2
    assert "is served already (served from" in second.stderr
    assert not served.deployment()["paused"]


def test_a_schedule_of_another_name_uses_the_server_and_leaves_the_first_alone(
    served: Served, home: Path
) -> None:
    folder = served.folder / "other"
    folder.mkdir()
    api = {"PREFECT_API_URL": served.api, "PREFECT_API_AUTH_STRING": served.secret_file.read_text()}
    with serving(folder, home, "--name", "other", **api) as other:
        assert not served.deployment("other")["paused"]
        assert other.stop() == 0
    assert served.deployment("other")["paused"]
    assert not served.deployment()["paused"]


def test_who_answers_on_the_port_is_not_taken_for_our_server(home: Path, tmp_path: Path) -> None:
    with answering(sending(response(b"true"))) as port:
        failed = serve(home, tmp_path, "--port", str(port))
    assert failed.returncode == 3
    assert f"port {port} of this machine cannot be used" in failed.stderr
    assert "--port" in failed.stderr


def test_a_cron_expression_that_says_no_times_is_wrong_usage(home: Path, tmp_path: Path) -> None:
    failed = serve(home, tmp_path, "--port", str(free_port()), "--cron", "every day")
    assert failed.returncode == 2
    assert "--cron 'every day'" in failed.stderr


def test_a_local_server_that_dies_ends_the_schedule_and_is_told(home: Path, tmp_path: Path) -> None:
    with serving(tmp_path, home) as served:
        [process] = [
            child
            for child in psutil.Process(served.process.pid).children()
            if "flows.server_process" in child.cmdline()
        ]
        process.kill()
        assert served.process.wait(timeout=120) == 3
        assert "the local Prefect server ended with code -9" in served.log
        assert "Traceback" not in served.log
        assert "wireledger-server" not in served.log.partition("ended with code")[2]


def test_a_configured_server_that_vanishes_ends_the_schedule_and_is_told(home: Path, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    with serving(theirs, home) as other:
        variables = {
            "PREFECT_API_URL": other.api,
            "PREFECT_API_AUTH_STRING": other.secret_file.read_text(),
        }
        with serving(ours, home, "--name", "ours", **variables) as served:
            assert other.stop(signal.SIGTERM) == 0
            assert served.process.wait(timeout=300) == 3
            assert f"the Prefect server at {other.api} does not do its work" in served.log
            assert "Traceback" not in served.log


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_schedule_that_is_stopped_is_paused_and_can_be_served_again(
    how: signal.Signals, home: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, home) as served:
        assert served.stop(how) == 0
    with serving(tmp_path, home, "--name", "watching") as again:
        assert again.deployment("scheduled")["paused"]
    with serving(tmp_path, home) as served:
        assert not served.deployment()["paused"]


def test_nothing_outlives_a_schedule_that_is_killed_and_its_name_is_free(home: Path, tmp_path: Path) -> None:
    with serving(tmp_path, home) as served:
        assert served.stop(signal.SIGKILL) == -signal.SIGKILL
    with serving(tmp_path, home) as served:
        assert not served.deployment()["paused"]
    assert os.environ.get("WIRELEDGER_SERVED") is None


def test_what_came_due_while_nobody_served_is_not_worked_off(home: Path, tmp_path: Path) -> None:
    with serving(tmp_path, home, "--cron", "* * * * *") as served:
        wait_for(lambda: len(_waiting(served)) > 1)
        served.stop(signal.SIGKILL)
    killed_at = datetime.now(UTC)
    # The first of them comes due.
    wait_for(lambda: time.time() % 60 < 5)
    with serving(tmp_path, home, "--workers", "2") as served:
        assert _waiting(served) == []
        runs = served.ask_as_owner("/api/flow_runs/filter", {}).json
        started = [run["start_time"] for run in runs if run["start_time"]]
        assert all(datetime.fromisoformat(start) <= killed_at for start in started)


def _waiting(served: Served) -> list[Any]:
    asked = {"flow_runs": {"state": {"type": {"any_": ["SCHEDULED"]}}}}
    runs = served.ask_as_owner("/api/flow_runs/filter", asked).json
    return [run for run in runs if run["expected_start_time"][:4] == f"{datetime.now(UTC):%Y}"]
