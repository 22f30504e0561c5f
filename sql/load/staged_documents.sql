-- Decides, once for the whole run, what becomes of every document that was read: one row per read input. Texts stay
-- in the batches' files.
-- $documents and $dispositions are lists of the run's Parquet files.
CREATE OR REPLACE TEMP TABLE staged_documents AS
WITH read_documents AS (
    -- A report that was named twice may have been read in two batches, to the same document.
    SELECT DISTINCT ON (document_id)
        document_id,
        source_uri,
        outlet,
        published_at,
        published_on,
        text_sha256,
        parse_filename(filename, true) AS batch
    FROM read_parquet($documents, filename = true)
    -- What an extractor stumbled over goes to quarantine.
    ANTI JOIN failed_documents USING (document_id)
    ORDER BY document_id, batch
),
read_inputs AS (
    SELECT
        read_documents.*,
        seen.input_ordinal,
        row_number() OVER (PARTITION BY document_id ORDER BY seen.input_ordinal) AS sighting,
        -- The same text by the same outlet on the same day is one report, however many places it lies in;
        -- the first by name stands for it, whatever the order of inputs.
        first_value(document_id) OVER same_report AS first_document_id,
        first_value(source_uri) OVER same_report AS first_source_uri
    FROM read_documents
    JOIN read_parquet($dispositions) AS seen USING (document_id, source_uri)
    WHERE seen.disposition = 'loaded'
    WINDOW same_report AS (PARTITION BY text_sha256, outlet, published_on ORDER BY source_uri, document_id)
),
ledger_reports AS (
    SELECT text_sha256, outlet, published_on, min_by(document_id, source_uri) AS document_id, min(source_uri) AS source_uri
    FROM ledger.documents
    GROUP BY ALL
),
ledger_sources AS (
    SELECT source_uri, max(version) AS version, max_by(document_id, version) AS document_id
    FROM ledger.documents
    GROUP BY source_uri
),
judged AS (
    SELECT
        read_inputs.*,
        coalesce(ledger_reports.document_id, first_document_id) AS standing_document_id,
        coalesce(ledger_reports.source_uri, first_source_uri) AS standing_source_uri,
        ledger_sources.version AS last_version,
        ledger_sources.document_id AS last_document_id,
        EXISTS (FROM ledger.documents AS known WHERE known.document_id = read_inputs.document_id) AS is_known,
        -- A source that is already in the ledger can change, but never becomes the copy of another.
        last_version IS NULL AND read_inputs.source_uri <> standing_source_uri AS is_copy
    FROM read_inputs
    LEFT JOIN ledger_sources USING (source_uri)
    LEFT JOIN ledger_reports
        ON ledger_reports.text_sha256 = read_inputs.text_sha256
        AND ledger_reports.outlet IS NOT DISTINCT FROM read_inputs.outlet
        AND ledger_reports.published_on IS NOT DISTINCT FROM read_inputs.published_on
),
versions AS (
    SELECT
        input_ordinal,
        coalesce(last_version, 0) + row_number() OVER same_source AS version,
        coalesce(lag(document_id) OVER same_source, last_document_id) AS supersedes
    FROM judged
    WHERE NOT is_known AND NOT is_copy AND sighting = 1
    WINDOW same_source AS (
        PARTITION BY source_uri ORDER BY published_on NULLS FIRST, published_at NULLS FIRST, document_id
    )
)
SELECT
    judged.*,
    versions.version,
    versions.supersedes,
    CASE
        WHEN versions.supersedes IS NOT NULL THEN 'new_version'
        WHEN versions.version IS NOT NULL THEN 'loaded'
        WHEN judged.is_known THEN 'unchanged'
        ELSE 'duplicate'
    END AS disposition
FROM judged
LEFT JOIN versions USING (input_ordinal);
