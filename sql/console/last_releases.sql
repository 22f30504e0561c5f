-- What people released from quarantine, newest first.
SELECT row_id, list(expectation_id ORDER BY expectation_id) AS rules, released_by, release_reason, released_at
FROM quality.releases
JOIN quality.runs USING (run_id)
GROUP BY row_id, released_by, release_reason, released_at, run_number
ORDER BY run_number DESC, row_id
LIMIT 5;
