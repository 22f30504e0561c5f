-- Grain: one row per measured attribute of one thing in a story.
-- Key: claim_id
CREATE TABLE ledger.claims (
    claim_id    VARCHAR NOT NULL,
    story_id    VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    kind        VARCHAR NOT NULL,
    unit        VARCHAR,
    value_low   DOUBLE,
    value_high  DOUBLE,
    status      VARCHAR NOT NULL,
    n_documents INTEGER NOT NULL,
    n_outlets   INTEGER NOT NULL,
    n_origins   INTEGER NOT NULL
);

COMMENT ON TABLE ledger.claims IS 'Measured attributes of one thing, with all that the reports of a story say of them.';
COMMENT ON COLUMN ledger.claims.claim_id IS 'Identifier: document_id/claim/start-end of the first mention.';
COMMENT ON COLUMN ledger.claims.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN ledger.claims.label IS 'What is measured, in the reports'' own words.';
COMMENT ON COLUMN ledger.claims.kind IS 'Kind of the first mention: money, count, percent, ratio, ordinal, duration, age or measure.';
COMMENT ON COLUMN ledger.claims.unit IS 'Unit that the values are given in, that of the first mention; NULL for counts and money of an unsettled currency.';
COMMENT ON COLUMN ledger.claims.value_low IS 'Least value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN ledger.claims.value_high IS 'Greatest value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN ledger.claims.status IS 'corroborated (two or more independent origins, compatible), repeated (several reports, one origin), contested (several reports, incompatible values or periods) or single_source (one report).';
COMMENT ON COLUMN ledger.claims.n_documents IS 'Reports that state it.';
COMMENT ON COLUMN ledger.claims.n_outlets IS 'Outlets that do; a report without an outlet counts as one.';
COMMENT ON COLUMN ledger.claims.n_origins IS 'Independent sources that it goes back to.';
