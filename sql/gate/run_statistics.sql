-- What the reports of a run are like as a whole: the numbers that are compared with those of earlier runs.
WITH reports AS (
    SELECT
        document_id,
        outlet,
        word_count,
        documents.published_on IS NULL     AS is_undated,
        extractor_version IS NOT NULL      AS is_read,
        coalesce(figures, 0)               AS figures,
        coalesce(figures, 0) + coalesce(dates, 0) = 0 AS is_empty
    FROM new_documents
    JOIN ledger.documents USING (document_id)
    LEFT JOIN (SELECT document_id, count(*) AS figures FROM ledger.figures GROUP BY ALL) USING (document_id)
    LEFT JOIN (SELECT document_id, count(*) AS dates FROM ledger.dates GROUP BY ALL) USING (document_id)
    WHERE run_id = getvariable('gate_run_id') AND word_count > 0
)

SELECT 'figures_per_1000_words' AS measure, '' AS part, sum(figures) AS amount, sum(word_count) AS base, count(*) AS reports
FROM reports
WHERE is_read
HAVING count(*) > 0

UNION ALL

SELECT 'undated_share', '', count(*) FILTER (is_undated), count(*), count(*)
FROM reports
HAVING count(*) > 0

UNION ALL

SELECT 'empty_share', coalesce(outlet, ''), count(*) FILTER (is_empty), count(*), count(*)
FROM reports
WHERE is_read
GROUP BY GROUPING SETS ((), (outlet))
HAVING count(*) > 0 AND (outlet IS NOT NULL OR grouping(outlet) = 1)

UNION ALL

SELECT 'kinds', kind, count(*), sum(count(*)) OVER (), any_value(reports_read)
FROM ledger.figures
JOIN reports USING (document_id)
CROSS JOIN (SELECT count(*) AS reports_read FROM reports WHERE is_read)
GROUP BY kind

ORDER BY measure, part
