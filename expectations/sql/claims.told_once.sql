-- id: claims.told_once
-- table: ledger.claims
-- severity: withhold
-- reason: No claim stands twice, and no figure is a mention of two claims, or it would be counted twice.
WITH told AS (
    SELECT claim_id, mention.figure_id
    FROM ledger.claims AS claim
    LEFT JOIN ledger.claim_figures AS mention USING (claim_id)
    WHERE claim.story_id IN (SELECT story_id FROM new_stories)
)
SELECT claim_id AS row_id, min(figure_id) || ' stands more than once' AS detail
FROM told
WHERE figure_id IN (SELECT figure_id FROM told GROUP BY figure_id HAVING count(*) > 1)
GROUP BY claim_id
