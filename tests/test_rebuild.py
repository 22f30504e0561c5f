"""A ledger made anew from its raw inputs is the ledger that it was, whatever became of the warehouse."""

import gzip
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from flows.rebuild import NothingToRebuildError, rebuild_ledger
from tasks import raw_index
from tasks.contracts import InputRecord
from tasks.database import DamagedFileError, SchemaError, connect
from tasks.load.runs import LedgerLostError, begin_run, fail_run
from tasks.paths import DataFolder
from tasks.publish.content import content_hashes
from tasks.raw_index import RawIndexError
from tasks.raw_store import RawStoreError
from tests.plain_runs import asker, run_plain

TEXT = "Some {} boats lay in the harbour of Brell on {}, the port authority said. Repairs cost €{} million."


def report(name: str, *words: object, **fields: Any) -> dict[str, Any]:
    return {
        "id": name,
        "outlet": "Brell Post",
        "published_on": "2025-03-11",
        "text": TEXT.format(*words),
    } | fields


RUNS: list[list[dict[str, Any]]] = [
    [
        report("a", 12, "Monday", 4),
        report("b", 30, "Friday", 9),
        report("copy of a", 12, "Monday", 4),
        {"id": "empty"},
    ],
    [report("a", 15, "Monday", 4), report("b", 30, "Friday", 9)],
    [report("a", 12, "Monday", 4), {"id": "b", "withdrawn": "never said so"}],
    [report("c", 7, "6 March 2025", 80, language="fr"), report("d", 2, "Tuesday", 1)],
]

IDENTITY = {
    "quality.runs": "run_id, started_at, ended_at, verdict, reason, inputs, documents, figures, sources, command",
    "ledger.dispositions": "COLUMNS(*)",
    "ledger.documents": "document_id, version, supersedes, content_id, ingested_at, run_id",
    "ledger.figures": "COLUMNS(*)",
    "ledger.edits": "COLUMNS(*)",
}


def rows(data: DataFolder) -> dict[str, list[tuple[Any, ...]]]:
    ask = asker(data)
    return {table: ask(f"SELECT {columns} FROM {table} ORDER BY ALL") for table, columns in IDENTITY.items()}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A ledger of four published runs and one that was abandoned."""
    root = tmp_path_factory.mktemp("ledger")
    data, wire = DataFolder(root / "data"), root / "wire.jsonl"
    for number, records in enumerate(RUNS):
        wire.write_text("".join(json.dumps(record) + "\n" for record in records))
        if number == 2:
            dead = begin_run(data, ["nothing"], "test", None)
            fail_run(data, dead.run_id, "OSError: no space")
        run_plain(data, wire)
    return data


@pytest.fixture
def data(finished: DataFolder, tmp_path: Path) -> DataFolder:
    """A copy of it, to be broken."""
    shutil.copytree(finished.root, tmp_path / "data")
    return DataFolder(tmp_path / "data")


def cut_short(warehouse: Path) -> None:
    warehouse.write_bytes(warehouse.read_bytes()[: warehouse.stat().st_size // 2])


def overwrite_beginning(warehouse: Path) -> None:
    with warehouse.open("r+b") as file:
        file.write(os.urandom(12_288))


def overwrite_middle(warehouse: Path) -> None:
    with warehouse.open("r+b") as file:
        file.seek(12_288)
        file.write(os.urandom(warehouse.stat().st_size - 12_288))


def empty(warehouse: Path) -> None:
    warehouse.write_bytes(b"")


def remove(warehouse: Path) -> None:
    warehouse.unlink()


def replace_by_new(warehouse: Path) -> None:
    warehouse.unlink()
    with connect(warehouse) as connection:
        connection.execute("CREATE TABLE other (number INTEGER)")


def change_version(warehouse: Path) -> None:
    with connect(warehouse) as connection:
        connection.execute("ALTER TABLE ledger.figures ALTER value TYPE VARCHAR")


Damage = Callable[[Path], None]

DAMAGES: list[tuple[Damage, type[Exception]]] = [
    (cut_short, DamagedFileError),
    (overwrite_beginning, DamagedFileError),
    (overwrite_middle, DamagedFileError),
    (empty, DamagedFileError),
    (remove, LedgerLostError),
    (replace_by_new, LedgerLostError),
    (change_version, SchemaError),
]


@pytest.mark.parametrize(("damage", "error"), DAMAGES)
def test_a_run_on_a_broken_warehouse_changes_nothing_and_names_the_rebuild(
    data: DataFolder, damage: Damage, error: type[Exception]
) -> None:
    damage(data.warehouse)
    published = data.published.read_bytes()
    index = sorted(data.index.iterdir())
    with pytest.raises(error, match="wireledger rebuild"):
        begin_run(data, ["x"], "test", None)
    assert data.published.read_bytes() == published
    assert sorted(data.index.iterdir()) == index


@pytest.mark.parametrize(
    "damage",
    [
        cut_short,
        *(pytest.param(each, marks=pytest.mark.slow) for each in (overwrite_middle, remove, change_version)),
    ],
)
def test_the_rebuilt_ledger_has_the_same_content_ids_times_and_dispositions(
    data: DataFolder, damage: Damage, tmp_path: Path
) -> None:
    before, identity = content_hashes(data.published), rows(data)
    damage(data.warehouse)
    broken = data.warehouse.read_bytes() if data.warehouse.exists() else None
    result = rebuild_ledger(data)
    assert content_hashes(data.published) == before
    assert rows(data) == identity
    assert (result.runs, result.refused_now) == ({"published": 4, "abandoned": 1}, {})
    if broken is None:
        assert result.set_aside is None
    else:
        assert result.set_aside is not None
        assert result.set_aside.read_bytes() == broken
    wire = tmp_path / "wire.jsonl"
    wire.write_text(json.dumps(RUNS[3][1]) + "\n" + json.dumps(report("e", 3, "Monday", 2)))
    assert run_plain(data, wire, gate=False).dispositions == {"loaded": 1, "unchanged": 1}


def test_a_rebuild_masks_the_keys_that_older_versions_have_recorded(data: DataFolder) -> None:
    run = raw_index.recorded_runs(data.index)[-1]
    records = list(raw_index.read_inputs_of_run(data.index, run["run_id"]))
    key = "https://news.example/?day=1&api_token=5f3c9a1b2c3d"
    lines = [
        asdict(record) | {"source_uri": f"{key}{record.input_ordinal}", "title": key} for record in records
    ]
    with gzip.open(data.index / f"{run['run_id']}.inputs.jsonl.gz", "wt") as file:
        file.writelines(f"{json.dumps(line)}\n" for line in lines)
    raw_index.record_run(data.index, run | {"sources": [key]})
    rebuild_ledger(data)
    documents = asker(data)("SELECT source_uri, title FROM ledger.documents WHERE title LIKE 'https:%'")
    assert len({source_uri for source_uri, _ in documents}) == len(documents) == 2
    assert {title for _, title in documents} == {"https://news.example/?day=1&api_token=***"}
    everything = [repr(asker(data)(f"FROM {table}")) for table in IDENTITY]
    everything += [gzip.decompress(path.read_bytes()).decode() for path in data.index.glob("*.gz")]
    everything += [path.read_text() for path in data.index.glob("*.json")]
    assert not any("5f3c9a1b2c3d" in text for text in everything)


def test_a_rebuild_that_was_killed_is_made_again_from_the_beginning(data: DataFolder) -> None:
    before = content_hashes(data.published)["ledger.figures"]
    data.beside("rebuild").warehouse.write_bytes(b"half a warehouse")
    data.warehouse.unlink()
    rebuild_ledger(data)
    assert content_hashes(data.published)["ledger.figures"] == before
    assert not data.beside("rebuild").warehouse.exists()


def test_raw_bytes_that_are_gone_stop_the_rebuild_and_nothing_is_changed(data: DataFolder) -> None:
    [record, *_] = raw_index.read_inputs_of_run(data.index, raw_index.recorded_runs(data.index)[0]["run_id"])
    assert record.raw_sha256
    (data.raw / record.raw_sha256[:2] / record.raw_sha256).unlink()
    warehouse, published = data.warehouse.read_bytes(), data.published.read_bytes()
    with pytest.raises(RawStoreError, match=f"{record.raw_sha256} is missing"):
        rebuild_ledger(data)
    assert (data.warehouse.read_bytes(), data.published.read_bytes()) == (warehouse, published)


def test_a_damaged_index_stops_the_rebuild_and_says_which_file(data: DataFolder) -> None:
    path = next(data.index.glob("*.inputs.jsonl.gz"))
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(RawIndexError, match=r"inputs\.jsonl\.gz is damaged"):
        rebuild_ledger(data)


def test_a_folder_without_runs_on_record_cannot_be_rebuilt(tmp_path: Path) -> None:
    with pytest.raises(NothingToRebuildError, match="no run on record"):
        rebuild_ledger(DataFolder(tmp_path))


def test_the_index_is_whole_or_not_there(tmp_path: Path) -> None:
    record = InputRecord(0, "a.txt", "text/plain", None, title="Überall")
    with pytest.raises(TypeError), raw_index.write_inputs_of_run(tmp_path, "run") as file:
        file.add([record, None])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []
    with raw_index.write_inputs_of_run(tmp_path, "run") as file:
        file.add([record])
        assert not raw_index.has_inputs(tmp_path, "run")
        file.add([record])
    assert list(raw_index.read_inputs_of_run(tmp_path, "run")) == [record, record]


def test_an_index_of_another_version_is_read_as_far_as_it_is_known(tmp_path: Path) -> None:
    line = {
        "input_ordinal": 0,
        "source_uri": "a",
        "media_type": "text/plain",
        "raw_sha256": None,
        "mood": "new",
    }
    with gzip.open(tmp_path / "run.inputs.jsonl.gz", "wt") as file:
        file.write(json.dumps(line) + "\n")
    assert list(raw_index.read_inputs_of_run(tmp_path, "run")) == [InputRecord(0, "a", "text/plain", None)]


def test_an_abandoned_run_leaves_no_inputs_and_stays_on_record(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    run = begin_run(data, ["x"], "test", None)
    with raw_index.write_inputs_of_run(data.index, run.run_id) as file:
        file.add([InputRecord(0, "a.txt", "text/plain", None)])
    assert begin_run(data, ["x"], "test", None).abandoned == (run.run_id,)
    assert not raw_index.has_inputs(data.index, run.run_id)
    [row] = raw_index.recorded_runs(data.index)
    assert (row["verdict"], datetime.fromisoformat(row["started_at"])) == ("abandoned", run.started_at)
