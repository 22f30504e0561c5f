-- id: claim_figures.figure_present
-- table: ledger.claim_figures
-- severity: blocking
-- reason: Every mention of a claim is a figure of the ledger, in a report that stands.
SELECT mention.figure_id AS row_id
FROM ledger.claim_figures AS mention
JOIN ledger.claims AS claim USING (claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND NOT EXISTS (
        FROM ledger.figures AS figure
        JOIN ledger.story_documents AS placed USING (document_id)
        WHERE figure.figure_id = mention.figure_id AND placed.story_id = claim.story_id
    )
