-- id: edits.mentions_present
-- table: ledger.edits
-- severity: critical
-- reason: An edit shows its mentions and both versions, which have to be there.
SELECT edit_id AS row_id
FROM ledger.edits
WHERE NOT EXISTS (FROM ledger.documents WHERE documents.document_id = edits.document_id)
    OR NOT EXISTS (FROM ledger.documents WHERE documents.document_id = edits.earlier_document_id)
    OR (
        mention_id IS NOT NULL
        AND NOT EXISTS (FROM ledger.figures WHERE figure_id = mention_id)
        AND NOT EXISTS (FROM ledger.dates WHERE date_id = mention_id)
    )
    OR (
        earlier_mention_id IS NOT NULL
        AND NOT EXISTS (FROM ledger.figures WHERE figure_id = earlier_mention_id)
        AND NOT EXISTS (FROM ledger.dates WHERE date_id = earlier_mention_id)
    )
