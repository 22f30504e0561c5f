INSERT INTO ledger.documents BY NAME
SELECT
    read.* EXCLUDE (filename) REPLACE (staged.document_id AS document_id),
    staged.content_id,
    staged.version,
    staged.supersedes,
    CASE WHEN read.language = 'en' THEN $extractor_version END AS extractor_version,
    $started_at AS ingested_at,
    $run_id AS run_id
FROM read_parquet($documents, filename = true) AS read
JOIN staged_documents AS staged
    ON staged.content_id = read.document_id AND staged.batch = parse_filename(read.filename, true)
WHERE staged.disposition IN ('loaded', 'new_version');
