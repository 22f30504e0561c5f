-- What the suite of statements sees: the statements of the reports in one part of the run ($part).
SELECT
    statement.statement_id,
    statement.document_id,
    statement.char_start,
    statement.char_end,
    statement.text,
    statement.form,
    statement.cue_kind,
    statement.speaker_entity_id,
    statement.speaker_text,
    statement.speaker_start,
    statement.cue,
    statement.variant_group,
    text_length,
    statement.document_id || '/statement/' || statement.char_start || '-' || statement.char_end AS id_of_span,
    statement.char_start - sentence.char_start                     AS offset_in_sentence,
    statement.char_start || '-' || statement.char_end              AS span_reach,
    CASE
        WHEN len(statement.parts) = len(statement.part_starts)
            AND len(statement.parts) = len(statement.part_ends)
            AND list_sort(statement.part_starts) = statement.part_starts
            AND len(list_filter(
                list_zip(statement.part_starts, statement.part_ends, statement.parts),
                lambda part: part[2] - part[1] = length(part[3])
            )) = len(statement.parts)
            THEN statement.part_starts[1] || '-' || list_max(statement.part_ends)
        ELSE 'parts do not match'
    END                                                            AS parts_reach,
    length(statement.speaker_text)                                 AS speaker_length,
    CASE
        WHEN statement.speaker_text IS NOT NULL
            THEN coalesce(statement.speaker_end - statement.speaker_start, -1)
    END                                                            AS speaker_reach,
    length(statement.cue)                                          AS cue_length,
    CASE
        WHEN statement.cue IS NOT NULL THEN coalesce(statement.cue_end - statement.cue_start, -1)
    END                                                            AS cue_reach
FROM new_documents
JOIN statements_of_run AS statement USING (document_id)
LEFT JOIN sentences_of_run AS sentence USING (sentence_id)
WHERE part = $part
ORDER BY place, statement.char_start, statement.char_end
