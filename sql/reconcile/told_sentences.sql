-- The sentences of told_documents.
CREATE OR REPLACE TEMP TABLE told_sentences AS
SELECT sentence_id, char_start, text
FROM ledger.sentences
WHERE rowid IN (SELECT rowid FROM ledger.sentences WHERE document_id IN (SELECT document_id FROM told_documents));
