"""``wireledger quarantine``: what the gate refused, why, and what a person does about it."""

import json
from typing import Annotated, Any

import typer

from flows.options import DATA, DataOption, FormatOption, OutputOption, WaitOption, refuse_own_files
from flows.output import words_are_extra
from flows.render import Format

quarantine_app = typer.Typer(
    name="quarantine",
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Look at the rows that the gate refused, release them, or have their reports read again.",
)

RowArgument = Annotated[
    str, typer.Argument(metavar="ROW", help="A row_id, as `wireledger quarantine list` shows it.")
]
RuleOption = Annotated[str | None, typer.Option("--rule", help="Only rows that this rule refused.")]
TableOption = Annotated[
    str | None, typer.Option("--table", help="Only rows of this table, such as ledger.figures.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="Only rows of this outlet's reports.")]

# Shown elsewhere on the page.
_LEFT_OUT = frozenset({"document_id", "sentence_id", "text", "flags", "extractor_version"})


@quarantine_app.command("list")
def list_rows(
    rule: RuleOption = None,
    table: TableOption = None,
    outlet: OutletOption = None,
    data: DataOption = DATA,
    output_format: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """List refused rows, each with the rule that refused it and the reason.

    [bold]Examples[/bold]

      wireledger quarantine list

      wireledger quarantine list --rule dates.weekday_agrees --format csv > refused.csv
    """
    from flows.queries import console_query, query_newest
    from flows.render import console, write_frame
    from tasks.paths import DataFolder

    refuse_own_files(output, data)
    parameters = {"rule": rule, "table": table, "outlet": outlet}
    rows, _ = query_newest(DataFolder(data), console_query("quarantine_rows"), parameters)
    if output_format is not Format.TABLE or output:
        write_frame(rows, output_format, output)
        return
    for row in rows.iter_rows(named=True):
        _print_entry(row)
    if rows.is_empty():
        narrowed = " that this names" if any(parameters.values()) else ""
        console.print(f"Nothing{narrowed} lies in quarantine.")
    else:
        console.print("\nOne row whole: wireledger quarantine show ROW", style="dim")


@quarantine_app.command()
def show(row_id: RowArgument, data: DataOption = DATA, output_format: FormatOption = Format.TABLE) -> None:
    """Show a refused row whole, with its sentence, its report, and every rule that refused it.

    [bold]Example[/bold]

      wireledger quarantine show 0f3a9c1b2d4e5f60/figure/120-134
    """
    from flows.queries import console_query, query_newest
    from flows.render import write_frame
    from tasks.paths import DataFolder
    from tasks.validate.release import ReleaseError

    rows, _ = query_newest(DataFolder(data), console_query("quarantine_row"), {"row_id": row_id})
    if rows.is_empty():
        raise ReleaseError(
            f"no row {row_id!r} lies in quarantine: `wireledger quarantine list` shows those that do"
        )
    if output_format is not Format.TABLE:
        write_frame(rows, output_format, None)
        return
    _print_whole(rows.to_dicts())


@quarantine_app.command()
def release(
    row_id: RowArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why the row is right; kept in the ledger.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who says so. Default: the user's name.")
    ] = None,
    data: DataOption = DATA,
    wait: WaitOption = 600,
) -> None:
    """Put a row back into the ledger against the rules that refused it, and publish.

    Who, when and why is kept in quality.releases, and the row is flagged. The same rules let the same row pass from
    then on. Rows that had only followed it into quarantine come back with it. A row that breaks another rule, or
    whose report lies in quarantine itself, is not released: nothing changes, and the message says what to do.

    Exit codes: 0 published, 1 the gate refused, 2 the row cannot be released, 3 could not run.

    [bold]Example[/bold]

      wireledger quarantine release 0f3a9c1b2d4e5f60/date/40-46 --reason "The report is of a Monday" --by Ada
    """
    from flows.quarantine_actions import release as release_row
    from flows.render import console
    from tasks.paths import DataFolder

    words_are_extra()
    folder = DataFolder(data)
    verdict = release_row(folder, row_id, reason, by, wait)
    if not verdict.accepted:
        _say_refused("the release", verdict.reason)
    console.print(f"released: {row_id}\npublished: {folder.published}", highlight=False, soft_wrap=True)


@quarantine_app.command()
def retry(
    row_ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ROW]...", help="Rows; default: all that are selected.")
    ] = None,
    rule: RuleOption = None,
    table: TableOption = None,
    outlet: OutletOption = None,
    data: DataOption = DATA,
    wait: WaitOption = 600,
) -> None:
    """Read the reports of refused rows with the extractors of today, judge them again, and publish.

    Exit codes: 0 published or nothing to do, 1 the gate refused, 3 could not run.

    [bold]Examples[/bold]

      wireledger quarantine retry

      wireledger quarantine retry --rule documents.readable
    """
    from flows.quarantine_actions import retry as retry_rows
    from flows.queries import console_query, query_newest
    from flows.render import console
    from tasks.paths import DataFolder

    folder = DataFolder(data)
    parameters = {"rule": rule, "table": table, "outlet": outlet}
    rows, _ = query_newest(folder, console_query("quarantine_rows"), parameters)
    lying = sorted(set(rows["row_id"].to_list()) & set(row_ids) if row_ids else set(rows["row_id"].to_list()))
    if not lying:
        console.print("Nothing that this names lies in quarantine.")
        return
    words_are_extra()
    done = retry_rows(folder, lying, wait)
    for document_id, why in done.unread.items():
        console.print(f"{document_id}: could not be read again: {why}", highlight=False, markup=False)
    if done.elsewhere:
        console.print(
            f"{len(done.elsewhere)} reports are of runs that were not accepted: run again on their sources",
            highlight=False,
        )
    if done.verdict is None:
        return
    if not done.verdict.accepted:
        _say_refused("what was read again", done.verdict.reason)
    console.print(
        f"read again: {done.documents} reports; refused: {done.verdict.quarantined} rows\n"
        f"published: {folder.published}",
        highlight=False,
        soft_wrap=True,
    )


def _say_refused(what: str, why: str | None) -> None:
    from flows.render import error_console

    error_console.print(
        f"The gate refused {what}; nothing was changed: {why}", highlight=False, markup=False, soft_wrap=True
    )
    raise typer.Exit(1)


def _print_entry(row: dict[str, Any]) -> None:
    from rich.markup import escape

    from flows.render import console

    accepted = row["run_verdict"] in ("published", "unpublished")
    console.print(
        f"[bold]{escape(row['row_id'])}[/bold]  {row['rule']}"
        + ("" if accepted else "  [dim](refused run)[/dim]"),
        highlight=False,
        soft_wrap=True,
    )
    said = f"“{' '.join((row['text'] or '').split())}”" + (f", {row['outlet']}" if row["outlet"] else "")
    console.print(f"    {escape(said)}\n    {escape(row['reason'])}", highlight=False, style="dim")


def _print_whole(entries: list[dict[str, Any]]) -> None:
    from rich.markup import escape
    from rich.table import Table
    from rich.text import Text

    from expectations.catalogue import all_rules
    from flows.render import console
    from flows.render import show as shown

    row, first = json.loads(entries[0]["row_json"]), entries[0]
    severities = {rule.id: str(rule.severity) for rule in all_rules()}
    if sentence := first["sentence"]:
        text = Text(sentence)
        start = row.get("char_start", 0) - (first["sentence_start"] or 0)
        text.stylize("bold reverse", max(start, 0), max(start + len(row.get("text", "")), 0))
        console.print(text)
    for entry in entries:
        severity = severities.get(entry["expectation_id"], "critical")
        console.print(
            f"[red]{entry['expectation_id']}[/red] ({severity}): {escape(entry['reason'])}", highlight=False
        )
    fields = Table(show_header=False, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    fields.add_row("[dim]table[/dim]", first["table_name"])
    for name, value in row.items():
        if name not in _LEFT_OUT and value not in (None, []):
            fields.add_row(f"[dim]{name}[/dim]", escape(shown(value)))
    console.print(fields)
    console.print(
        f"[bold]{escape(first['outlet'] or 'unknown outlet')}[/bold]: {escape(first['title'] or '(no title)')}\n"
        f"published {first['published_on'] or 'on an unknown day'}; {escape(first['source_uri'] or '')}\n"
        f"report {first['document_id'] or 'unknown'}"
        f"{'' if first['is_report_in_ledger'] else ' (not in the ledger)'}; refused by run {first['run_id']}",
        highlight=False,
        soft_wrap=True,
    )
