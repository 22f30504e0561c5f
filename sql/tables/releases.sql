-- Grain: one row per row and rule that a person released from quarantine.
CREATE TABLE quality.releases (
    table_name     VARCHAR   NOT NULL,
    row_id         VARCHAR   NOT NULL,
    expectation_id VARCHAR   NOT NULL,
    document_id    VARCHAR,
    row_json       VARCHAR   NOT NULL,
    released_by    VARCHAR   NOT NULL,
    release_reason VARCHAR   NOT NULL,
    released_at    TIMESTAMP NOT NULL,
    run_id         VARCHAR   NOT NULL,
    quarantined_at TIMESTAMP NOT NULL,
    PRIMARY KEY (table_name, row_id, expectation_id)
);

COMMENT ON TABLE quality.releases IS 'Rows that a person put back into the ledger against a rule: who, when and why. The rule does not refuse the same row again.';
COMMENT ON COLUMN quality.releases.table_name IS 'Table of the row, schema-qualified.';
COMMENT ON COLUMN quality.releases.row_id IS 'The row''s identifier in that table.';
COMMENT ON COLUMN quality.releases.expectation_id IS 'Rule that had refused it, as in expectations/; figures and dates have it in flags, after released:.';
COMMENT ON COLUMN quality.releases.document_id IS 'Document the row is about.';
COMMENT ON COLUMN quality.releases.row_json IS 'The row as it was released: a later reading of the same words that says something else is refused again.';
COMMENT ON COLUMN quality.releases.released_by IS 'Who released it.';
COMMENT ON COLUMN quality.releases.release_reason IS 'Why, in their words.';
COMMENT ON COLUMN quality.releases.released_at IS 'When, UTC.';
COMMENT ON COLUMN quality.releases.run_id IS 'The release as a run of its own (quality.runs).';
COMMENT ON COLUMN quality.releases.quarantined_at IS 'When it had been refused, UTC.';
