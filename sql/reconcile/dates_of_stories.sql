-- The settled dates of told_documents, in order of the text, with their sentences.
WITH told AS MATERIALIZED (
    FROM ledger.dates
    WHERE rowid IN (SELECT rowid FROM ledger.dates WHERE document_id IN (SELECT document_id FROM told_documents))
)
SELECT
    mention.date_id,
    mention.document_id,
    mention.char_start,
    mention.char_end,
    mention.start_on,
    mention.end_on,
    mention.sentence_id,
    sentence.text AS sentence
FROM told AS mention
JOIN told_sentences AS sentence USING (sentence_id)
WHERE mention.timex_type IN ('DATE', 'TIME')
    AND mention.start_on IS NOT NULL
    AND mention.end_on IS NOT NULL
ORDER BY mention.document_id, mention.char_start, mention.char_end;
