"""The life of a run in ``quality.runs``: begun, ended, or found dead and swept away."""

import json
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

import duckdb
import pyarrow.compute as pc

from tasks import paths, raw_index
from tasks.database import (
    SMALL_ROW_GROUPS,
    add_new_columns,
    check_tables,
    connect,
    create_tables,
    transaction,
)
from tasks.paths import DataFolder
from tasks.run_order import number_runs, run_numbers

# Children before parents.
_DOCUMENT_TABLES = (
    "ledger.edits",
    "ledger.attendance",
    "ledger.credits",
    "ledger.pledges",
    "ledger.statements",
    "ledger.figures",
    "ledger.dates",
    "ledger.mentions",
    "ledger.sentences",
)
_RUN_TABLES = ("ledger.dispositions", "quality.validations", "quality.quarantine", "quality.run_statistics")


class LedgerLostError(Exception):
    """The warehouse does not hold runs that the index of raw inputs does. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """A begun run."""

    run_id: str
    started_at: datetime
    """UTC, without tzinfo."""
    before: tuple[str, ...] = ()
    """The ids of all runs before it, the last one first."""
    abandoned: tuple[str, ...] = ()
    """Earlier runs whose process had died."""


def utc_now() -> datetime:
    """Return the present instant in UTC, without tzinfo, as every timestamp column keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def begin_run(
    folder: DataFolder, sources: list[str], version: str, flow_run_id: str | None, command: str = "run"
) -> Run:
    """Record a new run, after ending those that never ended.

    Only the holder of the writer lock may call this: a run that is marked running is then a dead one.
    Raises ``SchemaError`` when the warehouse was made by another version, ``DamagedFileError`` when it cannot be
    read, ``LedgerLostError`` when it is missing or not the one that the last runs wrote.
    """
    folder.root.mkdir(parents=True, exist_ok=True)
    recorded = raw_index.recorded_run_ids(folder.index)
    if recorded and not folder.warehouse.exists():
        raise LedgerLostError(_lost(folder, f"{folder.warehouse} is missing"))
    started_at = utc_now()
    with connect(folder.warehouse) as connection:
        open_ledger(connection, folder)
        known = run_numbers(connection)
        if missing := sorted(recorded.difference(known)):
            raise LedgerLostError(_lost(folder, f"{folder.warehouse} does not know run {missing[0]}"))
        run_id = _free_id(started_at, known)
        connection.begin()
        dead = connection.execute(
            "SELECT run_id FROM quality.runs WHERE verdict = 'running' ORDER BY run_number"
        ).fetchall()
        for (dead_id,) in dead:
            _remove_rows(connection, dead_id)
            _abandon(
                connection, folder, dead_id, "the process ended before the run did; nothing of it was kept"
            )
        connection.execute(
            "INSERT INTO quality.runs BY NAME SELECT ? AS run_id, ? AS flow_run_id, ? AS sources, "
            "? AS started_at, 'running' AS verdict, ? AS wireledger_version, ? AS command, ? AS run_number",
            [run_id, flow_run_id, sources, started_at, version, command, max(known.values(), default=0) + 1],
        )
        connection.commit()
    return Run(run_id, started_at, tuple(reversed(known)), tuple(dead_id for (dead_id,) in dead))


def open_ledger(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    """Make what a warehouse lacks, and mend one from before runs had numbers and left nothing when they ended early.

    Raises ``SchemaError`` when it was made by another version in another way.
    """
    create_tables(connection)
    with transaction(connection):
        if number_runs(connection):
            raw_index.number_runs(folder.index, run_numbers(connection))
            _forget_leftovers(connection)
    add_new_columns(connection)
    check_tables(connection)


def _forget_leftovers(connection: duckdb.DuckDBPyConnection) -> None:
    """Have all stories told anew, by the next reconciling, where a run had ended early in an older version."""
    ended_early = connection.execute(
        "SELECT count(*) FROM quality.runs WHERE verdict IN ('running', 'abandoned', 'refused')"
    ).fetchone()
    if ended_early != (0,):
        connection.execute((paths.SQL / "load" / "forget_derived.sql").read_text(encoding="utf-8"))


def _free_id(started_at: datetime, known: Container[str]) -> str:
    """Return an id that no run has yet, though a clock that went back may show a time that has been before."""
    while (run_id := f"{started_at:%Y%m%dT%H%M%SZ}_{token_hex(2)}") in known:
        pass
    return run_id


@contextmanager
def run_transaction(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the ledger for all that a run writes there: the whole of it is kept when the block ends, or nothing.

    A run that ends early, however it ends, therefore leaves nothing to be undone.
    """
    with connect(warehouse, row_group_size=SMALL_ROW_GROUPS) as connection, transaction(connection):
        yield connection


def accept(connection: duckdb.DuckDBPyConnection, folder: DataFolder, run_id: str) -> None:
    """Mark a run as published, inside its transaction. Readers see it when the published file is replaced."""
    release_documents(connection, run_id)
    _close(connection, folder.index, run_id, "published", None)


def refuse(connection: duckdb.DuckDBPyConnection, folder: DataFolder, run_id: str, reason: str) -> None:
    """Undo what a run wrote, inside its transaction, and say why, so that no later publish carries it.

    What was checked and quarantined stays on record; the inputs' dispositions say that the run was refused.
    """
    undo_refused(connection, run_id, reason)
    _close(connection, folder.index, run_id, "refused", reason)


def fail_run(folder: DataFolder, run_id: str, reason: str) -> None:
    """End a run that an error ended, outside its transaction, and keep the error's words."""
    with connect(folder.warehouse) as connection, transaction(connection):
        _abandon(connection, folder, run_id, reason)


def keep_unpublished(folder: DataFolder, run_id: str, reason: str) -> None:
    """Say that an accepted run's file could not be put in place; its rows go out with the next publish."""
    with connect(folder.warehouse) as connection, transaction(connection):
        _close(connection, folder.index, run_id, "unpublished", reason)


def refuse_run(folder: DataFolder, run_id: str, reason: str) -> None:
    """End a run that was refused and of which nothing is to be kept on record but why."""
    with connect(folder.warehouse) as connection, transaction(connection):
        _close(connection, folder.index, run_id, "refused", reason)


def release_documents(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Take out of quarantine the reports that an accepted run brought in."""
    script = (paths.SQL / "load" / "release_documents.sql").read_text(encoding="utf-8")
    connection.execute(script, {"run_id": run_id})


def undo_refused(connection: duckdb.DuckDBPyConnection, run_id: str, reason: str) -> None:
    """Roll the run's transaction back, begin another, and put down in it what is known of the refused run."""
    record = {
        table: connection.execute(f"FROM {table} WHERE run_id = ?", [run_id]).to_arrow_table()
        for table in ("quality.runs", *_RUN_TABLES)
    }
    # What was withheld rests on stories that are as they were before.
    withheld = pc.is_null(record["quality.quarantine"]["document_id"])
    record["quality.quarantine"] = record["quality.quarantine"].filter(pc.invert(withheld))
    connection.rollback()
    connection.begin()
    for table, rows in record.items():
        connection.register("on_record", rows)
        connection.execute(f"INSERT OR REPLACE INTO {table} BY NAME FROM on_record")
        connection.unregister("on_record")
    script = (paths.SQL / "load" / "refuse_inputs.sql").read_text(encoding="utf-8")
    connection.execute(script, {"run_id": run_id, "reason": reason})


def run_row(connection: duckdb.DuckDBPyConnection, run_id: str) -> dict[str, Any]:
    """Return a run's row of ``quality.runs`` as JSON holds it. Raises ``KeyError`` when there is none."""
    row = connection.execute(
        "SELECT to_json(run)::VARCHAR FROM quality.runs AS run WHERE run_id = ?", [run_id]
    ).fetchone()
    if row is None:
        raise KeyError(run_id)
    parsed: dict[str, Any] = json.loads(row[0])
    return parsed


def _abandon(connection: duckdb.DuckDBPyConnection, folder: DataFolder, run_id: str, reason: str) -> None:
    raw_index.forget_inputs(folder.index, run_id)
    _close(connection, folder.index, run_id, "abandoned", reason)


def _remove_rows(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Remove what a dead run of an older version left, which wrote stage by stage; reconcile mends the stories."""
    for table in _DOCUMENT_TABLES:
        connection.execute(
            f"DELETE FROM {table} WHERE document_id IN "
            "(SELECT document_id FROM ledger.documents WHERE run_id = ?)",
            [run_id],
        )
    connection.execute("DELETE FROM ledger.documents WHERE run_id = ?", [run_id])
    for table in _RUN_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE run_id = ?", [run_id])
    connection.execute("UPDATE quality.runs SET quarantined = NULL WHERE run_id = ?", [run_id])


def _close(
    connection: duckdb.DuckDBPyConnection, index: Path, run_id: str, verdict: str, reason: str | None
) -> None:
    """End a run in the warehouse and in the index. Call inside a transaction: the index may run ahead of it."""
    connection.execute(
        "UPDATE quality.runs SET verdict = ?, reason = ?, ended_at = ? WHERE run_id = ?",
        [verdict, reason, utc_now(), run_id],
    )
    # What people decided cannot be made out from the inputs, so it goes on record with its run.
    releases = connection.execute(
        "SELECT to_json(release)::VARCHAR FROM quality.releases AS release WHERE run_id = ? "
        "ORDER BY row_id, expectation_id",
        [run_id],
    ).fetchall()
    row = run_row(connection, run_id)
    raw_index.record_run(index, row | {"releases": [json.loads(release) for (release,) in releases]})


def _lost(folder: DataFolder, what: str) -> str:
    return (
        f"{what}, though {folder.index} holds what earlier runs found. `wireledger rebuild` makes the ledger anew from "
        "it, with the same rows and identifiers; what was published before can still be read."
    )
