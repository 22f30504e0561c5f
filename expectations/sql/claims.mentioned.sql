-- id: claims.mentioned
-- table: ledger.claims
-- severity: blocking
-- reason: A claim that no report states is none.
SELECT claim_id AS row_id
FROM ledger.claims
ANTI JOIN ledger.claim_figures USING (claim_id)
WHERE story_id IN (SELECT story_id FROM new_stories)
