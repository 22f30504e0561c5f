"""A run's log as JSON lines in the data folder, each with the run's id; no credential gets into it, nor to Prefect."""

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_exception

from tasks.credentials import masked

# What flows and tasks log through Prefect goes to these.
_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")

# A run every quarter of an hour fills this in a day.
KEPT_LOGS = 100


@contextmanager
def run_log(folder: Path, run_id: str, before: Sequence[str]) -> Iterator[None]:
    """Write what is logged meanwhile to ``<folder>/<run_id>.jsonl``, and keep the last logs only.

    ``before`` are the runs before this one, the last one first.

    Each line is an object with ``at`` (ISO 8601, UTC), ``level``, ``run_id``, ``flow_run_id``, ``stage`` and
    ``message``; an error adds ``error``, its traceback. A log that cannot be written stops no run.
    """
    folder.mkdir(parents=True, exist_ok=True)
    # By the order of the runs, not by the times in their names; a log of a run that is unknown here counts as old.
    place = {run: number for number, run in enumerate(before)}
    logs = sorted(
        sorted(folder.glob("*.jsonl"), reverse=True), key=lambda log: place.get(log.stem, len(before))
    )
    for old in logs[KEPT_LOGS - 1 :]:
        old.unlink(missing_ok=True)
    handler = _JsonLines(folder / f"{run_id}.jsonl", run_id)
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addFilter(_mask)
        logger.addHandler(handler)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.removeFilter(_mask)
        handler.close()


def _mask(record: logging.LogRecord) -> bool:
    """Take credentials out of a record before any handler sees it."""
    record.msg, record.args = masked(record.getMessage()), ()
    if record.exc_info and not record.exc_text:
        # Formatters take this text instead of making one of their own.
        record.exc_text = masked("".join(format_exception(*record.exc_info)))
    return True


class _JsonLines(logging.FileHandler):
    def __init__(self, path: Path, run_id: str) -> None:
        super().__init__(path, encoding="utf-8", errors="backslashreplace", delay=True)
        self._run_id = run_id

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "run_id": self._run_id,
            "flow_run_id": getattr(record, "flow_run_id", None),
            "stage": getattr(record, "task_name", "run"),
            "message": record.getMessage(),
        }
        if record.exc_text:
            line["error"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Say nothing: a full disk is told by what cannot go on without it."""
