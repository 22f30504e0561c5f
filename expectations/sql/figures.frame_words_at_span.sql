-- id: figures.frame_words_at_span
-- table: ledger.figures
-- severity: critical
-- reason: The words for owner, scope, modality and doubt are the document's own between their offsets, in the figure's
--         sentence or the one before: evidence or nothing.
WITH said AS (
    SELECT
        figure_id,
        sentence_id,
        unnest([
            {'words': about,        'first': about_start,    'last': about_end},
            {'words': scope,        'first': scope_start,    'last': scope_end},
            {'words': modality_cue, 'first': modality_start, 'last': modality_end},
            {'words': hedge,        'first': hedge_start,    'last': hedge_end}
        ], recursive := true)
    FROM figures_of_run
    WHERE coalesce(about, scope, modality_cue, hedge) IS NOT NULL
       OR coalesce(about_start, scope_start, modality_start, hedge_start) IS NOT NULL
       OR coalesce(about_end, scope_end, modality_end, hedge_end) IS NOT NULL
)
SELECT DISTINCT said.figure_id AS row_id
FROM said
JOIN sentences_of_run AS own USING (sentence_id)
LEFT JOIN sentences_of_run AS previous
    ON previous.document_id = own.document_id AND previous.ordinal = own.ordinal - 1
WHERE coalesce(said.words, said.first::VARCHAR, said.last::VARCHAR) IS NOT NULL
  AND said.words IS DISTINCT FROM CASE
      WHEN said.first >= own.char_start
          THEN substring(own.text, said.first - own.char_start + 1, said.last - said.first)
      WHEN said.first >= previous.char_start
          THEN substring(previous.text, said.first - previous.char_start + 1, said.last - said.first)
  END
