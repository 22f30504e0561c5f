-- id: run.rows_refused
-- table: quality.quarantine
-- severity: blocking
-- reason: More than one row in twenty of a table broke a critical rule, in more than five independent texts: then the
-- fault lies with the pipeline, and the rows that passed are not to be trusted either.
--
-- Counted are the rows of reports that copy no other of the run: forty papers with one wire's slip are one text with a
-- slip. Five odd reports, however many of their rows are bad, never stop a run: their rows are quarantined and the rest
-- is published. Rows that only followed a refused document or sentence do not count.
SELECT
    table_name AS row_id,
    format('{} of {} rows of {}, in {} texts that copy no other', broken, independent_rows, table_name, texts) AS detail
FROM (
    SELECT table_name, count(DISTINCT row_id) AS broken, count(DISTINCT document_id) AS texts
    FROM refused
    -- What lay in quarantine before and is refused again says nothing about this run.
    SEMI JOIN (FROM quality.quarantine WHERE run_id = getvariable('gate_run_id'))
        USING (table_name, row_id, expectation_id)
    SEMI JOIN independent_documents USING (document_id)
    WHERE NOT followed
    GROUP BY table_name
)
JOIN checked_tables USING (table_name)
WHERE broken > 0.05 * independent_rows AND texts > 5
ORDER BY table_name
