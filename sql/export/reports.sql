-- The reports of the named stories, without their texts.
SELECT
    placed.story_id,
    document.document_id,
    document.source_uri,
    document.outlet,
    document.title,
    document.published_on,
    document.language,
    document.version,
    document.text_sha256
FROM ledger.story_documents AS placed
JOIN ledger.documents AS document USING (document_id)
WHERE placed.story_id IN (SELECT unnest($stories))
ORDER BY placed.story_id, document.published_on NULLS LAST, document.source_uri;
