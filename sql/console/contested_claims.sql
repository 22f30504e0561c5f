-- Where the reports disagree: a row for each rival value, the claims that most outlets make first.
SELECT
    claim.label,
    -- What a value is stated for, where the reports differ in just that.
    rival.text
        || if(claim.n_rates > 1 AND rival.rate IS NOT NULL, ' per ' || rival.rate, '')
        || if(claim.n_periods > 1 AND rival.period IS NOT NULL, ' in ' || rival.period, '') AS words,
    rival.sources,
    rival.superseded,
    claim.claim_id,
    dense_rank() OVER (ORDER BY claim.n_outlets DESC, claim.claim_id) AS place
FROM (
    SELECT
        claim_id,
        label,
        n_outlets,
        len(list_distinct([rival.rate FOR rival IN rivals])) AS n_rates,
        len(list_distinct([rival.period FOR rival IN rivals])) AS n_periods,
        unnest(rivals) AS rival
    FROM analysis.contested_claims
    WHERE n_outlets > 1
) AS claim
QUALIFY place <= 6
ORDER BY place, rival.superseded DESC;
