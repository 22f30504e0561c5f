-- Reports that stand no more (a newer version came, or the report left the ledger), with the story they stood in.
CREATE OR REPLACE TEMP TABLE gone_documents AS
SELECT document_id, story_id
FROM ledger.story_documents
ANTI JOIN standing_documents USING (document_id);
