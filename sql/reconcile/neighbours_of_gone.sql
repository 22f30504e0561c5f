-- Reports that those gone were linked to: without them they may belong elsewhere.
SELECT DISTINCT document.document_id, document.source_uri, document.published_on
FROM ledger.document_links AS link
JOIN gone_documents AS gone ON gone.document_id IN (link.document_id, link.other_document_id)
JOIN standing_documents AS document
    ON document.document_id IN (link.document_id, link.other_document_id) AND document.document_id <> gone.document_id;
