-- Grain: one row per reported statement.
-- Key: statement_id
CREATE TABLE ledger.statements (
    statement_id      VARCHAR   NOT NULL,
    document_id       VARCHAR   NOT NULL,
    sentence_id       VARCHAR   NOT NULL,
    char_start        INTEGER   NOT NULL,
    char_end          INTEGER   NOT NULL,
    text              VARCHAR   NOT NULL,
    parts             VARCHAR[] NOT NULL,
    part_starts       INTEGER[] NOT NULL,
    part_ends         INTEGER[] NOT NULL,
    form              VARCHAR   NOT NULL,
    speaker_entity_id VARCHAR,
    speaker_text      VARCHAR,
    speaker_start     INTEGER,
    speaker_end       INTEGER,
    cue               VARCHAR,
    cue_start         INTEGER,
    cue_end           INTEGER,
    cue_kind          VARCHAR   NOT NULL,
    variant_group     VARCHAR   NOT NULL,
    rule              VARCHAR   NOT NULL,
    extractor_version VARCHAR   NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.statements IS 'What people and organisations are reported to have said, written, thought or wanted, with the exact words of content, speaker and cue.';
COMMENT ON COLUMN ledger.statements.statement_id IS 'document_id/statement/start-end.';
COMMENT ON COLUMN ledger.statements.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.statements.sentence_id IS 'The sentence that the content begins in (ledger.sentences).';
COMMENT ON COLUMN ledger.statements.char_start IS 'First code point of the content in the document''s text, from 0.';
COMMENT ON COLUMN ledger.statements.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.statements.text IS 'The document''s text from char_start to char_end: the content, and where the attribution splits it, the attribution too.';
COMMENT ON COLUMN ledger.statements.parts IS 'The content alone, part by part: one, or several where the words that attribute it split it.';
COMMENT ON COLUMN ledger.statements.part_starts IS 'First code point of each part in the document''s text, in text order; the first is char_start.';
COMMENT ON COLUMN ledger.statements.part_ends IS 'One past the last code point of each part; the last is char_end.';
COMMENT ON COLUMN ledger.statements.form IS 'direct (all of it in quotation marks), mixed (some of it) or indirect; marks around a term do not count.';
COMMENT ON COLUMN ledger.statements.speaker_entity_id IS 'Who the speaker is (ledger.entities); NULL when the report does not settle it, or names nobody known.';
COMMENT ON COLUMN ledger.statements.speaker_text IS 'The words for the speaker; NULL when none stand there.';
COMMENT ON COLUMN ledger.statements.speaker_start IS 'First code point of the speaker in the document''s text.';
COMMENT ON COLUMN ledger.statements.speaker_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.statements.cue IS 'The words that attribute the content to the speaker; NULL for a quotation whose speaker stands in the sentence before.';
COMMENT ON COLUMN ledger.statements.cue_start IS 'First code point of the cue in the document''s text.';
COMMENT ON COLUMN ledger.statements.cue_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.statements.cue_kind IS 'What the cue says of the content: say, write, ask, urge, show, rule, think, feel, want or judge (praise, blame, support, oppose).';
COMMENT ON COLUMN ledger.statements.variant_group IS 'The same statement in other wordings, within and across reports, has the same group: the smallest statement_id in it.';
COMMENT ON COLUMN ledger.statements.rule IS 'Identifier of the rule that read the statement.';
COMMENT ON COLUMN ledger.statements.extractor_version IS 'Version of the extractor that read the statement.';
COMMENT ON COLUMN ledger.statements.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
