-- id: run.rows_refused
-- table: quality.quarantine
-- severity: blocking
-- reason: More than one row in twenty of a table broke a critical rule, in three reports or more: then the fault
-- lies with the pipeline, and the rows that passed are not to be trusted either.
--
-- One odd report, however many of its rows are bad, never stops a run: its rows are quarantined and the rest is
-- published. Rows that only followed a refused document or sentence do not count.
SELECT
    table_name AS row_id,
    format('{} of {} rows of {}, in {} reports', broken, row_count, table_name, reports) AS detail
FROM (
    SELECT table_name, count(DISTINCT row_id) AS broken, count(DISTINCT document_id) AS reports
    FROM refused
    -- What lay in quarantine before and is refused again says nothing about this run.
    SEMI JOIN (FROM quality.quarantine WHERE run_id = getvariable('gate_run_id'))
        USING (table_name, row_id, expectation_id)
    WHERE NOT followed
    GROUP BY table_name
)
JOIN checked_tables USING (table_name)
WHERE broken > 0.05 * row_count AND reports >= 3
ORDER BY table_name
