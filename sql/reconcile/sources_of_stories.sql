-- Who the figures of the named stories rest on: the agency or outlet credited, the person quoted. Names are
-- the reference data's, so that "AP" and "The Associated Press" are one. "State media" may be several, and an
-- institution answers each outlet that asks: neither ties reports together.
WITH placed AS (
    SELECT figure.figure_id, figure.document_id
    FROM ledger.story_documents AS placed
    JOIN ledger.figures AS figure USING (document_id)
    WHERE placed.story_id IN (SELECT id FROM named_ids)
),

names AS (
    SELECT document_id, entity_id, min(name) AS name
    FROM ledger.mentions
    WHERE document_id IN (SELECT document_id FROM placed)
    GROUP BY document_id, entity_id
)

SELECT
    placed.figure_id,
    credited.name AS credit,
    quoted.name   AS speaker
FROM placed
LEFT JOIN ledger.figure_credits AS credit USING (figure_id)
LEFT JOIN ledger.figure_speakers AS said USING (figure_id)
LEFT JOIN names AS credited
    ON credited.document_id = placed.document_id AND credited.entity_id = credit.source_entity_id
LEFT JOIN names AS quoted
    ON quoted.document_id = placed.document_id
    AND quoted.entity_id = said.speaker_entity_id
    AND starts_with(said.speaker_entity_id, 'person:')
WHERE credited.name IS NOT NULL OR quoted.name IS NOT NULL
ORDER BY placed.figure_id;
