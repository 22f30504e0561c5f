-- Grain: one row per claim.
CREATE VIEW analysis.claims AS
WITH said AS (
    SELECT
        mention.claim_id,
        list(DISTINCT document.outlet ORDER BY document.outlet) FILTER (document.outlet IS NOT NULL) AS outlets,
        list(DISTINCT figure.text ORDER BY figure.text) AS words,
        min(document.published_on) AS first_reported_on,
        arg_min(document.outlet, (document.published_on, document.source_uri, figure.char_start)) AS first_reported_by,
        count(*) AS n_mentions,
        count(*) FILTER (mention.superseded) AS n_superseded
    FROM ledger.claim_figures AS mention
    JOIN ledger.figures AS figure USING (figure_id)
    JOIN ledger.documents AS document USING (document_id)
    GROUP BY mention.claim_id
)
SELECT
    claim.claim_id,
    story.headline AS story,
    claim.label,
    claim.status,
    said.words,
    claim.value_low,
    claim.value_high,
    claim.unit,
    claim.n_origins,
    claim.n_outlets,
    claim.n_documents,
    said.n_mentions,
    said.n_superseded,
    said.first_reported_on,
    said.first_reported_by,
    said.outlets,
    claim.kind,
    claim.story_id
FROM ledger.claims AS claim
JOIN ledger.stories AS story USING (story_id)
JOIN said USING (claim_id);

COMMENT ON VIEW analysis.claims IS 'What the reports of a story say of one measured thing: the values, whether they agree, and how many independent origins back them.';
COMMENT ON COLUMN analysis.claims.claim_id IS 'Identifier of the claim; `wireledger explain` takes it.';
COMMENT ON COLUMN analysis.claims.story IS 'Headline of the story.';
COMMENT ON COLUMN analysis.claims.label IS 'What is measured, in the reports'' own words.';
COMMENT ON COLUMN analysis.claims.status IS 'corroborated, repeated, contested or single_source (see ledger.claims).';
COMMENT ON COLUMN analysis.claims.words IS 'The exact words of its mentions, each once.';
COMMENT ON COLUMN analysis.claims.value_low IS 'Least value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.claims.value_high IS 'Greatest value that any mention allows; NULL when one leaves it open.';
COMMENT ON COLUMN analysis.claims.unit IS 'Unit of these values; NULL for counts.';
COMMENT ON COLUMN analysis.claims.n_origins IS 'Independent sources that it goes back to.';
COMMENT ON COLUMN analysis.claims.n_outlets IS 'Outlets that state it.';
COMMENT ON COLUMN analysis.claims.n_documents IS 'Reports that state it.';
COMMENT ON COLUMN analysis.claims.n_mentions IS 'Mentions in these reports.';
COMMENT ON COLUMN analysis.claims.n_superseded IS 'Of these, counts that a later report raised.';
COMMENT ON COLUMN analysis.claims.first_reported_on IS 'Day of the first report that states it; NULL when none has a day.';
COMMENT ON COLUMN analysis.claims.first_reported_by IS 'Outlet of that report.';
COMMENT ON COLUMN analysis.claims.outlets IS 'Outlets that state it, in name order.';
COMMENT ON COLUMN analysis.claims.kind IS 'money, count, percent, ratio, ordinal, duration, age or measure.';
COMMENT ON COLUMN analysis.claims.story_id IS 'The story (ledger.stories).';
