-- id: claims.bounds_ordered
-- table: ledger.claims
-- severity: withhold
-- reason: The least value that a claim or a mention of it allows does not exceed the greatest, and both are numbers.
SELECT claim.claim_id AS row_id, min(format('from {} to {}', stated.value_low, stated.value_high)) AS detail
FROM ledger.claims AS claim
JOIN (
    SELECT claim_id, value_low, value_high FROM ledger.claims
    UNION ALL
    SELECT claim_id, value_low, value_high FROM ledger.claim_figures
) AS stated USING (claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND (stated.value_low > stated.value_high OR NOT isfinite(stated.value_low) OR NOT isfinite(stated.value_high))
GROUP BY claim.claim_id
