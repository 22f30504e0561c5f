"""The run's new rows as frames: a part of the run at a time, so that memory does not grow with the run."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pandas as pd

from expectations.catalogue import SUITES, frame_query, macros_script
from expectations.rules import Suite
from tasks.reconcile.frames import run_script

# Ordinary news has a sentence every hundred characters and fewer figures and dates: some 50,000 rows a table.
CHARACTERS_PER_PART = 5_000_000

_NEW_ROWS = """
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT
    document_id,
    place,
    text_length,
    published_on,
    (sum(text_length) OVER (ORDER BY place) - text_length) // $characters AS part
FROM (
    SELECT
        document_id,
        row_number() OVER (ORDER BY document_id) AS place,
        length(text)                             AS text_length,
        published_on
    FROM ledger.documents
    WHERE run_id = $run_id OR document_id IN (SELECT unnest($document_ids))
)
"""


# Shares of a run count texts, not copies: forty papers that print one wire are one text. Of reports whose wording says
# that they go back to one source, the first counts; the others of a story of the run are its copies.
_INDEPENDENT = """
CREATE OR REPLACE TEMP TABLE independent_documents AS
SELECT min(document_id) AS document_id
FROM new_documents
JOIN ledger.documents AS document USING (document_id)
ANTI JOIN (
    SELECT copy.other_document_id AS document_id
    FROM ledger.shared_wording AS copy
    JOIN new_documents AS original ON original.document_id = copy.document_id
    WHERE copy.same_origin
) USING (document_id)
GROUP BY document.text_sha256
"""


# Columns that are cut out of the documents' texts.
_SLICED = frozenset({"words_at_span", "is_trimmed"})


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a run's documents, and the texts that their rows point into."""

    number: int
    texts: dict[str, str]


@contextmanager
def new_rows(
    connection: duckdb.DuckDBPyConnection, run_id: str, document_ids: Sequence[str] = ()
) -> Iterator[None]:
    """Lay out, while the gate works, the temporary tables that frames and SQL rules read.

    New are the rows of the documents that the run loaded, and of those named by ``document_ids``.

    ``new_documents`` (document_id, place, text_length, published_on, part), ``ids_of_run`` (document_id: the same, and
    those that were refused meanwhile), ``independent_documents`` (document_id: of copies, the first),
    ``figures_of_run`` and its like, ``new_dispositions``, ``new_stories`` (story_id: those with any of the
    documents, and those that reconciling told anew), ``checked_tables`` (table_name, row_count, independent_rows),
    ``refused`` (table_name, row_id, document_id, expectation_id, reason, followed) and ``flagged`` (table_name,
    row_id, expectation_id), and the macros of ``expectations/macros.sql``.
    """
    run = {"run_id": run_id}
    named = {"document_ids": list(document_ids), "characters": CHARACTERS_PER_PART}
    tables = [suite.stem for suite in SUITES]
    connection.execute(_NEW_ROWS, run | named)
    connection.execute("SET VARIABLE gate_run_id = $run_id", run)
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW new_dispositions AS "
        "FROM ledger.dispositions WHERE run_id = getvariable('gate_run_id')"
    )
    # What refers to a report is looked at also after the report was refused.
    connection.execute("CREATE OR REPLACE TEMP TABLE ids_of_run AS SELECT document_id FROM new_documents")
    connection.execute(_INDEPENDENT)
    for table in tables:
        # Found by number first: DuckDB then reads the columns only there, and not of the whole table.
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {table}_of_run AS FROM ledger.{table} WHERE rowid IN "
            f"(SELECT rowid FROM ledger.{table} WHERE document_id IN (SELECT document_id FROM ids_of_run))"
        )
    # A view: stories are told anew when rows are refused. Those that lost a report are told anew too.
    run_script(connection, "told_stories")
    connection.execute(
        "CREATE OR REPLACE TEMP VIEW new_stories AS "
        "SELECT story_id FROM ledger.story_documents SEMI JOIN new_documents USING (document_id) "
        "UNION SELECT story_id FROM told_stories"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE checked_tables "
        "(table_name VARCHAR PRIMARY KEY, row_count BIGINT, independent_rows BIGINT)"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE refused (table_name VARCHAR, row_id VARCHAR, document_id VARCHAR, "
        "expectation_id VARCHAR, reason VARCHAR, followed BOOLEAN)"
    )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE flagged (table_name VARCHAR, row_id VARCHAR, expectation_id VARCHAR)"
    )
    connection.execute(macros_script())
    try:
        yield
    finally:
        for view in ("new_dispositions", "new_stories", *(f"{table}_of_run" for table in tables)):
            connection.execute(f"DROP VIEW IF EXISTS temp.{view}")
        for table in (
            "new_documents",
            "ids_of_run",
            "independent_documents",
            "checked_tables",
            "refused",
            "flagged",
        ):
            connection.execute(f"DROP TABLE IF EXISTS temp.{table}")


def parts(connection: duckdb.DuckDBPyConnection) -> Iterator[Part]:
    """Yield the run's documents in parts of about ``CHARACTERS_PER_PART`` characters of text."""
    numbers = connection.execute("SELECT DISTINCT part FROM new_documents ORDER BY part").fetchall()
    for (number,) in numbers:
        texts = connection.execute(
            "SELECT document_id, text FROM new_documents JOIN ledger.documents USING (document_id) "
            "WHERE part = ? ORDER BY place",
            [number],
        ).fetchall()
        yield Part(int(number), dict(texts))


def frame(connection: duckdb.DuckDBPyConnection, suite: Suite, part: Part) -> pd.DataFrame:
    """Return what ``suite`` sees of one part of the run: its table's rows beside the evidence for them."""
    rows = connection.execute(frame_query(suite), {"part": part.number}).to_arrow_table()
    spans = {"document_id", "char_start", "char_end"} if _SLICED & suite.columns else set()
    wanted = suite.columns | spans | {suite.id_column}
    seen: pd.DataFrame = rows.select([name for name in rows.column_names if name in wanted]).to_pandas(
        date_as_object=False
    )
    if spans:
        # Sliced here and not in SQL: there, each slice would count characters from the start of its text.
        words = [
            _words(part.texts[document_id], start, end)
            for document_id, start, end in zip(
                seen["document_id"], seen["char_start"], seen["char_end"], strict=True
            )
        ]
        seen["words_at_span"] = pd.Series(words, index=seen.index, dtype="str")
        seen["is_trimmed"] = pd.Series(
            [word is None or word == word.strip() for word in words], index=seen.index, dtype="bool"
        )
    return seen


def _words(text: str, start: int, end: int) -> str | None:
    """Return the text between two offsets, or None where they are no span of it (other rules say so)."""
    return text[start:end] if 0 <= start < end <= len(text) else None
