-- Reports that are in no story yet.
CREATE OR REPLACE TEMP TABLE new_documents AS
SELECT document_id
FROM standing_documents
ANTI JOIN ledger.story_documents USING (document_id);
