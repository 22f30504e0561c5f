import shutil
from pathlib import Path

import duckdb
import pytest

from tasks import paths
from tasks.database import connect, create_tables
from tasks.publish.publish import PublishError, publish_warehouse, view_names


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A closed warehouse with one run on record."""
    path = tmp_path / "warehouse.duckdb"
    with connect(path) as connection:
        create_tables(connection)
        _record_run(connection, "first")
    return path


def test_the_published_file_has_every_view_and_no_write_ahead_log(filled: Path, tmp_path: Path) -> None:
    published = tmp_path / "published" / "wireledger.duckdb"
    size = publish_warehouse(filled, published)
    assert size == published.stat().st_size
    assert [path.name for path in published.parent.iterdir()] == ["wireledger.duckdb"]
    with connect(published, read_only=True) as connection:
        expected = sorted(f"analysis.{script.stem}" for script in (paths.SQL / "views").glob("*.sql"))
        assert view_names(connection) == expected


def test_a_reader_keeps_its_file_and_never_blocks_the_publish(filled: Path, tmp_path: Path) -> None:
    published = tmp_path / "wireledger.duckdb"
    publish_warehouse(filled, published)
    with connect(published, read_only=True) as reader:
        with connect(filled) as connection:
            _record_run(connection, "second")
        publish_warehouse(filled, published)
        assert _runs(reader) == ["first"]
    with connect(published, read_only=True) as reader:
        assert _runs(reader) == ["first", "second"]


def test_a_broken_view_leaves_the_published_file_as_it_was(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = tmp_path / "published" / "wireledger.duckdb"
    publish_warehouse(filled, published)
    before = published.read_bytes()

    broken = tmp_path / "sql"
    shutil.copytree(paths.SQL, broken)
    (broken / "views" / "broken.sql").write_text(
        "CREATE VIEW analysis.broken AS SELECT error('on purpose') AS oops FROM quality.runs"
    )
    monkeypatch.setattr(paths, "SQL", broken)
    with pytest.raises(PublishError, match=r"on purpose.*is untouched"):
        publish_warehouse(filled, published)
    assert published.read_bytes() == before
    assert [path.name for path in published.parent.iterdir()] == ["wireledger.duckdb"]


def test_what_a_killed_publish_left_is_swept_away(filled: Path, tmp_path: Path) -> None:
    published = tmp_path / "published" / "wireledger.duckdb"
    published.parent.mkdir()
    (published.parent / ".wireledger.duckdb.4711.half").write_bytes(b"half a file")
    (published.parent / ".wireledger.duckdb.4711.half.wal").write_bytes(b"half a log")
    (published.parent / "wireledger.duckdb.wal").write_bytes(b"a log of another file")
    publish_warehouse(filled, published)
    assert [path.name for path in published.parent.iterdir()] == ["wireledger.duckdb"]
    with connect(published, read_only=True) as reader:
        assert _runs(reader) == ["first"]


def _record_run(connection: duckdb.DuckDBPyConnection, run_id: str) -> None:
    connection.execute(
        "INSERT INTO quality.runs (run_id, sources, started_at, verdict, wireledger_version) "
        "VALUES (?, ['x'], TIMESTAMP '2025-03-11 10:00:00', 'published', '0')",
        [run_id],
    )


def _runs(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [run for (run,) in connection.execute("SELECT run_id FROM quality.runs ORDER BY 1").fetchall()]
