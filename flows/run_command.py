"""One run from the command line: the server beside it, the progress above it, the summary after it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows import progress, server
from flows.render import console

if TYPE_CHECKING:
    from flows.run import RunResult
    from tasks.paths import DataFolder

_STAGES = {
    "wait": "waiting for another run to end",
    "ingest": "reading sources",
    "read": "reading reports",
    "load": "loading and checking",
    "publish": "publishing",
}
_MAX_REFUSED_SHOWN = 12


def run_once(
    sources: list[str], data: Path, published_on: date | None, workers: int, wait: float, *, verbose: bool
) -> int:
    """Run the main job and print what came of it. Returns the exit code.

    Raises ``SourceError`` when no source exists, ``ServerError``, ``WriterBusyError``, ``PublishError``.
    """
    from tasks.ingest.sources import resolve_sources

    resolve_sources(sources)
    # The log goes to the Prefect server in any case; the screen shows the summary.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "INFO" if verbose else "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    with _progress_bar(verbose=verbose) as bar, _prefect_api(bar):
        from flows.run import RunRefusedError, run_pipeline

        # The gate's library takes seconds to import: let that happen while the reports are read.
        threading.Thread(target=_import_gate, daemon=True).start()
        try:
            result = run_pipeline(
                sources=sources,
                data=str(data),
                published_on=published_on,
                workers=workers,
                lock_wait_seconds=wait,
            )
        except RunRefusedError as refused:
            result = refused.result
    from tasks.paths import DataFolder

    return _summarise(DataFolder(data), result)


@contextmanager
def _prefect_api(bar: Progress) -> Iterator[None]:
    """Give Prefect a server: the configured one, else a local one that ends with the run."""
    configured = server.configured_api_url()
    local = None if configured else server.start_local_server()
    url = local.url if local else str(configured)
    what = "the local Prefect server" if local else f"the Prefect server at {url}"
    if local and local.is_first_start:
        what += ", which makes its database on its first start (half a minute, once)"
    waiting = bar.add_task(f"waiting for {what}", total=None, done="")
    try:
        # The imports take as long as the server's start; both happen at the same time.
        import flows.run  # noqa: F401

        timeout = None if local else 30.0
        server.wait_until_healthy(url, local, timeout=timeout)
        bar.remove_task(waiting)
        yield
    finally:
        if local:
            local.stop()


@contextmanager
def _progress_bar(*, verbose: bool) -> Iterator[Progress]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[done]}"),
    )
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=verbose) as bar:
        rows: dict[str, TaskID] = {}

        def listen(stage: str, done: int, total: int | None) -> None:
            if stage not in rows:
                rows[stage] = bar.add_task(_STAGES.get(stage, stage), total=total, done="")
            count = f"{done:,}" + (f" of {total:,}" if total else "") if done else ""
            bar.update(rows[stage], completed=done, total=total, done=count)

        token = progress.listener.set(listen)
        try:
            yield bar
        finally:
            progress.listener.reset(token)


def _import_gate() -> None:
    import great_expectations  # noqa: F401


def _summarise(folder: "DataFolder", result: "RunResult") -> int:
    counts = result.counts
    seen = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in counts.dispositions.items())
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_row("inputs", f"{counts.inputs:,}" + (f" ({seen})" if seen else ""))
    table.add_row("documents", f"{counts.documents:,} new")
    table.add_row("figures", f"{counts.figures:,} new")
    table.add_row("dates", f"{counts.dates:,} new")
    table.add_row("quarantined", f"{result.verdict.quarantined:,} rows")
    table.add_row("published", str(_shown(folder.published)) if result.verdict.accepted else "no: see below")
    console.print(table, highlight=False)
    if not result.verdict.accepted:
        console.print(
            f"[red]The gate refused this run:[/red] {escape(result.verdict.reason or '')}\n"
            "What was published before is untouched. `wireledger status` shows every check; the inputs are "
            f"kept in {escape(str(_shown(folder.raw)))} and are read again by the next run."
        )
        return 1
    _print_refused_inputs(folder, result.run_id)
    _print_rivals(folder)
    if counts.inputs == 0:
        console.print(
            "[red]The sources hold no readable input.[/red] `wireledger run --help` lists the kinds it reads."
        )
    unreadable = counts.dispositions.get("rejected", 0) == counts.inputs
    return 2 if unreadable else 0


def _print_refused_inputs(folder: "DataFolder", run_id: str) -> None:
    from flows.queries import console_query, query_published

    refused = query_published(folder, console_query("refused_inputs"), {"run_id": run_id})
    if refused.is_empty():
        return
    console.print("\n[bold]Not loaded[/bold]")
    for disposition, source_uri, reason in refused.head(_MAX_REFUSED_SHOWN).iter_rows():
        console.print(f"  {escape(source_uri)}: {disposition}, {escape(reason or '')}", highlight=False)
    if (more := len(refused) - _MAX_REFUSED_SHOWN) > 0:
        console.print(f'  … and {more} more: wireledger sql "FROM analysis.dispositions"', highlight=False)


def _print_rivals(folder: "DataFolder") -> None:
    from flows.queries import console_query, query_published

    rivals = query_published(folder, console_query("rival_figures"))
    if rivals.is_empty():
        return
    table = Table(
        title="The outlets disagree", title_justify="left", title_style="bold", box=None, pad_edge=False
    )
    for column in ("about", "one says", "another says", "others"):
        table.add_column(column, header_style="dim", overflow="fold")
    for thing, _, words, outlets in rivals.iter_rows():
        told = [
            f"[bold]{escape(w)}[/bold] [dim]{escape(o)}[/dim]" for w, o in zip(words, outlets, strict=True)
        ]
        table.add_row(escape(thing), told[0], told[1], "\n".join(told[2:]))
    console.print()
    console.print(table)


def _shown(path: Path) -> Path:
    """Return a path as short as the place we stand in allows."""
    try:
        return path.resolve().relative_to(Path.cwd())
    except ValueError:
        return path
