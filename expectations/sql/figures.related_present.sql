-- id: figures.related_present
-- table: ledger.figures
-- severity: critical
-- reason: A figure that refers to another refers to one that is there, in the same report, and not to itself.
SELECT figures.figure_id AS row_id
FROM ledger.figures
LEFT JOIN ledger.figures AS related
    ON related.figure_id = figures.related_figure_id
    AND related.document_id = figures.document_id
    AND related.figure_id <> figures.figure_id
WHERE figures.related_figure_id IS NOT NULL AND related.figure_id IS NULL
