"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.render import Format

DATA = Path("data")


class ExportFormat(StrEnum):
    """Forms that `wireledger export` writes."""

    JSONLD = "jsonld"
    DATAPACKAGE = "datapackage"


def place(said: str | Path) -> Path:
    """Return the path that an option says: not the current folder for an empty one, as of a variable never set."""
    if not str(said).strip():
        raise typer.BadParameter("it is empty")
    return Path(said)


def _folder(said: str | Path) -> Path:
    folder = place(said)
    if folder.exists() and not folder.is_dir():
        raise typer.BadParameter(f"{folder} is a file, and runs write to a folder")
    return folder


def refuse_own_files(output: Path | None, data: Path) -> None:
    """Raise ``typer.BadParameter`` when an answer would be written among the files of the ledger it comes from."""
    if output is not None and output.resolve().is_relative_to(data.resolve()):
        raise typer.BadParameter(
            f"{output} lies in the data folder, which only runs write to", param_hint="--output"
        )


def _not_negative(seconds: float) -> float:
    if not seconds >= 0:
        raise typer.BadParameter(f"{seconds:g} is no time to wait")
    return seconds


DataOption = Annotated[
    Path,
    typer.Option(
        "--data",
        metavar="DIR",
        envvar="WIRELEDGER_DATA",
        parser=_folder,
        help="Folder that runs write to.",
    ),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the rows.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", parser=place, help="Write the rows to this file."),
]
WaitOption = Annotated[
    float, typer.Option("--wait", callback=_not_negative, help="Seconds to wait for another run to end.")
]
