-- Grain: one row per pair of reports of a story, the earlier first.
CREATE VIEW analysis.lineage AS
WITH facts AS (
    SELECT one.document_id, other.document_id AS other_document_id, count(DISTINCT claim.claim_id) AS shared_claims
    FROM ledger.claims AS claim
    JOIN ledger.claim_figures AS mine USING (claim_id)
    JOIN ledger.claim_figures AS theirs USING (claim_id)
    JOIN ledger.figures AS one ON one.figure_id = mine.figure_id
    JOIN ledger.figures AS other ON other.figure_id = theirs.figure_id
    WHERE mine.agrees AND theirs.agrees AND one.document_id <> other.document_id
    GROUP BY one.document_id, other.document_id
),
pairs AS (
    SELECT story_id, document_id, other_document_id, shared_runs, share, same_origin FROM ledger.shared_wording
)
SELECT
    story.headline AS story,
    earlier.outlet AS earlier_outlet,
    later.outlet AS later_outlet,
    earlier.published_on AS earlier_on,
    later.published_on AS later_on,
    pairs.shared_runs,
    pairs.share AS shared_wording,
    coalesce(facts.shared_claims, 0) AS shared_claims,
    pairs.same_origin,
    CASE
        WHEN NOT pairs.same_origin THEN NULL
        WHEN earlier.published_on < later.published_on THEN 'the later report copies the earlier, or its source'
        ELSE 'one copies the other, or both copy one source'
    END AS direction,
    pairs.story_id,
    pairs.document_id,
    pairs.other_document_id
FROM pairs
JOIN ledger.stories AS story USING (story_id)
JOIN ledger.documents AS earlier ON earlier.document_id = pairs.document_id
JOIN ledger.documents AS later ON later.document_id = pairs.other_document_id
LEFT JOIN facts
    ON facts.document_id = pairs.document_id AND facts.other_document_id = pairs.other_document_id;

COMMENT ON VIEW analysis.lineage IS 'Which reports of a story share wording and facts, and so may go back to one source. Of more than 40 reports, each with the earlier ones nearest to it and the first that it copies.';
COMMENT ON COLUMN analysis.lineage.story IS 'Headline of the story.';
COMMENT ON COLUMN analysis.lineage.earlier_outlet IS 'Outlet of the report that was published first; of one day, the first by address.';
COMMENT ON COLUMN analysis.lineage.later_outlet IS 'Outlet of the other.';
COMMENT ON COLUMN analysis.lineage.earlier_on IS 'Day of the first.';
COMMENT ON COLUMN analysis.lineage.later_on IS 'Day of the other.';
COMMENT ON COLUMN analysis.lineage.shared_runs IS 'Runs of five words that stand in both.';
COMMENT ON COLUMN analysis.lineage.shared_wording IS 'Their share of the shorter report''s runs, 0 to 1.';
COMMENT ON COLUMN analysis.lineage.shared_claims IS 'Claims on which both agree.';
COMMENT ON COLUMN analysis.lineage.same_origin IS 'Whether so much is shared that they count as one origin.';
COMMENT ON COLUMN analysis.lineage.direction IS 'Who likely copied; NULL where nothing says that anyone did.';
COMMENT ON COLUMN analysis.lineage.story_id IS 'The story (ledger.stories).';
COMMENT ON COLUMN analysis.lineage.document_id IS 'The first report (ledger.documents).';
COMMENT ON COLUMN analysis.lineage.other_document_id IS 'The other.';
