"""Keeps README.md true: runs every command that it shows with an answer, on the sample, and writes the answer down.

`make docs` rewrites the answers; a test compares them.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tasks.paths import PROJECT

README = PROJECT / "README.md"

_CONSOLE = re.compile(r"(?<=^```console\n\$ )(?P<command>[^\n]+)\n.*?(?=^```$)", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(
    r"^```python\n(?P<code>(?:(?!^```).)*?doc\._(?:(?!^```).)*?)^```\n\n```text\n.*?(?=^```$)",
    re.DOTALL | re.MULTILINE,
)
_WIDTH = "110"


def rendered(readme: str) -> str:
    """Return README's text with every answer as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        answered = _CONSOLE.sub(
            lambda found: f"{found['command']}\n{_shell(found['command'], folder)}", readme
        )
    return _PYTHON.sub(
        lambda found: f"```python\n{found['code']}```\n\n```text\n{_python(found['code'])}", answered
    )


def _shell(command: str, folder: str) -> str:
    binaries = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": _WIDTH,
        "NO_COLOR": "1",
    }
    command = command.replace("make run", "wireledger run")
    done = subprocess.run(
        command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return _trimmed(done.stdout)


def _python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return _trimmed(done.stdout)


def _trimmed(output: str) -> str:
    lines = [line.rstrip() for line in output.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


if __name__ == "__main__":
    README.write_text(rendered(README.read_text(encoding="utf-8")), encoding="utf-8")
