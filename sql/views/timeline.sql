-- Grain: one row per mention of a time that the text settles to days.
CREATE VIEW analysis.timeline AS
SELECT
    dates.start_on,
    dates.end_on,
    dates.end_on - dates.start_on + 1 AS days,
    dates.text,
    dates.sentence,
    dates.outlet,
    dates.published_on,
    dates.start_on - dates.published_on AS days_from_publication,
    happening.n_origins,
    happening.n_documents,
    dates.timex_type,
    dates.timex_value,
    dates.timex_mod,
    dates.basis,
    dates.title,
    dates.source_uri,
    dates.document_id,
    dates.date_id
FROM analysis.dates AS dates
LEFT JOIN ledger.date_claim_mentions AS told USING (date_id)
LEFT JOIN ledger.date_claims AS happening USING (date_claim_id)
WHERE dates.start_on IS NOT NULL
ORDER BY dates.start_on, dates.end_on, dates.outlet, dates.date_id;

COMMENT ON VIEW analysis.timeline IS 'What the reports place on which days, in calendar order: each sentence under the days its words settle.';
COMMENT ON COLUMN analysis.timeline.start_on IS 'First day meant.';
COMMENT ON COLUMN analysis.timeline.end_on IS 'Last day meant, inclusive.';
COMMENT ON COLUMN analysis.timeline.days IS 'Length in days: 1 for a single day.';
COMMENT ON COLUMN analysis.timeline.text IS 'The exact words that name the time.';
COMMENT ON COLUMN analysis.timeline.sentence IS 'The sentence they stand in.';
COMMENT ON COLUMN analysis.timeline.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.timeline.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.timeline.days_from_publication IS 'start_on less published_on, in days: negative for the past.';
COMMENT ON COLUMN analysis.timeline.n_origins IS 'Independent sources among the reports of the story that place something on these days; NULL for a longer period, and where the sentence says too little.';
COMMENT ON COLUMN analysis.timeline.n_documents IS 'These reports; NULL likewise.';
COMMENT ON COLUMN analysis.timeline.timex_type IS 'DATE, TIME, DURATION or SET (ISO-TimeML TIMEX3).';
COMMENT ON COLUMN analysis.timeline.timex_value IS 'TIMEX3 value.';
COMMENT ON COLUMN analysis.timeline.timex_mod IS 'TIMEX3 mod.';
COMMENT ON COLUMN analysis.timeline.basis IS 'What settles the days: explicit, publication or narrative.';
COMMENT ON COLUMN analysis.timeline.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.timeline.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.timeline.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.timeline.date_id IS 'Identifier of the mention; `wireledger explain` takes it.';
