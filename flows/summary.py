"""What a run prints when it ends: what came in, what did not, and where the outlets disagree or repeat one another."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from flows.queries import console_query, query_published
from flows.render import console
from tasks.paths import DataFolder
from tasks.validate.acceptance import is_acceptable
from tasks.validate.verdict import Verdict

if TYPE_CHECKING:
    from flows.run_result import RunResult

_MAX_REFUSED_SHOWN = 12
_MAX_OUTLETS_SHOWN = 6


def print_summary(folder: DataFolder, result: "RunResult") -> int:
    """Print a run's summary and return its exit code."""
    counts = result.counts
    seen = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in counts.dispositions.items())
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("inputs", f"{counts.inputs:,}" + (f" ({seen})" if seen else ""))
    table.add_row("documents", f"{counts.documents:,} new")
    table.add_row("figures", f"{counts.figures:,} new")
    table.add_row("dates", f"{counts.dates:,} new")
    refused = result.verdict.quarantined
    table.add_row(
        "quarantined",
        f"{refused:,} {'row' if refused == 1 else 'rows'}"
        + (": `wireledger status` says why" if refused else ""),
    )
    if withheld := result.verdict.withheld:
        table.add_row(
            "withheld",
            f"{withheld:,} of the stories, claims and happenings: `wireledger status` says why",
        )
    table.add_row("published", str(_shown(folder.published)) if result.verdict.accepted else "no: see below")
    console.print(table, highlight=False)
    if not result.verdict.accepted:
        kept = (
            "What was published before is untouched."
            if folder.published.exists()
            else "Nothing is published yet."
        )
        console.print(
            f"[red]The gate refused this run:[/red] {escape(result.verdict.reason or '')}\n"
            f"{kept} The rows that broke the rule: `wireledger status`, or with "
            f"all checks {escape(str(_shown(folder.docs / 'index.html')))}; the run's log: "
            f"{escape(str(_shown(folder.logs / result.run_id)))}.jsonl. The inputs are kept in "
            f"{escape(str(_shown(folder.raw)))} and are read again by the next run.",
            soft_wrap=True,
            highlight=False,
        )
        if is_acceptable(result.verdict):
            console.print(
                f"If they are right all the same, `wireledger accept {result.run_id} --because …` lets them in.",
                soft_wrap=True,
                highlight=False,
            )
        return 1
    _print_refused_inputs(folder, result.run_id)
    _print_flags(result.verdict)
    _print_contested(folder)
    _print_repeated(folder)
    if counts.inputs == 0:
        console.print(
            "[red]The sources hold no readable input.[/red] `wireledger run --help` lists the kinds it reads."
        )
    unreadable = counts.dispositions.get("rejected", 0) == counts.inputs
    return 2 if unreadable else 0


def _print_refused_inputs(folder: DataFolder, run_id: str) -> None:
    refused = query_published(folder, console_query("refused_inputs"), {"run_id": run_id})
    if refused.is_empty():
        return
    console.print("\n[bold]Not loaded[/bold]")
    for disposition, source_uri, reason in refused.head(_MAX_REFUSED_SHOWN).iter_rows():
        console.print(f"  {escape(source_uri)}: {disposition}, {escape(reason or '')}", highlight=False)
    if (more := len(refused) - _MAX_REFUSED_SHOWN) > 0:
        console.print(f'  … and {more} more: wireledger sql "FROM analysis.dispositions"', highlight=False)


def _print_flags(verdict: Verdict) -> None:
    flagged = [check for check in verdict.checks if not check.success and check.severity == "warning"]
    if not flagged:
        return
    console.print("\n[bold]Published, but doubtful[/bold]")
    for check in flagged:
        example = (check.detail or f"such as {check.sample[0]}").partition("; ")[0]
        console.print(
            f"  {check.expectation_id}, {check.unexpected_count} ×: {escape(example)}", highlight=False
        )


def _print_contested(folder: DataFolder) -> None:
    rivals = query_published(folder, console_query("contested_claims"))
    if rivals.is_empty():
        return
    table = _titled("The outlets disagree", "about", "one says", "outlets")
    told = None
    for label, words, sources, superseded, claim_id, *_ in rivals.iter_rows():
        table.add_row(
            "" if claim_id == told else escape(label),
            f"[bold]{escape(words)}[/bold]" + (" (since raised)" if superseded else ""),
            _listed(sources),
        )
        told = claim_id
    console.print()
    console.print(table)
    console.print(f"  wireledger explain {rivals['claim_id'][0]}", style="dim", highlight=False)


def _print_repeated(folder: DataFolder) -> None:
    repeated = query_published(folder, console_query("repeated_claims"))
    if repeated.is_empty():
        return
    table = _titled("Many outlets, one origin", "about", "they say", "outlets", "because")
    for label, words, _, sources, reason, _ in repeated.iter_rows():
        table.add_row(escape(label), f"[bold]{escape(words)}[/bold]", _listed(sources), escape(reason or ""))
    console.print()
    console.print(table)


def _titled(title: str, *columns: str) -> Table:
    table = Table(title=title, title_style="bold", title_justify="left", box=None, pad_edge=False)
    for column in columns:
        if column == "outlets":
            # One a line, cut rather than broken: a file's name in two pieces is none.
            table.add_column(column, header_style="dim", no_wrap=True, overflow="ellipsis")
        else:
            table.add_column(column, header_style="dim", overflow="fold")
    return table


def _listed(outlets: list[str]) -> str:
    more = len(outlets) - _MAX_OUTLETS_SHOWN
    # "And 1 more" takes the line of the one.
    shown = outlets if more < 2 else [*outlets[:_MAX_OUTLETS_SHOWN], f"and {more} more"]
    return "\n".join(map(escape, shown))


def _shown(path: Path) -> Path:
    """Return a path as short as the place we stand in allows."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path
