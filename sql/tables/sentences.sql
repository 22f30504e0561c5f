-- Grain: one row per sentence of a document.
-- Key: sentence_id
CREATE TABLE ledger.sentences (
    sentence_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    ordinal     INTEGER NOT NULL,
    char_start  INTEGER NOT NULL,
    char_end    INTEGER NOT NULL,
    text        VARCHAR NOT NULL
);

COMMENT ON TABLE ledger.sentences IS 'Sentences of every extracted document, as spans of its text with their words.';
COMMENT ON COLUMN ledger.sentences.sentence_id IS 'document_id/sentence/start-end.';
COMMENT ON COLUMN ledger.sentences.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.sentences.ordinal IS 'Position in the document, from 0.';
COMMENT ON COLUMN ledger.sentences.char_start IS 'First code point of the sentence in the document''s text, from 0.';
COMMENT ON COLUMN ledger.sentences.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.sentences.text IS 'The exact words: the document''s text from char_start to char_end. Kept so that views need not cut them out of whole reports.';
