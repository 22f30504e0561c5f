-- Grain: one row per credit of a source in the newest version of a report.
CREATE VIEW analysis.credits AS
SELECT
    credit.credit_id,
    document.outlet,
    document.title,
    document.published_on,
    credit.source_name,
    credit.source_entity_id,
    credit.scope,
    credit.partial,
    credit.text,
    sentence.text AS sentence,
    document.source_uri,
    credit.document_id,
    credit.sentence_id,
    credit.char_start,
    credit.char_end,
    credit.rule,
    credit.flags
FROM ledger.credits AS credit
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.credits IS 'Which agencies and outlets the reports rest on, with the exact words, the sentence, the outlet and the day.';
COMMENT ON COLUMN analysis.credits.credit_id IS 'Identifier of the credit.';
COMMENT ON COLUMN analysis.credits.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.credits.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.credits.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.credits.source_name IS 'The agency or outlet as named ("AFP", "state media").';
COMMENT ON COLUMN analysis.credits.source_entity_id IS 'Who that is (ledger.entities); NULL where the source is told by its kind only.';
COMMENT ON COLUMN analysis.credits.scope IS 'What rests on the source: sentence, paragraph or report.';
COMMENT ON COLUMN analysis.credits.partial IS 'Whether the report names the source as one among others.';
COMMENT ON COLUMN analysis.credits.text IS 'The exact words of the credit.';
COMMENT ON COLUMN analysis.credits.sentence IS 'The sentence that the credit stands in.';
COMMENT ON COLUMN analysis.credits.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.credits.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.credits.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.credits.char_start IS 'First code point of the credit in the report''s text, from 0.';
COMMENT ON COLUMN analysis.credits.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.credits.rule IS 'Identifier of the rule that read the credit.';
COMMENT ON COLUMN analysis.credits.flags IS 'Warnings of the gate about the row; empty when there are none.';
