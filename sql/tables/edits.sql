-- Grain: one row per figure or date that appeared, vanished or changed between two versions of a report.
-- Key: edit_id
CREATE TABLE ledger.edits (
    edit_id             VARCHAR NOT NULL,
    document_id         VARCHAR NOT NULL,
    earlier_document_id VARCHAR NOT NULL,
    what                VARCHAR NOT NULL,
    change              VARCHAR NOT NULL,
    mention_id          VARCHAR,
    earlier_mention_id  VARCHAR,
    sentence_id         VARCHAR,
    earlier_sentence_id VARCHAR
);

COMMENT ON TABLE ledger.edits IS 'What figures and dates a new version of a report changed, by comparison with the version before it.';
COMMENT ON COLUMN ledger.edits.edit_id IS 'document_id/edit/what/start-end, the span of the mention; of the earlier mention, after was/, for one that vanished.';
COMMENT ON COLUMN ledger.edits.document_id IS 'The later version (ledger.documents).';
COMMENT ON COLUMN ledger.edits.earlier_document_id IS 'The version it is compared with: the last one before it that has a text.';
COMMENT ON COLUMN ledger.edits.what IS 'figure or date.';
COMMENT ON COLUMN ledger.edits.change IS 'appeared, vanished or changed: the same place in the report, another reading.';
COMMENT ON COLUMN ledger.edits.mention_id IS 'The mention in the later version (figure_id or date_id); NULL when it vanished.';
COMMENT ON COLUMN ledger.edits.earlier_mention_id IS 'The mention in the earlier version; NULL when it appeared.';
COMMENT ON COLUMN ledger.edits.sentence_id IS 'The sentence in the later version; NULL when none took the place of the earlier sentence.';
COMMENT ON COLUMN ledger.edits.earlier_sentence_id IS 'The sentence in the earlier version; NULL when there was none in that place.';
