INSERT INTO quality.quarantine BY NAME
SELECT DISTINCT ON (read.document_id)
    'ledger.documents' AS table_name,
    read.document_id AS row_id,
    'documents.readable' AS expectation_id,
    read.document_id,
    'The extractors read a report to its end: ' || failed.reason AS reason,
    to_json(read) AS row_json,
    $run_id AS run_id,
    $started_at AS quarantined_at
FROM read_parquet($documents) AS read
JOIN failed_documents AS failed USING (document_id)
-- What an earlier run has put there stays as it was.
ON CONFLICT DO NOTHING;
