"""Brings inputs that are kept in ``data/raw`` in again: for a rebuild, and for a refused run that is let through.

No Prefect here: this is what helps when little else works, and nothing in it is scheduled, retried or watched from
afar.
"""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from pathlib import Path

import duckdb

from tasks.batches import batch_file, write_inputs
from tasks.contracts import InputRecord
from tasks.extract.batch import extract_batch
from tasks.extract.pipeline import extractor_version
from tasks.load.load import LoadCounts, load_run
from tasks.normalize.batch import normalize_batch
from tasks.paths import DataFolder
from tasks.reconcile.reconcile import reconcile_ledger
from tasks.validate.acceptance import Acceptance
from tasks.validate.gate import validate_run
from tasks.validate.verdict import Verdict

_BATCH_SIZE = 200


def read_again(folder: DataFolder, run_id: str, records: Iterable[InputRecord]) -> None:
    """Read inputs, in their order, into the folder of a run."""
    folder.run(run_id).mkdir(parents=True, exist_ok=True)
    rest, number = iter(records), 0
    while batch := list(islice(rest, _BATCH_SIZE)):
        name = f"{number:05d}"
        write_inputs(batch_file(folder.run(run_id), "inputs", name), batch)
        normalize_batch(folder, run_id, name)
        extract_batch(folder.run(run_id), name)
        number += 1


def bring_in_again(
    connection: duckdb.DuckDBPyConnection,
    folder: DataFolder,
    run_id: str,
    started_at: datetime,
    docs: Path | None,
    accepted: Acceptance,
) -> tuple[LoadCounts, Verdict]:
    """Write what was read again in the ledger, and have it judged. Call inside the run's transaction."""
    reconcile_ledger(connection)
    counts = load_run(connection, folder.run(run_id), run_id, started_at, extractor_version())
    reconcile_ledger(connection)
    return counts, validate_run(connection, run_id, docs, accepted=accepted)
