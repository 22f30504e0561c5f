-- Grain: one row per mention of a time in the newest version of a report.
CREATE VIEW analysis.dates AS
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
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.dates IS 'Every time that the reports mention, resolved or not, with its exact words and the sentence.';
COMMENT ON COLUMN analysis.dates.date_id IS 'Identifier of the mention; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.dates.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.dates.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.dates.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.dates.text IS 'The exact words.';
COMMENT ON COLUMN analysis.dates.timex_type IS 'DATE, TIME, DURATION or SET (ISO-TimeML TIMEX3).';
COMMENT ON COLUMN analysis.dates.timex_value IS 'TIMEX3 value.';
COMMENT ON COLUMN analysis.dates.timex_mod IS 'TIMEX3 mod.';
COMMENT ON COLUMN analysis.dates.start_on IS 'First day meant; NULL when the text does not settle it.';
COMMENT ON COLUMN analysis.dates.end_on IS 'Last day meant, inclusive; NULL when the text does not settle it.';
COMMENT ON COLUMN analysis.dates.anchor_on IS 'Day the mention was resolved against.';
COMMENT ON COLUMN analysis.dates.basis IS 'explicit, publication, narrative or unresolved.';
COMMENT ON COLUMN analysis.dates.sentence IS 'The sentence the mention stands in.';
COMMENT ON COLUMN analysis.dates.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.dates.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.dates.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.dates.char_start IS 'First code point of the mention in the report''s text, from 0.';
COMMENT ON COLUMN analysis.dates.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.dates.rule IS 'Identifier of the rule that read the mention.';
COMMENT ON COLUMN analysis.dates.flags IS 'Warnings of the gate about the row, such as dates.near_publication; empty when there are none.';
