SELECT story_id, headline, first_on, last_on
FROM ledger.stories
WHERE story_id IN (SELECT unnest($stories))
ORDER BY story_id;
