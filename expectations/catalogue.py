"""Every rule there is: the suites, and the SQL rules read from ``expectations/sql``."""

from functools import cache
from pathlib import Path

from expectations import dates, documents, figures, sentences
from expectations.rules import Rule, Severity, SqlRule, Suite

_HERE = Path(__file__).resolve().parent

SUITES: tuple[Suite, ...] = (documents.SUITE, sentences.SUITE, figures.SUITE, dates.SUITE)


@cache
def sql_rules() -> tuple[SqlRule, ...]:
    """Return the rules of ``expectations/sql``, in order of their ids.

    Raises ``ValueError`` for a file whose header is not complete, or whose id is not its name.
    """
    return tuple(read_sql_rule(path) for path in sorted((_HERE / "sql").glob("*.sql")))


def all_rules() -> list[Rule | SqlRule]:
    """Return every rule, suites first."""
    return [*(rule for suite in SUITES for rule in suite.rules), *sql_rules()]


def frame_query(suite: Suite) -> str:
    """Return the SELECT that makes the frame a suite sees."""
    return (_HERE / "frames" / f"{suite.stem}.sql").read_text(encoding="utf-8")


def macros_script() -> str:
    """Return the statements that make the macros which SQL rules share."""
    return (_HERE / "macros.sql").read_text(encoding="utf-8")


def read_sql_rule(path: Path) -> SqlRule:
    """Read a SQL rule: comment lines ``id:``, ``table:``, ``severity:``, ``reason:``, then a SELECT.

    A reason may go on in further comment lines. Raises ``ValueError`` as ``sql_rules`` does.
    """
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if not line.startswith("-- "):
            break
        name, colon, value = line.removeprefix("-- ").partition(": ")
        if colon and name in ("id", "table", "severity", "reason"):
            key = name
            header[key] = value.strip()
        elif key:
            header[key] += f" {name}{colon}{value}".rstrip()
    if header.keys() != {"id", "table", "severity", "reason"} or header["id"] != path.stem:
        raise ValueError(
            f"{path} must begin with comment lines 'id:' (the file's name), 'table:', 'severity:' and "
            f"'reason:'; found {header}"
        )
    return SqlRule(header["id"], header["table"], Severity(header["severity"]), header["reason"], query=text)
