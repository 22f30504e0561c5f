"""The ground on which runs are killed: a small ledger, what it should hold, and what may not be left behind."""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypedDict

from flows.server import prefect_home
from tasks.database import connect
from tasks.paths import SAMPLE_REPORTS, DataFolder
from tasks.publish.content import RUN_TABLES, content_hashes
from tests.soak.runner import Ending, Order

Hashes = dict[str, str]

NEW_REPORTS = {
    "ships.txt": "Some 40 ships left the harbour of Brell on 3 March 2025, the port said.",
    # One statement in two wordings: a variant group. One figure told twice: a claim.
    "dam_early.txt": "The dam above Torvik burst on 5 March 2025, killing 61 people. Norland's river board searched "
    "all night. Norland said the wardens had ignored three warnings from Torvik before the dam burst.",
    "dam_late.txt": "The dam above Torvik burst on 5 March 2025, and 61 people died. Norland's river board searched "
    "all night. Three warnings from Torvik had been ignored by the wardens before the dam burst, Norland said.",
    # 12 March 2025 was a Wednesday: a row for the quarantine.
    "bridge.txt": "Nine people were hurt on Monday, 12 March 2025, when a bridge at Selm gave way, police said.",
}
"""What the second run finds besides changed reports."""

_RUN_TABLES = (
    "ledger.documents",
    "ledger.dispositions",
    "quality.validations",
    "quality.quarantine",
    "quality.run_statistics",
)


class Moment(TypedDict, total=False):
    """When to kill: one of the fields of ``Order`` that say so."""

    before: str
    after: str
    operation: int
    seconds: float


class Runner:
    """The other end of ``tests.soak.runner``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def run(self, order: Order) -> Ending:
        """Carry out an order and return how its process ended."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(asdict(order)) + "\n")
        self._process.stdin.flush()
        return Ending(**json.loads(self._process.stdout.readline()))


@contextmanager
def started_runner(environment: dict[str, str], log: Path) -> Iterator[Runner]:
    """Start a runner whose processes report to the Prefect server that ``environment`` names."""
    with (
        log.open("w") as said,
        subprocess.Popen(
            [sys.executable, "-m", "tests.soak.runner"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            env=environment,
            text=True,
        ) as process,
    ):
        assert process.stdout
        assert process.stdout.readline() == "\n", log.read_text()
        try:
            yield Runner(process)
        finally:
            if process.stdin:
                process.stdin.close()
            process.wait(timeout=60)


@dataclass(frozen=True, slots=True)
class Ground:
    """A ledger with one run published, and the sources of a second run, which is the one to be killed."""

    template: Path
    """Data folder after the first run; copied for every trial."""
    sources: list[str]
    first: Hashes
    """What the published file says before the second run."""
    second: Hashes
    """What the published file and the warehouse hold after it when nothing disturbs it."""
    operations: int
    """Writes below the data folder that an undisturbed second run makes from Python."""
    seconds: float
    """How long that run took."""

    def trial(self, folder: Path) -> DataFolder:
        """Return a fresh copy of the ledger as it was before the second run."""
        shutil.copytree(self.template, folder)
        return DataFolder(folder)


def lay_ground(runner: Runner, folder: Path) -> Ground:
    """Publish a part of the sample, then all of it with a changed and a new report, undisturbed."""
    early, late = folder / "early", folder / "late"
    shutil.copytree(SAMPLE_REPORTS, early)
    for name in ("quake_globe_anchor.html", "rhine_rates.md", "quake_northgate_post.json"):
        (early / name).unlink()
    shutil.copytree(SAMPLE_REPORTS, late)
    changed = late / "undated_wexmoor_count.txt"
    changed.write_text(changed.read_text() + "\nOn Friday 75 more birds were counted, the wardens said.\n")
    for name, text in NEW_REPORTS.items():
        (late / name).write_text(text)
    template = DataFolder(folder / "template")
    assert runner.run(Order([str(early)], str(template.root))).code == 0
    undisturbed = DataFolder(folder / "undisturbed")
    shutil.copytree(template.root, undisturbed.root)
    began = time.monotonic()
    ending = runner.run(Order([str(late)], str(undisturbed.root)))
    seconds = time.monotonic() - began
    assert ending.code == 0
    assert leftovers(undisturbed) == []
    first, second = content(template), everything(undisturbed)
    assert not first.items() <= second.items()
    return Ground(template.root, [str(late)], first, second, ending.operations, seconds)


def copied_home(folder: Path) -> Path:
    """Return a new Prefect home with the database of the present one: making a new database takes half a minute."""
    folder.mkdir()
    with (
        closing(sqlite3.connect(prefect_home() / "prefect.db")) as present,
        closing(sqlite3.connect(folder / "prefect.db")) as copy,
    ):
        present.backup(copy)
    return folder


def everything(data: DataFolder) -> Hashes:
    """Return what ``content`` does, and a hash for every table of the warehouse, less those that list runs."""
    kept = content_hashes(data.warehouse)
    return content(data) | {
        f"warehouse: {name}": digest for name, digest in kept.items() if name not in RUN_TABLES
    }


def content(data: DataFolder) -> Hashes:
    """Return a hash for every published table and view, less those that list runs."""
    hashes = content_hashes(data.published)
    return {name: digest for name, digest in hashes.items() if name not in RUN_TABLES}


def leftovers(data: DataFolder) -> list[str]:
    """Return what a finished run should not have left: half-made files, logs beside databases, batches, open runs."""
    suspicious = [
        path.relative_to(data.root).as_posix()
        for path in sorted(data.root.rglob("*"))
        if any(mark in path.name for mark in (".half", ".tmp", ".wal", "unfinished", "rebuild"))
        or data.runs in path.parents
    ]
    # An empty folder for what is being written is part of the raw store.
    suspicious = [name for name in suspicious if name != "raw/unfinished"]
    expected = {"kept", "validation", data.published.name}
    suspicious += [path.name for path in data.published.parent.iterdir() if path.name not in expected]
    with connect(data.warehouse, read_only=True) as connection:
        open_runs = connection.execute("SELECT run_id FROM quality.runs WHERE verdict = 'running'").fetchall()
        orphans = [
            f"{table} has rows of abandoned run {run_id}"
            for table in _RUN_TABLES
            for (run_id,) in connection.execute(
                f"SELECT DISTINCT run_id FROM {table} JOIN quality.runs USING (run_id) WHERE verdict = 'abandoned'"
            ).fetchall()
        ]
    return suspicious + [f"{run_id} is running" for (run_id,) in open_runs] + orphans


@dataclass(slots=True)
class Tally:
    """What a series of trials came to."""

    kills: int = 0
    in_time: int = 0
    """Runs that ended before the moment at which they were to be killed."""

    def __str__(self) -> str:
        late = f", {self.in_time} runs ended before their moment" if self.in_time else ""
        return f"{self.kills} kills survived{late}"


def survive(runner: Runner, ground: Ground, folder: Path, moments: list[Moment], tally: Tally) -> None:
    """Kill the second run at each of the moments in turn, then let it end; assert that nothing shows of it.

    After every kill the published file is whole: what it was before, or what it is to be.
    """
    data = ground.trial(folder)
    for moment in moments:
        ending = runner.run(Order(ground.sources, str(data.root), **moment))
        assert ending.code in (-signal.SIGKILL, 0), f"{moment}: ended with {ending.code}"
        tally.kills += ending.code != 0
        tally.in_time += ending.code == 0
        found = content(data)
        assert found == ground.first or found.items() <= ground.second.items(), f"{moment}: a file of neither"
    assert runner.run(Order(ground.sources, str(data.root))).code == 0, f"{moments}: the next run failed"
    found = everything(data)
    differing = [name for name in found if found[name] != ground.second[name]]
    assert not differing, f"{moments}: the next run published something else in {differing}"
    assert leftovers(data) == [], f"{moments}"
    shutil.rmtree(folder)
