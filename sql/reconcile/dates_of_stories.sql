SELECT
    mention.date_id,
    mention.document_id,
    mention.char_start,
    mention.char_end,
    mention.start_on,
    mention.end_on,
    mention.sentence_id,
    sentence.text AS sentence
FROM ledger.story_documents AS placed
JOIN ledger.dates AS mention USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE placed.story_id IN (SELECT id FROM named_ids)
    AND mention.timex_type IN ('DATE', 'TIME')
    AND mention.start_on IS NOT NULL
    AND mention.end_on IS NOT NULL
ORDER BY mention.document_id, mention.char_start, mention.char_end;
