-- id: dates.sentence_present
-- table: ledger.dates
-- severity: critical
-- reason: A date is shown with its sentence, which has to be one of the same report.
SELECT date_id AS row_id
FROM ledger.dates
ANTI JOIN ledger.sentences USING (document_id, sentence_id)
