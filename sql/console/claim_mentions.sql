-- The mentions of one claim: by origin, in the order they were reported.
SELECT
    text,
    source,
    published_on,
    dense_rank() OVER (ORDER BY first_of_origin, origin_id) AS origin,
    origin_reason,
    agrees,
    superseded,
    sentence,
    figure_id
FROM (
    SELECT *, min((published_on, source_uri)) OVER (PARTITION BY origin_id) AS first_of_origin
    FROM analysis.claim_mentions
    WHERE claim_id = $id
)
ORDER BY origin, published_on, source_uri, figure_id <> origin_id, figure_id;
