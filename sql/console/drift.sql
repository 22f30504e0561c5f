-- How the last run that added reports compares with those before it: all of it, and the outlets that stand out.
SELECT part, status, evidence
FROM quality.run_statistics
WHERE evidence IS NOT NULL
    AND (part = '' OR status IN ('drift', 'accepted'))
    AND run_id = (
        SELECT max_by(run_id, run_number)
        FROM quality.run_statistics
        JOIN quality.runs USING (run_id)
    )
ORDER BY measure, part;
