-- What the gate found in the last run that it judged.
SELECT severity, expectation_id, table_name, unexpected_count AS rows, checked_count AS of, reason, sample, detail
FROM quality.validations
WHERE NOT success
    AND run_id = (
        SELECT max_by(run_id, run_number)
        FROM quality.validations
        JOIN quality.runs USING (run_id)
    )
ORDER BY severity, expectation_id;
