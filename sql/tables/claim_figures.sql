-- Grain: one row per mention of a claim.
-- Key: figure_id
CREATE TABLE ledger.claim_figures (
    claim_id      VARCHAR NOT NULL,
    figure_id     VARCHAR NOT NULL,
    origin_id     VARCHAR NOT NULL,
    origin_reason VARCHAR NOT NULL,
    agrees        BOOLEAN NOT NULL,
    superseded    BOOLEAN NOT NULL,
    unit          VARCHAR,
    value_low     DOUBLE,
    value_high    DOUBLE,
    rounding      DOUBLE  NOT NULL,
    period        VARCHAR,
    rate          VARCHAR
);

COMMENT ON TABLE ledger.claim_figures IS 'The mentions of each claim, what each goes back to, and whether it agrees with the others. A figure has one claim.';
COMMENT ON COLUMN ledger.claim_figures.claim_id IS 'The claim (ledger.claims).';
COMMENT ON COLUMN ledger.claim_figures.figure_id IS 'The mention (ledger.figures).';
COMMENT ON COLUMN ledger.claim_figures.origin_id IS 'The first mention that goes back to the same source (a figure_id): mentions with one origin_id confirm nothing to each other.';
COMMENT ON COLUMN ledger.claim_figures.origin_reason IS 'Why that is its origin, in words.';
COMMENT ON COLUMN ledger.claim_figures.agrees IS 'Whether the mention allows the value that most reports allow.';
COMMENT ON COLUMN ledger.claim_figures.superseded IS 'Whether a later report raised the toll.';
COMMENT ON COLUMN ledger.claim_figures.unit IS 'Unit that the mention itself is stated in.';
COMMENT ON COLUMN ledger.claim_figures.value_low IS 'Least value that the words and their rounding allow, in the claim''s unit; NULL when open.';
COMMENT ON COLUMN ledger.claim_figures.value_high IS 'Greatest such value; NULL when open.';
COMMENT ON COLUMN ledger.claim_figures.rounding IS 'Half of the last digit written, in the claim''s unit: by so much a mention in another unit may differ and still agree.';
COMMENT ON COLUMN ledger.claim_figures.period IS 'The days that the quantity is stated for, as an ISO 8601 interval; NULL when none are. Mentions for different periods contest each other.';
COMMENT ON COLUMN ledger.claim_figures.rate IS 'What the quantity is per, with the deadline if one is stated (year by 2030); NULL when it is no rate. Different rates contest each other.';
