-- Grain: one row per mention of a quantity in the version of a report that was the newest on a day.
CREATE MACRO analysis.figures_as_of(day) AS TABLE
WITH parts AS (
    SELECT
        statement_id,
        document_id,
        speaker_entity_id,
        speaker_text,
        unnest(part_starts) AS part_start,
        unnest(part_ends)   AS part_end
    FROM ledger.statements
    WHERE speaker_text IS NOT NULL
),

-- A figure is its speaker's: of the narrowest statement around it, where one stands in another.
spoken AS (
    SELECT
        figure.figure_id,
        arg_min(
            {'statement_id': statement_id, 'speaker_entity_id': speaker_entity_id, 'speaker_text': speaker_text},
            (part_end - part_start, part_start, statement_id)
        ) AS said
    FROM ledger.figures AS figure
    JOIN parts
        ON parts.document_id = figure.document_id
        AND figure.char_start >= part_start
        AND figure.char_end <= part_end
    GROUP BY figure.figure_id
)

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
    figure.per,
    figure.period_start,
    figure.period_end,
    figure.role,
    related.text AS related_text,
    figure.related_figure_id,
    regexp_replace(spoken.said.speaker_text, ',?\s+(who|which|that)$', '') AS speaker,
    spoken.said.speaker_entity_id AS speaker_entity_id,
    spoken.said.statement_id AS statement_id,
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
LEFT JOIN spoken ON spoken.figure_id = figure.figure_id
WHERE document.ingested_at < day::DATE + INTERVAL 1 DAY
    AND NOT EXISTS (
        FROM ledger.documents AS newer
        WHERE newer.supersedes = document.document_id AND newer.ingested_at < day::DATE + INTERVAL 1 DAY
    );

COMMENT ON MACRO TABLE analysis.figures_as_of IS 'analysis.figures as the ledger knew them at the end of a day (UTC): of every report the version that was then the newest, none that was withdrawn by then. FROM analysis.figures_as_of(DATE ''2025-03-12''); the file has to be the main database, or the one in use.';
