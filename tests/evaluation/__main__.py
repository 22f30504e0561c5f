"""Print the scores of every set that is present; exit 1 when one fell below the committed baseline.

python -m tests.evaluation            compare with tests/evaluation/baseline.json
python -m tests.evaluation --update   write the scores there, after a change that is meant
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.evaluation import claims, concepts, dates, figures, spoken, statements, stories

BASELINE = Path(__file__).with_name("baseline.json")
# Scores are rounded to four digits in the file.
ROUNDING = 5e-5

Scores = dict[str, dict[str, float]]


def measured() -> Scores:
    """Return the scores of every set that is present, by set and measure."""
    return {
        name: {measure: round(value, 4) for measure, value in scores.items()}
        for module in (dates, figures, concepts, statements, spoken, claims, stories)
        for name, scores in module.score()
    }


def fallen(scores: Scores, baseline: Scores) -> Iterator[str]:
    """Yield a line for each score below its baseline."""
    for name, measures in scores.items():
        for measure, value in measures.items():
            before = baseline.get(name, {}).get(measure, 0.0)
            if value < before - ROUNDING:
                yield f"{name}: {measure} fell from {before} to {value}"


def main() -> int:
    """Score, print, compare; return the exit code."""
    baseline: Scores = json.loads(BASELINE.read_text(encoding="utf-8"))
    scores = measured()
    for name, measures in scores.items():
        print(f"{name:42}", "  ".join(f"{measure} {value:.4f}" for measure, value in measures.items()))
    for name in sorted(set(baseline) - set(scores)):
        print(f"{name:42} not here, skipped")
    if "--update" in sys.argv[1:]:
        BASELINE.write_text(json.dumps(baseline | scores, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        return 0
    lines = list(fallen(scores, baseline))
    print(*lines, sep="\n", end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
