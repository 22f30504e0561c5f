SELECT document_id, source_uri, published_on, title, text
FROM standing_documents
SEMI JOIN new_documents USING (document_id)
ORDER BY document_id;
