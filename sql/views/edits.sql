-- Grain: one row per figure or date that appeared, vanished or changed between two versions of a report.
CREATE VIEW analysis.edits AS
SELECT
    later.outlet,
    later.title,
    later.published_on,
    edit.change,
    edit.what,
    coalesce(earlier_figure.text, earlier_date.text) AS earlier_text,
    coalesce(figure.text, date.text) AS text,
    earlier_figure.value AS earlier_value,
    figure.value,
    earlier_figure.value_low AS earlier_value_low,
    earlier_figure.value_high AS earlier_value_high,
    figure.value_low,
    figure.value_high,
    earlier_figure.direction AS earlier_direction,
    figure.direction,
    coalesce(figure.kind, earlier_figure.kind) AS kind,
    coalesce(figure.unit, earlier_figure.unit) AS unit,
    coalesce(figure.counted_head, earlier_figure.counted_head) AS counted_head,
    earlier_date.timex_value AS earlier_timex_value,
    date.timex_value,
    earlier_date.start_on AS earlier_start_on,
    earlier_date.end_on AS earlier_end_on,
    date.start_on,
    date.end_on,
    earlier_sentence.text AS earlier_sentence,
    sentence.text AS sentence,
    earlier.version AS earlier_version,
    later.version,
    later.ingested_at AS seen_at,
    later.source_uri,
    edit.earlier_document_id,
    edit.document_id,
    edit.earlier_mention_id,
    edit.mention_id,
    edit.edit_id
FROM ledger.edits AS edit
JOIN ledger.documents AS later ON later.document_id = edit.document_id
JOIN ledger.documents AS earlier ON earlier.document_id = edit.earlier_document_id
LEFT JOIN ledger.figures AS figure ON figure.figure_id = edit.mention_id
LEFT JOIN ledger.figures AS earlier_figure ON earlier_figure.figure_id = edit.earlier_mention_id
LEFT JOIN ledger.dates AS date ON date.date_id = edit.mention_id
LEFT JOIN ledger.dates AS earlier_date ON earlier_date.date_id = edit.earlier_mention_id
LEFT JOIN ledger.sentences AS sentence ON sentence.sentence_id = edit.sentence_id
LEFT JOIN ledger.sentences AS earlier_sentence ON earlier_sentence.sentence_id = edit.earlier_sentence_id
-- A withdrawn report leaves the views, with what it said at any time.
WHERE NOT EXISTS (
    FROM ledger.documents AS newest
    WHERE newest.source_uri = later.source_uri
        AND newest.withdrawn_reason IS NOT NULL
        AND NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = newest.document_id)
);

COMMENT ON VIEW analysis.edits IS 'Figures and dates that appeared, vanished or changed when an outlet edited a report, with both sentences.';
COMMENT ON COLUMN analysis.edits.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.edits.title IS 'Headline of the later version.';
COMMENT ON COLUMN analysis.edits.published_on IS 'Day of publication of the later version; NULL when unknown.';
COMMENT ON COLUMN analysis.edits.change IS 'appeared, vanished or changed: the same place in the report, another reading.';
COMMENT ON COLUMN analysis.edits.what IS 'figure or date.';
COMMENT ON COLUMN analysis.edits.earlier_text IS 'The exact words in the earlier version; NULL when the mention appeared.';
COMMENT ON COLUMN analysis.edits.text IS 'The exact words in the later version; NULL when the mention vanished.';
COMMENT ON COLUMN analysis.edits.earlier_value IS 'Figure: the number stated before, in base units; NULL for a range, a vague quantity or a date.';
COMMENT ON COLUMN analysis.edits.value IS 'Figure: the number stated now.';
COMMENT ON COLUMN analysis.edits.earlier_value_low IS 'Figure: lower bound of what the words before allowed; NULL when open.';
COMMENT ON COLUMN analysis.edits.earlier_value_high IS 'Figure: upper bound of what the words before allowed; NULL when open.';
COMMENT ON COLUMN analysis.edits.value_low IS 'Figure: lower bound of what the words now allow; NULL when open.';
COMMENT ON COLUMN analysis.edits.value_high IS 'Figure: upper bound of what the words now allow; NULL when open.';
COMMENT ON COLUMN analysis.edits.earlier_direction IS 'Figure: up or down for the change stated before.';
COMMENT ON COLUMN analysis.edits.direction IS 'Figure: up or down for the change stated now.';
COMMENT ON COLUMN analysis.edits.kind IS 'Figure: money, count, percent, ratio, ordinal, duration, age or measure.';
COMMENT ON COLUMN analysis.edits.unit IS 'Figure: ISO 4217 code, percent, percentage_point or UCUM code; NULL for counts and dates.';
COMMENT ON COLUMN analysis.edits.counted_head IS 'Figure: singular head noun of what is counted.';
COMMENT ON COLUMN analysis.edits.earlier_timex_value IS 'Date: TIMEX3 value before.';
COMMENT ON COLUMN analysis.edits.timex_value IS 'Date: TIMEX3 value now.';
COMMENT ON COLUMN analysis.edits.earlier_start_on IS 'Date: first day meant before; NULL when not settled.';
COMMENT ON COLUMN analysis.edits.earlier_end_on IS 'Date: last day meant before, inclusive.';
COMMENT ON COLUMN analysis.edits.start_on IS 'Date: first day meant now; NULL when not settled.';
COMMENT ON COLUMN analysis.edits.end_on IS 'Date: last day meant now, inclusive.';
COMMENT ON COLUMN analysis.edits.earlier_sentence IS 'The sentence in the earlier version; NULL when none stood in that place.';
COMMENT ON COLUMN analysis.edits.sentence IS 'The sentence in the later version; NULL when none took the earlier one''s place.';
COMMENT ON COLUMN analysis.edits.earlier_version IS 'Version of the report before: 1 for the first text seen.';
COMMENT ON COLUMN analysis.edits.version IS 'Version of the report now.';
COMMENT ON COLUMN analysis.edits.seen_at IS 'When the later version was loaded, UTC.';
COMMENT ON COLUMN analysis.edits.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.edits.earlier_document_id IS 'The earlier version (ledger.documents).';
COMMENT ON COLUMN analysis.edits.document_id IS 'The later version (ledger.documents).';
COMMENT ON COLUMN analysis.edits.earlier_mention_id IS 'figure_id or date_id in the earlier version; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.edits.mention_id IS 'figure_id or date_id in the later version; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.edits.edit_id IS 'Identifier of the edit (ledger.edits).';
