-- A report that an accepted run brought in no longer lies in quarantine.
DELETE FROM quality.quarantine
WHERE table_name = 'ledger.documents'
    AND row_id IN (
        SELECT unnest([document_id, content_id])
        FROM ledger.documents
        WHERE run_id = $run_id
    );
