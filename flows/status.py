"""Shows the last runs, what the gate found, and what lies in quarantine."""

from typing import Any

import polars as pl
from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from expectations.rules import Severity
from flows.queries import console_query, query_newest
from flows.render import console
from tasks.paths import DataFolder
from tasks.publish.kept import accepted_runs, kept_runs, read_rollbacks
from tasks.validate.hints import how_to_see

_VERDICT_STYLES = {"published": "green", "refused": "red", "abandoned": "yellow", "unpublished": "yellow"}


def print_status(data: DataFolder) -> None:
    """Print the state of a ledger. Raises ``NothingPublishedError`` when there is none."""
    runs, origin = query_newest(data, console_query("last_runs"))
    console.print("[bold]Last runs[/bold] (UTC)")
    for run in runs.iter_rows(named=True):
        _print_run(run)
    _print_published(
        data,
        next((run["run_id"] for run in runs.iter_rows(named=True) if run["verdict"] == "published"), None),
    )

    _print_checks(query_newest(data, console_query("failed_checks"))[0])
    _print_drift(query_newest(data, console_query("drift"))[0])
    _print_quarantine(query_newest(data, console_query("quarantine_by_reason"))[0])
    _print_releases(query_newest(data, console_query("last_releases"))[0])
    if origin != "warehouse":
        console.print("\nA run is writing: this is what was published before it.", style="dim")


def _print_run(run: dict[str, Any]) -> None:
    style = _VERDICT_STYLES.get(run["verdict"], "default")
    sources = ", ".join(run["sources"])
    _say(
        f"{run['started_at']:%Y-%m-%d %H:%M}  [{style}]{run['verdict']}[/{style}]  {run['inputs']:,} inputs, "
        f"{run['documents']:,} new reports, {run['figures']:,} figures, {run['dates']:,} dates, "
        f"{run['quarantined']:,} refused, {run['withheld']:,} withheld  [dim]{escape(sources)}[/dim]"
    )
    if run["accepted_rules"]:
        who = f"by {run['accepted_by']}: {run['accepted_because']}"
        _say(f"[yellow]let through[/yellow] {escape(who)} ({', '.join(run['accepted_rules'])})", indent=4)
    if run["reason"]:
        _say(escape(run["reason"]), indent=4)
    if run["verdict"] == "refused":
        hint = f"If it is right all the same: wireledger accept {run['run_id']} --because …"
        _say(f"[dim]{escape(hint)}[/dim]", indent=4)


def _print_checks(checks: pl.DataFrame) -> None:
    console.print(
        "\n[bold]What the gate found in the last run[/bold]" if len(checks) else "\nThe gate found nothing."
    )
    for check in checks.iter_rows(named=True):
        rule, severity = check["expectation_id"], Severity(check["severity"])
        such = f", such as {check['sample'][0]}" if check["sample"] else ""
        _say(f"{severity}: {rule}, {check['rows']:,} of {check['of']:,} rows{escape(such)}")
        _say(escape(check["reason"]), indent=4)
        if severity is Severity.BLOCKING and check["detail"]:
            _say(escape(check["detail"]), indent=4)
        _say(
            f"[dim]{escape(how_to_see(rule, check['table_name'], severity, check['sample']))}[/dim]", indent=4
        )


def _print_drift(measures: pl.DataFrame) -> None:
    if measures.is_empty():
        return
    console.print("\n[bold]The last reports beside those before them[/bold]")
    for part, status, evidence in measures.iter_rows():
        style = {"drift": "red", "accepted": "yellow"}.get(status, "default")
        _say(f"[{style}]{status}[/{style}]: {escape(f'{part}: ' if part else '')}{escape(evidence)}")


def _print_quarantine(quarantine: pl.DataFrame) -> None:
    console.print("\n[bold]Quarantine[/bold]" if len(quarantine) else "\nNothing lies in quarantine.")
    for rule, table, rows, reason, _ in quarantine.iter_rows():
        _say(f"{rows:,} × {table}, {rule}")
        _say(escape(reason), indent=4)
    if len(quarantine):
        _say("[dim]The rows themselves: wireledger quarantine list[/dim]")


def _print_releases(releases: pl.DataFrame) -> None:
    if releases.is_empty():
        return
    console.print("\n[bold]Released from quarantine[/bold]")
    for row_id, rules, by, reason, at in releases.iter_rows():
        _say(escape(f"{row_id} from {', '.join(rules)}, by {by} on {at:%Y-%m-%d}: {reason}"))


def _say(markup: str, *, indent: int = 2) -> None:
    """Print a paragraph that stays indented where it wraps."""
    console.print(Padding(Text.from_markup(markup), (0, 0, 0, indent), expand=False))


def _print_published(data: DataFolder, newest_accepted: str | None) -> None:
    """Say which run the published file holds, why when it is not the newest, and what it could be rolled back to."""
    runs = accepted_runs(data.published)
    held = next(reversed(runs), None)
    console.print("\n[bold]The published file[/bold]")
    if held is None:
        console.print("  is missing or damaged: the next run makes it anew")
    else:
        console.print(f"  holds run {held} and those before it", highlight=False)
    if held and newest_accepted and newest_accepted not in runs:
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
