-- Grain: one row per expectation checked in a run.
CREATE TABLE quality.validations (
    run_id           VARCHAR   NOT NULL,
    expectation_id   VARCHAR   NOT NULL,
    table_name       VARCHAR   NOT NULL,
    severity         VARCHAR   NOT NULL,
    success          BOOLEAN   NOT NULL,
    checked_count    BIGINT    NOT NULL,
    unexpected_count BIGINT    NOT NULL,
    sample           VARCHAR[] NOT NULL,
    detail           VARCHAR,
    reason           VARCHAR   NOT NULL,
    validated_at     TIMESTAMP NOT NULL,
    PRIMARY KEY (run_id, expectation_id)
);

COMMENT ON TABLE quality.validations IS 'What the gate checked in every run, and what it found.';
COMMENT ON COLUMN quality.validations.run_id IS 'The run (quality.runs).';
COMMENT ON COLUMN quality.validations.expectation_id IS 'Identifier of the rule, as in expectations/.';
COMMENT ON COLUMN quality.validations.table_name IS 'Table that was checked, schema-qualified.';
COMMENT ON COLUMN quality.validations.severity IS 'critical (the row is quarantined), withhold (a story, claim or happening is left out of the views), blocking (nothing is published) or warning (published, listed here, and flagged on figures and dates).';
COMMENT ON COLUMN quality.validations.success IS 'Whether no row broke the rule.';
COMMENT ON COLUMN quality.validations.checked_count IS 'Rows checked.';
COMMENT ON COLUMN quality.validations.unexpected_count IS 'Rows that broke the rule.';
COMMENT ON COLUMN quality.validations.sample IS 'Row ids of up to ten of them.';
COMMENT ON COLUMN quality.validations.detail IS 'The evidence for the rows of sample in words, where the rule gives it; NULL otherwise.';
COMMENT ON COLUMN quality.validations.reason IS 'Why the rule exists, in a sentence.';
COMMENT ON COLUMN quality.validations.validated_at IS 'When it was checked, UTC.';
