-- id: run.english_read
-- table: quality.runs
-- severity: blocking
-- reason: A run that has English reports and not one sentence of them has not been extracted.
SELECT any_value(run_id) AS row_id, format('{} English reports, no sentence', count(*)) AS detail
FROM new_documents
JOIN ledger.documents USING (document_id)
WHERE language = 'en'
HAVING count(*) > 0
    AND NOT EXISTS (FROM ledger.sentences SEMI JOIN new_documents USING (document_id))
