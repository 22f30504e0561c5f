-- Grain: one row per mention of a dated happening.
-- Key: date_id
CREATE TABLE ledger.date_claim_mentions (
    date_claim_id VARCHAR NOT NULL,
    date_id       VARCHAR NOT NULL,
    origin_id     VARCHAR NOT NULL,
    origin_reason VARCHAR NOT NULL
);

COMMENT ON TABLE ledger.date_claim_mentions IS 'The mentions of each dated happening, and what each goes back to.';
COMMENT ON COLUMN ledger.date_claim_mentions.date_claim_id IS 'The happening (ledger.date_claims).';
COMMENT ON COLUMN ledger.date_claim_mentions.date_id IS 'The mention (ledger.dates).';
COMMENT ON COLUMN ledger.date_claim_mentions.origin_id IS 'The first mention (a date_id) that goes back to the same source.';
COMMENT ON COLUMN ledger.date_claim_mentions.origin_reason IS 'Why that is its origin, in words.';
