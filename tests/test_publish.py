import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pytest

from tasks import paths
from tasks.database import connect, create_tables
from tasks.paths import DataFolder
from tasks.publish.kept import keep_published, roll_back
from tasks.publish.publish import PublishError, publish_warehouse
from tasks.publish.sample import sampled
from tasks.publish.views import view_names
from tests.bench.growth import write_source
from tests.bench.stages import run_stages
from tests.bench.stories_made import made_reports


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A closed warehouse with one run on record."""
    path = tmp_path / "warehouse.duckdb"
    with connect(path) as connection:
        create_tables(connection)
        _record_run(connection, "first")
    return path


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """Where to publish."""
    return tmp_path / "published" / "wireledger.duckdb"


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


def test_an_old_view_that_fails_on_a_new_row_leaves_the_published_file_as_it_was(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = tmp_path / "published" / "wireledger.duckdb"
    picky = tmp_path / "sql"
    shutil.copytree(paths.SQL, picky)
    (picky / "views" / "picky.sql").write_text(
        "CREATE VIEW analysis.picky AS "
        "SELECT if(run_id = 'second', error('on purpose'), run_id) AS run_id FROM quality.runs"
    )
    monkeypatch.setattr(paths, "SQL", picky)
    publish_warehouse(filled, published)
    before = published.read_bytes()
    with connect(filled) as connection:
        _record_run(connection, "second")
    with pytest.raises(PublishError, match=r"on purpose.*is untouched"):
        publish_warehouse(filled, published)
    assert published.read_bytes() == before


def test_the_views_say_of_new_reports_in_a_sample_what_they_say_in_the_whole_file(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    reports = made_reports(190)
    for name, some in (("first", reports[:150]), ("second", reports[150:])):
        source = tmp_path / f"{name}.jsonl"
        write_source(source, some)
        run_stages(data, source, gate=False)
    publish_warehouse(data.warehouse, data.published)
    with connect(data.published, read_only=True) as whole:
        [run_id] = whole.execute("SELECT max(run_id) FROM quality.runs").fetchone() or []
        new = "SELECT document_id FROM ledger.documents WHERE run_id = $run"
        of_new = {
            "document_id": f"document_id IN ({new})",
            "story_id": f"story_id IN (SELECT story_id FROM ledger.story_documents WHERE document_id IN ({new}))",
        }
        with sampled(data.published, [run_id]) as sample:
            compared = 0
            for view in view_names(whole):
                columns = {name for name, *_ in whole.execute(f"DESCRIBE {view}").fetchall()}
                for column, condition in of_new.items():
                    if column in columns:
                        query = f"FROM {view} WHERE {condition} ORDER BY ALL"
                        rows = whole.execute(query, {"run": run_id}).fetchall()
                        assert sample.execute(query, {"run": run_id}).fetchall() == rows
                        compared += len(rows)
            assert compared > 500
            [all_reports] = sample.execute("SELECT count(*) FROM ledger.documents").fetchone() or []
            assert 40 <= all_reports < 190


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
        "INSERT INTO quality.runs (run_id, sources, started_at, verdict, wireledger_version, run_number) "
        "SELECT ?, ['x'], TIMESTAMP '2025-03-11 10:00:00', 'published', '0', count(*) + 1 FROM quality.runs",
        [run_id],
    )


def _runs(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [run for (run,) in connection.execute("SELECT run_id FROM quality.runs ORDER BY 1").fetchall()]


OPEN_AS_ANOTHER_USER = """
import os, sys, duckdb
if os.getuid() == 0:
    os.setuid(65534)
for options in ({}, {"read_only": True}):
    try:
        with duckdb.connect(sys.argv[1], **options) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS quality.more (i INTEGER)" if not options else "SELECT 1")
            print("opened")
    except duckdb.IOException as error:
        print("refused" if "Permission denied" in str(error) else error)
"""


def test_nobody_may_write_into_what_is_published_or_kept(filled: Path, published: Path) -> None:
    for number in range(3):
        keep_published(published, 3)
        with connect(filled) as connection:
            _record_run(connection, f"run{number}")
        publish_warehouse(filled, published)
    kept = sorted(published.parent.glob("kept/*"))
    assert len(kept) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in (published, *kept)} == {0o444}
    assert stat.S_IMODE(filled.stat().st_mode) == 0o644
    roll_back(published, None, published.parent / "rollbacks.jsonl", "ann")
    publish_warehouse(filled, published)
    keep_published(published, 1)
    assert stat.S_IMODE(published.stat().st_mode) == 0o444


def test_a_tool_that_opens_the_published_file_for_writing_is_refused(filled: Path, published: Path) -> None:
    publish_warehouse(filled, published)
    before = published.read_bytes()
    # The folders of pytest are closed to others.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        elsewhere = Path(folder) / published.name
        shutil.copy2(published, elsewhere)
        done = subprocess.run(
            [sys.executable, "-c", OPEN_AS_ANOTHER_USER, str(elsewhere)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split() == ["refused", "opened"]
        assert elsewhere.read_bytes() == before


def test_what_others_could_not_read_they_cannot_read_when_it_is_published(
    filled: Path, published: Path
) -> None:
    before = os.umask(0o077)
    try:
        publish_warehouse(filled, published)
    finally:
        os.umask(before)
    assert stat.S_IMODE(published.stat().st_mode) == 0o400


def test_a_file_published_before_they_were_read_only_becomes_so_when_it_is_kept(
    filled: Path, published: Path
) -> None:
    publish_warehouse(filled, published)
    published.chmod(0o644)
    keep_published(published, 1)
    assert stat.S_IMODE(next(published.parent.glob("kept/*")).stat().st_mode) == 0o444
