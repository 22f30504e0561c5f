"""Fixtures that more than one test file needs."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tasks.database import connect, create_tables


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a fresh, real DuckDB file with every table."""
    with connect(tmp_path / "warehouse.duckdb") as connection:
        create_tables(connection)
        yield connection
