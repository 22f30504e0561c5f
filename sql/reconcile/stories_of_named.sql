SELECT document_id, story_id
FROM ledger.story_documents
WHERE document_id IN (SELECT id FROM named_ids);
