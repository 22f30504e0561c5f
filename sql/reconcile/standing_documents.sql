-- The reports that stories are made of: the newest version of each, where it could be read.
CREATE OR REPLACE TEMP VIEW standing_documents AS
SELECT document.document_id, document.source_uri, document.published_on
FROM ledger.documents AS document
ANTI JOIN (SELECT supersedes FROM ledger.documents WHERE supersedes IS NOT NULL) AS newer
    ON newer.supersedes = document.document_id
WHERE document.extractor_version IS NOT NULL;
