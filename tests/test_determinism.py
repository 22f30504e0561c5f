"""The same reports give the same rows and identifiers, however, wherever and in whatever order they are read."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.paths import PROJECT, SAMPLE_REPORTS, DataFolder
from tasks.publish.content import content_hashes
from tests.conftest import RunFlow
from tests.plain_runs import run_plain

# Reads the sources, prints what the published file says.
_ALONE = """
import json, locale, sys
from pathlib import Path
from tasks.paths import DataFolder
from tasks.publish.content import content_hashes
from tests.plain_runs import run_plain
locale.setlocale(locale.LC_ALL, "")
data = DataFolder(Path(sys.argv[1]))
run_plain(data, *sys.argv[3:], batch_size=int(sys.argv[2]))
print(json.dumps(content_hashes(data.published)))
"""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The sample, and a wire with repeats, versions, a withdrawal and a copy, in no good order."""
    wire = tmp_path_factory.mktemp("wire") / "wire.jsonl"
    records = [
        {"id": "a", "published_at": "2025-03-11T10:00:00Z", "text": "Some 52 boats lay in Brell on Monday."},
        {"id": "gone", "withdrawn": True},
        {"id": "a", "published_at": "2025-03-11T08:00:00Z", "text": "Some 40 boats lay in Brell on Monday."},
        {"id": "b", "published_at": "2025-03-11T08:00:00Z", "text": "Some 40 boats lay in Brell on Monday."},
        {"id": "gone", "published_on": "2025-03-10", "text": "Nine ferries sank off Selm on 6 March 2025."},
        {"id": "a", "published_at": "2025-03-11T10:00:00Z", "text": "Some 52 boats lay in Brell on Monday."},
    ]
    wire.write_text("".join(json.dumps(record) + "\n" for record in records))
    return [str(SAMPLE_REPORTS), str(wire)]


@pytest.fixture(scope="module")
def expected(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = DataFolder(tmp_path_factory.mktemp("ledger"))
    run_plain(data, *sources)
    return content_hashes(data.published)


@pytest.mark.parametrize(
    ("batch_size", "turned", "surroundings"),
    [
        pytest.param(
            7,
            True,
            {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
            id="small batches, other order, other day",
        ),
        pytest.param(
            1,
            False,
            {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
            id="batches of one",
            marks=pytest.mark.slow,
        ),
    ],
)
def test_batches_order_time_zone_hash_seed_and_locale_change_nothing(
    batch_size: int,
    turned: bool,
    surroundings: dict[str, str],
    sources: list[str],
    expected: dict[str, str],
    tmp_path: Path,
) -> None:
    named = sources[::-1] if turned else sources
    ran = subprocess.run(
        [sys.executable, "-c", _ALONE, str(tmp_path / "data"), str(batch_size), *named],
        env=os.environ | {"PYTHONPATH": str(PROJECT), "PYTHONUTF8": "1"} | surroundings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(ran.stdout) == expected


@pytest.mark.slow
def test_the_number_of_processes_changes_nothing(
    run_flow: RunFlow,
    sources: list[str],
    expected: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("flows.run.BATCH_SIZE", 5)
    run_flow(*sources, workers=2)
    found = content_hashes(DataFolder(tmp_path / "data").published)
    # Which program ran is no content of the reports.
    assert {name for name in found if found[name] != expected[name]} - {"quality.runs"} == set()
