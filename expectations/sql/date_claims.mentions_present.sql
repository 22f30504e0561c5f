-- id: date_claims.mentions_present
-- table: ledger.date_claims
-- severity: withhold
-- reason: A dated happening rests on its mentions, each a date of a report in its story; one that nobody tells is none.
SELECT
    claim.date_claim_id AS row_id,
    coalesce(min(mention.date_id) || ' is no date of its story', 'no report tells of it') AS detail
FROM ledger.date_claims AS claim
LEFT JOIN ledger.date_claim_mentions AS mention USING (date_claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND NOT EXISTS (
        FROM ledger.dates AS mentioned
        JOIN ledger.story_documents AS placed USING (document_id)
        WHERE mentioned.date_id = mention.date_id AND placed.story_id = claim.story_id
    )
GROUP BY claim.date_claim_id
