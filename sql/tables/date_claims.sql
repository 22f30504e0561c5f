-- Grain: one row per day, or span of days, that reports of a story place something on.
-- Key: date_claim_id
CREATE TABLE ledger.date_claims (
    date_claim_id VARCHAR NOT NULL,
    story_id      VARCHAR NOT NULL,
    label         VARCHAR NOT NULL,
    start_on      DATE    NOT NULL,
    end_on        DATE    NOT NULL,
    status        VARCHAR NOT NULL,
    n_documents   INTEGER NOT NULL,
    n_origins     INTEGER NOT NULL
);

COMMENT ON TABLE ledger.date_claims IS 'Dated happenings: what the reports of a story place on one day, however each words the day.';
COMMENT ON COLUMN ledger.date_claims.date_claim_id IS 'Identifier: document_id/date_claim/start-end of the first mention.';
COMMENT ON COLUMN ledger.date_claims.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN ledger.date_claims.label IS 'What is placed there: the words that its sentences share.';
COMMENT ON COLUMN ledger.date_claims.start_on IS 'First day.';
COMMENT ON COLUMN ledger.date_claims.end_on IS 'Last day, inclusive.';
COMMENT ON COLUMN ledger.date_claims.status IS 'corroborated, repeated or single_source, as for claims; contested when reports place the same happening on different days.';
COMMENT ON COLUMN ledger.date_claims.n_documents IS 'Reports that place something there.';
COMMENT ON COLUMN ledger.date_claims.n_origins IS 'Independent sources among them.';
