"""The life of a run in ``quality.runs``: begun, ended, or found dead and swept away."""

import json
from collections.abc import Container
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

import duckdb

from tasks import paths, raw_index
from tasks.database import check_tables, connect, create_tables, transaction
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
    """Earlier runs whose process had died; their rows have been removed."""


def utc_now() -> datetime:
    """Return the present instant in UTC, without tzinfo, as every timestamp column keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def begin_run(
    folder: DataFolder, sources: list[str], version: str, flow_run_id: str | None, command: str = "run"
) -> Run:
    """Record a new run, after undoing what runs that never ended have left.

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
            _abandon(
                connection, folder, dead_id, "the process ended before the run did; its rows were removed"
            )
        connection.execute(
            "INSERT INTO quality.runs BY NAME SELECT ? AS run_id, ? AS flow_run_id, ? AS sources, "
            "? AS started_at, 'running' AS verdict, ? AS wireledger_version, ? AS command, ? AS run_number",
            [run_id, flow_run_id, sources, started_at, version, command, max(known.values(), default=0) + 1],
        )
        connection.commit()
    return Run(run_id, started_at, tuple(reversed(known)), tuple(dead_id for (dead_id,) in dead))


def open_ledger(connection: duckdb.DuckDBPyConnection, folder: DataFolder) -> None:
    """Make the tables that a warehouse lacks, and number its runs where it is from before they had numbers.

    Raises ``SchemaError`` when it was made by another version in another way.
    """
    create_tables(connection)
    with transaction(connection):
        if number_runs(connection):
            raw_index.number_runs(folder.index, run_numbers(connection))
    check_tables(connection)


def _free_id(started_at: datetime, known: Container[str]) -> str:
    """Return an id that no run has yet, though a clock that went back may show a time that has been before."""
    while (run_id := f"{started_at:%Y%m%dT%H%M%SZ}_{token_hex(2)}") in known:
        pass
    return run_id


def accept_run(folder: DataFolder, run_id: str) -> None:
    """Mark a run as published. It takes effect for readers when the published file is replaced."""
    with connect(folder.warehouse) as connection:
        connection.begin()
        accept(connection, folder, run_id)
        connection.commit()


def accept(connection: duckdb.DuckDBPyConnection, folder: DataFolder, run_id: str) -> None:
    """Do what ``accept_run`` does, inside a transaction of the caller's."""
    release_documents(connection, run_id)
    _close(connection, folder.index, run_id, "published", None)


def fail_run(folder: DataFolder, run_id: str, reason: str) -> None:
    """Undo a run that an error ended, and keep the error's words."""
    with connect(folder.warehouse) as connection:
        connection.begin()
        _abandon(connection, folder, run_id, reason)
        connection.commit()


def keep_unpublished(folder: DataFolder, run_id: str, reason: str) -> None:
    """Say that an accepted run's file could not be put in place; its rows go out with the next publish."""
    with connect(folder.warehouse) as connection:
        connection.begin()
        _close(connection, folder.index, run_id, "unpublished", reason)
        connection.commit()


def refuse_run(folder: DataFolder, run_id: str, reason: str) -> None:
    """Take a run's rows out of the ledger again and say why, so that no later publish carries them.

    What was checked and quarantined stays on record; the inputs' dispositions say that the run was refused.
    """
    with connect(folder.warehouse) as connection:
        connection.begin()
        remove_refused_run(connection, run_id, reason)
        _close(connection, folder.index, run_id, "refused", reason)
        connection.commit()


def release_documents(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Take out of quarantine the reports that an accepted run brought in."""
    script = (paths.SQL / "load" / "release_documents.sql").read_text(encoding="utf-8")
    connection.execute(script, {"run_id": run_id})


def remove_refused_run(connection: duckdb.DuckDBPyConnection, run_id: str, reason: str) -> None:
    """Remove a refused run's rows, and say so in the dispositions of its inputs."""
    _remove_rows(connection, run_id)
    connection.execute(
        "UPDATE ledger.dispositions SET disposition = 'quarantined', document_id = NULL, "
        "reason = 'the gate refused the run: ' || ? "
        "WHERE run_id = ? AND disposition IN ('loaded', 'new_version')",
        [reason, run_id],
    )


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
    _remove_rows(connection, run_id)
    for table in _RUN_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE run_id = ?", [run_id])
    connection.execute("UPDATE quality.runs SET quarantined = NULL WHERE run_id = ?", [run_id])
    raw_index.forget_inputs(folder.index, run_id)
    _close(connection, folder.index, run_id, "abandoned", reason)


def _remove_rows(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    for table in _DOCUMENT_TABLES:
        connection.execute(
            f"DELETE FROM {table} WHERE document_id IN "
            "(SELECT document_id FROM ledger.documents WHERE run_id = ?)",
            [run_id],
        )
    connection.execute("DELETE FROM ledger.documents WHERE run_id = ?", [run_id])


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
