-- Days that told_documents name without a week or a year, because nobody knows when they were written.
WITH told AS MATERIALIZED (
    FROM ledger.dates
    WHERE rowid IN (SELECT rowid FROM ledger.dates WHERE document_id IN (SELECT document_id FROM told_documents))
)
SELECT
    mention.date_id,
    mention.document_id,
    mention.char_start,
    mention.char_end,
    mention.timex_value,
    mention.sentence_id,
    sentence.text AS sentence
FROM told AS mention
JOIN told_sentences AS sentence USING (sentence_id)
WHERE mention.timex_type IN ('DATE', 'TIME')
    AND mention.start_on IS NULL
    AND regexp_matches(mention.timex_value, '^XXXX-(WXX-[1-7]|[0-9]{2}-[0-9]{2})(T|$)')
ORDER BY mention.document_id, mention.char_start, mention.char_end;
