"""How a run ended."""

from dataclasses import dataclass

from tasks.load.load import LoadCounts
from tasks.validate.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run brought in, and what the gate said of it."""

    run_id: str
    counts: LoadCounts
    verdict: Verdict
