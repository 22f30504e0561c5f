-- Words that the reports of the named stories put in quotation marks, and whose they are.
WITH placed AS (
    SELECT story_id, document_id FROM ledger.story_documents WHERE story_id IN (SELECT unnest($stories))
),

speakers AS (
    SELECT document_id, entity_id, min(kind) AS kind, min(name) AS name, min(wikidata) AS wikidata
    FROM ledger.mentions
    WHERE document_id IN (SELECT document_id FROM placed)
    GROUP BY document_id, entity_id
)

SELECT
    placed.story_id,
    said.statement_id,
    said.document_id,
    said.char_start,
    said.char_end,
    said.text,
    sentence.text AS sentence,
    sentence.char_start AS sentence_start,
    coalesce(speaker.name, said.speaker_text) AS speaker,
    speaker.kind AS speaker_kind,
    speaker.wikidata AS speaker_wikidata
FROM placed
JOIN ledger.statements AS said USING (document_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
LEFT JOIN speakers AS speaker
    ON speaker.document_id = said.document_id AND speaker.entity_id = said.speaker_entity_id
WHERE said.form = 'direct'
ORDER BY placed.story_id, said.document_id, said.char_start, said.char_end;
