"""Files published before: kept under the id of their newest run, so that one can be put back."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tasks.database import DamagedFileError, connect
from tasks.publish.publish import make_read_only, put_in_place, sync
from tasks.publish.views import query_views
from tasks.run_order import run_numbers

KEPT_FOLDER = "kept"
"""Beside the published file, so that putting one back is one step; a folder, so that no tool takes it for data."""

KEPT_FILES = 3
"""How many files published before stay beside the published one, unless told otherwise."""


class RollbackError(Exception):
    """No kept file could be put back; the published file is as it was. The message says why and what there is."""


@dataclass(frozen=True, slots=True)
class Rollback:
    """One line of the journal of rollbacks."""

    at: str
    """ISO 8601, UTC."""
    by: str
    """Name of the user whose process did it."""
    from_run: str | None
    """Newest run of the file that was published before; None when it could not be read."""
    to_run: str
    """Newest run of the file that was put back."""


def accepted_runs(file: Path) -> dict[str, int]:
    """Return the accepted runs that a file holds, oldest first, with their numbers.

    Empty when there is no file or it is damaged.
    """
    if not file.exists():
        return {}
    try:
        with connect(file, read_only=True) as connection:
            numbers = run_numbers(connection)
            accepted = set(
                connection.execute("SELECT run_id FROM quality.runs WHERE verdict = 'published'").fetchall()
            )
    except (duckdb.Error, DamagedFileError):
        return {}
    return {run_id: number for run_id, number in numbers.items() if (run_id,) in accepted}


def newest_run(file: Path) -> str | None:
    """Return the id of the newest accepted run that a file holds; None when there is no file or it is damaged."""
    return next(reversed(accepted_runs(file)), None)


def kept_runs(published: Path) -> list[str]:
    """Return the ids of the runs whose files are kept, newest first."""
    return list(_kept_numbers(published))


def _kept_numbers(published: Path) -> dict[str, int]:
    """Return the numbers of the runs whose files are kept, newest first."""
    files = list((published.parent / KEPT_FOLDER).glob("*.duckdb"))
    # Each file knows its own run, and a later one knows that of a file that is damaged; else it counts as old.
    numbers: dict[str, int] = {}
    for file in [*files, published]:
        numbers |= accepted_runs(file)
    kept = sorted(((numbers.get(file.stem, 0), file.stem) for file in files), reverse=True)
    return {run_id: number for number, run_id in kept}


def keep_published(published: Path, limit: int) -> None:
    """Keep the file that is published now, before another takes its place; of all kept, the newest ``limit``.

    The file is linked, not copied, where the file system can. Raises ``OSError``.
    """
    if limit and (run_id := newest_run(published)):
        _keep(published, run_id)
    for run_id in kept_runs(published)[limit:]:
        _kept_file(published, run_id).unlink(missing_ok=True)


def roll_back(published: Path, to_run: str | None, journal: Path, user: str) -> Rollback:
    """Put a kept file in the place of the published one, in one step, and write it down in ``journal``.

    ``to_run`` is a run's id or the beginning of one; None is the newest that is older than what is published.
    The caller holds the writer lock. Raises ``RollbackError``, and ``OSError`` as it comes.
    """
    current = newest_run(published)
    run_id = _choose(published, to_run, current)
    chosen = _kept_file(published, run_id)
    try:
        with connect(chosen, read_only=True) as connection:
            query_views(connection)
    except (duckdb.Error, DamagedFileError) as error:
        raise RollbackError(
            f"{chosen} is damaged and was not put back: {error}. Choose another with --to."
        ) from error
    with _linked(chosen, published.with_name(f".{published.name}.{os.getpid()}.half")) as half:
        # After the link: a rebuilt file and the one before it are files of the same run.
        if current:
            _keep(published, current)
        put_in_place(half, published)
    done = Rollback(datetime.now(UTC).isoformat(timespec="seconds"), user, current, run_id)
    with journal.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(done)) + "\n")
        lines.flush()
        os.fsync(lines.fileno())
    return done


def read_rollbacks(journal: Path) -> list[Rollback]:
    """Return the rollbacks that were written down, oldest first; a line cut short by a power loss is left out."""
    rollbacks = []
    with suppress(FileNotFoundError):
        for line in journal.read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, TypeError):
                rollbacks.append(Rollback(**json.loads(line)))
    return rollbacks


def _choose(published: Path, to_run: str | None, current: str | None) -> str:
    kept = _kept_numbers(published)
    if to_run is None:
        here = accepted_runs(published).get(current) if current else None
        matching = [run_id for run_id, number in kept.items() if here is None or number < here][:1]
    else:
        matching = [run_id for run_id in kept if run_id.startswith(to_run)]
    there = f"Kept are: {', '.join(kept)}." if kept else "No file published before is kept."
    if not matching:
        wanted = f"of run {to_run}" if to_run else "older than the published one"
        raise RollbackError(f"there is no kept file {wanted}. {there}")
    if len(matching) > 1:
        raise RollbackError(f"more than one run begins with {to_run}. {there}")
    if matching[0] == current and _kept_file(published, current).samefile(published):
        raise RollbackError(f"the published file is that of run {current} already. {there}")
    return matching[0]


def _keep(published: Path, run_id: str) -> None:
    target = _kept_file(published, run_id)
    if target.exists() and target.samefile(published):
        return
    target.parent.mkdir(exist_ok=True)
    with _linked(published, target.with_name(f".{target.name}.{os.getpid()}.half")) as half:
        half.replace(target)
    sync(target.parent)


@contextmanager
def _linked(file: Path, half: Path) -> Iterator[Path]:
    """Give a file a second name; where the file system knows no links, a copy."""
    try:
        try:
            half.hardlink_to(file)
        except OSError:
            shutil.copyfile(file, half)
            sync(half)
        make_read_only(half)
        yield half
    finally:
        half.unlink(missing_ok=True)


def _kept_file(published: Path, run_id: str) -> Path:
    return published.parent / KEPT_FOLDER / f"{run_id}.duckdb"
