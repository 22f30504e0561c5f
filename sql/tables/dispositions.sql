-- Grain: one row per input seen in a run.
-- Key: run_id, input_ordinal
CREATE TABLE ledger.dispositions (
    run_id        VARCHAR NOT NULL,
    input_ordinal INTEGER NOT NULL,
    source_uri    VARCHAR NOT NULL,
    raw_sha256    VARCHAR,
    input_sha256  VARCHAR,
    disposition   VARCHAR NOT NULL,
    reason        VARCHAR,
    document_id   VARCHAR,
    PRIMARY KEY (run_id, input_ordinal)
);

COMMENT ON TABLE ledger.dispositions IS 'What became of every input seen in a run: what was coded, what was not, and why.';
COMMENT ON COLUMN ledger.dispositions.run_id IS 'Run that saw the input (quality.runs).';
COMMENT ON COLUMN ledger.dispositions.input_ordinal IS 'Position of the input in the run, from 0.';
COMMENT ON COLUMN ledger.dispositions.source_uri IS 'Where the input came from, as in ledger.documents.';
COMMENT ON COLUMN ledger.dispositions.raw_sha256 IS 'SHA-256 of the raw bytes, kept under data/raw; NULL when no bytes could be read.';
COMMENT ON COLUMN ledger.dispositions.input_sha256 IS 'SHA-256 over everything that decides what becomes of the input, as in ledger.documents; NULL for what another setting might let in.';
COMMENT ON COLUMN ledger.dispositions.disposition IS 'loaded, unchanged, new_version, duplicate, quarantined or rejected.';
COMMENT ON COLUMN ledger.dispositions.reason IS 'Why, in words; NULL for loaded and unchanged.';
COMMENT ON COLUMN ledger.dispositions.document_id IS 'The document it became or equals; NULL when there is none in the ledger.';
