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
        WHEN staged.is_withdrawal AND staged.disposition IN ('loaded', 'new_version')
            THEN 'withdrawn by its source (' || staged.withdrawn_reason || ')'
        WHEN staged.disposition = 'new_version' AND staged.is_known
            THEN 'text and metadata of an earlier version again, after ' || staged.supersedes
        WHEN staged.disposition = 'new_version'
            THEN 'text or metadata differ from ' || staged.supersedes || ', the version before'
        WHEN staged.disposition = 'duplicate' AND staged.is_copy
            THEN 'same text, outlet and day as ' || staged.standing_source_uri
        WHEN staged.disposition = 'duplicate' THEN 'named twice in this run'
        WHEN staged.disposition = 'unchanged' AND staged.is_left_over
            THEN 'the same input as before its report was withdrawn'
        WHEN staged.disposition = 'unchanged' AND NOT staged.is_newest
            THEN 'an earlier version, beside a newer one'
        ELSE seen.reason
    END AS reason,
    CASE
        WHEN failed.document_id IS NOT NULL THEN NULL
        ELSE coalesce(staged.document_id, seen.document_id)
    END AS document_id
FROM read_parquet($dispositions) AS seen
LEFT JOIN staged_documents AS staged USING (input_ordinal)
LEFT JOIN failed_documents AS failed ON failed.document_id = seen.document_id AND seen.disposition = 'loaded'
ORDER BY seen.input_ordinal;
