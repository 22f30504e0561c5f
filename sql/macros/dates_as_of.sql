-- Grain: one row per mention of a time in the version of a report that was the newest on a day.
CREATE MACRO analysis.dates_as_of(day) AS TABLE
SELECT
    mention.date_id,
    document.outlet,
    document.title,
    document.published_on,
    mention.text,
    mention.timex_type,
    mention.timex_value,
    mention.timex_mod,
    mention.start_on,
    mention.end_on,
    mention.anchor_on,
    mention.basis,
    sentence.text AS sentence,
    document.source_uri,
    mention.document_id,
    mention.sentence_id,
    mention.char_start,
    mention.char_end,
    mention.rule,
    mention.flags
FROM ledger.dates AS mention
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE document.ingested_at < day::DATE + INTERVAL 1 DAY
    AND NOT EXISTS (
        FROM ledger.documents AS newer
        WHERE newer.source_uri = document.source_uri
            AND newer.version > document.version
            AND newer.ingested_at < day::DATE + INTERVAL 1 DAY
    );

COMMENT ON MACRO TABLE analysis.dates_as_of IS 'analysis.dates as the ledger knew them at the end of a day (UTC): of every report the version that was then the newest, none that was withdrawn by then. FROM analysis.dates_as_of(DATE ''2025-03-12''); the file has to be the main database, or the one in use.';
