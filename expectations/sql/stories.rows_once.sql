-- id: stories.rows_once
-- table: ledger.stories
-- severity: blocking
-- reason: A story is told once: no report is in two stories, no figure in two claims, no date in two happenings.
WITH told AS (
    SELECT story_id, 'report' AS what, document_id AS row_id FROM ledger.story_documents
    UNION ALL
    SELECT story_id, 'story', story_id FROM ledger.stories
    UNION ALL
    SELECT story_id, 'claim', claim_id FROM ledger.claims
    UNION ALL
    SELECT story_id, 'figure', figure_id FROM ledger.claims JOIN ledger.claim_figures USING (claim_id)
    UNION ALL
    SELECT story_id, 'happening', date_claim_id FROM ledger.date_claims
    UNION ALL
    SELECT story_id, 'date', date_id FROM ledger.date_claims JOIN ledger.date_claim_mentions USING (date_claim_id)
)
SELECT row_id
FROM told
WHERE story_id IN (SELECT story_id FROM new_stories)
GROUP BY what, row_id
HAVING count(*) > 1
