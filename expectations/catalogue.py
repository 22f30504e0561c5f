"""Every rule there is: the suites, and the SQL rules read from ``expectations/sql``."""

from functools import cache
from pathlib import Path

from expectations import (
    attendance,
    dates,
    documents,
    edits,
    figures,
    mentions,
    pledges,
    sentences,
    statements,
)
from expectations import credits as credit_rules
from expectations.rules import CRITICAL, Reference, Rule, Severity, SqlRule, Suite

_HERE = Path(__file__).resolve().parent

# A new table: a module beside this one, and a line here.
SUITES: tuple[Suite, ...] = (
    documents.SUITE,
    sentences.SUITE,
    figures.SUITE,
    dates.SUITE,
    mentions.SUITE,
    edits.SUITE,
    statements.SUITE,
    credit_rules.SUITE,
    attendance.SUITE,
    pledges.SUITE,
)

# Columns of a frame that are no columns of its table, each with its expression over ``mention`` and ``sentence``.
_EVIDENCE = {
    "text_length": "text_length",
    "published_on": "published_on",
    "id_of_span": "mention.document_id || '/{kind}/' || mention.char_start || '-' || mention.char_end",
    "offset_in_sentence": "mention.char_start - sentence.char_start",
    "sentence_left_over": "sentence.char_end - mention.char_end",
}

# Filled in where the texts are (``tasks/validate/frames.py``).
_SLICED = frozenset({"words_at_span", "is_trimmed"})


@cache
def sql_rules() -> tuple[SqlRule, ...]:
    """Return the rules across rows and tables, in order of their ids: references, and ``expectations/sql``.

    Raises ``ValueError`` for a file whose header is not complete, or whose id is not its name.
    """
    references = [_reference_rule(suite, each) for suite in SUITES for each in suite.references]
    written = [read_sql_rule(path) for path in (_HERE / "sql").glob("*.sql")]
    return tuple(sorted((*references, *written), key=lambda rule: rule.id))


def all_rules() -> list[Rule | SqlRule]:
    """Return every rule, suites first."""
    return [*(rule for suite in SUITES for rule in suite.rules), *sql_rules()]


def frame_query(suite: Suite) -> str:
    """Return the SELECT that makes the frame a suite sees: its own file's, else one of its columns and evidence."""
    own = _HERE / "frames" / f"{suite.stem}.sql"
    return own.read_text(encoding="utf-8") if own.exists() else _standard_frame(suite)


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


def _reference_rule(suite: Suite, reference: Reference) -> SqlRule:
    query = _missing_in_report(suite, reference) if reference.same_document else _missing(suite, reference)
    return SqlRule(reference.id, suite.table, CRITICAL, reference.reason, query)


def _missing(suite: Suite, reference: Reference) -> str:
    """Return the SELECT of rows that refer to nothing; each thing referred to is looked for once, not for each row."""
    return (
        f"SELECT {suite.row_key} AS row_id FROM {suite.table} WHERE {reference.column} IN ("
        f"SELECT wanted FROM (SELECT DISTINCT {reference.column} AS wanted FROM {suite.table}) "
        f"ANTI JOIN {reference.table} AS other ON other.{reference.key} = wanted)"
    )


def _missing_in_report(suite: Suite, reference: Reference) -> str:
    """Return the SELECT of rows that refer to no other row of their report, which is one of the run."""
    conditions = [
        f"other.{reference.key} = this.{reference.column}",
        "other.document_id = this.document_id",
    ]
    if reference.table == suite.table:
        conditions.append(f"other.{reference.key} <> this.{suite.id_column}")
    return (
        f"SELECT {suite.row_key} AS row_id FROM {_of_run(suite.table)} AS this "
        f"WHERE {reference.column} IS NOT NULL "
        f"AND NOT EXISTS (FROM {_of_run(reference.table)} AS other WHERE {' AND '.join(conditions)})"
    )


def _of_run(table: str) -> str:
    """Return the view of the rows of a table that belong to the reports of the run (``tasks/validate/frames.py``)."""
    return f"{table.removeprefix('ledger.')}_of_run"


def _standard_frame(suite: Suite) -> str:
    """Return the frame of a table whose rows are spans of a document, with the columns its rules look at."""
    kind = suite.id_column.removesuffix("_id")
    own = {suite.id_column, "document_id", "char_start", "char_end"} | suite.columns
    columns = [f"mention.{name}" for name in sorted(own - _EVIDENCE.keys() - _SLICED)]
    evidence = [
        f"{expression.format(kind=kind)} AS {name}"
        for name, expression in _EVIDENCE.items()
        if name in suite.columns
    ]
    sentence = "LEFT JOIN sentences_of_run AS sentence ON sentence.sentence_id = mention.sentence_id "
    return (
        f"SELECT {', '.join(columns + evidence)} FROM new_documents JOIN {_of_run(suite.table)} AS mention "
        f"USING (document_id) {sentence if 'offset_in_sentence' in suite.columns else ''}"
        "WHERE part = $part ORDER BY place, mention.char_start, mention.char_end"
    )
