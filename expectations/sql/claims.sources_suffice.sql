-- id: claims.sources_suffice
-- table: ledger.claims
-- severity: withhold
-- reason: One report is a single source, one origin repeats, two origins corroborate; nobody counts more outlets or
-- origins than reports, and every claim has one of each.
SELECT claim_id AS row_id, format('{}: {} reports, {} outlets, {} origins', status, n_documents, n_outlets, n_origins) AS detail
FROM ledger.claims
WHERE story_id IN (SELECT story_id FROM new_stories)
    AND NOT (
        least(n_outlets, n_origins) >= 1
        AND greatest(n_outlets, n_origins) <= n_documents
        AND CASE status
            WHEN 'single_source' THEN n_documents = 1
            WHEN 'repeated' THEN n_documents > 1 AND n_origins = 1
            WHEN 'corroborated' THEN n_origins > 1
            ELSE status = 'contested' AND n_documents > 1
        END
    )
