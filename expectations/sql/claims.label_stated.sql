-- id: claims.label_stated
-- table: ledger.claims
-- severity: withhold
-- reason: A claim says in words what it is about.
SELECT claim_id AS row_id
FROM ledger.claims
WHERE trim(label) = ''
    AND story_id IN (SELECT story_id FROM new_stories)
