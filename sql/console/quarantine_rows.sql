-- Rows in quarantine, one for each rule that refused them; $rule, $table and $outlet narrow them down when not NULL.
SELECT
    refused.row_id,
    refused.table_name                                                 AS "table",
    refused.expectation_id                                             AS rule,
    coalesce(document.outlet, report.row_json ->> '$.outlet', refused.row_json ->> '$.outlet') AS outlet,
    left(coalesce(
        refused.row_json ->> '$.text', refused.row_json ->> '$.label', refused.row_json ->> '$.headline',
        refused.row_json ->> '$.source_uri'
    ), 80)                                                             AS text,
    refused.detail,
    refused.reason,
    date_trunc('second', refused.quarantined_at)                       AS quarantined_at,
    run.verdict                                                        AS run_verdict,
    refused.run_id
FROM quality.quarantine AS refused
LEFT JOIN quality.runs AS run USING (run_id)
LEFT JOIN ledger.documents AS document ON document.document_id = refused.document_id
LEFT JOIN (
    SELECT row_id, any_value(row_json) AS row_json
    FROM quality.quarantine
    WHERE table_name = 'ledger.documents'
    GROUP BY row_id
) AS report ON report.row_id = refused.document_id
WHERE ($rule IS NULL OR refused.expectation_id = $rule)
    AND ($table IS NULL OR $table IN (refused.table_name, split_part(refused.table_name, '.', 2)))
    AND ($outlet IS NULL OR coalesce(document.outlet, report.row_json ->> '$.outlet', refused.row_json ->> '$.outlet') = $outlet)
ORDER BY run.run_number DESC, refused.table_name, refused.row_id, refused.expectation_id;
