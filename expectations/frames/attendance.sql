-- What the suite of attendance sees: the participants in the reports in one part of the run ($part).
SELECT
    attendance.attendance_id,
    attendance.document_id,
    attendance.char_start,
    attendance.char_end,
    text_length,
    attendance.document_id || '/attendance/' || attendance.char_start || '-' || attendance.char_end AS id_of_span,
    attendance.char_start - sentence.char_start   AS offset_in_sentence,
    sentence.char_end - attendance.char_end       AS sentence_left_over,
    attendance.text,
    attendance.entity_id,
    attendance.mode,
    attendance.event_text,
    attendance.event_start,
    length(attendance.event_text)                 AS event_length,
    CASE
        WHEN attendance.event_text IS NOT NULL
            THEN coalesce(attendance.event_end - attendance.event_start, -1)
    END                                           AS event_reach,
    coalesce(attendance.entity_id, attendance.event_text) AS something_known
FROM new_documents
JOIN attendance_of_run AS attendance USING (document_id)
LEFT JOIN sentences_of_run AS sentence USING (sentence_id)
WHERE part = $part
ORDER BY place, attendance.char_start, attendance.char_end
