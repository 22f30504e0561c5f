-- Reports that stand no more (a newer version came, or the report left the ledger), with the story they stood in.
CREATE OR REPLACE TEMP TABLE gone_documents AS
SELECT placed_id AS document_id, story_id
FROM unsettled_documents
WHERE standing_id IS NULL;
