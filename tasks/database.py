"""The one place that opens a DuckDB file, and the one that knows how a table becomes a frame schema."""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

import duckdb
import polars as pl

from tasks import paths

SCHEMAS = ("ledger", "quality")

_POLARS_TYPES: dict[str, pl.DataType] = {
    "VARCHAR": pl.String(),
    "VARCHAR[]": pl.List(pl.String()),
    "INTEGER[]": pl.List(pl.Int32()),
    "INTEGER": pl.Int32(),
    "BIGINT": pl.Int64(),
    "DOUBLE": pl.Float64(),
    "BOOLEAN": pl.Boolean(),
    "DATE": pl.Date(),
    "TIMESTAMP": pl.Datetime("us"),
}


# What a query from outside may not do: reach other files or the network, load code, see Python's variables, or change
# any of this. In this order: after the last nothing can be set.
_CONFINEMENT = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET allow_community_extensions = false",
    "SET python_enable_replacements = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


# Somebody who asks the warehouse by hand holds it for a moment; who writes to it waits.
_PATIENCE_SECONDS = 20.0
# A sort of all texts of a large ledger spills a few times its memory; a cross join without end would fill the disk.
_SPILL_FACTOR = 4

SMALL_ROW_GROUPS = 8192
"""Rows of a row group for those who add a few rows, as in every run, to tables with long texts: a checkpoint writes the
last group anew, whole, and by default one holds 122,880 rows."""


@contextmanager
def connect(
    path: Path | None,
    *,
    read_only: bool = False,
    confined: bool = False,
    memory_bytes: int | None = None,
    row_group_size: int | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file, or a database in memory when ``path`` is None, and close it whatever happens.

    ``confined`` is for queries that someone else wrote: they see this one database and nothing else of the
    machine. ``memory_bytes`` is what DuckDB may hold in memory, and four times of which on disk beside it; most of
    the machine's when None. ``row_group_size`` is for what is added to tables here; groups that are there stay as
    they are.

    Raises ``duckdb.IOException`` when another process holds the file; who wants to write waits some seconds first.
    ``KeyboardInterrupt`` for a Ctrl-C during a query, which DuckDB itself takes for a failed one. ``DamagedFileError``
    for a file that is cut short or overwritten, or was written by another version of DuckDB.
    """
    # Rows and their order must not depend on how many threads or cores a machine has.
    config: dict[str, str | bool | int | float | list[str]] = {"preserve_insertion_order": True}
    if confined:
        # Made only when a query outgrows the memory, and not beside a file that others see.
        spill = Path(tempfile.gettempdir()) / f"wireledger-{os.getpid()}"
        config["temp_directory"] = str(spill)
    if memory_bytes:
        config["memory_limit"] = f"{memory_bytes}B"
        config["max_temp_directory_size"] = f"{_SPILL_FACTOR * memory_bytes}B"
    try:
        connection = _open_patiently(path, read_only, row_group_size, config)
    except duckdb.Error as error:
        if path and _DAMAGE.search(str(error)):
            raise _damaged(path, error) from error
        raise
    try:
        for setting in _CONFINEMENT if confined else ():
            connection.execute(setting)
        yield connection
    except (duckdb.InterruptException, RuntimeError) as error:
        if "interrupted" in str(error).lower():
            raise KeyboardInterrupt from error
        raise
    except (
        duckdb.IOException,
        duckdb.FatalException,
        duckdb.InternalException,
        duckdb.SerializationException,
    ) as error:
        if path and _DAMAGE.search(str(error)):
            raise _damaged(path, error) from error
        raise
    finally:
        connection.close()


def _open_patiently(
    path: Path | None,
    read_only: bool,
    row_group_size: int | None,
    config: dict[str, str | bool | int | float | list[str]],
) -> duckdb.DuckDBPyConnection:
    patience_ends = time.monotonic() + (0 if read_only else _PATIENCE_SECONDS)
    while True:
        try:
            return _open(path, read_only, row_group_size, config)
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error) or time.monotonic() > patience_ends:
                raise
        time.sleep(0.2)


def _open(
    path: Path | None,
    read_only: bool,
    row_group_size: int | None,
    config: dict[str, str | bool | int | float | list[str]],
) -> duckdb.DuckDBPyConnection:
    if path is None or row_group_size is None:
        return duckdb.connect(str(path) if path else ":memory:", read_only=read_only, config=config)
    # A setting that only ``ATTACH`` knows.
    connection = duckdb.connect(":memory:", config=config | {"temp_directory": f"{path}.tmp"})
    try:
        quoted = str(path).replace("'", "''")
        connection.execute(f"ATTACH '{quoted}' AS opened (ROW_GROUP_SIZE {row_group_size})")
        connection.execute("USE opened")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Do all that is inside, or nothing of it when it raises."""
    connection.begin()
    try:
        yield
    except BaseException:
        # After a failed write there may be nothing left to roll back; the error itself says more.
        with suppress(duckdb.Error):
            connection.rollback()
        raise
    connection.commit()


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Create every schema and table of ``sql/tables`` that is not there yet, all or none of them."""
    # One transaction: each statement by itself, hundreds of comments among them, would wait for the disk.
    with transaction(connection):
        _create_missing(connection)


def _create_missing(connection: duckdb.DuckDBPyConnection) -> None:
    for schema in SCHEMAS:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    present = {
        name
        for (name,) in connection.execute(
            "SELECT table_name FROM duckdb_tables() UNION ALL SELECT view_name FROM duckdb_views() "
            f"WHERE schema_name IN {SCHEMAS}"
        ).fetchall()
    }
    scripts = {
        path.stem: path.read_text(encoding="utf-8") for path in sorted((paths.SQL / "tables").glob("*.sql"))
    }
    # What follows from tables comes after them.
    for name in sorted(scripts, key=lambda name: "CREATE VIEW" in scripts[name]):
        if name not in present:
            connection.execute(scripts[name])


def add_new_columns(connection: duckdb.DuckDBPyConnection) -> None:
    """Give the tables of a ledger made before the columns that came since and may be empty, all or none of them.

    A column whose values can only be told from the reports is none of these: ``check_tables`` then asks for a rebuild.
    """
    found = _columns_of(connection)
    missing = [
        (table, column, definition)
        for (table, column), definition in _optional_columns().items()
        if table in found and column not in found[table]
    ]
    if not missing:
        return
    with transaction(connection):
        for table, column, (definition, comment) in missing:
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition}")
            quoted = comment.replace("'", "''")
            connection.execute(f"COMMENT ON COLUMN {table}.{column} IS '{quoted}'")


@cache
def _optional_columns() -> dict[tuple[str, str], tuple[str, str]]:
    """Return type with default, and comment, of every column that the DDL allows to be NULL, by table and name."""
    with connect(None) as connection:
        create_tables(connection)
        rows = connection.execute(
            "SELECT schema_name || '.' || table_name, column_name, concat_ws(' DEFAULT ', data_type, column_default), "
            "coalesce(comment, '') FROM duckdb_columns() WHERE schema_name IN "
            f"{SCHEMAS} AND is_nullable"
        ).fetchall()
    return {(table, column): (definition, comment) for table, column, definition, comment in rows}


class SchemaError(Exception):
    """A database file has tables of another version of wireledger."""


class DamagedFileError(Exception):
    """A database file is no longer what was written. The message says which, and what to do."""


# What DuckDB says of files that are cut short, overwritten, or written by another version of itself.
_DAMAGE = re.compile(
    "not a valid DuckDB database|Could not read enough bytes|Corrupt database file|version number|checksum|"
    "deserialize|invalidated because of a previous fatal error",
    re.IGNORECASE,
)


def _damaged(path: Path, error: duckdb.Error) -> DamagedFileError:
    what_to_do = (
        "The next `wireledger run` publishes it anew; `wireledger rollback` puts back the one before it."
        if path.name == paths.PUBLISHED_NAME
        else "`wireledger rebuild` makes the ledger anew from the inputs kept in data/raw, with the same rows and "
        "identifiers, and keeps the damaged file aside."
    )
    return DamagedFileError(f"{path} is damaged ({str(error).splitlines()[0]}). {what_to_do}")


def check_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise ``SchemaError`` when a table of a file differs from its DDL in ``sql/tables``."""
    found = _columns_of(connection)
    for table, columns in _columns().items():
        if differing := sorted(columns.items() ^ found.get(table, {}).items()):
            names = ", ".join(dict(differing))
            raise SchemaError(
                f"the ledger was made by another version of wireledger: {table} differs in {names}. "
                "`wireledger rebuild` makes it anew from the inputs kept in data/raw; what was published before "
                "can still be read."
            )


@cache
def _columns() -> dict[str, dict[str, str]]:
    """Return the DuckDB type of every column of every table, as the DDL in ``sql/tables`` says."""
    with connect(None) as connection:
        create_tables(connection)
        return _columns_of(connection)


def _columns_of(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    rows = connection.execute(
        "SELECT schema_name || '.' || table_name, column_name, data_type "
        "FROM duckdb_columns() JOIN duckdb_tables() USING (schema_name, table_name) "
        "WHERE NOT duckdb_columns.internal ORDER BY duckdb_tables.table_oid, column_index"
    ).fetchall()
    tables: dict[str, dict[str, str]] = {}
    for table, column, data_type in rows:
        tables.setdefault(table, {})[column] = data_type
    return tables


def table_names() -> list[str]:
    """Return the schema-qualified names of all tables, in name order."""
    return sorted(_columns())


def column_types(table: str) -> dict[str, str]:
    """Return the DuckDB types of the columns of a schema-qualified table, in order.

    Raises ``KeyError`` for a table that has no file in ``sql/tables``.
    """
    return dict(_columns()[table])


@cache
def key_columns(table: str) -> tuple[str, ...]:
    """Return the columns that name a row of a schema-qualified table, as the line ``-- Key:`` of its DDL says.

    Most are no constraints: DuckDB writes the index of one anew, whole, whenever rows have come to its table.
    The gate checks them where rows are new. Empty for a table that names none.
    """
    script = (paths.SQL / "tables" / f"{table.rpartition('.')[2]}.sql").read_text(encoding="utf-8")
    key = re.search("^-- Key: (.+)$", script, re.MULTILINE)
    return tuple(key[1].split(", ")) if key else ()


def frame_schema(table: str, *, without: tuple[str, ...] = ()) -> pl.Schema:
    """Return the polars schema of a schema-qualified table, less the columns that a later stage fills.

    Raises ``KeyError`` for a table that has no file in ``sql/tables``.
    """
    columns = _columns()[table]
    return pl.Schema({name: _POLARS_TYPES[kind] for name, kind in columns.items() if name not in without})
