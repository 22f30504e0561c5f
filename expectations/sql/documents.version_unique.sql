-- id: documents.version_unique
-- table: ledger.documents
-- severity: critical
-- reason: Two texts of one source with the same version number leave open which of them holds.
SELECT new_documents.document_id AS row_id
FROM new_documents
JOIN ledger.documents USING (document_id)
JOIN ledger.documents AS other
    ON other.source_uri = documents.source_uri
    AND other.version = documents.version
    AND other.document_id <> documents.document_id
GROUP BY new_documents.document_id
