-- Grain: one row per participant in an event, as reported.
-- Key: attendance_id
CREATE TABLE ledger.attendance (
    attendance_id     VARCHAR   NOT NULL,
    document_id       VARCHAR   NOT NULL,
    sentence_id       VARCHAR   NOT NULL,
    char_start        INTEGER   NOT NULL,
    char_end          INTEGER   NOT NULL,
    text              VARCHAR   NOT NULL,
    entity_id         VARCHAR,
    mode              VARCHAR   NOT NULL,
    event_text        VARCHAR,
    event_start       INTEGER,
    event_end         INTEGER,
    event_on          DATE,
    rule              VARCHAR   NOT NULL,
    extractor_version VARCHAR   NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.attendance IS 'Who is reported to take part in which event, to stay away from it or to be invited to it.';
COMMENT ON COLUMN ledger.attendance.attendance_id IS 'document_id/attendance/start-end.';
COMMENT ON COLUMN ledger.attendance.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.attendance.sentence_id IS 'The sentence that the participant stands in (ledger.sentences).';
COMMENT ON COLUMN ledger.attendance.char_start IS 'First code point of the participant in the document''s text.';
COMMENT ON COLUMN ledger.attendance.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.attendance.text IS 'The document''s text from char_start to char_end: the participant, or the group.';
COMMENT ON COLUMN ledger.attendance.entity_id IS 'Who that is (ledger.entities): a country too where its officials or its government stand for it; NULL for a group of several.';
COMMENT ON COLUMN ledger.attendance.mode IS 'attends (hosts, chairs, sends somebody), remote, absent (stays away, is not invited) or invited.';
COMMENT ON COLUMN ledger.attendance.event_text IS 'The words for the event, here or where the report spoke of it last; NULL when it has none.';
COMMENT ON COLUMN ledger.attendance.event_start IS 'First code point of these words in the document''s text.';
COMMENT ON COLUMN ledger.attendance.event_end IS 'One past their last code point.';
COMMENT ON COLUMN ledger.attendance.event_on IS 'Day of the event; NULL when the text does not settle it.';
COMMENT ON COLUMN ledger.attendance.rule IS 'Identifier of the rule that read the participant.';
COMMENT ON COLUMN ledger.attendance.extractor_version IS 'Version of the extractor that read the participant.';
COMMENT ON COLUMN ledger.attendance.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
