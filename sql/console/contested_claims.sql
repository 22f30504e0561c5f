-- Where the reports disagree: a row for each rival value, the claims that most outlets make first.
SELECT
    claim.label,
    rival.text,
    array_to_string(coalesce(rival.outlets, ['unknown outlet']), ', ') AS outlets,
    rival.superseded,
    claim.claim_id,
    dense_rank() OVER (ORDER BY claim.n_outlets DESC, claim.claim_id) AS place,
    count(*) OVER () AS n_rows
FROM (
    SELECT claim_id, label, n_outlets, unnest(rivals) AS rival
    FROM analysis.contested_claims
    WHERE n_outlets > 1
) AS claim
QUALIFY place <= 6
ORDER BY place, rival.superseded DESC;
