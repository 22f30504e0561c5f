-- The told reports in the order of publication; those without a day last.
SELECT story_id, document_id, source_uri, outlet, title, text, published_on
FROM told_documents
ORDER BY story_id, published_on NULLS LAST, source_uri;
