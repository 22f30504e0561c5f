-- Claims of the named stories, of figures and of days.
SELECT
    story_id, claim_id, label, status, unit, value_low, value_high,
    NULL::DATE AS start_on, NULL::DATE AS end_on, n_documents, n_outlets, n_origins
FROM ledger.claims
WHERE story_id IN (SELECT unnest($stories))
UNION ALL
SELECT
    story_id, date_claim_id, label, status, NULL, NULL, NULL,
    start_on, end_on, n_documents, NULL, n_origins
FROM ledger.date_claims
WHERE story_id IN (SELECT unnest($stories))
ORDER BY story_id, claim_id;
