-- id: claims.counts_recomputed
-- table: ledger.claims
-- severity: blocking
-- reason: The reports, outlets and origins of a claim are counted from its mentions, and no report has two origins for
-- nothing: there are never more origins than mentions.
WITH counted AS (
    SELECT
        claim.claim_id,
        count(DISTINCT figure.document_id) AS n_documents,
        count(DISTINCT coalesce(document.outlet, document.document_id)) AS n_outlets,
        count(DISTINCT mention.origin_id) AS n_origins
    FROM ledger.claims AS claim
    JOIN ledger.claim_figures AS mention USING (claim_id)
    JOIN ledger.figures AS figure USING (figure_id)
    JOIN ledger.documents AS document USING (document_id)
    WHERE claim.story_id IN (SELECT story_id FROM new_stories)
    GROUP BY claim.claim_id
)
SELECT
    claim_id AS row_id,
    format(
        'kept {}, {}, {}; counted {}, {}, {}',
        claim.n_documents, claim.n_outlets, claim.n_origins,
        counted.n_documents, counted.n_outlets, counted.n_origins
    ) AS detail
FROM ledger.claims AS claim
JOIN counted USING (claim_id)
WHERE (claim.n_documents, claim.n_outlets, claim.n_origins)
    IS DISTINCT FROM (counted.n_documents, counted.n_outlets, counted.n_origins)
    OR claim.n_origins > claim.n_documents
