-- What people released from quarantine, newest first.
SELECT row_id, list(expectation_id ORDER BY expectation_id) AS rules, released_by, release_reason, released_at
FROM quality.releases
GROUP BY ALL
ORDER BY released_at DESC, row_id
LIMIT 5;
