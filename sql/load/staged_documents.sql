-- Decides, once for the whole run, what becomes of every document that was read: one row per read input.
-- $documents and $dispositions are lists of the run's Parquet files.
CREATE OR REPLACE TEMP TABLE staged_documents AS
WITH read_inputs AS (
    SELECT
        read.*,
        seen.input_ordinal,
        row_number() OVER (PARTITION BY document_id ORDER BY seen.input_ordinal) AS sighting,
        -- The same text by the same outlet on the same day is one report, however many places it lies in;
        -- the first by name stands for it, whatever the order of inputs.
        first_value(document_id) OVER same_report AS first_document_id,
        first_value(source_uri) OVER same_report AS first_source_uri
    -- An input that was named twice was read twice, to the same document.
    FROM (SELECT DISTINCT ON (document_id, input_sha256) * FROM read_parquet($documents)) AS read
    JOIN read_parquet($dispositions) AS seen USING (document_id, source_uri, input_sha256)
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
