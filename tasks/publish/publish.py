"""Builds the published file beside the old one and puts it in its place in one step."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from tasks.database import connect
from tasks.publish.sample import ask_views
from tasks.publish.views import create_views

_AT_ONCE = 1 << 30


class PublishError(Exception):
    """The new file could not be built or a view in it fails; the published file is as it was."""


def publish_warehouse(warehouse: Path, published: Path) -> int:
    """Copy the warehouse, add the views, ask each of them, and replace ``published`` atomically.

    Readers that hold the old file open keep it; new readers get the new one. Returns its size in bytes.
    Raises ``PublishError`` and leaves the old file when a view fails or the disk is full.
    """
    published.parent.mkdir(parents=True, exist_ok=True)
    sweep(published)
    half = published.with_name(f".{published.name}.{os.getpid()}.half")
    try:
        with connect(warehouse) as connection:
            connection.execute("CHECKPOINT")
        _copy(warehouse, half)
        with connect(half) as connection:
            create_views(connection)
            connection.execute("CHECKPOINT")
        ask_views(half, published)
        sync(half)
        put_in_place(half, published)
    except (OSError, duckdb.Error) as error:
        raise PublishError(
            f"{published} was not replaced: {error}. The file published before is untouched; "
            "mend the cause and run again."
        ) from error
    finally:
        for leftover in (half, half.with_name(f"{half.name}.wal")):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return published.stat().st_size


def _copy(file: Path, copy: Path) -> None:
    """Copy a file; where the file system lets files share blocks (XFS, Btrfs), without reading it."""
    try:
        with file.open("rb") as source, copy.open("wb") as target:
            while os.copy_file_range(source.fileno(), target.fileno(), _AT_ONCE):
                pass
    except (AttributeError, OSError):
        # Not on this system, or not between these file systems; what else is wrong shows again.
        shutil.copyfile(file, copy)


def put_in_place(half: Path, published: Path) -> None:
    """Let a finished file, already on disk, take the place of the published one in one step, read-only."""
    # A write-ahead log beside the new file would belong to another one and make it unreadable.
    published.with_name(f"{published.name}.wal").unlink(missing_ok=True)
    make_read_only(half)
    half.replace(published)
    sync(published.parent)


def make_read_only(file: Path) -> None:
    """Take from everybody the right to write into a file; who may read it stays as it is.

    A tool that opens it as it opens any database, for writing too, is refused and cannot change it for the others. File
    systems without such rights keep it as it is.
    """
    with suppress(OSError):
        file.chmod(file.stat().st_mode & ~0o222)


def sweep(published: Path) -> None:
    """Remove half-made files that a killed process left; the caller holds the writer lock."""
    for leftover in list(published.parent.glob("**/.*.half*")):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Return when a file's bytes, or a folder's names, are on disk and not only on their way to it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
