"""How to break each rule about a run as a whole; each needs a run of its own."""

from tests.gate_mutations.mutation import sql

MUTATIONS = {
    "dispositions.document_present": sql(
        "INSERT INTO ledger.dispositions BY NAME SELECT * REPLACE (99 AS input_ordinal, "
        "'unchanged' AS disposition, 'lost' AS document_id) FROM ledger.dispositions LIMIT 1"
    ),
    "dispositions.document_accounted": sql(
        "DELETE FROM ledger.dispositions WHERE document_id = '{french}'"
    ),
    "run.rows_refused": sql(
        "UPDATE ledger.dates SET text = 'seven'", also=("dates.span_equals_text",)
    ),
    "run.documents_readable": sql(
        "INSERT INTO quality.quarantine SELECT 'ledger.documents', 'unread ' || unread, 'documents.readable', NULL, "
        "'an extractor stumbled', '{{}}', run_id, ingested_at FROM (SELECT DISTINCT run_id, ingested_at FROM "
        "ledger.documents), range(3) AS unread_documents(unread)"
    ),
    "run.english_read": sql(
        "DELETE FROM ledger.figures", "DELETE FROM ledger.dates", "DELETE FROM ledger.sentences"
    ),
}  # fmt: skip
