-- The statements of told_documents.
WITH told AS MATERIALIZED (
    FROM ledger.statements
    WHERE rowid IN (SELECT rowid FROM ledger.statements WHERE document_id IN (SELECT document_id FROM told_documents))
)
SELECT
    document.story_id,
    told.statement_id,
    told.speaker_entity_id,
    told.speaker_text,
    told.parts
FROM told
JOIN told_documents AS document USING (document_id)
ORDER BY document.story_id, told.statement_id;
