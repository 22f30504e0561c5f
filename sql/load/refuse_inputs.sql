-- A refused run brought nothing in: what its inputs became is not there.
UPDATE ledger.dispositions
SET
    disposition = if(disposition IN ('loaded', 'new_version'), 'quarantined', disposition),
    reason = if(disposition IN ('loaded', 'new_version'), 'the gate refused the run: ' || $reason, reason),
    document_id = if(document_id IN (SELECT document_id FROM ledger.documents), document_id, NULL)
WHERE run_id = $run_id;
