"""Ten readers ask the published file without a pause while it is replaced: each sees whole states, in order."""

import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from tasks.database import connect, create_tables
from tasks.publish.kept import keep_published
from tasks.publish.publish import publish_warehouse

READERS = 10
PUBLISHES = 12
RUNS_EACH = 400

# A state is whole when every run of every publish up to the newest is there. Prints how often it asked, and the last
# publish it saw; an error ends it.
READER = """
import sys, duckdb
path, last = sys.argv[1], int(sys.argv[2])
asked = newest = 0
while newest < last:
    with duckdb.connect(path, read_only=True) as connection:
        for _ in range(2):
            rows, seen = connection.execute(
                "SELECT count(*), max(CAST(reason AS INTEGER)) FROM quality.runs"
            ).fetchone()
            assert rows == seen * int(sys.argv[3]), (rows, seen)
            assert seen >= newest, (seen, newest)
            connection.execute("SELECT count(*) FROM analysis.figures").fetchone()
            newest = seen
            asked += 1
print(asked)
"""


@pytest.mark.slow
def test_ten_readers_see_whole_states_only(tmp_path: Path) -> None:
    warehouse, published = tmp_path / "warehouse.duckdb", tmp_path / "published" / "wireledger.duckdb"
    with connect(warehouse) as connection:
        create_tables(connection)
        add_runs(connection, 1)
    publish_warehouse(warehouse, published)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(published), str(PUBLISHES), str(RUNS_EACH)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(READERS)
    ]
    for number in range(2, PUBLISHES + 1):
        time.sleep(0.3)
        with connect(warehouse) as connection:
            add_runs(connection, number)
        keep_published(published, 3)
        publish_warehouse(warehouse, published)
    asked = 0
    for reader in readers:
        said, complaint = reader.communicate(timeout=120)
        assert reader.returncode == 0, complaint
        asked += int(said)
    print(f"{READERS} readers asked {asked:,} times through {PUBLISHES} publishes")
    assert asked >= READERS * 2
    assert sorted(path.name for path in published.parent.iterdir()) == ["kept", "wireledger.duckdb"]


def add_runs(connection: duckdb.DuckDBPyConnection, number: int) -> None:
    connection.execute(
        "INSERT INTO quality.runs (run_id, sources, started_at, verdict, reason, wireledger_version, run_number) "
        "SELECT $number || '-' || i, ['x'], TIMESTAMP '2025-03-11 10:00:00' + INTERVAL (i) SECOND, 'published', "
        "$number::VARCHAR, '0', $number * $each + i FROM range($each) AS made(i)",
        {"number": number, "each": RUNS_EACH},
    )
