"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from flows.render import Format

DATA = Path("data")

DataOption = Annotated[
    Path, typer.Option("--data", metavar="DIR", envvar="WIRELEDGER_DATA", help="Folder that runs write to.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print the rows.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write the rows to this file.")]
WaitOption = Annotated[float, typer.Option("--wait", help="Seconds to wait for another run to end.")]
