-- Grain: one row per run that added reports, measure, and part of the reports.
CREATE TABLE quality.run_statistics (
    run_id          VARCHAR NOT NULL,
    measure         VARCHAR NOT NULL,
    part            VARCHAR NOT NULL,
    amount          BIGINT  NOT NULL,
    base            BIGINT  NOT NULL,
    reports         BIGINT  NOT NULL,
    value           DOUBLE  NOT NULL,
    expected        DOUBLE,
    lower_limit     DOUBLE,
    upper_limit     DOUBLE,
    history_runs    INTEGER NOT NULL DEFAULT 0,
    history_reports BIGINT  NOT NULL DEFAULT 0,
    status          VARCHAR NOT NULL,
    evidence        VARCHAR,
    PRIMARY KEY (run_id, measure, part)
);

COMMENT ON TABLE quality.run_statistics IS 'What each run''s new reports are like as a whole, beside what the last accepted runs let expect: a big jump is drift, and blocks.';
COMMENT ON COLUMN quality.run_statistics.run_id IS 'The run (quality.runs).';
COMMENT ON COLUMN quality.run_statistics.measure IS 'figures_per_1000_words, undated_share (of reports), empty_share (of extracted reports: no figure and no date) or kinds (of figures).';
COMMENT ON COLUMN quality.run_statistics.part IS 'An outlet for empty_share, a kind for kinds; empty for all of the run.';
COMMENT ON COLUMN quality.run_statistics.amount IS 'What was counted: figures, undated reports, empty reports, figures of the kind.';
COMMENT ON COLUMN quality.run_statistics.base IS 'What it is a part of: words, reports, extracted reports, figures.';
COMMENT ON COLUMN quality.run_statistics.reports IS 'Reports of the run behind the numbers.';
COMMENT ON COLUMN quality.run_statistics.value IS 'The measure: amount for every 1,000 of base, or its share; for kinds as a whole, the Jensen-Shannon distance (base 2, from 0 to 1) from the last runs.';
COMMENT ON COLUMN quality.run_statistics.expected IS 'The same in the last accepted runs; NULL when there are too few.';
COMMENT ON COLUMN quality.run_statistics.lower_limit IS 'Below this it is drift; NULL when not judged, or when only a rise is.';
COMMENT ON COLUMN quality.run_statistics.upper_limit IS 'Above this it is drift; NULL when not judged.';
COMMENT ON COLUMN quality.run_statistics.history_runs IS 'Accepted runs it was compared with.';
COMMENT ON COLUMN quality.run_statistics.history_reports IS 'Their reports.';
COMMENT ON COLUMN quality.run_statistics.status IS 'steady, drift (the run was refused), accepted (drift that the operator accepted: history begins anew here), too few (reports, to judge yet) or no history.';
COMMENT ON COLUMN quality.run_statistics.evidence IS 'The comparison in words.';
