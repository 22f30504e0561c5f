-- id: claims.rivals_exclude
-- table: ledger.claims
-- severity: withhold
-- reason: A contested claim has two mentions that exclude each other: no value lies in both, or they are stated for
-- two periods or at two rates.
SELECT claim_id AS row_id, format('{} mentions, and a value that all of them allow', count(*)) AS detail
FROM ledger.claims AS claim
JOIN ledger.claim_figures AS mention USING (claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND claim.status = 'contested'
GROUP BY claim_id
-- Where the highest of all lower bounds lies above the lowest of all upper ones, those two mentions exclude each other.
HAVING coalesce(max(mention.value_low) <= min(mention.value_high), TRUE)
    AND count(DISTINCT mention.period) < 2
    AND count(DISTINCT mention.rate) < 2
