"""`python -m tests.bench.growth [--large]`: what a run of a hundred reports costs as the ledger grows.

The reports are made up, with known truth (``tests.bench.stories_made``), and come in as text through the real stages.
Those that are there already come in runs of 5,000, without the gate and publish; then runs of a hundred are measured,
whole. ``--large`` adds a ledger of 100,000 reports. Every size is a process of its own, whose memory is measured too.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

import duckdb
import polars as pl

from tasks.database import connect
from tasks.paths import DataFolder
from tests.bench.reconcile import bcubed
from tests.bench.stories_made import Made, places_of_facts, report_stream

SIZES = (1_000, 10_000)
LARGE = 100_000
ADDED = 100
_ROUNDS = 3
_AT_ONCE = 5_000

_STORIES = """
SELECT event AS truth, story_id AS found
FROM read_parquet('{folder}/reports-*.parquet')
JOIN ledger.documents USING (source_uri)
JOIN ledger.story_documents USING (document_id)
"""
_CLAIMS = """
SELECT fact AS truth, coalesce(claim_id, figure_id) AS found
FROM read_parquet('{folder}/facts-*.parquet')
JOIN ledger.documents USING (source_uri)
JOIN ledger.figures USING (document_id, char_start, char_end)
LEFT JOIN ledger.claim_figures USING (figure_id)
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a ledger of ``reports`` made, and what a hundred more took."""

    reports: int
    made: float
    """Seconds until the ledger was there."""
    processor: dict[str, float]
    """Least processor seconds of a hundred more, by stage."""
    clock: float
    """Least seconds of a hundred more."""
    peak_megabytes: float
    file_megabytes: float
    stories: tuple[float, float]
    """B-cubed precision and recall, over reports."""
    claims: tuple[float, float]
    """The same, over the figures that were read."""


def main(arguments: Sequence[str]) -> None:
    """Measure each size in a process of its own and print the table."""
    print("\na run of 100 reports more, processor time (best of 3)")
    print(
        "  reports    there in     load  reconcile  validate  publish    whole  ratio   clock  peak memory"
        "     file  stories P/R  claims P/R"
    )
    first: float | None = None
    for size in (*SIZES, LARGE) if "--large" in arguments else SIZES:
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.growth", "--size", str(size)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        measured = Measured(**json.loads(done.stdout.splitlines()[-1]))
        whole = sum(measured.processor.values())
        first = first or whole
        stages = "  ".join(
            f"{measured.processor[stage]:>7.2f}"
            for stage in ("load", "reconcile", "validate", "commit", "publish")
        )
        print(
            f"{size:>9,} {measured.made:>9.0f} s  {stages}  {whole:>7.2f} {whole / first:>6.2f} "
            f"{measured.clock:>6.1f} s {measured.peak_megabytes:>9,.0f} MB {measured.file_megabytes:>5,.0f} MB  "
            f"{_pair(measured.stories)}  {_pair(measured.claims)}",
            flush=True,
        )


def measure(size: int) -> Measured:
    """Make a ledger of ``size`` reports, and then run a hundred more, four times: the first fills caches."""
    from tests.bench.stages import run_stages, warm_up

    warm_up()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = DataFolder(folder / "data")
        stream = report_stream()
        began = time.perf_counter()
        for start in range(0, size, _AT_ONCE):
            run_stages(data, _write(folder, stream, min(_AT_ONCE, size - start)), gate=False)
        made = time.perf_counter() - began
        rounds = [run_stages(data, _write(folder, stream, ADDED)) for _ in range(_ROUNDS + 1)][1:]
        with connect(data.warehouse, read_only=True) as connection:
            stories, claims = (_score(connection, query, folder) for query in (_STORIES, _CLAIMS))
        return Measured(
            reports=size,
            made=made,
            processor={
                stage: min(spent.processor[stage] for spent in rounds) for stage in rounds[0].processor
            },
            clock=min(sum(spent.clock.values()) for spent in rounds),
            peak_megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            file_megabytes=data.published.stat().st_size / 1e6,
            stories=stories,
            claims=claims,
        )


def _score(connection: duckdb.DuckDBPyConnection, query: str, folder: Path) -> tuple[float, float]:
    return bcubed(connection, query.format(folder=folder))


def _write(folder: Path, stream: Iterator[Made], number: int) -> Path:
    """Write the next reports as a source, and the truth about them beside it; return the source."""
    reports = list(islice(stream, number))
    name = reports[0].uri.replace("/", "-")
    pl.DataFrame(
        [{"source_uri": made.uri, "event": made.event} for made in reports],
    ).write_parquet(folder / f"reports-{name}.parquet")
    pl.DataFrame(
        [
            {"source_uri": made.uri, "char_start": start, "char_end": end, "fact": fact}
            for made in reports
            for start, end, fact in places_of_facts(made)
        ]
    ).write_parquet(folder / f"facts-{name}.parquet")
    source = folder / "source.jsonl"
    write_source(source, reports)
    return source


def write_source(path: Path, reports: Sequence[Made]) -> None:
    """Write made reports as JSON lines."""
    with path.open("w", encoding="utf-8") as lines:
        for made in reports:
            record = {
                "url": made.uri,
                "outlet": made.outlet,
                "title": made.title,
                "published_on": made.published_on.isoformat(),
                "text": made.text,
            }
            lines.write(json.dumps(record) + "\n")


def _pair(scores: tuple[float, float]) -> str:
    return "{:.3f}/{:.3f}".format(*scores)


if __name__ == "__main__":
    if "--size" in sys.argv:
        print(json.dumps(asdict(measure(int(sys.argv[-1])))))
    else:
        main(sys.argv[1:])
