"""The files by which stages hand batches of rows to each other, in the folder of a run.

``<run folder>/<product>/<batch>.parquet`` (``inputs`` as JSON Lines). A batch that is written again replaces
itself, so that a repeated task leaves no second copy.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from tasks.contracts import InputRecord


def batch_file(run_folder: Path, product: str, batch: str) -> Path:
    """Return where a batch of a product lies; ``product`` is the stem of its table's name."""
    return run_folder / product / f"{batch}.{'jsonl' if product == 'inputs' else 'parquet'}"


def batch_files(run_folder: Path, product: str) -> list[str]:
    """Return the Parquet files of a product, in batch order."""
    return [str(path) for path in sorted((run_folder / product).glob("*.parquet"))]


def write_rows(path: Path, rows: Iterable[Mapping[str, Any] | Sequence[Any]], schema: pl.Schema) -> None:
    """Write rows, by name or in order, as one Parquet file with exactly the columns of ``schema``."""
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    frame.write_parquet(half)
    half.replace(path)


def write_inputs(path: Path, records: Iterable[InputRecord]) -> None:
    """Write input records as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(".half")
    with half.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(record), ensure_ascii=False) + "\n" for record in records)
    half.replace(path)


def read_inputs(path: Path) -> list[InputRecord]:
    """Read back what ``write_inputs`` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [InputRecord(**json.loads(line)) for line in lines]
