-- id: sentences.in_text_order
-- table: ledger.sentences
-- severity: critical
-- reason: A sentence begins after the one before it has ended, or a mention would stand in two.
SELECT sentence_id AS row_id
FROM (
    SELECT
        sentence_id,
        char_start,
        lag(char_end) OVER (PARTITION BY document_id ORDER BY ordinal, char_start) AS previous_end
    FROM sentences_of_run
    SEMI JOIN new_documents USING (document_id)
)
WHERE char_start < previous_end
