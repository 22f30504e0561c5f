"""Questions that someone else wrote, asked in a process of their own.

Whatever a question does to that process (too much memory, no end, a fault of DuckDB's that aborts it) is told in words.
Nothing of DuckDB is imported on this side: the imports of both run at the same time.
"""

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl

# Beyond the time limit, for a question that cannot be interrupted.
_GRACE_SECONDS = 5

# What Python, DuckDB and Arrow take before they hold a row, and what DuckDB takes beside what it counts.
_MEMORY_BESIDE = 1_000_000_000

# Rows of an answer at a time: few enough that one batch of long texts is no large part of the memory.
_BATCH_ROWS = 2048

# Python's own for an error that nobody expected is 1.
_ANSWERED, _UNEXPECTED, _FAILED, _DAMAGED = 0, 1, 3, 4
_FOLDER = "wireledger-sql-"


class QueryError(Exception):
    """A question was not answered. The message says why."""


def ask(database: Path, sql: str) -> "pl.DataFrame":
    """Return the answer of one query on a file, which reaches nothing else and can change nothing.

    Raises ``QueryError`` when the query is wrong, is not a query, or goes over the limits ``max_query_seconds`` and
    ``max_query_bytes``, which bound DuckDB's memory and the answer; ``DamagedFileError`` when the file is not whole;
    ``SettingsError`` when a setting is wrong.
    """
    try:
        sql.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"it is no valid text ({error.reason})") from error
    _sweep()
    with (
        # Also for what outgrows the memory: gone with the question, however its process ends.
        tempfile.TemporaryDirectory(prefix=f"{_FOLDER}{os.getpid()}-") as folder,
        tempfile.TemporaryFile() as said,
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", __name__],
            env=os.environ | {"TMPDIR": folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        ) as process,
    ):
        try:
            return _told(process, said, {"database": str(database), "sql": sql, "folder": folder})
        finally:
            process.kill()


def _sweep() -> None:
    """Remove what is left of questions whose both processes were killed: it may be gigabytes."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*-*"):
        asker = folder.name.removeprefix(_FOLDER).partition("-")[0]
        if asker.isdecimal() and not Path(f"/proc/{asker}").exists() and Path("/proc/self").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _told(process: subprocess.Popen[bytes], said: IO[bytes], question: dict[str, Any]) -> "pl.DataFrame":
    from tasks.settings import settings

    seconds, size = settings().max_query_seconds, settings().max_query_bytes
    assert process.stdin
    assert process.stdout
    deadline = threading.Timer(seconds + _GRACE_SECONDS, process.kill)
    deadline.daemon = True
    deadline.start()
    try:
        process.stdin.write(json.dumps(question | {"seconds": seconds, "bytes": size}).encode() + b"\n")
        # Not closed: that it closes when this process ends is the sign for the other to end.
        process.stdin.flush()
        import polars as pl

        # Polars has the system go on reading after a Ctrl-C, which Python would then see only with the answer.
        signal.siginterrupt(signal.SIGINT, True)
        answer = process.stdout.read()
        code = process.wait()
    except BrokenPipeError:
        answer, code = b"", process.wait()
    is_over = deadline.finished.is_set()
    deadline.cancel()
    if code == _ANSWERED:
        return pl.read_ipc_stream(BytesIO(answer))
    said.seek(0)
    words = said.read().decode(errors="replace").strip()
    if code == _FAILED:
        raise QueryError(words)
    if code == _DAMAGED:
        from tasks.database import DamagedFileError

        raise DamagedFileError(words)
    if code == _UNEXPECTED:
        raise RuntimeError(words)
    if is_over:
        raise QueryError(_too_long(seconds))
    how = signal.Signals(-code).name if code < 0 else f"code {code}"
    raise QueryError(
        f"DuckDB did not survive it ({how}); the published file is as it was. It may be a fault of DuckDB's, or "
        f"more memory than the {size:,} bytes of WIRELEDGER_MAX_QUERY_BYTES allow. Ask in another way."
    )


def _too_long(seconds: float) -> str:
    return f"it was stopped after {seconds:g} seconds. Narrow it, or allow more with WIRELEDGER_MAX_QUERY_SECONDS."


def _too_much_memory(size: int) -> str:
    return (
        f"it needs more than the {size:,} bytes of memory that a question may take, or more room for temporary files "
        "than there is. Narrow it, or allow more with WIRELEDGER_MAX_QUERY_BYTES."
    )


def _too_large(size: int) -> str:
    return (
        f"its answer is larger than {size:,} bytes. Narrow it, or allow more with WIRELEDGER_MAX_QUERY_BYTES."
    )


def _main() -> None:
    # What is sent to all processes of a command is for the other side, which takes this one along.
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sent, signal.SIG_IGN)
    question = json.loads(sys.stdin.buffer.readline())
    _bound_memory(2 * question["bytes"] + _MEMORY_BESIDE)
    threading.Thread(target=_end_with_the_asker, args=(question["folder"],), daemon=True).start()
    # What DuckDB itself may print is no part of the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    from tasks.database import DamagedFileError

    code, complaint = _ANSWERED, ""
    try:
        write_answer(
            Path(question["database"]), question["sql"], answer, question["seconds"], question["bytes"]
        )
        answer.flush()
    except QueryError as error:
        code, complaint = _FAILED, str(error)
    except DamagedFileError as error:
        code, complaint = _DAMAGED, str(error)
    except Exception:
        code, complaint = _UNEXPECTED, traceback.format_exc()
    sys.stderr.write(complaint)
    sys.stderr.flush()
    # Not by Python's own way out, which would wait for the thread that waits for the asker.
    os._exit(code)


def _bound_memory(size: int) -> None:
    """Have this process refused more memory: DuckDB does not count all that it takes, such as one very long text."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def _end_with_the_asker(folder: str) -> None:
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(_FAILED)


def write_answer(database: Path, sql: str, answer: IO[bytes], seconds: float, limit: int) -> None:
    """Do in this process what ``ask`` does in one of its own, and write the answer as a stream of Arrow's.

    ``limit`` is in bytes. Raises ``QueryError``.
    """
    import duckdb
    import pyarrow as pa

    from tasks.database import connect
    from tasks.plain_answer import plain

    is_over = threading.Event()
    try:
        with connect(database, read_only=True, confined=True, memory_bytes=limit) as connection:

            def stop() -> None:
                is_over.set()
                connection.interrupt()

            clock = threading.Timer(seconds, stop)
            clock.daemon = True
            clock.start()
            try:
                # By this connection: some statements read files as soon as they are parsed.
                _check_kind(connection.extract_statements(sql))
                reader = connection.execute(sql).to_arrow_reader(_BATCH_ROWS)
                batches: list[pa.RecordBatch] = []
                size = 0
                for batch in reader:
                    size += batch.nbytes
                    if size > limit:
                        raise QueryError(_too_large(limit))
                    batches.append(batch)
            finally:
                clock.cancel()
        table = plain(pa.Table.from_batches(batches, reader.schema))
        with pa.ipc.new_stream(answer, table.schema) as stream:
            stream.write_table(table)
    except (duckdb.Error, pa.ArrowException, MemoryError, OSError, KeyboardInterrupt) as error:
        if is_over.is_set():
            raise QueryError(_too_long(seconds)) from error
        if isinstance(error, duckdb.OutOfMemoryException | MemoryError):
            raise QueryError(_too_much_memory(limit)) from error
        raise QueryError(str(error) or type(error).__name__) from error


def _check_kind(parsed: "list[duckdb.Statement]") -> None:
    """Raise ``QueryError`` for what is no question, and for several at once: only one could be answered."""
    import duckdb

    # A PIVOT comes as two, of which the first makes a type of its columns and has no words of its own.
    made_by_pivot = duckdb.StatementType.CREATE
    statements = [each for each in parsed if each.type != made_by_pivot or each.query]
    if len(statements) != 1:
        raise QueryError(f"it holds {len(statements)} statements. Ask one question at a time.")
    if statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        raise QueryError(
            f"{statements[0].type.name} is no question, and the published file is read-only. What begins with SELECT, "
            "FROM, WITH, VALUES, SHOW, DESCRIBE, SUMMARIZE or EXPLAIN is answered."
        )


if __name__ == "__main__":
    _main()
