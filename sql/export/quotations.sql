-- Words that the reports of the named stories put in quotation marks, and whose they are.
SELECT
    placed.story_id,
    said.statement_id,
    said.document_id,
    said.char_start,
    said.char_end,
    said.text,
    sentence.text AS sentence,
    sentence.char_start AS sentence_start,
    said.speaker_text
FROM ledger.story_documents AS placed
JOIN ledger.statements AS said USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE placed.story_id IN (SELECT unnest($stories)) AND said.form = 'direct'
ORDER BY placed.story_id, said.document_id, said.char_start, said.char_end;
