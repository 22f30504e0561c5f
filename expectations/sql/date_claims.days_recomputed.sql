-- id: date_claims.days_recomputed
-- table: ledger.date_claims
-- severity: blocking
-- reason: Every mention of a dated happening means its days, or a span around them, and its reports and origins are counted from its mentions.
WITH counted AS (
    SELECT
        claim.date_claim_id,
        count(DISTINCT mentioned.document_id) AS n_documents,
        count(DISTINCT mention.origin_id) AS n_origins,
        -- "Later this week" and "on Friday" may tell of one day: that of the narrowest mention.
        bool_and(coalesce(
            mentioned.start_on <= claim.start_on AND claim.end_on <= mentioned.end_on,
            -- "Monday" in a report without a date.
            split_part(mentioned.timex_value, 'T', 1) IN (
                'XXXX-WXX-' || isodow(claim.start_on), strftime(claim.start_on, 'XXXX-%m-%d')
            )
        ))
            AND bool_or(mentioned.start_on = claim.start_on AND mentioned.end_on = claim.end_on) AS same_days
    FROM ledger.date_claims AS claim
    JOIN ledger.date_claim_mentions AS mention USING (date_claim_id)
    JOIN ledger.dates AS mentioned USING (date_id)
    WHERE claim.story_id IN (SELECT story_id FROM ledger.story_documents SEMI JOIN new_documents USING (document_id))
    GROUP BY claim.date_claim_id
)
SELECT claim.date_claim_id AS row_id
FROM ledger.date_claims AS claim
LEFT JOIN counted USING (date_claim_id)
WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    AND (
        (claim.n_documents, claim.n_origins) IS DISTINCT FROM (counted.n_documents, counted.n_origins)
        OR NOT counted.same_days
        OR (claim.n_documents = 1) <> (claim.status = 'single_source') AND claim.status <> 'contested'
    )
