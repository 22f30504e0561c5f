"""What Prefect's pages show of a run: the gate's verdict, what came in, and which rules were broken."""

from typing import TYPE_CHECKING

from tasks.credentials import masked
from tasks.validate.verdict import CheckResult

if TYPE_CHECKING:
    from flows.run_result import RunResult

ARTIFACT_KEY = "wireledger-run"


def leave_artifact(result: "RunResult") -> None:
    """Create the run's Markdown artifact on the Prefect server, from inside the flow.

    Raises whatever Prefect raises when its server does not answer.
    """
    from prefect.artifacts import create_markdown_artifact

    create_markdown_artifact(
        key=ARTIFACT_KEY,
        markdown=render_artifact(result),
        description=f"Run {result.run_id}: what it brought",
    )


def render_artifact(result: "RunResult") -> str:
    """Return a run's summary table and the gate's verdict as Markdown."""
    verdict, counts = result.verdict, result.counts
    decision = "accepted" if verdict.accepted else "refused: nothing was published"
    seen = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in counts.dispositions.items())
    rows = {
        "inputs": f"{counts.inputs:,}" + (f" ({seen})" if seen else ""),
        "new documents": f"{counts.documents:,}",
        "new figures": f"{counts.figures:,}",
        "new dates": f"{counts.dates:,}",
        "rows quarantined": f"{verdict.quarantined:,}",
        "rules checked": f"{len(verdict.checks):,}",
    }
    broken = [check for check in verdict.checks if not check.success]
    parts = [
        f"# Run {result.run_id}: {decision}",
        _table(("", ""), list(rows.items())),
    ]
    if broken:
        header = ("rule", "severity", "broken", "reason", "such as")
        parts += ["## Rules that were broken", _table(header, [_broken(check) for check in broken])]
        parts.append("All of it: `wireledger status`; each rule's evidence is in `quality.validations`.")
    return "\n\n".join(parts) + "\n"


def _broken(check: CheckResult) -> tuple[str, ...]:
    count = f"{check.unexpected_count:,} of {check.checked_count:,}"
    return (
        f"`{check.expectation_id}`",
        str(check.severity),
        count,
        check.reason,
        check.detail or ", ".join(check.sample),
    )


def _table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *([_cell(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(text: str) -> str:
    # The words of reports stand here, and a page shows them: as text, in one cell.
    safe = masked(text).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
    return " ".join(safe.split())
