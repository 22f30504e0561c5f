-- Reports that stand and are in no story yet, and reports in stories that stand no more: both in one look at all.
CREATE OR REPLACE TEMP TABLE unsettled_documents AS
SELECT
    standing.document_id AS standing_id,
    placed.document_id   AS placed_id,
    placed.story_id,
    standing.published_on
FROM standing_documents AS standing
FULL JOIN ledger.story_documents AS placed ON placed.document_id = standing.document_id
WHERE standing.document_id IS NULL OR placed.document_id IS NULL;
