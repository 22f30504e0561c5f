"""The command line. Heavy imports happen inside the commands: `--help` and errors come at once."""

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from flows import upkeep
from flows.options import (
    DATA,
    DataOption,
    ExportFormat,
    FormatOption,
    OutputOption,
    WaitOption,
    place,
    refuse_own_files,
)
from flows.output import Outputs, guard, words_are_extra
from flows.quarantine import quarantine_app
from flows.render import Format, error_console

PUBLISHED, REFUSED, WRONG_USAGE, COULD_NOT_RUN, INTERRUPTED = 0, 1, 2, 3, 130

app = typer.Typer(
    name="wireledger",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="From many outlets' reports to one DuckDB file: every figure and date with its exact words.",
)

app.add_typer(quarantine_app)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"wireledger {version('wireledger')}")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and leave."),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


SourcesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE]...",
        help="Files, folders, globs or http(s) URLs. Default: the sample reports.",
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", min=1, help="Processes that read batches of reports.")
]
PublishedOnOption = Annotated[
    str | None,
    typer.Option(
        "--published-on", metavar="DATE", help="Day of publication (YYYY-MM-DD) of reports that state none."
    ),
]


class CommandError(Exception):
    """Ends a command with a message and an exit code."""

    def __init__(self, message: str, code: int = WRONG_USAGE) -> None:
        super().__init__(message)
        self.code = code


def main() -> None:
    """Run the command line; every expected failure is one message and an exit code."""
    outputs = guard()
    code = _told_whole(_run_app(), outputs)
    outputs.flush()
    # All is written and sent by now. Python's own farewell would walk through half a million objects, and wait for
    # threads of Prefect's that try to reach a server which has ended.
    os._exit(code)


def _told_whole(code: int, outputs: Outputs) -> int:
    """Return the exit code of a command after a look at what became of its words."""
    outputs.flush()
    if loss := outputs.loss():
        lost = (
            "the answer is not whole"
            if outputs.is_answer
            else "what was to be said is lost, what was done is not"
        )
        error_console.print(
            f"[red]wireledger:[/red] {loss}: {lost}. The data folder has nothing to do with it.",
            soft_wrap=True,
        )
        if outputs.is_answer and code == PUBLISHED:
            return COULD_NOT_RUN
    return code


def _run_app() -> int:
    try:
        with _told():
            app()
    except SystemExit as end:
        # Typer turns Ctrl-C into this code, and says nothing.
        if end.code == INTERRUPTED:
            error_console.print(
                "[red]wireledger:[/red] stopped by you; what was published before is untouched."
            )
        return end.code if isinstance(end.code, int) else 0
    except CommandError as error:
        error_console.print(
            f"[red]wireledger:[/red] {escape(str(error))}", highlight=False, markup=True, soft_wrap=True
        )
        return error.code
    except Exception:
        from tasks.credentials import masked

        error_console.out(masked(traceback.format_exc(limit=-8)), highlight=False)
        error_console.print(
            "This is a fault of wireledger's. What was published before is untouched.", style="red"
        )
        return COULD_NOT_RUN
    return PUBLISHED


@contextmanager
def _told() -> Iterator[None]:
    """Turn the failures that a user can act on into messages."""
    from flows.trouble import advice
    from tasks.credentials import masked

    try:
        yield
    except Exception as error:
        hint = advice(error)
        expected = COULD_NOT_RUN if hint or isinstance(error, OSError) else None
        code = _EXPECTED.get(type(error).__name__, expected)
        if code is None:
            raise
        raise CommandError(masked(f"{error}\n{hint}" if hint else str(error)), code) from error


# By name, so that no command imports what it does not use.
_EXPECTED = {
    "NothingPublishedError": WRONG_USAGE,
    "SettingsError": WRONG_USAGE,
    "SourceError": WRONG_USAGE,
    "ServerError": COULD_NOT_RUN,
    "ScheduleError": WRONG_USAGE,
    "WorkerLostError": COULD_NOT_RUN,
    "HelperLostError": COULD_NOT_RUN,
    "WriterBusyError": COULD_NOT_RUN,
    "DataFolderGoneError": COULD_NOT_RUN,
    "OutputError": COULD_NOT_RUN,
    "PublishError": COULD_NOT_RUN,
    "ReleaseError": WRONG_USAGE,
    "AcceptError": WRONG_USAGE,
    "RollbackError": WRONG_USAGE,
    "SchemaError": COULD_NOT_RUN,
    "DamagedFileError": COULD_NOT_RUN,
    "LedgerLostError": COULD_NOT_RUN,
    "NothingToRebuildError": COULD_NOT_RUN,
    "RawIndexError": COULD_NOT_RUN,
    "RawStoreError": COULD_NOT_RUN,
    # DuckDB's: the warehouse is open for writing elsewhere. It names the process.
    "IOException": COULD_NOT_RUN,
}


@app.command()
def run(
    sources: SourcesArgument = None,
    data: DataOption = DATA,
    published_on: PublishedOnOption = None,
    workers: WorkersOption = 1,
    wait: WaitOption = 600,
    keep: Annotated[
        int,
        typer.Option(
            "--keep", min=0, envvar="WIRELEDGER_KEEP", help="Files published before to keep for a rollback."
        ),
    ] = 3,
    accept_drift: Annotated[
        bool,
        typer.Option(
            "--accept-drift", help="Publish even if the reports are not like those of the runs before."
        ),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log as it is written.")] = False,
) -> None:
    """Read reports and publish what they state: the main job.

    Exit codes: 0 published, 1 the gate refused (what was published before stays), 2 wrong usage or nothing
    readable, 3 could not run (another run is writing, no Prefect server, no space).

    [bold]Examples[/bold]

      wireledger run

      wireledger run news/ 'feeds/*.xml' https://example.org/report.html

      wireledger run archive.jsonl --published-on 2025-03-11 --data /srv/ledger
    """
    from flows.run_command import run_once

    words_are_extra()
    raise typer.Exit(
        run_once(
            _sources(sources),
            data,
            _day(published_on),
            workers,
            wait,
            keep=keep,
            accept_drift=accept_drift,
            verbose=verbose,
        )
    )


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A query in DuckDB's SQL.")],
    data: DataOption = DATA,
    output_format: FormatOption = Format.TABLE,
    output: OutputOption = None,
) -> None:
    """Ask the published file a question, read-only.

    [bold]Examples[/bold]

      wireledger sql "SELECT outlet, text, sentence FROM analysis.figures WHERE counted_head = 'country'"

      wireledger sql "FROM analysis.timeline" --format csv > timeline.csv
    """
    from tasks.confined import QueryError, ask
    from tasks.paths import DataFolder

    refuse_own_files(output, data)
    folder = DataFolder(data)
    if not folder.published.exists():
        from flows.queries import NothingPublishedError

        raise NothingPublishedError(data)
    try:
        frame = ask(folder.published, query)
    except QueryError as error:
        raise CommandError(f"the query failed: {error}") from error
    from flows.render import write_frame

    write_frame(frame, output_format, output)


@app.command()
def status(data: DataOption = DATA, output_format: FormatOption = Format.TABLE) -> None:
    """Show the last runs, what the gate found, and what lies in quarantine.

    [bold]Example[/bold]

      wireledger status
    """
    from flows.queries import console_query, query_newest
    from flows.render import write_frame
    from flows.status import print_status
    from tasks.paths import DataFolder

    if output_format is Format.TABLE:
        print_status(DataFolder(data))
    else:
        write_frame(query_newest(DataFolder(data), console_query("last_runs"))[0], output_format, None)


@app.command()
def explain(
    row_id: Annotated[
        str, typer.Argument(metavar="ID", help="A claim_id, figure_id, date_id or document_id.")
    ],
    data: DataOption = DATA,
) -> None:
    """Show a row with its sentence, the words marked, its report, and what other reports say.

    [bold]Example[/bold]

      wireledger explain 0f3a9c1b2d4e5f60/figure/120-134
    """
    from flows.explain import explain_row
    from tasks.paths import DataFolder

    if not explain_row(DataFolder(data), row_id):
        raise CommandError(
            f"there is no row {row_id!r}: take a claim_id, figure_id, date_id or document_id from the views"
        )


@app.command()
def export(
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", parser=place, help="Folder to write to.")
    ],
    story_id: Annotated[
        str | None,
        typer.Argument(metavar="[STORY_ID]", help="A story, as the views name it.", show_default=False),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every story; for a data package, always.")] = False,
    form: Annotated[ExportFormat, typer.Option("--format", help="What to write.")] = ExportFormat.JSONLD,
    data: DataOption = DATA,
) -> None:
    """Write a story as JSON-LD, or the ledger's tables as a data package, for other programs.

    A story's file holds its reports, claims, quotations and what goes back to what (schema.org, W3C Web Annotation,
    PROV). A data package is one CSV file a table with a datapackage.json (Frictionless Data) that describes and checks
    them. Both give quoted words only, never whole texts.

    [bold]Examples[/bold]

      wireledger export 0f3a9c1b2d4e5f60/story -o story

      wireledger export --all --format datapackage -o package
    """
    from flows.export import export_package, export_stories
    from flows.render import written_to
    from tasks.paths import DataFolder

    words_are_extra()
    if every == (story_id is not None):
        raise CommandError("name one story, or say --all")
    if form is ExportFormat.DATAPACKAGE and story_id:
        raise CommandError("a data package holds every story: say --all")
    refuse_own_files(folder, data)
    with written_to(folder):
        if form is ExportFormat.DATAPACKAGE:
            files = export_package(DataFolder(data), folder)
        else:
            files = export_stories(DataFolder(data), story_id, folder)
    if story_id and not files:
        raise CommandError(f"there is no story {story_id!r}: take a story_id from analysis.claims")
    typer.echo(f"{len(files)} files in {folder}" if len(files) != 1 else str(files[0]))


@app.command()
def rollback(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="RUN",
            help="The run whose file to put back: its id, or the beginning of one. Default: the one before.",
        ),
    ] = None,
    data: DataOption = DATA,
    wait: WaitOption = 600,
) -> None:
    """Put a file that was published before in the place of the published one, in one step.

    `wireledger run --keep N` says how many are kept; `wireledger status` lists them. Only the published file is
    exchanged: the warehouse keeps all that was accepted, and [bold]the next run publishes all of it again[/bold].
    Stop the schedule first, mend or withdraw the report that was wrong, and then run. To go forward again, name the
    later run with --to.

    [bold]Examples[/bold]

      wireledger rollback

      wireledger rollback --to 20250311T0915
    """
    from flows.rollback import roll_back_published
    from tasks.paths import DataFolder

    words_are_extra()
    roll_back_published(DataFolder(data), to, wait)


@app.command()
def serve(
    cron: Annotated[str, typer.Option("--cron", help="When to run, as a cron expression: '*/15 * * * *'.")],
    sources: SourcesArgument = None,
    data: DataOption = DATA,
    workers: WorkersOption = 1,
    name: Annotated[
        str, typer.Option("--name", help="Name of the deployment in Prefect; each schedule has its own.")
    ] = "scheduled",
    port: Annotated[
        int,
        typer.Option(
            "--port",
            min=1,
            max=65535,
            help="Port of the Prefect server that is started where none is configured.",
        ),
    ] = 4200,
) -> None:
    """Run the main job on a schedule, through a Prefect deployment, until stopped.

    Its Prefect server answers programs and pages of yours only: at start it says where its password is.

    [bold]Example[/bold]

      wireledger serve --cron '*/15 * * * *' https://example.org/feed.xml
    """
    from flows.serve import serve_schedule

    words_are_extra()
    serve_schedule(_sources(sources), data, cron, workers, name, port)


upkeep.register(app)


def _sources(sources: list[str] | None) -> list[str]:
    from tasks.paths import SAMPLE_REPORTS

    if sources and not all(map(str.strip, sources)):
        raise CommandError("a source is empty, as a variable is that was never set; nothing was read")
    return sources or [os.path.relpath(SAMPLE_REPORTS)]


def _day(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise CommandError(f"--published-on {written}: not a day; write it as 2025-03-11") from None
