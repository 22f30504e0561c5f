"""A run on record, put into a new warehouse as it was: its row, its release of quarantined reports, its refusal."""

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from tasks.database import column_types, connect, create_tables
from tasks.load.runs import release_documents, undo_refused
from tasks.paths import DataFolder

# Put at the end of a run; while it is replayed it counts as running, so that a killed rebuild shows as one.
_OUTCOME = ("verdict", "reason", "ended_at")


def started_at(row: Mapping[str, Any]) -> datetime:
    """Return when a run on record began, UTC."""
    return datetime.fromisoformat(str(row["started_at"]))


def put_run(warehouse: Path, row: Mapping[str, Any], verdict: str | None = None) -> None:
    """Insert a run's row as it is on record, but for the verdict; columns that the record lacks get their default."""
    kept = {name: row[name] for name in column_types("quality.runs") if name in row}
    if verdict:
        kept |= {"verdict": verdict, "reason": None, "ended_at": None}
    shape = {name: kind for name, kind in column_types("quality.runs").items() if name in kept}
    # The shape is of one JSON type only; a list of strings is written as a list with its type.
    spelled = {
        name: [kind.removesuffix("[]")] if kind.endswith("[]") else kind for name, kind in shape.items()
    }
    with connect(warehouse) as connection:
        create_tables(connection)
        connection.execute(
            "INSERT INTO quality.runs BY NAME SELECT unnest(json_transform($row::JSON, $shape))",
            {"row": json.dumps(kept), "shape": json.dumps(spelled)},
        )


def end_replay(
    connection: duckdb.DuckDBPyConnection, row: Mapping[str, Any], refused_now: str | None
) -> None:
    """End a replayed run as it ended, inside its transaction; what the gate refuses only now, as refused."""
    run_id = str(row["run_id"])
    refused = str(row.get("reason") or "") if row["verdict"] == "refused" else refused_now
    outcome = {name: row.get(name) for name in _OUTCOME}
    if refused is not None:
        outcome |= {"verdict": "refused", "reason": refused}
    if refused is None:
        release_documents(connection, run_id)
    else:
        undo_refused(connection, run_id, refused)
    connection.execute(
        "UPDATE quality.runs SET verdict = $verdict, reason = $reason, ended_at = $ended_at::TIMESTAMP "
        "WHERE run_id = $run_id",
        outcome | {"run_id": run_id},
    )


def exchange_warehouse(folder: DataFolder, finished: DataFolder) -> Path | None:
    """Let a finished warehouse take its place; the one before is kept aside. Returns where, None if there was none.

    A process that dies between the steps leaves no warehouse at all, which the next run refuses to take for a new
    ledger (``LedgerLostError``), and never a warehouse with the write-ahead log of another.
    """
    with connect(finished.warehouse) as connection:
        connection.execute("CHECKPOINT")
    aside = None
    if folder.warehouse.exists():
        aside = folder.warehouse.with_name(f"warehouse.set-aside-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.duckdb")
        folder.warehouse.replace(aside)
    log = _log_of(folder.warehouse)
    if log.exists():
        log.replace(_log_of(aside or folder.warehouse.with_name("warehouse.set-aside.duckdb")))
    finished.warehouse.replace(folder.warehouse)
    return aside


def being_rebuilt(folder: DataFolder) -> DataFolder:
    """Return the folder with the warehouse that a rebuild makes, as long as it is not finished."""
    return folder.beside("rebuild")


def remove_warehouse(folder: DataFolder) -> None:
    """Remove a half-made warehouse."""
    folder.warehouse.unlink(missing_ok=True)
    _log_of(folder.warehouse).unlink(missing_ok=True)
    shutil.rmtree(folder.warehouse.with_name(f"{folder.warehouse.name}.tmp"), ignore_errors=True)


def _log_of(warehouse: Path) -> Path:
    return warehouse.with_name(f"{warehouse.name}.wal")
