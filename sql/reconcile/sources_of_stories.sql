-- Who the figures of told_documents rest on: the agency or outlet credited, the person quoted, or cited in other words.
-- Names are the reference data's, so that "AP" and "The Associated Press" are one. "State media" may be several, and an
-- institution answers each outlet that asks: neither ties reports together. An amount of three digits or more that is
-- converted at a rate which the ECB did not set that day, give or take 2.5 %, is an error that few make alike.
WITH placed AS MATERIALIZED (
    SELECT figure.figure_id, figure.document_id, figure.value, figure.unit, figure.value_eur, figure.related_figure_id
    FROM ledger.figures AS figure
    WHERE rowid IN (SELECT rowid FROM ledger.figures WHERE document_id IN (SELECT document_id FROM told_documents))
),

converted AS (
    SELECT
        -- Who took over the conversion took over the amount.
        unnest([placed.figure_id, original.figure_id]) AS figure_id,
        format(
            'converted at {:.4g} {} for one {}, not the rate of that day',
            placed.value / original.value, placed.unit, original.unit
        ) AS error
    FROM placed
    JOIN placed AS original ON original.figure_id = placed.related_figure_id
    WHERE placed.unit <> original.unit
        AND original.value > 0
        AND original.value_eur > 0
        AND abs(placed.value_eur / original.value_eur - 1) > 0.025
        AND CASE
            WHEN placed.value > 0 AND isfinite(placed.value)
                THEN placed.value % pow(10, floor(log10(placed.value)) - 1) > 0
            ELSE FALSE
        END
),

off_rate AS (SELECT figure_id, min(error) AS error FROM converted GROUP BY figure_id),

names AS (
    SELECT document_id, entity_id, min(name) AS name
    FROM ledger.mentions
    WHERE rowid IN (SELECT rowid FROM ledger.mentions WHERE document_id IN (SELECT document_id FROM told_documents))
    GROUP BY document_id, entity_id
)

SELECT
    placed.figure_id,
    credited.name AS credit,
    quoted.name   AS speaker,
    off_rate.error,
    coalesce(said.form <> 'indirect', FALSE) AS is_quoted
FROM placed
LEFT JOIN ledger.figure_credits AS credit USING (figure_id)
LEFT JOIN ledger.figure_speakers AS said USING (figure_id)
LEFT JOIN off_rate USING (figure_id)
LEFT JOIN names AS credited
    ON credited.document_id = placed.document_id AND credited.entity_id = credit.source_entity_id
LEFT JOIN names AS quoted
    ON quoted.document_id = placed.document_id
    AND quoted.entity_id = said.speaker_entity_id
    AND starts_with(said.speaker_entity_id, 'person:')
WHERE credited.name IS NOT NULL OR quoted.name IS NOT NULL OR off_rate.error IS NOT NULL
ORDER BY placed.figure_id;
