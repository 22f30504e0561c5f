-- id: documents.rows_once
-- table: ledger.documents
-- severity: blocking
-- reason: Every row of a report has an identifier of its own, or it would be counted twice.
SELECT row_id
FROM (
    SELECT document_id, sentence_id AS row_id FROM ledger.sentences
    UNION ALL
    SELECT document_id, figure_id FROM ledger.figures
    UNION ALL
    SELECT document_id, date_id FROM ledger.dates
    UNION ALL
    SELECT document_id, mention_id FROM ledger.mentions
    UNION ALL
    SELECT document_id, statement_id FROM ledger.statements
    UNION ALL
    SELECT document_id, credit_id FROM ledger.credits
    UNION ALL
    SELECT document_id, attendance_id FROM ledger.attendance
    UNION ALL
    SELECT document_id, pledge_id FROM ledger.pledges
    UNION ALL
    SELECT document_id, edit_id FROM ledger.edits
)
SEMI JOIN new_documents USING (document_id)
GROUP BY row_id
HAVING count(*) > 1
