"""A question to the published file reaches nothing but the published file, and every one of them is survived."""

import io
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.render import Format, SafeConsole, encoded, table_of
from tasks.confined import QueryError, ask, write_answer
from tasks.database import connect, create_tables
from tasks.paths import DataFolder
from tasks.publish.publish import publish_warehouse
from tests.test_cli import WIRELEDGER, _wait_for

ENDLESS = (
    "WITH RECURSIVE steps AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM steps) SELECT count(*) FROM steps"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("data"))
    with connect(folder.warehouse) as connection:
        create_tables(connection)
    publish_warehouse(folder.warehouse, folder.published)
    return folder


def answer_here(data: DataFolder, query: str) -> pl.DataFrame:
    """Ask without a process for it, which takes a second."""
    answer = io.BytesIO()
    write_answer(data.published, query, answer, seconds=60, limit=200_000_000)
    answer.seek(0)
    return pl.read_ipc_stream(answer)


@pytest.mark.slow
def test_a_question_whose_processes_are_all_told_to_end_leaves_nothing(
    data: DataFolder, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [WIRELEDGER, "sql", ENDLESS, "--data", str(data.root)],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        start_new_session=True,
    ) as process:
        _wait_for(lambda: any(tmp_path.glob("wireledger-sql-*")))
        time.sleep(1)
        os.killpg(process.pid, signal.SIGTERM)
    _wait_for(lambda: not any(tmp_path.iterdir()))


def test_what_killed_questions_left_goes_with_the_next(
    data: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    process = subprocess.Popen(["true"])
    process.wait()
    (tmp_path / f"wireledger-sql-{process.pid}-a").mkdir()
    (tmp_path / f"wireledger-sql-{os.getpid()}-b").mkdir()
    assert ask(data.published, "SELECT 1 AS one").rows() == [(1,)]
    assert [path.name for path in tmp_path.iterdir()] == [f"wireledger-sql-{os.getpid()}-b"]


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
        "CALL enable_logging(storage='file', storage_config={{'path': '{outside}/log'}})",
        "CALL enable_profiling(format='json', save_location='{outside}/profile.json')",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{outside}/copied.csv'",
        "EXPLAIN ANALYZE EXPORT DATABASE '{outside}/exported'",
        "EXPLAIN ANALYZE CREATE TABLE ledger.more AS SELECT 1",
        "FROM sniff_csv('/etc/passwd')",
        "FROM read_blob('/proc/self/environ')",
        "SELECT getenv('HOME')",
        "FROM query($$COPY (SELECT 1) TO '{outside}/copied.csv'$$)",
        "FROM force_checkpoint()",
        "CREATE PERSISTENT SECRET key (TYPE http)",
        "WITH gone AS (DELETE FROM ledger.documents RETURNING *) FROM gone",
        "PREPARE later AS SELECT 1",
        "EXECUTE later",
        "BEGIN",
        "CHECKPOINT",
        "VACUUM",
        "USE quality",
        "SET VARIABLE x = 1",
        "CREATE TEMP TABLE more AS SELECT 1",
        "UPDATE EXTENSIONS",
        "FORCE INSTALL httpfs",
        "COPY FROM DATABASE wireledger TO memory",
        "COMMENT ON TABLE ledger.documents IS 'x'",
        "PRAGMA enable_verification",
        "PRAGMA import_database('{outside}')",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY (SELECT 1) TO '{outside}/copied.csv'",
        "",
        "-- nothing",
        "SELECT $1",
    ],
)
def test_a_query_cannot_leave_the_published_file(data: DataFolder, tmp_path: Path, query: str) -> None:
    (tmp_path / "secret.txt").write_text("no one's business")
    for name in ("schema.sql", "load.sql"):
        (tmp_path / name).write_text("SELECT 'no one''s business'")
    with connect(tmp_path / "other.duckdb"):
        pass
    secret_frame = duckdb.sql("SELECT 'of the calling program'").arrow()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(QueryError) as refused:
        answer_here(data, query.format(outside=tmp_path))
    assert "business" not in str(refused.value)
    assert sorted(tmp_path.iterdir()) == before
    del secret_frame


@pytest.mark.parametrize(
    "call",
    [
        "enable_logging(storage='file', storage_config={{'path': '{outside}/log'}})",
        "enable_logging(storage_path='{outside}/log')",
        "enable_profiling(save_location='{outside}/profile.json', format='json')",
        "checkpoint()",
        "truncate_duckdb_logs()",
    ],
)
def test_what_a_question_may_call_writes_no_file(data: DataFolder, tmp_path: Path, call: str) -> None:
    before = data.published.stat()
    answer_here(data, f"FROM {call.format(outside=tmp_path)}, range(3)")
    assert list(tmp_path.iterdir()) == []
    assert data.published.stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in data.published.parent.iterdir()] == [data.published.name]


def test_ordinary_questions_are_answered(data: DataFolder) -> None:
    assert answer_here(data, "SELECT count(*) FROM analysis.figures").rows() == [(0,)]
    assert "figures" in str(answer_here(data, "SHOW ALL TABLES").rows())
    assert answer_here(data, "PIVOT (SELECT 'a' AS k, 1 AS v) ON k USING sum(v)").rows() == [(1,)]
    for words in (
        "DESCRIBE analysis.figures",
        "SUMMARIZE analysis.claims",
        "EXPLAIN SELECT 1",
        "VALUES (1); -- one",
    ):
        assert len(answer_here(data, words))
    backwards = answer_here(data, "FROM range(100_000) ORDER BY range DESC")
    assert backwards["range"].to_list() == [*range(99_999, -1, -1)]


def test_several_questions_at_once_are_refused_in_words(data: DataFolder) -> None:
    with pytest.raises(QueryError, match="holds 2 statements"):
        answer_here(data, "SELECT 1; SELECT 2")
    with pytest.raises(QueryError, match="CALL is no question"):
        answer_here(data, "CALL pragma_version()")


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ("INTERVAL 1 DAY", "1 day"),
        ("[INTERVAL 1 DAY]", "[1 day]"),
        ("union_value(a := 1)", "1"),
        ("MAP {1: 2}", "{1=2}"),
        ("'x'::BLOB", "x"),
        ("1::BIGNUM", ""),
        ("DATE '290000-01-01'", "290000-01-01"),
        ("'infinity'::TIMESTAMP", "infinity"),
        ("DATE '2025-03-11'", "2025-03-11"),
        ("NULL", ""),
        ("1 AS a, 2 AS a", "1"),
        ("[1, 2]", "1, 2"),
        ("[['a']]", "a"),
        ("{'a': [1]}", "{'a': [1]}"),
        ("'a'::ENUM ('a')", "a"),
    ],
)
def test_whatever_the_answer_holds_can_be_shown_and_written(
    data: DataFolder, column: str, shown: str
) -> None:
    frame = answer_here(data, f"SELECT {column}")
    for form in (Format.JSON, Format.CSV, Format.PARQUET):
        assert encoded(frame, form)
    console = SafeConsole()
    with console.capture() as captured:
        console.print(table_of(frame))
    assert captured.get().split("\n")[3].strip().startswith(shown)


def test_a_question_without_end_is_stopped_in_words(
    data: DataFolder, set_limits: Callable[..., None]
) -> None:
    set_limits(max_query_seconds=1)
    done = subprocess.run(
        [WIRELEDGER, "sql", ENDLESS, "--data", str(data.root)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "it was stopped after 1 seconds" in " ".join(done.stderr.split())
    assert "WIRELEDGER_MAX_QUERY_SECONDS" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "query",
    [
        "SELECT lpad('x', 2147483647, 'y') FROM range(10)",
        "SELECT repeat('x', 1000000000) FROM range(100)",
        "SELECT repeat('x', 1000) FROM range(10000000)",
        "SELECT string_agg(repeat('y', 1000), '') FROM range(100000000)",
        "SELECT len(range(3000000000))",
        "SELECT list(range) FROM range(1000000000)",
        "SELECT count(*) FROM range(100000000) AS a, range(100000000) AS b",
        "SELECT * FROM range(1000000000) ORDER BY hash(range)",
    ],
)
def test_a_question_that_takes_too_much_is_stopped_and_leaves_nothing(
    data: DataFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    set_limits: Callable[..., None],
    query: str,
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    set_limits(max_query_seconds=5, max_query_bytes=100_000_000)
    with pytest.raises(QueryError, match="WIRELEDGER_MAX_QUERY_"):
        ask(data.published, query)
    assert list(tmp_path.iterdir()) == []
    assert ask(data.published, "SELECT 1 AS one").rows() == [(1,)]


def children_of(parent: int) -> list[int]:
    """Return the processes that a process has started and that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            number, _, rest = path.read_text().partition(" ")
        except OSError:
            continue
        if rest.rpartition(")")[2].split()[1] == str(parent):
            found.append(int(number))
    return found


def asking(data: DataFolder) -> tuple[subprocess.Popen[str], int]:
    """Return a command that asks without end, and the process that its question runs in."""
    process = subprocess.Popen(
        [WIRELEDGER, "sql", ENDLESS, "--data", str(data.root)], stderr=subprocess.PIPE, text=True
    )
    _wait_for(lambda: len(children_of(process.pid)) == 1)
    return process, children_of(process.pid)[0]


def test_a_question_that_duckdb_does_not_survive_is_told(data: DataFolder, tmp_path: Path) -> None:
    # What it may not write there raises an exception where none may be raised.
    query = (
        f"EXPLAIN ANALYZE CALL enable_logging(storage='file', storage_config={{'path': '{tmp_path}/log'}})"
    )
    done = subprocess.run(
        [WIRELEDGER, "sql", query, "--data", str(data.root)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "DuckDB did not survive it (SIGABRT); the published file is as it was" in " ".join(
        done.stderr.split()
    )
    assert list(tmp_path.iterdir()) == []


def test_a_question_that_is_no_text_is_refused(data: DataFolder) -> None:
    done = subprocess.run(
        [WIRELEDGER, "sql", b"SELECT '\xff'", "--data", str(data.root)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "it is no valid text" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_a_question_ends_with_the_command_that_asked_it(data: DataFolder, how: signal.Signals) -> None:
    process, child = asking(data)
    time.sleep(0.5)
    process.send_signal(how)
    process.communicate(timeout=120)
    _wait_for(lambda: not Path(f"/proc/{child}").exists())


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
