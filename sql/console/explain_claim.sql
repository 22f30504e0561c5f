-- One claim.
SELECT label, status, story, n_origins, n_outlets, n_documents, value_low, value_high, unit, first_reported_on, first_reported_by
FROM analysis.claims
WHERE claim_id = $id;
