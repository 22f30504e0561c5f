import signal
import subprocess
import sys

import duckdb
import pytest

from tasks.database import connect

QUERY_FOR_EVER = """
from tasks.database import connect
try:
    with connect(None) as connection:
        print("begun", flush=True)
        while True:
            connection.execute("SELECT sum(a.range * b.range) FROM range(3000) a, range(3000) b").fetchall()
except KeyboardInterrupt:
    print("stopped")
"""


def test_ctrl_c_during_a_query_stops_the_program_and_is_no_failed_query() -> None:
    process = subprocess.Popen([sys.executable, "-c", QUERY_FOR_EVER], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    process.send_signal(signal.SIGINT)
    said, _ = process.communicate(timeout=30)
    assert said == "stopped\n"


def test_other_errors_pass_through_and_the_connection_is_closed() -> None:
    with pytest.raises(RuntimeError, match="something else"), connect(None) as connection:
        raise RuntimeError("something else")
    with pytest.raises(duckdb.ConnectionException):
        connection.execute("SELECT 1")
