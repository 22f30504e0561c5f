-- Grain: one row per mention of a time.
-- Key: date_id
CREATE TABLE ledger.dates (
    date_id           VARCHAR NOT NULL,
    document_id       VARCHAR NOT NULL,
    sentence_id       VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    text              VARCHAR NOT NULL,
    timex_type        VARCHAR NOT NULL,
    timex_value       VARCHAR NOT NULL,
    timex_mod         VARCHAR,
    start_on          DATE,
    end_on            DATE,
    anchor_on         DATE,
    basis             VARCHAR NOT NULL,
    rule              VARCHAR NOT NULL,
    extractor_version VARCHAR NOT NULL,
    flags             VARCHAR[] NOT NULL DEFAULT []
);

COMMENT ON TABLE ledger.dates IS 'Mentions of times, each with its exact words, its TIMEX3 value and, where the text settles them, its days.';
COMMENT ON COLUMN ledger.dates.date_id IS 'document_id/date/start-end.';
COMMENT ON COLUMN ledger.dates.document_id IS 'The document (ledger.documents).';
COMMENT ON COLUMN ledger.dates.sentence_id IS 'The sentence (ledger.sentences).';
COMMENT ON COLUMN ledger.dates.char_start IS 'First code point of the mention in the document''s text, from 0.';
COMMENT ON COLUMN ledger.dates.char_end IS 'One past its last code point.';
COMMENT ON COLUMN ledger.dates.text IS 'The exact words: the document''s text from char_start to char_end.';
COMMENT ON COLUMN ledger.dates.timex_type IS 'DATE, TIME, DURATION or SET (ISO-TimeML TIMEX3).';
COMMENT ON COLUMN ledger.dates.timex_value IS 'TIMEX3 value: 2025-03-11, 2025-W10, P30D, PRESENT_REF, XXXX-XX-XX, ...';
COMMENT ON COLUMN ledger.dates.timex_mod IS 'TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, MORE_THAN, LESS_THAN, EQUAL_OR_MORE, EQUAL_OR_LESS; NULL when none.';
COMMENT ON COLUMN ledger.dates.start_on IS 'First day meant; NULL when the text does not settle it.';
COMMENT ON COLUMN ledger.dates.end_on IS 'Last day meant, inclusive; NULL when the text does not settle it.';
COMMENT ON COLUMN ledger.dates.anchor_on IS 'Day the mention was resolved against; NULL for a mention complete in itself or left unresolved.';
COMMENT ON COLUMN ledger.dates.basis IS 'What settles the value: explicit (the words alone), publication, narrative (another date of the text), or unresolved.';
COMMENT ON COLUMN ledger.dates.rule IS 'Identifier of the rule that read the mention.';
COMMENT ON COLUMN ledger.dates.extractor_version IS 'Version of the extractor that read the mention.';
COMMENT ON COLUMN ledger.dates.flags IS 'Warning rules of the gate that the row broke (quality.validations.expectation_id), in name order; empty when none.';
