"""A bounded run of the coverage-guided fuzzers; ``make fuzz`` runs them for longer."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.paths import PROJECT
from tests.fuzz.seeds import GUIDED

SECONDS = int(os.environ.get("FUZZ_SECONDS", "20"))


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris has no wheel for this platform, so it is not installed",
)
@pytest.mark.parametrize("name", GUIDED)
def test_a_guided_fuzzer_finds_nothing(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.fuzz.guided",
            name,
            f"-max_total_time={SECONDS}",
            f"-artifact_prefix={tmp_path}/",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=SECONDS + 220,
    )
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    found = re.search(r"Done (\d+) runs in (\d+) second", done.stderr)
    assert found
    with capsys.disabled():
        print(f" [{name}: {int(found[1]):,} inputs in {found[2]} s]", end="")
    assert int(found[1]) > 100
