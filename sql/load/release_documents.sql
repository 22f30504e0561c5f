-- A report that is in the ledger now no longer lies in quarantine.
DELETE FROM quality.quarantine
WHERE table_name = 'ledger.documents'
    AND row_id IN (SELECT document_id FROM staged_documents WHERE disposition IN ('loaded', 'new_version'));
