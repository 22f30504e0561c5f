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
    if not rows:
        return
    frame = pl.DataFrame(rows, schema=frame_schema(table), orient="row")
    connection.register("rows_to_insert", frame.to_arrow())
    try:
        connection.execute(f"INSERT INTO {table} BY NAME FROM rows_to_insert")
    finally:
        connection.unregister("rows_to_insert")


def columns_of(row: object) -> dict[str, Any]:
    """Return the fields of a dataclass with slots by name; unlike ``asdict``, without copying what is in them."""
    slots: tuple[str, ...] = row.__class__.__dict__["__slots__"]
    return {name: getattr(row, name) for name in slots}
