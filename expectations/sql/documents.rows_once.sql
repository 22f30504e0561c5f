-- id: documents.rows_once
-- table: ledger.documents
-- severity: critical
-- reason: Every row of a report has an identifier of its own, or it would be counted twice.
SELECT document_id AS row_id, min(row_id) || ' stands more than once' AS detail
FROM (
    SELECT document_id, row_id
    FROM (
        SELECT document_id, sentence_id AS row_id FROM sentences_of_run
        UNION ALL
        SELECT document_id, figure_id FROM figures_of_run
        UNION ALL
        SELECT document_id, date_id FROM dates_of_run
        UNION ALL
        SELECT document_id, mention_id FROM mentions_of_run
        UNION ALL
        SELECT document_id, statement_id FROM statements_of_run
        UNION ALL
        SELECT document_id, credit_id FROM credits_of_run
        UNION ALL
        SELECT document_id, attendance_id FROM attendance_of_run
        UNION ALL
        SELECT document_id, pledge_id FROM pledges_of_run
        UNION ALL
        SELECT document_id, edit_id FROM edits_of_run
    )
    SEMI JOIN new_documents USING (document_id)
    GROUP BY document_id, row_id
    HAVING count(*) > 1
)
GROUP BY document_id
