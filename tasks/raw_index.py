"""What every run found: with the raw bytes beside it, all that the warehouse can be made anew from.

Two files a run in ``data/raw/index``: ``<run_id>.inputs.jsonl.gz`` holds the input records in order, written by
ingest before anything is loaded; ``<run_id>.json`` is the run's row of ``quality.runs`` with its verdict, written when
the run ends. Both appear under their names only when they are whole and on disk. An abandoned run, whose rows
were removed, keeps its row and no inputs.
"""

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, BinaryIO

from tasks.contracts import InputRecord
from tasks.credentials import masked, report_uri, without_keys

_INPUTS = ".inputs.jsonl.gz"
_RECORD = ".json"
_UNFINISHED = ".half"

# Fast, and still a tenth of the size.
_COMPRESSION = 3


class RawIndexError(Exception):
    """The index of inputs cannot be used. The message says why, and what to do."""


@contextmanager
def write_inputs_of_run(index: Path, run_id: str) -> Iterator["_InputsFile"]:
    """Open a run's list of inputs to be written; it is kept when the block ends well, and gone otherwise."""
    with (
        _whole_file(_path(index, run_id, _INPUTS)) as file,
        gzip.GzipFile("", "wb", _COMPRESSION, file, 0) as lines,
    ):
        yield _InputsFile(lines)


class _InputsFile:
    def __init__(self, lines: gzip.GzipFile) -> None:
        self._lines = lines

    def add(self, records: Iterable[InputRecord]) -> None:
        """Write records after those before."""
        self._lines.writelines(
            json.dumps(asdict(record), ensure_ascii=False).encode() + b"\n" for record in records
        )


def has_inputs(index: Path, run_id: str) -> bool:
    """Return whether the inputs of a run are kept."""
    return _path(index, run_id, _INPUTS).exists()


def read_inputs_of_run(index: Path, run_id: str) -> Iterator[InputRecord]:
    """Yield a run's inputs in their order.

    Raises ``RawIndexError`` when the list is damaged.
    """
    known = {field.name for field in fields(InputRecord)}
    path = _path(index, run_id, _INPUTS)
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = InputRecord(
                    **{name: value for name, value in json.loads(line).items() if name in known}
                )
                yield _without_keys(record)
    except (OSError, EOFError, ValueError, TypeError) as error:
        raise RawIndexError(
            f"{path} is damaged ({error}). Restore it from a copy, or delete it to leave its run out, and run again "
            "on the sources of that run."
        ) from error


def mask_recorded(index: Path) -> None:
    """Write everything on record again, with the keys in addresses masked that older versions have let through.

    Raises ``RawIndexError`` when something is damaged.
    """
    for row in recorded_runs(index):
        run_id = row["run_id"]
        record_run(index, row)
        if has_inputs(index, run_id):
            with write_inputs_of_run(index, run_id) as again:
                again.add(read_inputs_of_run(index, run_id))


def forget_inputs(index: Path, run_id: str) -> None:
    """Remove the inputs of a run whose rows were removed, and what it had begun to write."""
    path = _path(index, run_id, _INPUTS)
    path.unlink(missing_ok=True)
    _unfinished(path).unlink(missing_ok=True)


def record_run(index: Path, row: Mapping[str, Any]) -> None:
    """Keep a run's row of ``quality.runs``, in the place of an earlier state of it."""
    with _whole_file(_path(index, str(row["run_id"]), _RECORD)) as file:
        file.write(json.dumps(dict(row), ensure_ascii=False, indent=1, sort_keys=True).encode())


def recorded_runs(index: Path) -> list[dict[str, Any]]:
    """Return the rows of all runs on record, in the order in which they began, with their numbers.

    Those from before runs had numbers stand before all others, in the order of their time, and get theirs here.

    Raises ``RawIndexError`` when one is damaged.
    """
    rows: list[dict[str, Any]] = []
    for path in sorted(index.glob(f"*{_RECORD}")):
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            text = {"run_id": str(row["run_id"]), "started_at": str(row["started_at"])}
            text |= {"reason": masked(row["reason"])} if row.get("reason") else {}
            number = {"run_number": int(row.get("run_number") or 0)}
            rows.append(
                row | text | number | {"sources": [masked(source) for source in row.get("sources", ())]}
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise RawIndexError(
                f"{path} is damaged ({error}). Restore it from a copy, or delete it."
            ) from error
    rows.sort(key=lambda row: (row["run_number"], row["started_at"], row["run_id"]))
    for place, row in enumerate(rows, start=1):
        row["run_number"] = max(row["run_number"], place)
    return rows


def number_runs(index: Path, numbers: Mapping[str, int]) -> None:
    """Write down the numbers of runs that were recorded before runs had any.

    Only where their times, by which they are read in without, would put them in another order.
    """
    rows = [row for row in recorded_runs(index) if row["run_id"] in numbers]
    ordered = sorted(rows, key=lambda row: numbers[row["run_id"]])
    if rows == ordered:
        return
    # The newest first: whenever this ends, those without a number are the earliest.
    for row in reversed(ordered):
        record_run(index, row | {"run_number": numbers[row["run_id"]]})


def recorded_run_ids(index: Path) -> set[str]:
    """Return the ids of all runs on record."""
    return {path.name.removesuffix(_RECORD) for path in index.glob(f"*{_RECORD}")}


def _without_keys(record: InputRecord) -> InputRecord:
    said = {name: without_keys(value) for name, value in asdict(record).items() if isinstance(value, str)}
    return replace(record, **said | {"source_uri": report_uri(record.source_uri)})  # type: ignore[arg-type]


def _path(index: Path, run_id: str, suffix: str) -> Path:
    return index / f"{run_id}{suffix}"


def _unfinished(path: Path) -> Path:
    return path.with_name(f".{path.name}{_UNFINISHED}")


@contextmanager
def _whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes its name when the block has ended well and its bytes are on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = _unfinished(path)
    try:
        with half.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
