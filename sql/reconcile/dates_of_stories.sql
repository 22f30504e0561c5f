-- The dates of told_documents, in order of the text, with their sentences: the settled ones, and the days that are named
-- without a week or a year, because nobody knows when their report was written.
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
    sentence.text AS sentence,
    mention.timex_value
FROM told AS mention
JOIN told_sentences AS sentence USING (sentence_id)
WHERE mention.timex_type IN ('DATE', 'TIME')
    AND CASE
        WHEN mention.start_on IS NULL
            THEN regexp_matches(mention.timex_value, '^XXXX-(WXX-[1-7]|[0-9]{2}-[0-9]{2})(T|$)')
        ELSE mention.end_on IS NOT NULL
    END
ORDER BY mention.document_id, mention.char_start, mention.char_end;
