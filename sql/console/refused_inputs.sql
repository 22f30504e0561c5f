-- Inputs of a run that did not become documents, with the reason.
SELECT disposition, source_uri, reason
FROM ledger.dispositions
WHERE run_id = $run_id AND disposition IN ('rejected', 'quarantined', 'duplicate')
ORDER BY disposition DESC, input_ordinal;
