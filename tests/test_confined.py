"""A query on the published file reaches nothing but the published file."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from flows.queries import query_published
from tasks.database import connect, create_tables
from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    with connect(folder.warehouse) as connection:
        create_tables(connection)
    publish_warehouse(folder.warehouse, folder.published)
    return folder


@pytest.mark.parametrize(
    "query",
    [
        "FROM read_text('/etc/passwd')",
        "FROM read_csv('/etc/passwd')",
        "FROM read_blob('/etc/hostname')",
        "FROM '/etc/passwd'",
        "FROM glob('/etc/*')",
        "FROM read_text('{outside}/secret.txt')",
        "FROM read_csv('https://example.org/figures.csv')",
        "COPY (SELECT 1) TO '{outside}/copied.csv'",
        "COPY ledger.documents FROM '/etc/passwd'",
        "EXPORT DATABASE '{outside}/exported'",
        "IMPORT DATABASE '{outside}'",
        "ATTACH '{outside}/other.duckdb' AS other",
        "ATTACH '{outside}/other.duckdb' AS other (READ_ONLY)",
        "ATTACH ':memory:' AS other",
        "INSTALL httpfs",
        "LOAD httpfs",
        "LOAD '{outside}/code.duckdb_extension'",
        "CREATE SECRET key (TYPE http, BEARER_TOKEN 'x')",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "RESET lock_configuration",
        "SET memory_limit = '1TB'",
        "PRAGMA threads = 64",
        "PRAGMA enable_profiling = 'json'",
        "SET log_query_path = '{outside}/queries.log'",
        "DELETE FROM ledger.documents",
        "CREATE TABLE ledger.more (i INTEGER)",
        "FROM secret_frame",
    ],
)
def test_a_query_cannot_leave_the_published_file(data: DataFolder, tmp_path: Path, query: str) -> None:
    (tmp_path / "secret.txt").write_text("no one's business")
    with connect(tmp_path / "other.duckdb"):
        pass
    secret_frame = duckdb.sql("SELECT 'of the calling program'").arrow()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(duckdb.Error):
        query_published(data, query.format(outside=tmp_path))
    assert sorted(tmp_path.iterdir()) == before
    del secret_frame


def test_an_ordinary_question_is_answered(data: DataFolder) -> None:
    assert query_published(data, "SELECT count(*) FROM analysis.figures").rows() == [(0,)]
    assert "figures" in str(query_published(data, "SHOW ALL TABLES").rows())


def test_a_query_that_outgrows_memory_spills_elsewhere_and_leaves_nothing(tmp_path: Path) -> None:
    database = tmp_path / "big.duckdb"
    with connect(database) as connection:
        connection.execute(
            "CREATE TABLE rows AS SELECT i, repeat('x', 200) || i AS s FROM range(1_000_000) AS r(i)"
        )
    script = (
        "import sys, tempfile, tasks.database as d; from pathlib import Path\n"
        "d._CONFINEMENT = (\"SET memory_limit = '120MB'\", *d._CONFINEMENT)\n"
        "with d.connect(Path(sys.argv[1]), read_only=True, confined=True) as c:\n"
        "    print(c.execute('SELECT max(s) FROM (SELECT s, row_number() OVER (ORDER BY s DESC) AS n FROM rows) "
        "WHERE n > 5').fetchone()[0][-6:], any(Path(tempfile.gettempdir()).glob('wireledger-*')))\n"
    )
    spill = tmp_path / "spill"
    spill.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", script, str(database)],
        capture_output=True,
        text=True,
        env={"TMPDIR": str(spill), "PATH": ""},
        cwd=Path(__file__).parent.parent,
    )
    # On a slow machine DuckDB draws a progress bar before it.
    assert done.stdout.split()[-2:] == ["999994", "True"], done.stderr
    assert list(spill.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.duckdb", "spill"]
