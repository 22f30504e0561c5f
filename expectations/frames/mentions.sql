-- What the suite of mentions sees: the mentions in the reports in one part of the run ($part).
SELECT
    mention_id,
    mentions.document_id,
    mentions.char_start,
    mentions.char_end,
    text_length,
    mentions.document_id || '/mention/' || mentions.char_start || '-' || mentions.char_end AS id_of_span,
    mentions.char_start - sentences.char_start AS offset_in_sentence,
    sentences.char_end - mentions.char_end     AS sentence_left_over,
    mentions.text,
    entity_id,
    kind,
    split_part(entity_id, ':', 1) = if(kind = 'organisation', 'org', kind)
        AND (kind <> 'country' OR coalesce(split_part(entity_id, ':', 2) = iso3, true)) AS kind_agrees,
    name,
    iso3,
    wikidata,
    title,
    basis
FROM new_documents
JOIN mentions_of_run AS mentions USING (document_id)
LEFT JOIN sentences_of_run AS sentences USING (sentence_id)
WHERE part = $part
ORDER BY place, mentions.char_start, mentions.char_end
