-- id: figures.claimed
-- table: ledger.figures
-- severity: warning
-- reason: Every figure of a report that stands is a mention of some claim, if only its own: none drops out unseen.
SELECT figure.figure_id AS row_id
FROM ledger.figures AS figure
SEMI JOIN new_documents USING (document_id)
SEMI JOIN ledger.story_documents USING (document_id)
ANTI JOIN ledger.claim_figures USING (figure_id)
