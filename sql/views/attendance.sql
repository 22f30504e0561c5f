-- Grain: one row per participant in an event, as the newest version of a report tells it.
CREATE VIEW analysis.attendance AS
SELECT
    attendance.attendance_id,
    document.outlet,
    document.title,
    document.published_on,
    attendance.text      AS participant,
    attendance.entity_id,
    attendance.mode,
    attendance.event_text,
    attendance.event_on,
    sentence.text        AS sentence,
    document.source_uri,
    attendance.document_id,
    attendance.sentence_id,
    attendance.char_start,
    attendance.char_end,
    attendance.rule,
    attendance.flags
FROM ledger.attendance AS attendance
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE NOT EXISTS (FROM ledger.documents AS newer WHERE newer.supersedes = document.document_id);

COMMENT ON VIEW analysis.attendance IS 'Who takes part in what, joins from afar, stays away or is invited, as reported, with the sentence, the outlet and the day.';
COMMENT ON COLUMN analysis.attendance.attendance_id IS 'Identifier of the row.';
COMMENT ON COLUMN analysis.attendance.outlet IS 'Publishing outlet; NULL when the source does not name it.';
COMMENT ON COLUMN analysis.attendance.title IS 'Headline of the report.';
COMMENT ON COLUMN analysis.attendance.published_on IS 'Day of publication; NULL when unknown.';
COMMENT ON COLUMN analysis.attendance.participant IS 'The participant or the group, in the report''s words.';
COMMENT ON COLUMN analysis.attendance.entity_id IS 'Who that is (ledger.entities): a country too where its officials stand for it; NULL for a group of several.';
COMMENT ON COLUMN analysis.attendance.mode IS 'attends, remote, absent or invited.';
COMMENT ON COLUMN analysis.attendance.event_text IS 'The words for the event; NULL when the report has none.';
COMMENT ON COLUMN analysis.attendance.event_on IS 'Day of the event; NULL when the text does not settle it.';
COMMENT ON COLUMN analysis.attendance.sentence IS 'The sentence that the participant stands in.';
COMMENT ON COLUMN analysis.attendance.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.attendance.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN analysis.attendance.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN analysis.attendance.char_start IS 'First code point of the participant in the report''s text, from 0.';
COMMENT ON COLUMN analysis.attendance.char_end IS 'One past its last code point.';
COMMENT ON COLUMN analysis.attendance.rule IS 'Identifier of the rule that read the participant.';
COMMENT ON COLUMN analysis.attendance.flags IS 'Warnings of the gate about the row; empty when there are none.';
