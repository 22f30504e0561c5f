-- The reports of the named stories, in the order of publication; those without a day last.
SELECT
    placed.story_id,
    document.document_id,
    document.source_uri,
    document.outlet,
    document.title,
    document.text,
    document.published_on
FROM ledger.story_documents AS placed
JOIN ledger.documents AS document USING (document_id)
WHERE placed.story_id IN (SELECT id FROM named_ids)
ORDER BY placed.story_id, document.published_on NULLS LAST, document.source_uri;
