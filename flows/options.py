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


DataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", envvar="WIRELEDGER_DATA", help="Folder that runs write to.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the rows.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write the rows to this file.")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another run to end.")]
