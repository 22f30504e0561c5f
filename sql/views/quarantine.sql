-- Grain: one row per row and rule that refused or withheld it.
CREATE VIEW analysis.quarantine AS
SELECT
    refused.table_name,
    refused.expectation_id,
    refused.reason,
    refused.detail,
    document.outlet,
    document.title,
    coalesce(refused.row_json ->> '$.text', refused.row_json ->> '$.label', refused.row_json ->> '$.headline') AS text,
    refused.row_json,
    refused.row_id,
    coalesce(document.source_uri, refused.row_json ->> '$.source_uri') AS source_uri,
    refused.document_id,
    refused.quarantined_at,
    refused.run_id
FROM quality.quarantine AS refused
LEFT JOIN ledger.documents AS document USING (document_id);

COMMENT ON VIEW analysis.quarantine IS 'Rows that the gate refused, and stories, claims and happenings that it withheld: whole, with the rule that they broke.';
COMMENT ON COLUMN analysis.quarantine.table_name IS 'Table the row was meant for.';
COMMENT ON COLUMN analysis.quarantine.expectation_id IS 'Rule that refused it.';
COMMENT ON COLUMN analysis.quarantine.reason IS 'Why the rule exists.';
COMMENT ON COLUMN analysis.quarantine.detail IS 'The evidence in words, where the rule gives it.';
COMMENT ON COLUMN analysis.quarantine.outlet IS 'Outlet of the report it is about.';
COMMENT ON COLUMN analysis.quarantine.title IS 'Headline of that report.';
COMMENT ON COLUMN analysis.quarantine.text IS 'The row''s words; of a claim or happening its label, of a story its headline.';
COMMENT ON COLUMN analysis.quarantine.row_json IS 'The row as JSON.';
COMMENT ON COLUMN analysis.quarantine.row_id IS 'The row''s identifier.';
COMMENT ON COLUMN analysis.quarantine.source_uri IS 'Where the report came from.';
COMMENT ON COLUMN analysis.quarantine.document_id IS 'The report it is about.';
COMMENT ON COLUMN analysis.quarantine.quarantined_at IS 'When it was refused, UTC.';
COMMENT ON COLUMN analysis.quarantine.run_id IS 'Run that refused it (quality.runs).';
