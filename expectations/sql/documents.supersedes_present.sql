-- id: documents.supersedes_present
-- table: ledger.documents
-- severity: critical
-- reason: A later version replaces the version just before it, of the same source.
SELECT documents.document_id AS row_id
FROM ledger.documents
LEFT JOIN ledger.documents AS earlier
    ON earlier.document_id = documents.supersedes
    AND earlier.source_uri = documents.source_uri
    AND earlier.version = documents.version - 1
WHERE documents.supersedes IS NOT NULL AND earlier.document_id IS NULL
