INSERT INTO ledger.documents BY NAME
SELECT
    document_id,
    source_uri,
    outlet,
    title,
    byline,
    published_at,
    published_on,
    published_basis,
    language,
    language_basis,
    text,
    text_sha256,
    raw_sha256,
    input_sha256,
    media_type,
    word_count,
    version,
    supersedes,
    CASE WHEN language = 'en' THEN $extractor_version END AS extractor_version,
    $started_at AS ingested_at,
    $run_id AS run_id
FROM staged_documents
WHERE disposition IN ('loaded', 'new_version')
ORDER BY input_ordinal;
