"""Great Expectations' Data Docs, made readable without a network and safe to open.

As shipped, the pages load styles, fonts and scripts from elsewhere, and are bare without them. Here they
carry one small stylesheet of ours, no script, and a policy that forbids a browser to load or run anything,
whatever a report's words contain. The index lists every rule of the gate, the SQL rules among them.
"""

import re
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

from tasks.validate.checkpoint import Checkpoints
from tasks.validate.helper import CheckpointProcess
from tasks.validate.verdict import CheckResult, Verdict

_HEAD = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { font: 15px/1.45 system-ui, sans-serif; color: #1c2430; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; }
a { color: #0b57a4; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { border-bottom: 1px solid #d5dae1; padding: .35rem .6rem; text-align: left; vertical-align: top; }
.col-lg-2 p.lead, .card, .btn-group, footer { display: none; }
.ge-section { margin: 1rem 0; }
.alert { background: #eef2f6; padding: .4rem .8rem; }
.badge, .code-snippet, code { background: #eef2f6; padding: 0 .3rem; overflow-wrap: anywhere; }
.popover, .top { display: none; }
ol.breadcrumb { list-style: none; display: flex; gap: 1rem; padding: 0; }
.text-success::before { content: "\\2713 "; color: #18794e; }
.text-danger::before, .text-warning::before { content: "\\2717 "; color: #b42318; }
tr.broken { background: #fdf3f2; }
</style>
"""

_REMOTE = re.compile(
    r"""<(script|style)\b[^>]{0,1000}>.*?</\1\s*>|<(?:link|img)\b[^>]{0,1000}>|\sonclick="[^"]*\"""",
    re.DOTALL | re.IGNORECASE,
)
_BLANK_LINES = re.compile(r"\n\s*\n")


def begin_docs(checkpoints: Checkpoints | CheckpointProcess, docs_folder: Path) -> None:
    """Have Great Expectations' pages on all that was checked written, beside ``docs_folder``."""
    half = _half(docs_folder)
    shutil.rmtree(half, ignore_errors=True)
    checkpoints.begin_docs(half)


def finish_docs(
    checkpoints: Checkpoints | CheckpointProcess, verdict: Verdict, run_id: str, docs_folder: Path
) -> None:
    """Replace ``docs_folder`` by the Data Docs of this run, which were begun.

    Raises ``OSError`` when it cannot be written.
    """
    half = _half(docs_folder)
    checkpoints.finish_docs()
    shutil.rmtree(half / "static")
    pages = sorted(page for page in half.rglob("*.html") if page.parent != half)
    for page in pages:
        page.write_text(offline(page.read_text(encoding="utf-8")), encoding="utf-8")
    results = [page for page in pages if "validations" in page.relative_to(half).parts]
    (half / "index.html").write_text(_index(verdict, run_id, half, results), encoding="utf-8")
    shutil.rmtree(docs_folder, ignore_errors=True)
    half.replace(docs_folder)


def _half(docs_folder: Path) -> Path:
    return docs_folder.with_name(f".{docs_folder.name}.half")


def offline(page: str) -> str:
    """Return an HTML page with everything removed that would load or run, and our stylesheet instead."""
    bare = _BLANK_LINES.sub("\n", _REMOTE.sub("", page))
    return bare.replace("<head>", f"<head>\n{_HEAD}", 1)


def _index(verdict: Verdict, run_id: str, root: Path, results: list[Path]) -> str:
    decision = "accepted" if verdict.accepted else f"refused: {verdict.reason}"
    links = (
        f'<li><a href="{escape(page.relative_to(root).as_posix())}">{escape(_name(page, root))}</a></li>'
        for page in results
    )
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>Gate, run {escape(run_id)}</title>\n"
        f"{_HEAD}</head><body>\n<h1>Run {escape(run_id)}: {escape(decision)}</h1>\n"
        f"<p>{len(verdict.checks)} rules checked, {verdict.quarantined} rows quarantined. "
        f"Great Expectations' own pages:</p>\n<ul>{''.join(links)}</ul>\n<table>\n"
        "<tr><th>Rule</th><th>Severity</th><th>Checked</th><th>Broken</th><th>Reason</th><th>Rows</th></tr>\n"
        + "".join(_index_rows(verdict.checks))
        + "</table>\n</body></html>\n"
    )


def _index_rows(checks: tuple[CheckResult, ...]) -> Iterator[str]:
    # Broken rules first, in the order in which they were checked.
    for check in sorted(checks, key=lambda check: check.success):
        cells = (
            check.expectation_id,
            str(check.severity),
            f"{check.checked_count:,}",
            f"{check.unexpected_count:,}",
            check.reason,
            check.detail or ", ".join(check.sample),
        )
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr class="{"kept" if check.success else "broken"}">{row}</tr>\n'


def _name(page: Path, root: Path) -> str:
    """Return ``figures, part 2`` for ``validations/figures/<run> part 2/<time>/<batch>.html``."""
    _, suite, run, *_ = page.relative_to(root).parts
    _, part, number = run.partition(" part ")
    return f"{suite}, part {number}" if part else suite
