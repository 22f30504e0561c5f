"""The ledger's tables as a data package: CSV files, and a ``datapackage.json`` that says what is in them.

Follows Frictionless Data's Tabular Data Package and Table Schema, version 1. Whole texts stay out: neither the texts of
reports nor their sentences one after the other are written, nor the index of their words.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from tasks import paths
from tasks.database import key_columns

LEFT_OUT = frozenset(["sentences", "document_terms"])
"""Tables that a text could be put together from."""

_COLUMNS_LEFT_OUT = frozenset([("documents", "text")])

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
}
_INSTANT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(slots=True)
class _Table:
    name: str
    comment: str
    fields: list[dict[str, Any]] = field(default_factory=list)


def write_data_package(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[Path]:
    """Write every table of the ledger to ``folder``, and then what describes them; return the files.

    The same ledger gives the same bytes. Raises ``OSError`` when the folder cannot be written.
    """
    (folder / "data").mkdir(parents=True, exist_ok=True)
    tables = _tables(connection)
    files = [_write_table(connection, table, folder) for table in tables]
    package = {
        "profile": "tabular-data-package",
        "name": "wireledger",
        "title": "Figures and dates of news reports with their exact words",
        "description": "Offsets are code points into the reports' texts, half-open. The texts themselves are not here.",
        "resources": [_resource(table, file) for table, file in zip(tables, files, strict=True)],
    }
    described = folder / "datapackage.json"
    described.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [*files, described]


def _tables(connection: duckdb.DuckDBPyConnection) -> list[_Table]:
    tables: dict[str, _Table] = {}
    script = (paths.SQL / "export" / "columns.sql").read_text(encoding="utf-8")
    for name, table_comment, column, data_type, is_nullable, comment in connection.execute(script).fetchall():
        if name in LEFT_OUT or (name, column) in _COLUMNS_LEFT_OUT:
            continue
        table = tables.setdefault(name, _Table(name, table_comment))
        table.fields.append(_field(column, data_type, comment, required=not is_nullable))
    return list(tables.values())


def _field(column: str, data_type: str, comment: str, *, required: bool) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column,
        "type": _TYPES.get(data_type, "array"),
        "description": comment,
    }
    return described | ({"constraints": {"required": True}} if required else {})


def _write_table(connection: duckdb.DuckDBPyConnection, table: _Table, folder: Path) -> Path:
    columns: Sequence[str] = [described["name"] for described in table.fields]
    order = ", ".join(key_columns(f"ledger.{table.name}")) or "ALL"
    rows = connection.execute(f"SELECT {', '.join(columns)} FROM ledger.{table.name} ORDER BY {order}").pl()
    # CSV has no lists: Table Schema has them as JSON.
    lists = [name for name, kind in rows.schema.items() if isinstance(kind, pl.List)]
    rows = rows.with_columns(
        pl.col(name).map_elements(
            lambda items: json.dumps(items.to_list(), ensure_ascii=False), return_dtype=pl.String()
        )
        for name in lists
    )
    path = folder / "data" / f"{table.name}.csv"
    rows.write_csv(path, datetime_format=_INSTANT)
    return path


def _resource(table: _Table, file: Path) -> dict[str, Any]:
    written = file.read_bytes()
    schema: dict[str, Any] = {"fields": table.fields, "missingValues": [""]}
    key = list(key_columns(f"ledger.{table.name}"))
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"data/{file.name}",
        "description": table.comment,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{hashlib.sha256(written).hexdigest()}",
        "schema": schema | ({"primaryKey": key} if key else {}),
    }
