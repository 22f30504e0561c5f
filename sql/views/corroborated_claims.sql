-- Grain: one row per claim that independent origins agree on.
CREATE VIEW analysis.corroborated_claims AS
SELECT
    claim_id,
    story,
    label,
    words,
    n_origins,
    n_outlets,
    n_documents,
    outlets,
    first_reported_on,
    first_reported_by,
    value_low,
    value_high,
    unit,
    story_id
FROM analysis.claims
WHERE status = 'corroborated';

COMMENT ON VIEW analysis.corroborated_claims IS 'Claims that two or more independent origins make, and that no report contradicts.';
COMMENT ON COLUMN analysis.corroborated_claims.claim_id IS 'Identifier of the claim; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.corroborated_claims.story IS 'Headline of the story.';
COMMENT ON COLUMN analysis.corroborated_claims.label IS 'What is measured, in the reports'' own words.';
COMMENT ON COLUMN analysis.corroborated_claims.words IS 'The exact words of its mentions, each once.';
COMMENT ON COLUMN analysis.corroborated_claims.n_origins IS 'Independent sources that it goes back to.';
COMMENT ON COLUMN analysis.corroborated_claims.n_outlets IS 'Outlets that state it.';
COMMENT ON COLUMN analysis.corroborated_claims.n_documents IS 'Reports that state it.';
COMMENT ON COLUMN analysis.corroborated_claims.outlets IS 'Outlets that state it, in name order.';
COMMENT ON COLUMN analysis.corroborated_claims.first_reported_on IS 'Day of the first report that states it; NULL when none has a day.';
COMMENT ON COLUMN analysis.corroborated_claims.first_reported_by IS 'Outlet of that report.';
COMMENT ON COLUMN analysis.corroborated_claims.value_low IS 'Least value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.corroborated_claims.value_high IS 'Greatest value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.corroborated_claims.unit IS 'Unit of these values; NULL for counts.';
COMMENT ON COLUMN analysis.corroborated_claims.story_id IS 'The story (ledger.stories).';
