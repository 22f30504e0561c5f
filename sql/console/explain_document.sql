-- One report, with how much was read out of it.
SELECT coverage.*, document.byline, document.published_at, document.text_sha256, document.raw_sha256, document.supersedes
FROM ledger.documents AS document
LEFT JOIN analysis.coverage AS coverage USING (document_id)
WHERE document.document_id = $id;
