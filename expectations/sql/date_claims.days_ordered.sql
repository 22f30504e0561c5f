-- id: date_claims.days_ordered
-- table: ledger.date_claims
-- severity: withhold
-- reason: A happening ends on the day it starts, or later.
SELECT date_claim_id AS row_id, format('from {} to {}', start_on, end_on) AS detail
FROM ledger.date_claims
WHERE start_on > end_on
    AND story_id IN (SELECT story_id FROM new_stories)
