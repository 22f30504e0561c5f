"""A rebuild or a backfill that is killed, whenever, costs nothing: the same command again finishes it.

Bounded here; `make soak` kills at every boundary and at more file operations.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tasks.database import connect
from tasks.paths import DataFolder
from tasks.publish.content import content_hashes
from tasks.publish.publish import publish_warehouse
from tests.plain_runs import run_plain
from tests.soak.ground import Hashes, Moment, Runner, leftovers, started_runner
from tests.soak.runner import Order

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

TEXT = "Some {} boats lay in the harbour of Brell on {}, the port authority said. Repairs cost €{} million."

_OF_RUNS = ("quality.", "analysis.dispositions", "ledger.dispositions")

BOUNDARIES = {
    "rebuild": "put_run flows.from_raw.load_run flows.from_raw.reconcile_ledger flows.from_raw.validate_run "
    "end_replay exchange_warehouse publish_warehouse",
    "backfill": "begin_run extract_batch replace_rows reconcile_ledger judge accept publish_warehouse",
}

# In an order in which each comes later than the one before, for they follow each other on one ledger.
IN_CI: dict[str, list[Moment]] = {
    "rebuild": [
        Moment(operation=30),
        Moment(after="flows.from_raw.validate_run"),
        Moment(before="publish_warehouse"),
    ],
    "backfill": [Moment(after="replace_rows"), Moment(after="accept"), Moment(before="publish_warehouse")],
}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with started_runner(dict(os.environ), tmp_path_factory.mktemp("runner") / "said.log") as process:
        yield process


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger with wrong values in it, and what it says before and after they are mended."""

    template: Path
    wrong: Hashes
    right: Hashes


def content(data: DataFolder) -> Hashes:
    """Return a hash for every published table and view that is not about runs."""
    hashes = content_hashes(data.published)
    return {name: digest for name, digest in hashes.items() if not name.startswith(_OF_RUNS)}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """Two runs with a version, a story of two reports and a refused date, badly read by an older extractor."""
    root = tmp_path_factory.mktemp("ledger")
    data, wire = DataFolder(root / "data"), root / "wire.jsonl"
    for boats in (12, 15):
        told = [
            ("Brell Post", boats, "Monday", 4),
            ("Selm Echo", 12, "Monday", 4),
            ("Selm Echo", 30, "Friday, 11 March 2025", 9),
        ]
        records = [
            {"id": f"r{place}", "outlet": outlet, "published_on": "2025-03-11", "text": TEXT.format(*words)}
            for place, (outlet, *words) in enumerate(told)
        ]
        wire.write_text("".join(json.dumps(record) + "\n" for record in records))
        run_plain(data, wire)
    shutil.rmtree(data.runs)
    right = content(data)
    with connect(data.warehouse) as connection:
        connection.execute("UPDATE ledger.documents SET extractor_version = '0'")
        connection.execute("UPDATE ledger.figures SET value = 0, extractor_version = '0' WHERE unit = 'EUR'")
    publish_warehouse(data.warehouse, data.published)
    wrong = content(data)
    assert wrong != right
    return Ledger(data.root, wrong, right)


@pytest.mark.parametrize("command", ["rebuild", "backfill"])
def test_killed_again_and_again_the_same_command_finishes_in_the_end(
    command: str, runner: Runner, ledger: Ledger, tmp_path: Path, soak: bool
) -> None:
    data = DataFolder(tmp_path / "data")
    moments = IN_CI[command]
    if soak:
        boundaries = BOUNDARIES[command].split()
        moments = [Moment(operation=number) for number in range(0, 60, 6)]
        moments += [Moment(before=name) for name in boundaries] + [Moment(after=name) for name in boundaries]
    trials = [[moment] for moment in moments] if soak else [moments]
    kills = 0
    for trial in trials:
        shutil.copytree(ledger.template, data.root)
        for moment in trial:
            ending = runner.run(Order([], str(data.root), command=command, **moment))
            assert ending.code in (-signal.SIGKILL, 0), f"{moment}: ended with {ending.code}"
            kills += ending.code != 0
            assert content(data) in (ledger.wrong, ledger.right), f"{moment}: the published file is neither"
        assert runner.run(Order([], str(data.root), command=command)).code == 0, f"{trial}"
        assert content(data) == ledger.right, f"{trial}: something else was published"
        assert leftovers(data) == [], f"{trial}"
        assert (data.published.parent / "kept").exists(), "the file published before is not kept"
        shutil.rmtree(data.root)
    print(f"{command}: {kills} kills survived")
    assert kills >= len(trials)


def test_a_run_removes_what_a_killed_rebuild_left(ledger: Ledger, runner: Runner, tmp_path: Path) -> None:
    from flows.run import _sweep

    data = DataFolder(tmp_path / "data")
    shutil.copytree(ledger.template, data.root)
    order = Order([], str(data.root), command="rebuild", before="flows.from_raw.reconcile_ledger")
    assert runner.run(order).code == -signal.SIGKILL
    assert any("rebuild" in name for name in leftovers(data))
    _sweep(data)
    assert leftovers(data) == []
