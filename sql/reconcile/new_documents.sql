-- Reports that are in no story yet; by day, so that those next to each other are compared at once.
SELECT document_id
FROM standing_documents
ANTI JOIN ledger.story_documents USING (document_id)
ORDER BY published_on NULLS LAST, document_id;
