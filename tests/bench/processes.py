"""Whole processes: how long they take and how much memory they need."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

WIRELEDGER = str(Path(sys.executable).with_name("wireledger"))
EMPTY_FLOW = [sys.executable, "-m", "tests.bench.empty_flow"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One finished process."""

    seconds: float
    peak_megabytes: float
    """Of the process itself, not of the server beside it."""


def measure(command: list[str]) -> Measured:
    """Run a command to its end. Raises ``RuntimeError`` with its output when it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode()}")
    return Measured(time.perf_counter() - started, usage.ru_maxrss / 1024)
