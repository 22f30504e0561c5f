-- id: date_claim_mentions.date_present
-- table: ledger.date_claim_mentions
-- severity: blocking
-- reason: Every mention of a dated happening is a date of the ledger, in a report of its story.
SELECT mention.date_id AS row_id
FROM ledger.date_claim_mentions AS mention
JOIN ledger.date_claims AS claim USING (date_claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND NOT EXISTS (
        FROM ledger.dates AS mentioned
        JOIN ledger.story_documents AS placed USING (document_id)
        WHERE mentioned.date_id = mention.date_id AND placed.story_id = claim.story_id
    )
