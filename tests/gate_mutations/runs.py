"""How to break each rule about a run as a whole; each needs a run of its own."""

from tests.gate_mutations.mutation import Mutation, sql

# The stories are copies of one: as independent texts, their shares are counted.
INDEPENDENT = (
    "UPDATE ledger.documents SET text = text || ' ' || source_uri, text_sha256 = sha256(text || ' ' || source_uri)",
    "UPDATE ledger.shared_wording SET same_origin = FALSE",
)


def _drifted_from(
    measure: str, part: str, amount: int, base: int, *further: str, also: tuple[str, ...] = ()
) -> Mutation:
    """Give the ledger a past of twenty like runs of 300 reports, from which the run as it is has drifted."""
    return sql(
        "INSERT INTO quality.runs BY NAME SELECT 'past ' || past AS run_id, ['wire'] AS sources, "
        "'published' AS verdict, "
        "TIMESTAMP '2025-01-01 06:00:00' + to_days(past::INTEGER) AS started_at, '0' AS wireledger_version, "
        "past + 1 AS run_number "
        "FROM range(20) AS earlier(past)",
        "INSERT INTO quality.run_statistics BY NAME SELECT 'past ' || past AS run_id, "
        f"'{measure}' AS measure, '{part}' AS part, {amount} AS amount, {base} AS base, 300 AS reports, "
        f"{amount / base} AS value, 'steady' AS status FROM range(20) AS earlier(past)",
        *INDEPENDENT,
        *further,
        also=also,
        stories=20,
    )


# What rests on figures and dates that are gone.
_UNDER_CLAIMS = ("claims.mentions_present", "date_claims.mentions_present")

MUTATIONS = {
    "dispositions.document_present": sql(
        "INSERT INTO ledger.dispositions BY NAME SELECT * REPLACE (99 AS input_ordinal, "
        "'unchanged' AS disposition, 'lost' AS document_id) FROM ledger.dispositions LIMIT 1"
    ),
    "dispositions.document_accounted": sql(
        "DELETE FROM ledger.dispositions WHERE document_id = '{french}'"
    ),
    "run.rows_refused": sql(
        *INDEPENDENT,
        "UPDATE ledger.dates SET text = 'seven'",
        also=("dates.span_equals_text", "pledges.date_present", "pledges.due_date_present"),
        stories=3,
    ),
    "run.documents_readable": sql(
        "INSERT INTO quality.quarantine BY NAME SELECT 'ledger.documents' AS table_name, "
        "'report ' || unread AS row_id, row_id AS document_id, "
        "'documents.readable' AS expectation_id, 'an extractor stumbled' AS reason, "
        "to_json({{'text_sha256': 'text ' || unread}}) AS row_json, getvariable('gate_run_id') AS run_id, "
        "now() AS quarantined_at FROM range(6) AS unread_documents(unread)"
    ),
    "run.english_read": sql(
        *INDEPENDENT,
        "DELETE FROM ledger.attendance",
        "DELETE FROM ledger.credits",
        "DELETE FROM ledger.pledges",
        "DELETE FROM ledger.statements",
        "DELETE FROM ledger.edits",
        "DELETE FROM ledger.figures",
        "DELETE FROM ledger.dates",
        "DELETE FROM ledger.mentions",
        "DELETE FROM ledger.sentences",
        also=_UNDER_CLAIMS,
        stories=3,
    ),
    # The stories have some 80 figures per 1,000 words, a quarter of them no day, none is empty.
    "run.figures_steady": _drifted_from("figures_per_1000_words", "", 1_000, 100_000),
    "run.undated_steady": _drifted_from("undated_share", "", 0, 300),
    "run.kinds_steady": _drifted_from("kinds", "measure", 2_000, 2_000),
    "run.empty_steady": _drifted_from(
        "empty_share", "Orro Courier", 0, 300,
        "DELETE FROM ledger.edits", "DELETE FROM ledger.pledges",
        "DELETE FROM ledger.figures", "DELETE FROM ledger.dates",
        also=_UNDER_CLAIMS,
    ),
}  # fmt: skip
