-- The last runs, newest first.
SELECT
    run_id,
    started_at,
    verdict,
    coalesce(inputs, 0) AS inputs,
    coalesce(documents, 0) AS documents,
    coalesce(figures, 0) AS figures,
    coalesce(dates, 0) AS dates,
    coalesce(quarantined, 0) AS quarantined,
    list_transform(sources, source -> regexp_extract(source, '[^/]*/?[^/]*$')) AS sources,
    reason,
    accept_drift
FROM quality.runs
ORDER BY run_number DESC
LIMIT 10;
