"""Asking the databases questions for the command line; the questions themselves are in ``sql/console``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tasks import paths
from tasks.database import SchemaError, connect
from tasks.paths import DataFolder


class NothingPublishedError(Exception):
    """There is no published file yet in a data folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"nothing is published in {folder} yet: `wireledger run` makes it")


def query_published(data: DataFolder, sql: str, parameters: dict[str, object] | None = None) -> pl.DataFrame:
    """Run one query of ours on the published file, read-only.

    Raises ``NothingPublishedError`` when there is none, ``SchemaError`` when it lacks what the query asks for.
    """
    with opened_published(data) as connection:
        return connection.execute(sql, parameters).pl()


def query_newest(
    data: DataFolder, sql: str, parameters: dict[str, Any] | None = None
) -> tuple[pl.DataFrame, str]:
    """Query the warehouse, which knows refused runs too; while a run writes, the published file.

    Returns the answer and which of the two gave it.
    """
    if data.warehouse.exists():
        try:
            with _opened(data.warehouse) as connection:
                return connection.execute(sql, parameters).pl(), "warehouse"
        except duckdb.IOException:
            pass
    return query_published(data, sql, parameters), "published file"


def console_query(name: str) -> str:
    """Return the text of ``sql/console/<name>.sql``."""
    return (paths.SQL / "console" / f"{name}.sql").read_text(encoding="utf-8")


@contextmanager
def opened_published(data: DataFolder) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published file for questions of ours, read-only.

    Raises ``NothingPublishedError`` when there is none, ``SchemaError`` when it lacks what a question asks for.
    """
    if not data.published.exists():
        raise NothingPublishedError(data.root)
    with _opened(data.published) as connection:
        yield connection


@contextmanager
def _opened(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(database, read_only=True, confined=True) as connection:
        try:
            yield connection
        except (duckdb.BinderException, duckdb.CatalogException) as error:
            raise SchemaError(
                f"{database} was made by another version of wireledger ({str(error).splitlines()[0]}). The next "
                "`wireledger run` brings it up to date, or says what does."
            ) from error
