-- id: dispositions.document_accounted
-- table: ledger.documents
-- severity: blocking
-- reason: A report in the ledger that no input accounts for came from nowhere.
SELECT document_id AS row_id
FROM new_documents
JOIN ledger.documents USING (document_id)
ANTI JOIN (
    SELECT document_id FROM new_dispositions WHERE disposition IN ('loaded', 'new_version')
) USING (document_id)
WHERE run_id = getvariable('gate_run_id')
