"""Puts rows into the ledger for the gate to judge: those that lie in quarantine as JSON, and those read anew."""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import polars as pl

from tasks.database import frame_schema, key_columns


def restore_rows(
    connection: duckdb.DuckDBPyConnection, table: str, row_ids: Sequence[str], **filled: object
) -> None:
    """Insert quarantined rows into ``table``; columns in ``filled`` get that value instead of their own.

    Columns the JSON lacks get their default; a row that is there already is left as it is. The rows stay in
    quarantine: ``settle`` takes them out when the gate has let them pass.
    """
    columns = _columns(connection, table)
    [row_key] = key_columns(table)
    sample = connection.execute(
        "SELECT json_keys(row_json) FROM quality.quarantine WHERE table_name = ? "
        "AND row_id IN (SELECT unnest(?)) LIMIT 1",
        [table, list(row_ids)],
    ).fetchone()
    stored = set(sample[0]) if sample else set()
    filled = {name: value for name, value in filled.items() if name in columns}
    taken = [name for name in columns if name in stored and name not in filled]
    values = [f"${name}" for name in filled] + [_value(name, columns[name]) for name in taken]
    connection.execute(
        f"INSERT INTO {table} ({', '.join([*filled, *taken])}) "
        f"SELECT {', '.join(values)} FROM (SELECT DISTINCT ON (row_id) row_json FROM quality.quarantine "
        "WHERE table_name = $table_name AND row_id IN (SELECT unnest($row_ids)) "
        f"AND row_id NOT IN (SELECT {row_key} FROM {table}))",
        filled | {"table_name": table, "row_ids": list(row_ids)},
    )


def replace_rows(
    connection: duckdb.DuckDBPyConnection,
    document_ids: Sequence[str],
    rows: Mapping[str, Sequence[Mapping[str, Any]]],
    extractor_version: str,
) -> None:
    """Take the extracted rows of these documents out of the ledger and put ``rows`` in, by table. No transaction.

    Children leave before their parents and come after them: ``rows`` names the tables parents first.
    """
    ids = list(document_ids)
    for table in reversed(list(rows)):
        connection.execute(f"DELETE FROM ledger.{table} WHERE document_id IN (SELECT unnest(?))", [ids])
    for table, found in rows.items():
        schema = frame_schema(f"ledger.{table}", without=("flags",))
        connection.register("reread", pl.DataFrame(list(found), schema=schema, orient="row").to_arrow())
        connection.execute(f"INSERT INTO ledger.{table} BY NAME FROM reread")
        connection.unregister("reread")
    connection.execute(
        "UPDATE ledger.documents SET extractor_version = ? WHERE document_id IN (SELECT unnest(?)) AND language = 'en'",
        [extractor_version, ids],
    )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    rows = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name || '.' || table_name = ? "
        "ORDER BY column_index",
        [table],
    ).fetchall()
    return dict(rows)


def _value(column: str, data_type: str) -> str:
    if data_type.endswith("[]"):
        return f"from_json(row_json -> '$.{column}', '[\"{data_type.removesuffix('[]')}\"]')"
    return f"CAST(row_json ->> '$.{column}' AS {data_type})"
