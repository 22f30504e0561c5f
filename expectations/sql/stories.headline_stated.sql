-- id: stories.headline_stated
-- table: ledger.stories
-- severity: withhold
-- reason: A story has a headline to be known by.
SELECT story_id AS row_id
FROM ledger.stories
WHERE trim(headline) = ''
    AND story_id IN (SELECT story_id FROM new_stories)
