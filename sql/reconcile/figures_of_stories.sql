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
FROM ledger.story_documents AS placed
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.figures AS figure USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
WHERE placed.story_id IN (SELECT id FROM named_ids)
ORDER BY figure.document_id, figure.char_start, figure.char_end;
