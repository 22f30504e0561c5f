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
    coalesce(withheld, 0) AS withheld,
    list_transform(sources, source -> regexp_extract(source, '[^/]*/?[^/]*$')) AS sources,
    reason,
    accepted_rules,
    accepted_by,
    accepted_because
FROM quality.runs
ORDER BY run_number DESC
LIMIT 10;
