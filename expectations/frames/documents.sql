-- What the suite of documents sees: the reports of the run in one part of it ($part).
SELECT
    document_id,
    source_uri,
    documents.published_on,
    strftime(documents.published_on, '%Y-%m-%d')                     AS published_day,
    date_diff('day', documents.published_on, published_at::DATE)     AS days_from_day_to_instant,
    date_diff('day', documents.published_on, ingested_at::DATE)      AS days_since_published,
    published_basis,
    language,
    language_basis,
    regexp_matches(text, '[^\s\p{C}\p{Z}]')                AS has_signs,
    text_sha256,
    sha256(text)                                           AS sha256_of_text,
    raw_sha256,
    input_sha256,
    media_type,
    word_count,
    version,
    version <= 1                                             AS is_first_version,
    supersedes,
    content_id,
    withdrawn_reason IS NOT NULL                             AS is_withdrawal,
    withdrawn_reason IS NULL OR text = ''                    AS shows_no_withdrawn_text,
    withdrawn_reason IS NULL OR trim(withdrawn_reason) <> '' AS says_why_withdrawn,
    extractor_version
FROM new_documents
JOIN documents_of_run AS documents USING (document_id)
WHERE part = $part
ORDER BY place
