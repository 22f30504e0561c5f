-- What lies in quarantine, by rule.
SELECT expectation_id, table_name, count(*) AS rows, any_value(reason) AS reason, date_trunc('second', max(quarantined_at)) AS last_at
FROM quality.quarantine
GROUP BY expectation_id, table_name
ORDER BY rows DESC, expectation_id;
