"""The development sets in ``../shared/eval`` and the scorers that come with them."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from tasks.paths import PROJECT

SHARED = PROJECT.parent / "shared" / "eval"
Case = dict[str, Any]


def read_lines(path: Path) -> list[Case]:
    """Return the objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def import_scorer(name: str) -> ModuleType:
    """Import a scorer from where it lies; scorers import each other by plain name."""
    sys.path.insert(0, str(SHARED))
    try:
        spec = importlib.util.spec_from_file_location(name, SHARED / f"{name}.py")
        if spec is None or spec.loader is None:
            raise ImportError(f"no scorer at {SHARED}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SHARED))
    return module
