-- Grain: one row per mention of a quantity in the version of a report that was the newest on a day.
CREATE MACRO analysis.figures_as_of(day) AS TABLE
SELECT
    figure.figure_id,
    document.outlet,
    document.title,
    document.published_on,
    figure.kind,
    figure.text,
    figure.value,
    figure.value_low,
    figure.value_high,
    figure.modifier,
    figure.direction,
    figure.unit,
    figure.value_eur,
    figure.value_usd,
    figure.rate_on,
    figure.rate_reason,
    figure.counted,
    figure.counted_head,
    figure.action,
    figure.property,
    figure.about,
    figure.about_entity_id,
    figure.scope,
    figure.modality,
    figure.modality_cue,
    figure.as_of,
    figure.hedge,
    figure.per,
    figure.period_start,
    figure.period_end,
    figure.role,
    related.text AS related_text,
    figure.related_figure_id,
    regexp_replace(spoken.speaker_text, ',?\s+(who|which|that)$', '') AS speaker,
    spoken.speaker_entity_id,
    spoken.statement_id,
    credit.source_name AS credit,
    credit.scope AS credit_scope,
    credit.credit_id,
    sentence.text AS sentence,
    document.source_uri,
    figure.document_id,
    figure.sentence_id,
    figure.char_start,
    figure.char_end,
    figure.rule,
    figure.flags
FROM ledger.figures AS figure
JOIN ledger.documents AS document USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
LEFT JOIN ledger.figures AS related ON related.figure_id = figure.related_figure_id
LEFT JOIN ledger.figure_speakers AS spoken ON spoken.figure_id = figure.figure_id
LEFT JOIN ledger.figure_credits AS credit ON credit.figure_id = figure.figure_id
WHERE document.ingested_at < day::DATE + INTERVAL 1 DAY
    AND NOT EXISTS (
        FROM ledger.documents AS newer
        WHERE newer.source_uri = document.source_uri
            AND newer.version > document.version
            AND newer.ingested_at < day::DATE + INTERVAL 1 DAY
    );

COMMENT ON MACRO TABLE analysis.figures_as_of IS 'analysis.figures as the ledger knew them at the end of a day (UTC): of every report the version that was then the newest, none that was withdrawn by then. FROM analysis.figures_as_of(DATE ''2025-03-12''); the file has to be the main database, or the one in use.';
