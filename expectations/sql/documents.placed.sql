-- id: documents.placed
-- table: ledger.documents
-- severity: warning
-- reason: Every report that was read stands in a story, and that story is there.
SELECT document.document_id AS row_id
FROM ledger.documents AS document
SEMI JOIN new_documents USING (document_id)
WHERE document.extractor_version IS NOT NULL
    AND NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id)
    AND NOT EXISTS (
        FROM ledger.story_documents AS placed
        JOIN ledger.stories USING (story_id)
        WHERE placed.document_id = document.document_id
    )
