INSERT INTO ledger.dispositions BY NAME
SELECT
    $run_id AS run_id,
    seen.input_ordinal,
    seen.source_uri,
    seen.raw_sha256,
    seen.input_sha256,
    coalesce(staged.disposition, seen.disposition) AS disposition,
    CASE staged.disposition
        WHEN 'new_version' THEN 'text or metadata differ from ' || staged.supersedes || ', the version before'
        WHEN 'duplicate' THEN 'same text, outlet and day as ' || staged.standing_source_uri
        ELSE seen.reason
    END AS reason,
    CASE WHEN staged.disposition = 'duplicate' THEN staged.standing_document_id ELSE seen.document_id END AS document_id
FROM read_parquet($dispositions) AS seen
LEFT JOIN staged_documents AS staged USING (input_ordinal)
ORDER BY seen.input_ordinal;
