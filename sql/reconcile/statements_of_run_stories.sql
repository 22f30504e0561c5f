-- Statements of every story that has a report of the run.
SELECT
    story_documents.story_id,
    statements.statement_id,
    statements.speaker_entity_id,
    statements.speaker_text,
    statements.parts
FROM ledger.story_documents
JOIN ledger.statements USING (document_id)
WHERE story_documents.story_id IN (
    SELECT placed.story_id
    FROM ledger.story_documents AS placed
    JOIN ledger.documents USING (document_id)
    WHERE documents.run_id = $run_id
)
ORDER BY story_documents.story_id, statements.statement_id;
