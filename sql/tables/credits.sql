-- Grain: one row per credit of a source.
-- Key: credit_id
CREATE TABLE ledger.credits (
    credit_id         VARCHAR   NOT NULL,
    document_id       VARCHAR   NOT NULL,
    sentence_id       VARCHAR   NOT NULL,
    char_start        INTEGER   NOT NULL,
    char_end          INTEGER   NOT NULL,
    text              VARCHAR   NOT NULL,
    source_name       VARCHAR   NOT NULL,
    source_entity_id  VARCHAR,
    scope             VARCHAR   NOT NULL,
    partial           BOOLEAN   NOT NULL,
    rule              VARCHAR   NOT NULL,
    extractor_version VARCHAR   NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.credits IS 'Which agencies and outlets the reports name as their sources, and for how much.';
COMMENT ON COLUMN ledger.credits.credit_id IS 'document_id/credit/start-end.';
COMMENT ON COLUMN ledger.credits.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.credits.sentence_id IS 'The sentence that the credit stands in (ledger.sentences).';
COMMENT ON COLUMN ledger.credits.char_start IS 'First code point of the credit in the document''s text.';
COMMENT ON COLUMN ledger.credits.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.credits.text IS 'The document''s text from char_start to char_end: the source with the words that credit it.';
COMMENT ON COLUMN ledger.credits.source_name IS 'The agency or outlet as named ("AFP", "state media").';
COMMENT ON COLUMN ledger.credits.source_entity_id IS 'Who that is (ledger.entities); NULL where the source is told by its kind only.';
COMMENT ON COLUMN ledger.credits.scope IS 'What rests on the source: sentence, paragraph (a slug at its end) or report (dateline, byline, a slug at the report''s end).';
COMMENT ON COLUMN ledger.credits.partial IS 'Whether the report names the source as one among others ("AFP contributed to this report").';
COMMENT ON COLUMN ledger.credits.rule IS 'Identifier of the rule that read the credit.';
COMMENT ON COLUMN ledger.credits.extractor_version IS 'Version of the extractor that read the credit.';
COMMENT ON COLUMN ledger.credits.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
