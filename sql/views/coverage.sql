-- Grain: one row per report, newest version.
CREATE VIEW analysis.coverage AS
WITH figure_counts AS (
    SELECT document_id, count(*) AS figures FROM ledger.figures GROUP BY document_id
),
date_counts AS (
    SELECT document_id, count(*) AS dates, count(start_on) AS settled_dates FROM ledger.dates GROUP BY document_id
),
-- A report whose outlet is unknown is an outlet of its own.
placed AS (
    SELECT story_id, document_id, coalesce(outlet, document_id) AS outlet
    FROM ledger.story_documents JOIN ledger.documents USING (document_id)
),
stated AS (
    SELECT DISTINCT claim.story_id, claim.claim_id, claim.label, placed.document_id, placed.outlet
    FROM ledger.claims AS claim
    JOIN ledger.claim_figures AS member USING (claim_id)
    JOIN ledger.figures AS figure USING (figure_id)
    JOIN placed ON placed.document_id = figure.document_id
),
claims_by_story AS (
    SELECT story_id, count(*) AS claims FROM ledger.claims GROUP BY story_id
),
claims_by_report AS (
    SELECT document_id, count(*) AS claims FROM stated GROUP BY document_id
),
widely_stated AS (
    SELECT story_id, claim_id, label, list(DISTINCT outlet) AS outlets
    FROM stated
    GROUP BY story_id, claim_id, label
    HAVING count(DISTINCT outlet) > 1
),
left_out AS (
    SELECT placed.document_id, list(widely_stated.label ORDER BY widely_stated.label, claim_id) AS labels
    FROM placed JOIN widely_stated USING (story_id)
    WHERE NOT list_contains(widely_stated.outlets, placed.outlet)
    GROUP BY placed.document_id
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
    story.headline AS story,
    CASE WHEN story.story_id IS NOT NULL THEN coalesce(claims_by_story.claims, 0) END AS claims_of_story,
    CASE WHEN story.story_id IS NOT NULL THEN coalesce(claims_by_report.claims, 0) END AS claims_stated,
    CASE WHEN story.story_id IS NOT NULL THEN coalesce(left_out.labels, []) END AS claims_left_out,
    document.published_basis,
    document.version,
    document.source_uri,
    story.story_id,
    document.document_id
FROM ledger.documents AS document
LEFT JOIN figure_counts USING (document_id)
LEFT JOIN date_counts USING (document_id)
LEFT JOIN ledger.story_documents AS in_story USING (document_id)
LEFT JOIN ledger.stories AS story USING (story_id)
LEFT JOIN claims_by_story USING (story_id)
LEFT JOIN claims_by_report USING (document_id)
LEFT JOIN left_out USING (document_id)
WHERE document.withdrawn_reason IS NULL
    AND NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.coverage IS 'How much was read out of each report, which reports are undated or not extracted, and which claims of its story an outlet left out.';
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
COMMENT ON COLUMN analysis.coverage.story IS 'Headline of the report''s story; NULL for a report in none.';
COMMENT ON COLUMN analysis.coverage.claims_of_story IS 'Claims that the reports of the story make together.';
COMMENT ON COLUMN analysis.coverage.claims_stated IS 'Of these, claims that the report states.';
COMMENT ON COLUMN analysis.coverage.claims_left_out IS 'Labels of claims that two or more other outlets state, and no report of this outlet in the story.';
COMMENT ON COLUMN analysis.coverage.published_basis IS 'How the day of publication is known.';
COMMENT ON COLUMN analysis.coverage.version IS 'Version of the report: 1 for the first text seen.';
COMMENT ON COLUMN analysis.coverage.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.coverage.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN analysis.coverage.document_id IS 'The report (ledger.documents).';
