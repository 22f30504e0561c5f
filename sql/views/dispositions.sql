-- Grain: one row per input seen in a run.
CREATE VIEW analysis.dispositions AS
SELECT
    run.started_at AS run_started_at,
    seen.disposition,
    seen.source_uri,
    seen.reason,
    document.outlet,
    document.title,
    seen.document_id,
    seen.raw_sha256,
    seen.input_ordinal,
    seen.run_id
FROM ledger.dispositions AS seen
JOIN quality.runs AS run USING (run_id)
LEFT JOIN ledger.documents AS document USING (document_id);

COMMENT ON VIEW analysis.dispositions IS 'What became of every input of every run, and why it was not coded when it was not.';
COMMENT ON COLUMN analysis.dispositions.run_started_at IS 'Start of the run, UTC.';
COMMENT ON COLUMN analysis.dispositions.disposition IS 'loaded, unchanged, new_version, duplicate, quarantined or rejected.';
COMMENT ON COLUMN analysis.dispositions.source_uri IS 'Where the input came from.';
COMMENT ON COLUMN analysis.dispositions.reason IS 'Why, in words; NULL for loaded and unchanged.';
COMMENT ON COLUMN analysis.dispositions.outlet IS 'Outlet of the document it became or equals.';
COMMENT ON COLUMN analysis.dispositions.title IS 'Headline of that document.';
COMMENT ON COLUMN analysis.dispositions.document_id IS 'That document (ledger.documents).';
COMMENT ON COLUMN analysis.dispositions.raw_sha256 IS 'SHA-256 of the raw bytes, kept under data/raw.';
COMMENT ON COLUMN analysis.dispositions.input_ordinal IS 'Position of the input in the run, from 0.';
COMMENT ON COLUMN analysis.dispositions.run_id IS 'The run (quality.runs).';
