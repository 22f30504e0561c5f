-- Grain: one row per term that a report is known by: the index that stories are found with.
CREATE TABLE ledger.document_terms (
    document_id VARCHAR NOT NULL,
    term        VARCHAR NOT NULL,
    days        INTEGER,
    weight      INTEGER NOT NULL
);

COMMENT ON TABLE ledger.document_terms IS 'The rare words, names and numbers that tell a report from others; reports are compared by them.';
COMMENT ON COLUMN ledger.document_terms.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN ledger.document_terms.term IS 'Form of the word, or a number in digits.';
COMMENT ON COLUMN ledger.document_terms.days IS 'The span of days the report was published in, numbered from 1970; NULL when its day is unknown.';
COMMENT ON COLUMN ledger.document_terms.weight IS 'Share of the report that the term stands for: 10,000 times its coordinate in a unit vector.';
