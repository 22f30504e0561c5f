-- id: claims.status_recomputed
-- table: ledger.claims
-- severity: blocking
-- reason: The status of a claim follows from the intervals, periods and origins of its mentions.
WITH mentions AS (
    SELECT
        claim.claim_id,
        mention.unit,
        coalesce(mention.value_low, '-infinity'::DOUBLE) AS low,
        coalesce(mention.value_high, 'infinity'::DOUBLE) AS high,
        mention.rounding,
        mention.period,
        mention.rate
    FROM ledger.claims AS claim
    JOIN ledger.claim_figures AS mention USING (claim_id)
    WHERE claim.story_id IN (SELECT story_id FROM new_stories)
        AND claim.n_documents > 1
),
parted AS (
    -- Numbers in two units may differ by the last digits that a conversion rounds away.
    SELECT DISTINCT one.claim_id
    FROM (SELECT DISTINCT claim_id, unit, low, high, rounding FROM mentions) AS one
    JOIN (SELECT DISTINCT claim_id, unit, low, high, rounding FROM mentions) AS other USING (claim_id)
    WHERE greatest(one.low, other.low)
        > least(one.high, other.high)
        + CASE WHEN one.unit IS DISTINCT FROM other.unit THEN one.rounding + other.rounding ELSE 0 END
        + 1e-7 * greatest(abs(one.low), abs(other.low), 1)
    UNION
    SELECT claim_id
    FROM mentions
    GROUP BY claim_id
    HAVING count(DISTINCT rate) > 1 OR count(DISTINCT period) > 1
),
recomputed AS (
    SELECT
        claim.claim_id,
        claim.status,
        CASE
            WHEN claim.n_documents = 1 THEN 'single_source'
            WHEN claim.claim_id IN (SELECT claim_id FROM parted) THEN 'contested'
            WHEN claim.n_origins > 1 THEN 'corroborated'
            ELSE 'repeated'
        END AS follows
    FROM ledger.claims AS claim
    WHERE claim.story_id IN (SELECT story_id FROM new_stories)
)
SELECT claim_id AS row_id, format('kept as {}; its mentions make it {}', status, follows) AS detail
FROM recomputed
WHERE status <> follows
