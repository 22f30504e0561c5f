-- What the gate found in the last run that it judged.
SELECT severity, expectation_id, table_name, unexpected_count AS rows, checked_count AS of, reason, sample, detail
FROM quality.validations
WHERE NOT success
    AND run_id = (SELECT run_id FROM quality.validations ORDER BY validated_at DESC LIMIT 1)
ORDER BY severity, expectation_id;
