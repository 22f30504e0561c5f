-- id: date_claims.sources_suffice
-- table: ledger.date_claims
-- severity: withhold
-- reason: One report is a single source, one origin repeats, two origins corroborate; nobody counts more origins than
-- reports, and every happening has one of each.
SELECT date_claim_id AS row_id, format('{}: {} reports, {} origins', status, n_documents, n_origins) AS detail
FROM ledger.date_claims
WHERE story_id IN (SELECT story_id FROM new_stories)
    AND NOT (
        n_origins BETWEEN 1 AND n_documents
        AND CASE status
            WHEN 'single_source' THEN n_documents = 1
            WHEN 'repeated' THEN n_documents > 1 AND n_origins = 1
            WHEN 'corroborated' THEN n_origins > 1
            ELSE status = 'contested'
        END
    )
