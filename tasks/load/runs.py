"""The life of a run in ``quality.runs``: begun, ended, or found dead and swept away."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import duckdb

from tasks.database import check_tables, connect, create_tables

# Children before parents.
_DOCUMENT_TABLES = ("ledger.figures", "ledger.dates", "ledger.sentences")


@dataclass(frozen=True, slots=True)
class Run:
    """A begun run."""

    run_id: str
    started_at: datetime
    """UTC, without tzinfo."""
    abandoned: tuple[str, ...] = ()
    """Earlier runs whose process had died; their rows have been removed."""


def utc_now() -> datetime:
    """Return the present instant in UTC, without tzinfo, as every timestamp column keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def begin_run(warehouse: Path, sources: list[str], version: str, flow_run_id: str | None) -> Run:
    """Record a new run, after undoing what runs that never ended have left.

    Only the holder of the writer lock may call this: a run that is marked running is then a dead one.
    Raises ``SchemaError`` when the warehouse was made by another version.
    """
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    started_at = utc_now()
    run_id = f"{started_at:%Y%m%dT%H%M%SZ}_{token_hex(2)}"
    with connect(warehouse) as connection:
        create_tables(connection)
        check_tables(connection)
        connection.begin()
        dead = connection.execute(
            "SELECT run_id FROM quality.runs WHERE verdict = 'running' ORDER BY 1"
        ).fetchall()
        for (dead_id,) in dead:
            _abandon(connection, dead_id, "the process ended before the run did; its rows were removed")
        connection.execute(
            "INSERT INTO quality.runs BY NAME SELECT ? AS run_id, ? AS flow_run_id, ? AS sources, "
            "? AS started_at, 'running' AS verdict, ? AS wireledger_version",
            [run_id, flow_run_id, sources, started_at, version],
        )
        connection.commit()
    return Run(run_id, started_at, tuple(dead_id for (dead_id,) in dead))


def accept_run(warehouse: Path, run_id: str) -> None:
    """Mark a run as published. It takes effect for readers when the published file is replaced."""
    with connect(warehouse) as connection:
        _close(connection, run_id, "published", None)


def fail_run(warehouse: Path, run_id: str, reason: str) -> None:
    """Undo a run that an error ended, and keep the error's words."""
    with connect(warehouse) as connection:
        connection.begin()
        _abandon(connection, run_id, reason)
        connection.commit()


def keep_unpublished(warehouse: Path, run_id: str, reason: str) -> None:
    """Say that an accepted run's file could not be put in place; its rows go out with the next publish."""
    with connect(warehouse) as connection:
        _close(connection, run_id, "unpublished", reason)


def refuse_run(warehouse: Path, run_id: str, reason: str) -> None:
    """Take a run's rows out of the ledger again and say why, so that no later publish carries them.

    What was checked and quarantined stays on record; the inputs' dispositions say that the run was refused.
    """
    with connect(warehouse) as connection:
        connection.begin()
        _remove_rows(connection, run_id)
        connection.execute(
            "UPDATE ledger.dispositions SET disposition = 'quarantined', document_id = NULL, "
            "reason = 'the gate refused the run: ' || ? "
            "WHERE run_id = ? AND disposition IN ('loaded', 'new_version')",
            [reason, run_id],
        )
        _close(connection, run_id, "refused", reason)
        connection.commit()


def _abandon(connection: duckdb.DuckDBPyConnection, run_id: str, reason: str) -> None:
    _remove_rows(connection, run_id)
    connection.execute("DELETE FROM ledger.dispositions WHERE run_id = ?", [run_id])
    _close(connection, run_id, "abandoned", reason)


def _remove_rows(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    for table in _DOCUMENT_TABLES:
        connection.execute(
            f"DELETE FROM {table} WHERE document_id IN "
            "(SELECT document_id FROM ledger.documents WHERE run_id = ?)",
            [run_id],
        )
    connection.execute("DELETE FROM ledger.documents WHERE run_id = ?", [run_id])


def _close(connection: duckdb.DuckDBPyConnection, run_id: str, verdict: str, reason: str | None) -> None:
    connection.execute(
        "UPDATE quality.runs SET verdict = ?, reason = ?, ended_at = ? WHERE run_id = ?",
        [verdict, reason, utc_now(), run_id],
    )
