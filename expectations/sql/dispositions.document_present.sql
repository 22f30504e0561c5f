-- id: dispositions.document_present
-- table: ledger.dispositions
-- severity: blocking
-- reason: An input that is said to be in the ledger and is not has been lost.
SELECT new_dispositions.source_uri AS row_id
FROM new_dispositions
LEFT JOIN ledger.documents USING (document_id)
WHERE (disposition IN ('loaded', 'new_version', 'unchanged') OR new_dispositions.document_id IS NOT NULL)
    AND documents.document_id IS NULL
