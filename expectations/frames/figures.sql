-- What the suite of figures sees: the figures of the reports in one part of the run ($part).
SELECT
    figure_id,
    figures.document_id,
    figures.char_start,
    figures.char_end,
    text_length,
    figures.document_id || '/figure/' || figures.char_start || '-' || figures.char_end AS id_of_span,
    figures.char_start - sentences.char_start    AS offset_in_sentence,
    sentences.char_end - figures.char_end        AS sentence_left_over,
    text,
    kind,
    value,
    value_low,
    value_high,
    value - trunc(value)                         AS fraction,
    greatest(abs(value), abs(value_low), abs(value_high)) AS largest_number,
    modifier,
    direction,
    unit,
    counted,
    counted_head,
    period_start,
    period_end,
    role,
    related_figure_id
FROM new_documents
JOIN ledger.figures USING (document_id)
LEFT JOIN ledger.sentences USING (sentence_id)
WHERE part = $part
ORDER BY place, figures.char_start, figures.char_end
