-- Reports that are in no story yet; by day, so that those next to each other are compared at once.
SELECT standing_id
FROM unsettled_documents
WHERE placed_id IS NULL
ORDER BY published_on NULLS LAST, standing_id;
