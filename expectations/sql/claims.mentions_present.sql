-- id: claims.mentions_present
-- table: ledger.claims
-- severity: withhold
-- reason: A claim rests on its mentions, each a figure of a report in its story; one that nobody states is none.
SELECT claim.claim_id AS row_id, coalesce(min(mention.figure_id) || ' is no figure of its story', 'no report states it') AS detail
FROM ledger.claims AS claim
LEFT JOIN ledger.claim_figures AS mention USING (claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND NOT EXISTS (
        FROM ledger.figures AS figure
        JOIN ledger.story_documents AS placed USING (document_id)
        WHERE figure.figure_id = mention.figure_id AND placed.story_id = claim.story_id
    )
GROUP BY claim.claim_id
