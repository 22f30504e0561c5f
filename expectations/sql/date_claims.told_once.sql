-- id: date_claims.told_once
-- table: ledger.date_claims
-- severity: withhold
-- reason: No happening stands twice, and no date is a mention of two happenings, or it would be counted twice.
WITH told AS (
    SELECT date_claim_id, mention.date_id
    FROM ledger.date_claims AS claim
    LEFT JOIN ledger.date_claim_mentions AS mention USING (date_claim_id)
    WHERE claim.story_id IN (SELECT story_id FROM new_stories)
)
SELECT date_claim_id AS row_id, min(date_id) || ' stands more than once' AS detail
FROM told
WHERE date_id IN (SELECT date_id FROM told GROUP BY date_id HAVING count(*) > 1)
GROUP BY date_claim_id
