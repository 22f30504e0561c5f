INSERT INTO ledger.dispositions BY NAME
SELECT
    $run_id AS run_id,
    seen.input_ordinal,
    seen.source_uri,
    seen.raw_sha256,
    seen.input_sha256,
    CASE
        WHEN failed.document_id IS NOT NULL THEN 'quarantined'
        ELSE coalesce(staged.disposition, seen.disposition)
    END AS disposition,
    CASE
        WHEN failed.document_id IS NOT NULL THEN 'documents.readable: ' || failed.reason
        WHEN staged.disposition = 'new_version'
            THEN 'text or metadata differ from ' || staged.supersedes || ', the version before'
        WHEN staged.disposition = 'duplicate' THEN 'same text, outlet and day as ' || staged.standing_source_uri
        ELSE seen.reason
    END AS reason,
    CASE
        WHEN failed.document_id IS NOT NULL THEN NULL
        WHEN staged.disposition = 'duplicate' THEN staged.standing_document_id
        ELSE seen.document_id
    END AS document_id
FROM read_parquet($dispositions) AS seen
LEFT JOIN staged_documents AS staged USING (input_ordinal)
LEFT JOIN failed_documents AS failed ON failed.document_id = seen.document_id AND seen.disposition = 'loaded'
ORDER BY seen.input_ordinal;
