"""A run that is killed, whenever, costs nothing: the next one publishes what an undisturbed run would have.

Bounded here; `make soak` kills at every boundary, at many file operations and at many random moments.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tasks.paths import DataFolder
from tests.soak.ground import (
    Ground,
    Moment,
    Runner,
    Tally,
    content,
    copied_home,
    everything,
    lay_ground,
    leftovers,
    started_runner,
    survive,
)
from tests.soak.runner import BOUNDARIES, Order

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]

WIRELEDGER = Path(sys.executable).with_name("wireledger")
SEED = 20250311


@pytest.fixture(scope="module")
def runner(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    log = tmp_path_factory.mktemp("runner") / "said.log"
    with started_runner(os.environ | {"PREFECT_API_URL": prefect_api}, log) as process:
        yield process


@pytest.fixture(scope="module")
def ground(runner: Runner, tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return lay_ground(runner, tmp_path_factory.mktemp("ground"))


def moments_of(ground: Ground, *, soak: bool) -> list[Moment]:
    """Return when to kill: at the stages' boundaries, at file operations, and at random times."""
    chance = random.Random(SEED)
    if soak:
        boundaries = [Moment(before=name) for name in BOUNDARIES] + [
            Moment(after=name) for name in BOUNDARIES
        ]
    else:
        boundaries = [
            Moment(after="ingest"),
            Moment(after="reconcile"),
            Moment(after="tasks.validate.gate.mark_dispositions"),
            Moment(after="accept"),
            Moment(before="publish"),
            Moment(after="publish"),
        ]
    step = 5 if soak else 70
    operations = [Moment(operation=number) for number in range(2, ground.operations, step)]
    random_times = [Moment(seconds=chance.uniform(0.05, ground.seconds)) for _ in range(40 if soak else 1)]
    return boundaries + operations + random_times


def test_killed_at_any_moment_the_next_run_publishes_what_an_undisturbed_one_does(
    runner: Runner, ground: Ground, tmp_path: Path, soak: bool
) -> None:
    tally = Tally()
    for moment in moments_of(ground, soak=soak):
        survive(runner, ground, tmp_path / "data", [moment], tally)
    print(tally)
    assert tally.kills >= (80 if soak else 7)


def test_killed_again_and_again_it_still_gets_there(
    runner: Runner, ground: Ground, tmp_path: Path, soak: bool
) -> None:
    chance = random.Random(SEED + 1)
    tally = Tally()
    moments: list[Moment] = [Moment(operation=ground.operations // 3), Moment(after="load")]
    if soak:
        moments += [Moment(seconds=chance.uniform(0.05, ground.seconds / 2)) for _ in range(7)]
    moments.append(Moment(before="publish"))
    survive(runner, ground, tmp_path / "data", moments, tally)
    print(tally)
    assert tally.kills >= 3


def test_the_very_first_run_can_be_killed_too(
    runner: Runner, ground: Ground, tmp_path: Path, soak: bool
) -> None:
    undisturbed = DataFolder(tmp_path / "undisturbed")
    assert runner.run(Order(ground.sources, str(undisturbed.root))).code == 0
    whole, kept = content(undisturbed), everything(undisturbed)
    tally = Tally()
    for operation in (0, 1, 4, 9, 40, 80) if soak else (40,):
        data = DataFolder(tmp_path / "data")
        ending = runner.run(Order(ground.sources, str(data.root), operation=operation))
        assert ending.code == -signal.SIGKILL
        tally.kills += 1
        assert not data.published.exists() or content(data) == whole
        assert runner.run(Order(ground.sources, str(data.root))).code == 0
        assert everything(data) == kept
        assert leftovers(data) == []
        shutil.rmtree(data.root)
    print(tally)


def test_the_whole_command_with_its_own_server_can_be_killed(
    ground: Ground, tmp_path: Path, soak: bool
) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment["PREFECT_HOME"] = str(copied_home(tmp_path / "prefect"))

    def command(data: DataFolder) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [WIRELEDGER, "run", *ground.sources, "--data", str(data.root)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )

    began = time.monotonic()
    assert command(ground.trial(tmp_path / "undisturbed")).wait() == 0
    duration = time.monotonic() - began
    chance = random.Random(SEED + 2)
    tally = Tally()
    for number in range(8 if soak else 1):
        data = ground.trial(tmp_path / f"data{number}")
        process = command(data)
        time.sleep(chance.uniform(0.3, 0.9) * duration)
        family = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        tally.kills += process.wait() == -signal.SIGKILL
        _, alive = psutil.wait_procs(family, timeout=30)
        assert not alive, "the killed run's server or helper lives on"
        found = content(data)
        assert found == ground.first or found.items() <= ground.second.items()
        assert command(data).wait() == 0
        assert everything(data) == ground.second
        assert leftovers(data) == []
    print(tally)
    assert tally.kills
