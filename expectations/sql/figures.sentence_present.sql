-- id: figures.sentence_present
-- table: ledger.figures
-- severity: critical
-- reason: A figure is shown with its sentence, which has to be one of the same report.
SELECT figure_id AS row_id
FROM ledger.figures
ANTI JOIN ledger.sentences USING (document_id, sentence_id)
