-- id: run.english_read
-- table: quality.runs
-- severity: blocking
-- reason: A run that has more than five English texts and not one sentence of them has not been extracted.
SELECT any_value(run_id) AS row_id, format('{} English reports that copy no other, no sentence', count(*)) AS detail
FROM independent_documents
JOIN ledger.documents USING (document_id)
WHERE language = 'en' AND withdrawn_reason IS NULL
HAVING count(*) > 5
    AND NOT EXISTS (FROM ledger.sentences SEMI JOIN new_documents USING (document_id))
