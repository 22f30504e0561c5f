-- id: stories.told_once
-- table: ledger.stories
-- severity: withhold
-- reason: No report is in two stories, and no story has two headlines, or its reports would be counted twice.
SELECT story_id AS row_id, min(detail) AS detail
FROM (
    SELECT unnest(list_distinct(list(story_id))) AS story_id, format('{} stands {} times', row_id, count(*)) AS detail
    FROM (
        SELECT story_id, story_id AS row_id FROM ledger.stories
        UNION ALL
        SELECT story_id, document_id FROM ledger.story_documents
    )
    WHERE story_id IN (SELECT story_id FROM new_stories)
    GROUP BY row_id
    HAVING count(*) > 1
)
GROUP BY story_id
