-- Grain: one row per report in a story: the newest version of every English report.
-- Key: document_id
CREATE TABLE ledger.story_documents (
    document_id VARCHAR NOT NULL,
    story_id    VARCHAR NOT NULL
);

COMMENT ON TABLE ledger.story_documents IS 'Which reports belong to which story; every report belongs to one.';
COMMENT ON COLUMN ledger.story_documents.document_id IS 'The report (ledger.documents).';
COMMENT ON COLUMN ledger.story_documents.story_id IS 'Its story (ledger.stories).';
