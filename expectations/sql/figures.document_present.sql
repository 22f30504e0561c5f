-- id: figures.document_present
-- table: ledger.figures
-- severity: critical
-- reason: A figure without its report points into a text that is not there.
SELECT figure_id AS row_id
FROM ledger.figures
ANTI JOIN ledger.documents USING (document_id)
