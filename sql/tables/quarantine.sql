-- Grain: one row per row and rule that refused or withheld it.
CREATE TABLE quality.quarantine (
    table_name     VARCHAR   NOT NULL,
    row_id         VARCHAR   NOT NULL,
    expectation_id VARCHAR   NOT NULL,
    document_id    VARCHAR,
    reason         VARCHAR   NOT NULL,
    row_json       VARCHAR   NOT NULL,
    run_id         VARCHAR   NOT NULL,
    quarantined_at TIMESTAMP NOT NULL,
    detail         VARCHAR,
    PRIMARY KEY (table_name, row_id, expectation_id)
);

COMMENT ON TABLE quality.quarantine IS 'Rows that broke a critical rule, and stories, claims and happenings that broke a rule of theirs: kept here whole, and in no published view of facts.';
COMMENT ON COLUMN quality.quarantine.table_name IS 'Table the row was meant for, schema-qualified.';
COMMENT ON COLUMN quality.quarantine.row_id IS 'The row''s identifier in that table.';
COMMENT ON COLUMN quality.quarantine.expectation_id IS 'Rule that refused or withheld it, as in expectations/.';
COMMENT ON COLUMN quality.quarantine.document_id IS 'Document the row is about; NULL for what rests on several.';
COMMENT ON COLUMN quality.quarantine.reason IS 'Why the rule exists, in a sentence.';
COMMENT ON COLUMN quality.quarantine.row_json IS 'The row as JSON; of a story, claim or happening with the ids of its mentions.';
COMMENT ON COLUMN quality.quarantine.run_id IS 'Run that refused it (quality.runs).';
COMMENT ON COLUMN quality.quarantine.quarantined_at IS 'When it was refused, UTC.';
COMMENT ON COLUMN quality.quarantine.detail IS 'The evidence in words, where the rule gives it; NULL otherwise.';
