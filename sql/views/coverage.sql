-- Grain: one row per report, newest version.
CREATE VIEW analysis.coverage AS
WITH figure_counts AS (
    SELECT document_id, count(*) AS figures FROM ledger.figures GROUP BY document_id
),
date_counts AS (
    SELECT document_id, count(*) AS dates, count(start_on) AS settled_dates FROM ledger.dates GROUP BY document_id
)
SELECT
    document.outlet,
    document.published_on,
    document.title,
    document.language,
    document.extractor_version IS NOT NULL AS extracted,
    document.word_count,
    coalesce(figure_counts.figures, 0) AS figures,
    coalesce(date_counts.dates, 0) AS dates,
    coalesce(date_counts.settled_dates, 0) AS settled_dates,
    round(1000.0 * coalesce(figure_counts.figures, 0) / nullif(document.word_count, 0), 1) AS figures_per_1000_words,
    document.published_basis,
    document.version,
    document.source_uri,
    document.document_id
FROM ledger.documents AS document
LEFT JOIN figure_counts USING (document_id)
LEFT JOIN date_counts USING (document_id)
WHERE document.withdrawn_reason IS NULL
    AND NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.coverage IS 'How much was read out of each report, and which reports are undated or not extracted.';
COMMENT ON COLUMN analysis.coverage.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.coverage.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.coverage.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.coverage.language IS 'BCP 47 language of the text; only en is extracted.';
COMMENT ON COLUMN analysis.coverage.extracted IS 'Whether the extractors read the text.';
COMMENT ON COLUMN analysis.coverage.word_count IS 'Words in the text.';
COMMENT ON COLUMN analysis.coverage.figures IS 'Mentions of quantities found.';
COMMENT ON COLUMN analysis.coverage.dates IS 'Mentions of times found.';
COMMENT ON COLUMN analysis.coverage.settled_dates IS 'Of these, mentions settled to days.';
COMMENT ON COLUMN analysis.coverage.figures_per_1000_words IS 'Density of figures.';
COMMENT ON COLUMN analysis.coverage.published_basis IS 'How the day of publication is known.';
COMMENT ON COLUMN analysis.coverage.version IS 'Version of the report: 1 for the first text seen.';
COMMENT ON COLUMN analysis.coverage.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.coverage.document_id IS 'The report (ledger.documents).';
