-- What the suite of credits sees: the credits in the reports in one part of the run ($part).
SELECT
    credit.credit_id,
    credit.document_id,
    credit.char_start,
    credit.char_end,
    text_length,
    credit.document_id || '/credit/' || credit.char_start || '-' || credit.char_end AS id_of_span,
    credit.char_start - sentence.char_start   AS offset_in_sentence,
    sentence.char_end - credit.char_end       AS sentence_left_over,
    credit.text,
    credit.source_name,
    contains(credit.text, credit.source_name) AS names_source,
    credit.source_entity_id,
    credit.scope,
    NOT credit.partial OR credit.scope = 'report' AS shared_by_report
FROM new_documents
JOIN credits_of_run AS credit USING (document_id)
LEFT JOIN sentences_of_run AS sentence USING (sentence_id)
WHERE part = $part
ORDER BY place, credit.char_start, credit.char_end
