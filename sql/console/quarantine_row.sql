-- One row in quarantine, with its sentence and its report, wherever these lie: one row for each rule that refused it.
WITH kept AS (
    SELECT table_name, row_id, row_json FROM quality.quarantine GROUP BY ALL
)
SELECT
    refused.table_name,
    refused.row_id,
    refused.expectation_id,
    refused.reason,
    refused.row_json,
    refused.quarantined_at,
    refused.run_id,
    run.verdict                                                                 AS run_verdict,
    coalesce(sentence.text, refused_sentence.row_json ->> '$.text')             AS sentence,
    coalesce(sentence.char_start, (refused_sentence.row_json ->> '$.char_start')::INTEGER) AS sentence_start,
    coalesce(document.outlet, report.row_json ->> '$.outlet')                   AS outlet,
    coalesce(document.title, report.row_json ->> '$.title')                     AS title,
    coalesce(document.published_on, (report.row_json ->> '$.published_on')::DATE) AS published_on,
    coalesce(document.source_uri, report.row_json ->> '$.source_uri')           AS source_uri,
    refused.document_id,
    document.document_id IS NOT NULL                                            AS is_report_in_ledger
FROM quality.quarantine AS refused
LEFT JOIN quality.runs AS run USING (run_id)
LEFT JOIN ledger.documents AS document ON document.document_id = refused.document_id
LEFT JOIN ledger.sentences AS sentence ON sentence.sentence_id = (refused.row_json ->> '$.sentence_id')
LEFT JOIN kept AS refused_sentence
    ON refused_sentence.table_name = 'ledger.sentences' AND refused_sentence.row_id = (refused.row_json ->> '$.sentence_id')
LEFT JOIN kept AS report ON report.table_name = 'ledger.documents' AND report.row_id = refused.document_id
WHERE refused.row_id = $row_id
ORDER BY refused.expectation_id;
