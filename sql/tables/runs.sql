-- Grain: one row per run.
CREATE TABLE quality.runs (
    run_id             VARCHAR   NOT NULL PRIMARY KEY,
    flow_run_id        VARCHAR,
    sources            VARCHAR[] NOT NULL,
    started_at         TIMESTAMP NOT NULL,
    ended_at           TIMESTAMP,
    verdict            VARCHAR   NOT NULL,
    reason             VARCHAR,
    inputs             INTEGER,
    documents          INTEGER,
    sentences          INTEGER,
    figures            INTEGER,
    dates              INTEGER,
    quarantined        INTEGER,
    accept_drift       BOOLEAN   NOT NULL DEFAULT false,
    wireledger_version VARCHAR   NOT NULL,
    command            VARCHAR   NOT NULL DEFAULT 'run',
    withheld           INTEGER,
    accepted_rules     VARCHAR[],
    accepted_by        VARCHAR,
    accepted_because   VARCHAR,
    run_number         INTEGER   NOT NULL
);

COMMENT ON TABLE quality.runs IS 'Runs of the pipeline with their verdicts.';
COMMENT ON COLUMN quality.runs.run_id IS 'Identifier: start time in UTC and four random hexadecimal digits.';
COMMENT ON COLUMN quality.runs.flow_run_id IS 'Flow run in the Prefect server that ran it.';
COMMENT ON COLUMN quality.runs.sources IS 'Sources as given on the command line, keys in them masked.';
COMMENT ON COLUMN quality.runs.started_at IS 'Start, UTC.';
COMMENT ON COLUMN quality.runs.ended_at IS 'End, UTC; NULL while running or when the process died.';
COMMENT ON COLUMN quality.runs.verdict IS 'running, published, refused (by the gate), abandoned (it ended early; its rows were removed) or unpublished (accepted, but the published file could not be replaced; its rows go out with the next run).';
COMMENT ON COLUMN quality.runs.reason IS 'Why a run was refused, abandoned or left unpublished.';
COMMENT ON COLUMN quality.runs.inputs IS 'Inputs seen.';
COMMENT ON COLUMN quality.runs.documents IS 'Documents added (loaded or new_version).';
COMMENT ON COLUMN quality.runs.sentences IS 'Sentences added.';
COMMENT ON COLUMN quality.runs.figures IS 'Figures added.';
COMMENT ON COLUMN quality.runs.dates IS 'Dates added.';
COMMENT ON COLUMN quality.runs.quarantined IS 'Rows of all tables put in quarantine.';
COMMENT ON COLUMN quality.runs.accept_drift IS 'Whether the operator let it through even if its reports were not like those before (--accept-drift); quality.run_statistics has what was accepted.';
COMMENT ON COLUMN quality.runs.wireledger_version IS 'Version of the package that ran.';
COMMENT ON COLUMN quality.runs.command IS 'run, or backfill (documents of earlier runs read again by newer extractors).';
COMMENT ON COLUMN quality.runs.withheld IS 'Stories, claims and happenings left out of the views because they broke a rule.';
COMMENT ON COLUMN quality.runs.accepted_rules IS 'Rules about runs as a whole that a person let this run break (`wireledger accept`, --accept-drift).';
COMMENT ON COLUMN quality.runs.accepted_by IS 'Who did; NULL when nobody had to.';
COMMENT ON COLUMN quality.runs.accepted_because IS 'Why, in their words.';
COMMENT ON COLUMN quality.runs.run_number IS 'Place in the order of runs, counted from 1. Order by it: the clock of started_at may have been wrong.';
