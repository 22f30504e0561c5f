"""Commands that bring the ledger up to date: with the code, back from damage, or past the gate."""

from typing import Annotated

import typer
from rich.markup import escape

from flows.options import DATA, DataOption, WaitOption
from flows.output import words_are_extra


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(rebuild)
    app.command()(backfill)
    app.command()(accept)


def rebuild(data: DataOption = DATA, wait: WaitOption = 600) -> None:
    """Make the ledger anew from the raw inputs kept in the data folder, and publish it.

    For a warehouse that is damaged, lost, or of another version of wireledger. Every run on record is brought in
    again, in order, through the gate: the same reports get the same identifiers, versions and days. The old warehouse
    is kept aside; delete it when you have looked at the new one. The published file is kept too: [bold]wireledger
    rollback --to RUN[/bold] with the newest run's id exchanges the two.

    Exit codes: 0 published, 1 published without runs that the gate refuses now, 3 could not rebuild (nothing was
    changed).

    [bold]Example[/bold]

      wireledger rebuild --data /srv/ledger
    """
    from flows.rebuild import rebuild_ledger
    from flows.render import console
    from flows.run_command import progress_bar
    from tasks.paths import DataFolder

    words_are_extra()
    with progress_bar(verbose=False):
        result = rebuild_ledger(DataFolder(data.resolve()), wait)
    runs = ", ".join(f"{count} {verdict}" for verdict, count in result.runs.items())
    console.print(
        f"rebuilt from {result.runs.total()} runs on record ({runs}): {result.documents:,} documents, "
        f"{result.figures:,} figures, {result.dates:,} dates",
        highlight=False,
        soft_wrap=True,
    )
    if result.set_aside:
        console.print(f"The warehouse before is kept as {escape(str(result.set_aside))}.", soft_wrap=True)
    for run_id, reason in result.refused_now.items():
        console.print(
            f"[red]The gate refuses run {run_id} now:[/red] {escape(reason)}\n"
            "Its reports are not published; run again on its sources when the cause is mended.",
            highlight=False,
            soft_wrap=True,
        )
    raise typer.Exit(1 if result.refused_now else 0)


def backfill(data: DataOption = DATA, wait: WaitOption = 600) -> None:
    """Read again the reports that an older version of the extractors has read, and publish what they find.

    Only what the extractors find is replaced, with the stories and claims that rest on it, through the gate and in
    one step; everything else stays as it is. When all reports have been read by this version, nothing happens.

    Exit codes: 0 published or nothing to do, 1 the gate refused (what was there before stays), 3 could not run.

    [bold]Example[/bold]

      wireledger backfill
    """
    from flows.backfill import backfill_ledger
    from flows.render import console
    from flows.run_command import progress_bar
    from tasks.paths import DataFolder

    words_are_extra()
    with progress_bar(verbose=False):
        result = backfill_ledger(DataFolder(data.resolve()), wait)
    if not result.stale:
        console.print("Every report has been read by this version of the extractors.")
    elif result.refused:
        console.print(
            f"[red]The gate refused the new reading:[/red] {escape(result.refused)}\nNothing was changed.",
            highlight=False,
            soft_wrap=True,
        )
    else:
        console.print(
            f"read again: {result.read:,} of {result.stale:,} reports; now {result.figures:,} figures and "
            f"{result.dates:,} dates stand in them; {result.quarantined:,} rows in quarantine",
            highlight=False,
            soft_wrap=True,
        )
    for document_id, reason in result.failed.items():
        console.print(
            f"{document_id} keeps its old reading: {escape(reason)}", highlight=False, soft_wrap=True
        )
    raise typer.Exit(1 if result.refused else 0)


def accept(
    because: Annotated[str, typer.Option("--because", help="Why the run is right; kept in the ledger.")],
    run: Annotated[
        str | None,
        typer.Argument(
            metavar="[RUN]",
            help="A refused run: its id, or the beginning of one. Default: the last.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who says so. Default: the user's name.")
    ] = None,
    data: DataOption = DATA,
    wait: WaitOption = 600,
) -> None:
    """Let a run through that the gate refused because too large a share of it was odd.

    `wireledger status` shows why it was refused and what lies in quarantine. Its inputs, which are kept, are read again
    and come in as a run of its own; rows that broke a rule stay in quarantine. Who, when and why is kept in
    quality.runs, and a rebuild decides the same. A run that was refused because evidence is missing cannot be let
    through.

    Exit codes: 0 published, 1 the gate refused for another reason, 2 the run cannot be let through, 3 could not run.

    [bold]Example[/bold]

      wireledger accept --because "A new feed: its reports are short and full of figures"
    """
    from flows.accept import accept_refused
    from flows.run_command import progress_bar
    from flows.summary import print_summary
    from tasks.paths import DataFolder

    folder = DataFolder(data.resolve())
    with progress_bar(verbose=False):
        result = accept_refused(folder, run, because, by, wait)
    raise typer.Exit(print_summary(folder, result))
