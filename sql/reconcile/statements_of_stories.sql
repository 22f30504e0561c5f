-- Statements of the named stories.
SELECT
    placed.story_id,
    statements.statement_id,
    statements.speaker_entity_id,
    statements.speaker_text,
    statements.parts
FROM ledger.story_documents AS placed
JOIN ledger.statements USING (document_id)
WHERE placed.story_id IN (SELECT id FROM named_ids)
ORDER BY placed.story_id, statements.statement_id;
