-- The reports that stories are made of: the newest version of each, where it could be read.
CREATE OR REPLACE TEMP VIEW standing_documents AS
SELECT document.document_id, document.source_uri, document.outlet, document.title, document.text, document.published_on
FROM ledger.documents AS document
WHERE document.extractor_version IS NOT NULL
    AND NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);
