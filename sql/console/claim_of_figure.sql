-- The claim that a figure is a mention of.
SELECT claim_id, label, status, n_outlets, n_origins
FROM ledger.claims
WHERE claim_id = (SELECT claim_id FROM ledger.claim_figures WHERE figure_id = $id);
