-- The figures of told_documents, in order of the text, with their sentences.
WITH told AS MATERIALIZED (
    FROM ledger.figures
    WHERE rowid IN (SELECT rowid FROM ledger.figures WHERE document_id IN (SELECT document_id FROM told_documents))
)
SELECT
    figure.figure_id,
    figure.document_id,
    figure.char_start,
    figure.char_end,
    figure.text,
    figure.kind,
    figure.unit,
    figure.value,
    figure.value_low,
    figure.value_high,
    figure.counted,
    figure.counted_head,
    figure.action,
    figure.per,
    figure.period_start,
    figure.period_end,
    figure.role,
    figure.related_figure_id,
    figure.sentence_id,
    sentence.text AS sentence,
    sentence.char_start AS sentence_start,
    document.published_on
FROM told AS figure
JOIN told_documents AS document USING (document_id)
JOIN told_sentences AS sentence USING (sentence_id)
ORDER BY figure.document_id, figure.char_start, figure.char_end;
