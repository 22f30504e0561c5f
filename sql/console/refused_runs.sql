-- Runs that the gate refused and nobody has let through since, newest first, each with the blocking rules that it broke;
-- those whose id begins with $run.
SELECT run.run_id, any_value(run.sources) AS sources, list(broken.expectation_id ORDER BY broken.expectation_id) AS rules
FROM quality.runs AS run
JOIN quality.validations AS broken USING (run_id)
WHERE run.verdict = 'refused'
    AND broken.severity = 'blocking'
    AND NOT broken.success
    AND starts_with(run.run_id, $run)
    AND NOT EXISTS (
        FROM quality.runs AS later
        WHERE later.command = 'accept ' || run.run_id AND later.verdict IN ('published', 'unpublished')
    )
GROUP BY run.run_id
ORDER BY any_value(run.started_at) DESC, run.run_id DESC;
