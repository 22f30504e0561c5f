-- What the suite of sentences sees: the sentences of the reports in one part of the run ($part).
SELECT
    sentence_id,
    document_id,
    char_start,
    char_end,
    text_length,
    ordinal,
    text,
    document_id || '/sentence/' || char_start || '-' || char_end AS id_of_span
FROM new_documents
JOIN ledger.sentences USING (document_id)
WHERE part = $part
ORDER BY place, char_start, char_end
