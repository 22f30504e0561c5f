"""Frames of rows, in and out of a DuckDB connection."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import duckdb
import polars as pl

from tasks import paths
from tasks.database import frame_schema


def run_script(connection: duckdb.DuckDBPyConnection, name: str, **parameters: object) -> None:
    """Run a script of ``sql/reconcile``."""
    connection.execute(script(name), parameters)


def script(name: str) -> str:
    """Return the text of a script of ``sql/reconcile``."""
    return (paths.SQL / "reconcile" / f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def named(connection: duckdb.DuckDBPyConnection, ids: Collection[str]) -> Iterator[None]:
    """Let queries see identifiers as the column ``id`` of ``named_ids``."""
    connection.register("named_ids", pl.DataFrame({"id": sorted(ids)}, schema={"id": pl.String()}).to_arrow())
    try:
        yield
    finally:
        connection.unregister("named_ids")


def insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any] | Sequence[Any]]
) -> None:
    """Insert rows, by name or in the order of the table's columns."""
    if rows:
        with shown(connection, "rows_to_insert", table, rows):
            connection.execute(f"INSERT INTO {table} BY NAME FROM rows_to_insert")


@contextmanager
def shown(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    table: str,
    rows: Sequence[Mapping[str, Any] | Sequence[Any]],
) -> Iterator[None]:
    """Let queries see rows, by name or in the order of the columns of ``table``, under a name of their own."""
    connection.register(name, pl.DataFrame(rows, schema=frame_schema(table), orient="row").to_arrow())
    try:
        yield
    finally:
        connection.unregister(name)


def columns_of(row: object) -> dict[str, Any]:
    """Return the fields of a dataclass with slots by name; unlike ``asdict``, without copying what is in them."""
    slots: tuple[str, ...] = row.__class__.__dict__["__slots__"]
    return {name: getattr(row, name) for name in slots}
