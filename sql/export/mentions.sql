-- Mentions of these claims with the sentences they stand in, in the order of publication.
WITH said AS (
    SELECT claim.story_id, claim.claim_id, member.figure_id AS mention_id, member.origin_id, member.origin_reason
    FROM ledger.claims AS claim JOIN ledger.claim_figures AS member USING (claim_id)
    UNION ALL
    SELECT claim.story_id, claim.date_claim_id, member.date_id, member.origin_id, member.origin_reason
    FROM ledger.date_claims AS claim JOIN ledger.date_claim_mentions AS member USING (date_claim_id)
),
spans AS (
    SELECT figure_id AS mention_id, document_id, sentence_id, char_start, char_end, text FROM ledger.figures
    UNION ALL
    SELECT date_id, document_id, sentence_id, char_start, char_end, text FROM ledger.dates
)
SELECT
    said.story_id,
    said.claim_id,
    said.mention_id,
    spans.document_id,
    spans.char_start,
    spans.char_end,
    spans.text,
    sentence.text AS sentence,
    sentence.char_start AS sentence_start,
    said.origin_id,
    said.origin_reason
FROM said
JOIN spans USING (mention_id)
JOIN ledger.sentences AS sentence USING (sentence_id)
JOIN ledger.documents AS document ON document.document_id = spans.document_id
WHERE said.story_id IN (SELECT unnest($stories))
ORDER BY said.story_id, said.claim_id, document.published_on NULLS LAST, document.source_uri, spans.char_start;
