-- A report that stands in no story any more, as after a newer version came, says what it says alone.
UPDATE ledger.statements
SET variant_group = statement_id
WHERE variant_group <> statement_id
    AND document_id NOT IN (SELECT document_id FROM ledger.story_documents);
