"""Fixtures that more than one test file needs."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import hypothesis
import pytest

from flows import server
from flows.run_command import send_what_is_queued
from tasks.database import connect, create_tables
from tasks.paths import PROJECT, DataFolder
from tasks.settings import settings, variable_of
from tasks.validate import gate

if TYPE_CHECKING:
    from flows.run_result import RunResult
    from tests.gate_memory import RememberedCheckpoints

SHARED = PROJECT.parent / "shared"


def shared(*parts: str) -> Path:
    """Return a path in the folder of real articles beside the project, or skip the test and say why."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is absent: the text in it is not ours to ship")
    return path


def pytest_configure() -> None:
    # No test is timed: a machine may be busy.
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    # What the imports leave behind need not be walked through again and again.
    gc.set_threshold(100_000, 50, 100)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--soak", action="store_true", help="kill at every moment, not at a bounded part of them"
    )


@pytest.fixture(scope="session")
def soak(request: pytest.FixtureRequest) -> bool:
    """Whether the long form of a test is asked for."""
    return bool(request.config.getoption("--soak"))


@pytest.fixture
def set_limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Set settings by name through the environment, for this test."""

    def put(**values: object) -> None:
        for name, value in values.items():
            monkeypatch.setenv(variable_of(name), str(value))
        settings.cache_clear()

    yield put
    monkeypatch.undo()
    settings.cache_clear()


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a fresh, real DuckDB file with every table."""
    with connect(tmp_path / "warehouse.duckdb") as connection:
        create_tables(connection)
        yield connection


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Prefect server with a home of its own, for this process and its children."""
    before = {
        name: os.environ.get(name) for name in ("PREFECT_HOME", "PREFECT_API_URL", "PREFECT_API_AUTH_STRING")
    }
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    local = server.start_local_server()
    try:
        server.wait_until_healthy(local.url, local)
        yield local.url
    finally:
        send_what_is_queued()
        local.stop()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@pytest.fixture(scope="session")
def checkpoints_of_session() -> "RememberedCheckpoints":
    """Great Expectations for the whole session: see ``remembered_checkpoints``."""
    from tests.gate_memory import RememberedCheckpoints

    return RememberedCheckpoints()


@pytest.fixture
def remembered_checkpoints(
    checkpoints_of_session: "RememberedCheckpoints", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the gate of this test ask Great Expectations only about rows that no test before has asked about."""
    monkeypatch.setattr(gate, "open_checkpoints", lambda: checkpoints_of_session)


def api_settings(prefect_api: str) -> dict[Any, Any]:
    """Return what Prefect, if it was imported before the server started, has to be told of it."""
    from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL

    return {PREFECT_API_URL: prefect_api, PREFECT_API_AUTH_STRING: os.environ["PREFECT_API_AUTH_STRING"]}


RunFlow = Callable[..., "RunResult"]


@pytest.fixture
def run_flow(prefect_api: str, tmp_path: Path) -> Iterator[RunFlow]:
    """The main job on ``tmp_path/data``, in this process, against the real server."""
    from prefect.settings import temporary_settings

    from flows.run import run_pipeline

    def run(*sources: Path | str, data: Path | None = None, **options: Any) -> "RunResult":
        named = [str(source) for source in sources]
        result: RunResult = run_pipeline(named, str(data or tmp_path / "data"), **options)
        return result

    with temporary_settings(api_settings(prefect_api)):
        yield run


@pytest.fixture
def published(tmp_path: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """Ask the file published under ``tmp_path/data``."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        with connect(DataFolder(tmp_path / "data").published, read_only=True) as connection:
            return connection.execute(query).fetchall()

    return ask
