-- id: sentences.document_present
-- table: ledger.sentences
-- severity: critical
-- reason: A sentence without its report points into a text that is not there.
SELECT sentence_id AS row_id
FROM ledger.sentences
ANTI JOIN ledger.documents USING (document_id)
