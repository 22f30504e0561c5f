"""Builds the published file beside the old one and puts it in its place in one step."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from tasks import paths
from tasks.database import connect, transaction


class PublishError(Exception):
    """The new file could not be built or a view in it fails; the published file is as it was."""


def publish_warehouse(warehouse: Path, published: Path) -> int:
    """Copy the warehouse, add the views, query each of them, and replace ``published`` atomically.

    Readers that hold the old file open keep it; new readers get the new one. Returns its size in bytes.
    Raises ``PublishError`` and leaves the old file when a view fails or the disk is full.
    """
    published.parent.mkdir(parents=True, exist_ok=True)
    sweep(published)
    half = published.with_name(f".{published.name}.{os.getpid()}.half")
    try:
        with connect(warehouse) as connection:
            connection.execute("CHECKPOINT")
        shutil.copyfile(warehouse, half)
        with connect(half) as connection:
            create_views(connection)
            query_views(connection)
            connection.execute("CHECKPOINT")
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


def put_in_place(half: Path, published: Path) -> None:
    """Let a finished file, already on disk, take the place of the published one in one step."""
    # A write-ahead log beside the new file would belong to another one and make it unreadable.
    published.with_name(f"{published.name}.wal").unlink(missing_ok=True)
    half.replace(published)
    sync(published.parent)


def create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every view of ``sql/views``, in whatever order they need each other, and the macros of ``sql/macros``."""
    # One transaction: each statement by itself, hundreds of comments among them, would wait for the disk.
    with transaction(connection):
        _create_views(connection)


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE SCHEMA IF NOT EXISTS analysis")
    waiting = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((paths.SQL / "views").glob("*.sql"))
    }
    while waiting:
        failed: dict[str, duckdb.Error] = {}
        for name, script in waiting.items():
            try:
                connection.execute(script)
            except duckdb.CatalogException as error:
                failed[name] = error
        if len(failed) == len(waiting):
            raise next(iter(failed.values()))
        waiting = {name: waiting[name] for name in failed}
    for path in sorted((paths.SQL / "macros").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))


def view_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the schema-qualified names of the published views."""
    rows = connection.execute(
        "SELECT schema_name || '.' || view_name FROM duckdb_views() WHERE schema_name = 'analysis' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def as_of_macros(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the schema-qualified names of the published table macros, each of which takes a day."""
    rows = connection.execute(
        "SELECT schema_name || '.' || function_name FROM duckdb_functions() "
        "WHERE NOT internal AND function_type = 'table_macro' ORDER BY 1"
    ).fetchall()
    return [name for (name,) in rows]


def query_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Read every row of every view and macro once; raises ``duckdb.Error`` where one cannot be."""
    for name in view_names(connection):
        connection.execute(f"SELECT bit_xor(hash(published_row)) FROM {name} AS published_row").fetchone()
    for name in as_of_macros(connection):
        # The whole ledger, however late: nothing here reads the clock.
        connection.execute(
            f"SELECT bit_xor(hash(published_row)) FROM {name}(DATE '9999-12-30') AS published_row"
        ).fetchone()


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
