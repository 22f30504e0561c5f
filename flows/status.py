"""Shows the last runs, what the gate found, and what lies in quarantine."""

from rich.markup import escape

from flows.queries import console_query, query_newest
from flows.render import console
from tasks.paths import DataFolder
from tasks.publish.kept import kept_runs, newest_run, read_rollbacks

_VERDICT_STYLES = {"published": "green", "refused": "red", "abandoned": "yellow", "unpublished": "yellow"}


def print_status(data: DataFolder) -> None:
    """Print the state of a ledger. Raises ``NothingPublishedError`` when there is none."""
    runs, origin = query_newest(data, console_query("last_runs"))
    console.print("[bold]Last runs[/bold] (UTC)")
    for run in runs.iter_rows(named=True):
        style = _VERDICT_STYLES.get(run["verdict"], "default")
        added = f"{run['inputs']:,} inputs, {run['documents']:,} new reports, {run['figures']:,} figures, "
        added += f"{run['dates']:,} dates, {run['quarantined']:,} refused"
        console.print(
            f"  {run['started_at']:%Y-%m-%d %H:%M}  [{style}]{run['verdict']}[/{style}]  {added}  "
            f"[dim]{escape(', '.join(run['sources']))}[/dim]",
            highlight=False,
        )
        if run["reason"]:
            console.print(f"    {escape(run['reason'])}", highlight=False)
    _print_published(
        data,
        next((run["run_id"] for run in runs.iter_rows(named=True) if run["verdict"] == "published"), None),
    )

    checks, _ = query_newest(data, console_query("failed_checks"))
    console.print(
        "\n[bold]What the gate found in the last run[/bold]" if len(checks) else "\nThe gate found nothing."
    )
    for severity, rule, rows, checked, reason, sample in checks.iter_rows():
        console.print(
            f"  {severity}: {rule}, {rows:,} of {checked:,} rows, such as {escape(', '.join(sample[:3]))}\n"
            f"    {escape(reason)}",
            highlight=False,
        )

    quarantine, _ = query_newest(data, console_query("quarantine_by_reason"))
    console.print("\n[bold]Quarantine[/bold]" if len(quarantine) else "\nNothing lies in quarantine.")
    for rule, table, rows, reason, _ in quarantine.iter_rows():
        console.print(f"  {rows:,} × {table}, {rule}\n    {escape(reason)}", highlight=False)
    if len(quarantine):
        console.print('  The rows themselves: wireledger sql "FROM analysis.quarantine"', highlight=False)
    if origin != "warehouse":
        console.print("\nA run is writing: this is what was published before it.", style="dim")


def _print_published(data: DataFolder, newest_accepted: str | None) -> None:
    """Say which run the published file holds, why when it is not the newest, and what it could be rolled back to."""
    held = newest_run(data.published)
    console.print("\n[bold]The published file[/bold]")
    if held is None:
        console.print("  is missing or damaged: the next run makes it anew")
    else:
        console.print(f"  holds run {held} and those before it", highlight=False)
    if held and newest_accepted and held < newest_accepted:
        rollbacks = read_rollbacks(data.rollbacks)
        why = "its process ended before it was published"
        if rollbacks and rollbacks[-1].to_run == held:
            why = f"rolled back on {rollbacks[-1].at} by {escape(rollbacks[-1].by)}"
        console.print(
            f"  [yellow]not in it[/yellow]: run {newest_accepted} ({why}); the next run publishes it",
            highlight=False,
        )
    if kept := kept_runs(data.published):
        console.print(f"  kept for `wireledger rollback`: {', '.join(kept)}", highlight=False, soft_wrap=True)
