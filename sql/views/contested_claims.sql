-- Grain: one row per contested claim.
CREATE VIEW analysis.contested_claims AS
WITH rivals AS (
    SELECT
        claim_id,
        story_id,
        value_low,
        value_high,
        period,
        rate,
        arg_min(text, (published_on, source_uri, figure_id)) AS text,
        min(published_on) AS first_on,
        list(DISTINCT outlet ORDER BY outlet) FILTER (outlet IS NOT NULL) AS outlets,
        list(DISTINCT source ORDER BY source) AS sources,
        arg_min(sentence, (published_on, source_uri, figure_id)) AS sentence,
        count(DISTINCT origin_id) AS n_origins,
        bool_and(superseded) AS superseded
    FROM analysis.claim_mentions
    WHERE status = 'contested'
    GROUP BY claim_id, story_id, value_low, value_high, period, rate
)
SELECT
    claim.claim_id,
    story.headline AS story,
    claim.label,
    list(
        struct_pack(
            text := rivals.text,
            period := rivals.period,
            rate := rivals.rate,
            outlets := rivals.outlets,
            sources := rivals.sources,
            n_origins := rivals.n_origins,
            first_on := rivals.first_on,
            superseded := rivals.superseded,
            sentence := rivals.sentence
        )
        ORDER BY coalesce(rivals.value_low, rivals.value_high), rivals.value_high NULLS LAST, rivals.period, rivals.rate, rivals.text
    ) AS rivals,
    count(*) AS n_rivals,
    claim.n_origins,
    claim.n_outlets,
    claim.n_documents,
    claim.value_low,
    claim.value_high,
    claim.unit,
    claim.story_id
FROM rivals
JOIN ledger.claims AS claim USING (claim_id)
JOIN ledger.stories AS story ON story.story_id = claim.story_id
GROUP BY ALL;

COMMENT ON VIEW analysis.contested_claims IS 'Claims on which reports disagree, each with its rival values, their outlets and their sentences side by side.';
COMMENT ON COLUMN analysis.contested_claims.claim_id IS 'Identifier of the claim; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.contested_claims.story IS 'Headline of the story.';
COMMENT ON COLUMN analysis.contested_claims.label IS 'What is measured, in the reports'' own words.';
COMMENT ON COLUMN analysis.contested_claims.rivals IS 'What is said, from the least value to the greatest: the words, the period and the rate they are stated for, the outlets, the same with file or page names for unknown outlets, their independent origins, the first day, whether all of it was superseded by later reports, and a sentence.';
COMMENT ON COLUMN analysis.contested_claims.n_rivals IS 'How many different values, periods and rates are stated.';
COMMENT ON COLUMN analysis.contested_claims.n_origins IS 'Independent sources of the whole claim.';
COMMENT ON COLUMN analysis.contested_claims.n_outlets IS 'Outlets that state it.';
COMMENT ON COLUMN analysis.contested_claims.n_documents IS 'Reports that state it.';
COMMENT ON COLUMN analysis.contested_claims.value_low IS 'Least value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.contested_claims.value_high IS 'Greatest value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.contested_claims.unit IS 'Unit of these values; NULL for counts.';
COMMENT ON COLUMN analysis.contested_claims.story_id IS 'The story (ledger.stories).';
