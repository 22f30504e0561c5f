-- What many outlets say and one source said.
SELECT
    claim.label,
    claim.words[1] AS words,
    claim.n_outlets,
    list(DISTINCT mention.source ORDER BY mention.source) AS sources,
    arg_min(mention.origin_reason, mention.figure_id) FILTER (mention.figure_id <> mention.origin_id) AS reason,
    claim.claim_id
FROM analysis.claims AS claim
JOIN analysis.claim_mentions AS mention USING (claim_id)
WHERE claim.status = 'repeated' AND claim.n_outlets > 1
GROUP BY ALL
ORDER BY claim.n_outlets DESC, claim.claim_id
LIMIT 6;
