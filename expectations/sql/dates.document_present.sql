-- id: dates.document_present
-- table: ledger.dates
-- severity: critical
-- reason: A date without its report points into a text that is not there.
SELECT date_id AS row_id
FROM ledger.dates
ANTI JOIN ledger.documents USING (document_id)
