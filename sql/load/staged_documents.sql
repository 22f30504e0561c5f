-- Decides, once for the whole run, what becomes of every document that was read: one row per read input. Texts stay
-- in the batches' files.
-- $documents and $dispositions are lists of the run's Parquet files. What a document is named in them is its
-- content_id: the ledger may have to name it anew (see below).
CREATE OR REPLACE TEMP TABLE staged_documents AS
WITH read_documents AS (
    -- A report that was named twice may have been read in two batches, to the same document.
    SELECT DISTINCT ON (document_id)
        document_id AS content_id,
        source_uri,
        outlet,
        published_on,
        text_sha256,
        input_sha256,
        withdrawn_reason,
        withdrawn_reason IS NOT NULL AS is_withdrawal,
        -- Where a source says several things in one run, the last told holds. A day is as early as its first moment;
        -- a withdrawal as late as can be, as it follows what it withdraws.
        coalesce(
            published_at,
            if(is_withdrawal, published_on + INTERVAL 1 DAY, published_on::TIMESTAMP),
            if(is_withdrawal, 'infinity', '-infinity')::TIMESTAMP
        ) AS told_at,
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
        row_number() OVER (PARTITION BY content_id ORDER BY seen.input_ordinal) AS sighting,
        -- The same text by the same outlet on the same day is one report, however many places it lies in;
        -- the first by name stands for it, whatever the order of inputs.
        first_value(content_id) OVER same_report AS first_content_id,
        first_value(read_documents.source_uri) OVER same_report AS first_source_uri
    FROM read_documents
    JOIN read_parquet($dispositions) AS seen
        ON seen.document_id = read_documents.content_id AND seen.source_uri = read_documents.source_uri
    WHERE seen.disposition = 'loaded'
    WINDOW same_report AS (
        PARTITION BY text_sha256, outlet, published_on, is_withdrawal ORDER BY read_documents.source_uri, content_id
    )
),
ledger_reports AS (
    SELECT text_sha256, outlet, published_on, min_by(document_id, (source_uri, version)) AS document_id, min(source_uri) AS source_uri
    FROM ledger.documents
    WHERE withdrawn_reason IS NULL AND text_sha256 IN (SELECT text_sha256 FROM read_documents)
    GROUP BY ALL
),
ledger_sources AS (
    SELECT
        source_uri,
        max(version) AS version,
        max_by(document_id, version) AS document_id,
        max_by(content_id, version) AS newest_content_id,
        max_by(withdrawn_reason IS NOT NULL, version) AS is_withdrawn
    FROM ledger.documents
    WHERE source_uri IN (SELECT source_uri FROM read_documents)
    GROUP BY source_uri
),
ledger_contents AS (
    SELECT content_id, max_by(document_id, version) AS document_id, list(input_sha256) AS input_sha256s
    FROM ledger.documents
    WHERE content_id IN (SELECT content_id FROM read_documents)
    GROUP BY content_id
),
seen_unchanged AS (
    SELECT DISTINCT document_id AS last_document_id
    FROM read_parquet($dispositions)
    WHERE disposition = 'unchanged'
),
judged AS (
    SELECT
        read_inputs.*,
        coalesce(ledger_reports.document_id, first_content_id) AS standing_document_id,
        coalesce(ledger_reports.source_uri, first_source_uri) AS standing_source_uri,
        ledger_sources.version AS last_version,
        ledger_sources.document_id AS last_document_id,
        ledger_contents.document_id AS known_document_id,
        known_document_id IS NOT NULL AS is_known,
        is_known AND newest_content_id = read_inputs.content_id AS is_newest,
        -- A source that is already in the ledger can change, but never becomes the copy of another.
        last_version IS NULL AND NOT is_withdrawal AND read_inputs.source_uri <> standing_source_uri AS is_copy,
        -- The file that was there before a withdrawal, and still lies there, says nothing new.
        coalesce(ledger_sources.is_withdrawn AND list_contains(ledger_contents.input_sha256s, input_sha256), false)
            AS is_left_over
    FROM read_inputs
    LEFT JOIN ledger_sources USING (source_uri)
    LEFT JOIN ledger_contents ON ledger_contents.content_id = read_inputs.content_id
    LEFT JOIN ledger_reports
        ON NOT read_inputs.is_withdrawal
        AND ledger_reports.text_sha256 = read_inputs.text_sha256
        AND ledger_reports.outlet IS NOT DISTINCT FROM read_inputs.outlet
        AND ledger_reports.published_on IS NOT DISTINCT FROM read_inputs.published_on
),
changes AS (
    SELECT *
    FROM judged
    WHERE NOT is_copy AND sighting = 1
    -- What a source said before, then no longer, and now says again is a version once more, but only where it is the
    -- last word: an archive that holds old versions beside the newest brings none of them back.
    QUALIFY NOT is_known
        OR NOT is_newest
        AND NOT is_left_over
        AND NOT bool_or(is_newest OR NOT is_known) OVER (PARTITION BY source_uri)
        AND last_document_id NOT IN (FROM seen_unchanged)
        AND row_number() OVER (
            PARTITION BY source_uri ORDER BY is_left_over, told_at DESC, is_withdrawal DESC, content_id DESC
        ) = 1
),
numbered AS (
    SELECT
        *,
        coalesce(last_version, 0) + row_number() OVER (
            PARTITION BY source_uri ORDER BY told_at, is_withdrawal, content_id
        ) AS version,
        -- A row is named after what it says; what is said again needs a name of its own.
        if(is_known, left(sha256(content_id || '/' || version), 16), content_id) AS new_document_id
    FROM changes
),
versions AS (
    SELECT
        content_id,
        version,
        new_document_id,
        coalesce(
            lag(new_document_id) OVER (PARTITION BY source_uri ORDER BY version), last_document_id
        ) AS supersedes
    FROM numbered
)
SELECT
    judged.*,
    versions.version,
    versions.supersedes,
    CASE
        WHEN versions.version IS NOT NULL AND judged.sighting > 1 THEN 'duplicate'
        WHEN versions.supersedes IS NOT NULL THEN 'new_version'
        WHEN versions.version IS NOT NULL THEN 'loaded'
        WHEN judged.is_known THEN 'unchanged'
        ELSE 'duplicate'
    END AS disposition,
    coalesce(
        versions.new_document_id,
        judged.known_document_id,
        if(judged.is_copy, standing_document_id, judged.content_id)
    ) AS document_id
FROM judged
LEFT JOIN versions USING (content_id);
