"""Shows one row whole: its sentence with the words marked, its report, and what other reports say."""

import polars as pl
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from flows.queries import console_query, query_published
from flows.render import console, show
from tasks.paths import DataFolder

# Shown elsewhere on the page, or of use to programs only.
_LEFT_OUT = frozenset(
    "sentence text title outlet published_on published_basis source_uri version sentence_start "
    "char_start char_end document_id sentence_id".split()
)


def explain_row(data: DataFolder, row_id: str) -> bool:
    """Print the row with this identifier. Returns False when there is none."""
    parts = row_id.split("/")
    if len(parts) == 3 and parts[1] == "claim":
        return _explain_claim(data, row_id)
    kind = parts[1] if len(parts) == 3 and parts[1] in ("figure", "date") else "document"
    found = query_published(data, console_query(f"explain_{kind}"), {"id": row_id})
    if found.is_empty():
        return False
    row = found.row(0, named=True)
    if kind == "document":
        console.print(_fields(found, frozenset()))
        return True
    console.print(_marked_sentence(row))
    console.print(_fields(found, _LEFT_OUT))
    version = f", version {row['version']}" if row["version"] > 1 else ""
    console.print(
        f"[bold]{escape(row['outlet'] or 'unknown outlet')}[/bold]: {escape(row['title'] or '(no title)')}\n"
        f"published {row['published_on'] or 'on an unknown day'} ({row['published_basis']}){version}\n"
        f"{escape(row['source_uri'])}, characters {row['char_start']} to {row['char_end']}",
        highlight=False,
    )
    if kind == "figure":
        _print_claim(data, row_id)
    _print_siblings(data, kind, row_id)
    return True


def _explain_claim(data: DataFolder, claim_id: str) -> bool:
    """Print a claim as a small table: what is said, by whom, going back to what."""
    found = query_published(data, console_query("explain_claim"), {"id": claim_id})
    if found.is_empty():
        return False
    claim = found.row(0, named=True)
    console.print(
        f"[bold]{escape(claim['label'])}[/bold]: {claim['status'].replace('_', ' ')}\n"
        f"{escape(claim['story'])}\n"
        f"{_counted(claim['n_documents'], 'report')}, {_counted(claim['n_outlets'], 'outlet')}, "
        f"{_counted(claim['n_origins'], 'independent origin')}",
        highlight=False,
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("it says", "outlet", "day", "origin", "sentence"):
        table.add_column(column, header_style="dim", overflow="fold")
    mentions = query_published(data, console_query("claim_mentions"), {"id": claim_id})
    for row in mentions.iter_rows(named=True):
        remark = ", superseded" if row["superseded"] else "" if row["agrees"] else ", alone in this"
        table.add_row(
            f"[bold]{escape(row['text'])}[/bold]{remark}",
            escape(row["source"]),
            str(row["published_on"] or "unknown"),
            f"{row['origin']}: {escape(row['origin_reason'])}",
            _marked(row["sentence"], row["text"]),
        )
    console.print()
    console.print(table)
    return True


def _print_claim(data: DataFolder, figure_id: str) -> None:
    found = query_published(data, console_query("claim_of_figure"), {"id": figure_id})
    for claim_id, label, status, n_outlets, n_origins in found.iter_rows():
        console.print(
            f"claim: {escape(label)}, {status.replace('_', ' ')} ({_counted(n_outlets, 'outlet')}, "
            f"{_counted(n_origins, 'origin')})\n[dim]{claim_id}[/dim]",
            highlight=False,
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _marked(sentence: str, words: str) -> Text:
    text = Text(sentence.replace("\n", " "))
    if (found := sentence.find(words)) >= 0:
        text.stylize("bold", found, found + len(words))
    return text


def _marked_sentence(row: dict[str, object]) -> Text:
    sentence = str(row["sentence"])
    start = int(str(row["char_start"])) - int(str(row["sentence_start"]))
    end = int(str(row["char_end"])) - int(str(row["sentence_start"]))
    text = Text(sentence)
    text.stylize("bold reverse", start, end)
    return text


def _fields(found: pl.DataFrame, left_out: frozenset[str]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name, value in found.row(0, named=True).items():
        if name not in left_out and value not in (None, []):
            table.add_row(f"[dim]{name}[/dim]", escape(show(value)))
    return table


def _print_siblings(data: DataFolder, kind: str, row_id: str) -> None:
    siblings = query_published(data, console_query(f"siblings_{kind}"), {"id": row_id})
    if siblings.is_empty():
        console.print("\nNo other report has a mention of the same kind.", style="dim")
        return
    console.print("\n[bold]In other reports[/bold]")
    for source, published_on, words, sentence, sibling_id in siblings.iter_rows():
        line = Text(f"{source}, {published_on or 'day unknown'}: ")
        at = len(line)
        line.append(sentence.replace("\n", " "))
        if (found := sentence.find(words)) >= 0:
            line.stylize("bold", at + found, at + found + len(words))
        console.print(line)
        console.print(f"  {sibling_id}", style="dim", highlight=False)
