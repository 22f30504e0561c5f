-- A report that stands in no story any more, as after a newer version came, says what it says alone.
UPDATE ledger.statements
SET variant_group = statement_id
WHERE document_id IN (SELECT document_id FROM gone_documents)
    AND document_id NOT IN (SELECT document_id FROM ledger.story_documents)
    AND variant_group <> statement_id;
